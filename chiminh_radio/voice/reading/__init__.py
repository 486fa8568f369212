"""How written forms are said: one file per family of forms, one table per vocabulary."""
