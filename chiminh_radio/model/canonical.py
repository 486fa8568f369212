"""Values as JSON that is equal for equal values, and their digests."""

import hashlib
import json
from datetime import date, time, timedelta
from pathlib import Path


def canonical_json(value: object) -> str:
    """A value as JSON that is equal for equal values; dates, times, durations (seconds) and paths become text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_as_text)


def digest_of_value(value: object) -> str:
    """SHA-256 over a value's canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds():.6f}"
    if isinstance(value, Path):
        return value.as_posix()
    raise TypeError(type(value).__name__)
