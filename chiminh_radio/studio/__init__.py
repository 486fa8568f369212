"""The studio: speech, jingles and recordings become items, and a recipe makes of them a master with its cue list."""
