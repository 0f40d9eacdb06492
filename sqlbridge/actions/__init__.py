"""What a person decides, on the command line as in the dashboard: carried out, and written into the audit with it."""
