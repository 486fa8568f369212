"""The voice: official Vietnamese becomes words, and words become speech."""
