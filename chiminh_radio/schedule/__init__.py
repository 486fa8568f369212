"""The schedule: the weekly grid becomes airings, and the guard says which may sound."""
