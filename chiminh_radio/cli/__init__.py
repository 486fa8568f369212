"""The command line: each command reads its arguments, asks one room, and shows."""
