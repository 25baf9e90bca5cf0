"""The command line: thin commands, one file a job. No rule of the field is in here, only asking, showing and codes."""
