"""The glossary as frozen types; one file a step of the flow.

Datetimes are aware (Asia/Ho_Chi_Minh), durations are timedelta, digests are SHA-256 in hex, sound is PCM as `sound`
has it.
"""
