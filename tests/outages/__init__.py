"""The server is restarted, read only, full, behind, elsewhere, or has another idea of the time."""
