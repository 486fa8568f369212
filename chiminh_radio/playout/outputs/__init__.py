"""The outputs that come with the program; each registers through the same door as a stranger's."""
