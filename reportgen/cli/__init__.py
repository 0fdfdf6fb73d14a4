"""The command line: arguments in, messages and an exit code out."""
