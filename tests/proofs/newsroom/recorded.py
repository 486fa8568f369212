"""The recordings of scripts: changed, swapped, lost, said to be another's, brought anew after the approval."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta

from fakes.clock import VirtualClock
from fakes.sounds import tone, write_wav
from fakes.station import opened

from chiminh_radio.files import digest_of
from proofs.newsroom.files import changed
from proofs.newsroom.sqlite_tool import append_record
from proofs.newsroom.staged import DUE
from proofs.newsroom.tampered import Forged


def recording_changed(forged: Forged) -> None:
    """One bit, the end, or all of it."""
    changed(forged, forged.folder / forged.today["recording"])


def recording_swapped(forged: Forged) -> None:
    """Another script's recording lies in its place: a copy, a link, a second name; or it has another name."""
    recording = forged.folder / forged.today["recording"]
    if forged.chance.random() < 0.2:
        recording.rename(recording.with_name(f"{forged.chance.randrange(99)}-{recording.name}"))
        return
    other = forged.folder / forged.chance.choice((forged.other["recording"], forged.wrong["recording"]))
    recording.unlink()
    forged.chance.choice((shutil.copyfile, lambda there, here: here.symlink_to(there), os.link))(other, recording)


def recording_and_sound(forged: Forged) -> None:
    """The recording is another, and all that was made with it is gone: it would be made anew."""
    recording_swapped(forged)
    _unmade(forged)


def recording_told_otherwise(forged: Forged) -> None:
    """The record's row has another file, another script, or another call; what was made may be gone."""
    row = forged.book.execute(
        "SELECT * FROM record WHERE event = 'recording' AND script_digest = ?", (forged.today["script"],)
    ).fetchone()
    if forged.chance.random() < 0.3:
        forged.change("UPDATE record SET script_digest = ? WHERE number = ?", forged.draft, row["number"])
    else:
        forged.change("UPDATE record SET detail = ? WHERE number = ?", _as(forged, row["detail"]), row["number"])
    if forged.chance.random() < 0.5:
        _unmade(forged)


def recording_told_anew(forged: Forged) -> None:
    """A row more, sealed as the program would: another recording came, after the approval."""
    detail = forged.book.execute(
        "SELECT detail FROM record WHERE event = 'recording' AND script_digest = ?", (forged.today["script"],)
    ).fetchone()[0]
    append_record(forged, event="recording", script_digest=forged.today["script"], detail=_as(forged, detail))
    if forged.chance.random() < 0.5:
        _unmade(forged)


def recording_brought_late(forged: Forged) -> None:
    """Somebody drops another recording of the same name after the approval; nobody tampers with anything."""
    name = forged.chance.choice(("loi Bản tin hôm nay", "Bản tin hôm nay"))
    write_wav(forged.folder / f"inbox/{name}.wav", tone(1.1, hz=forged.chance.randrange(100, 900)))
    clock = VirtualClock(DUE - timedelta(minutes=forged.chance.randrange(1, 200)))
    house = opened(forged.folder / "config.toml", clock)
    house.desk.collect(clock.now())
    clock.sleep(5)
    forged.told += [str(receipt) for receipt in house.desk.collect(clock.now())]
    house.close()


def _as(forged: Forged, detail: str) -> str:
    """What the record tells of the recording, but with the file of another script."""
    other = forged.folder / forged.other["recording"]
    mine = forged.folder / forged.today["recording"]
    for old, new in (
        (forged.today["recording"].as_posix(), forged.other["recording"].as_posix()),
        (digest_of(mine), digest_of(other)),
        (f'"size":{mine.stat().st_size}', f'"size":{other.stat().st_size}'),
    ):
        assert old in detail, (old, detail)
        detail = detail.replace(old, new)
    return detail


def _unmade(forged: Forged) -> None:
    for audio in (forged.today["audio"], forged.today["item_audio"]):
        (forged.folder / audio).unlink()


RECORDED: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "recording": (recording_changed, "fallback", "bản ghi “loi Bản tin hôm nay.wav”"),
    "recording swapped": (recording_swapped, "fallback", "bản ghi “loi Bản tin hôm nay.wav”"),
    "recording swapped, sound gone": (recording_and_sound, "fallback", "bản ghi “loi Bản tin hôm nay.wav”"),
    "recording's row": (recording_told_otherwise, "fallback", "kịch bản số 1|dòng"),
    "recording's row put in": (recording_told_anew, "approved fallback", "kịch bản số 1|bản ghi"),
    "recording brought late": (recording_brought_late, "approved", "chờ kịch bản"),
}
"""As `ROWS`."""
