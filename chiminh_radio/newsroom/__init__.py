"""The newsroom: editors' files become scripts, scripts are checked, and a leader decides on them."""
