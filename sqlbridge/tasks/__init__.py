"""The scheduled tasks: one module each, one public function each."""
