"""Playout: a finished master goes out to the loudspeakers of its zones, frame by frame, and is logged."""
