"""Lịch phát: when what may sound.

grid (is the book of slots sound?), planner (slots → airings), guard (may it sound now?), late (is it too late?).
"""
