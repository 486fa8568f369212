"""The ways of making one levelled programme of the items in a folder: each a process of its own, which tells how long
its work took, without the start of Python and the imports. `python -m programme.ways WAY ITEMS FOLDER`.
"""

import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import imageio_ffmpeg

GAP_MS = 900
TARGET_LUFS = -16.0
CEILING_DBTP = -1.5
DAY = date(2026, 11, 25)
OUTCOME = "programme.wav"
TRIES = 3


def ours(files: Sequence[Path], folder: Path) -> Callable[[], object]:
    """As the station does, its books included: items of which only the length is known become a master."""
    from chiminh_radio import config
    from chiminh_radio.files import digest_of
    from chiminh_radio.model.item import Item, ItemKind
    from chiminh_radio.model.programme import Playlist
    from chiminh_radio.model.rundown import Element
    from chiminh_radio.station import Station

    station = Station(config.load(folder / "dai" / "config.toml"))
    playlist = Playlist(name="do", title="Đo", parts=())
    assembler = station.assembler
    lengths = {path: station.ffmpeg.measure(path).duration for path in files}

    def element(path: Path) -> Element:
        kind = ItemKind.INTERVIEW
        item = Item(kind=kind, title=path.stem, audio=path, digest=digest_of(path), duration=lengths[path])
        return Element(item=item, duration=item.duration, part=1, why="")

    def work() -> None:
        elements = [element(path) for path in files]
        before = station.items.newest_programme("do")
        known = before.levelled if before and not station.warrant.built(before) else {}
        programme = assembler.build(playlist, DAY, elements, at=station.clock.now(), known=known)
        station.items.add_programme(programme)
        (folder / OUTCOME).unlink(missing_ok=True)
        (folder / OUTCOME).hardlink_to(station.config.root / programme.audio)

    return work


def pydub(files: Sequence[Path], folder: Path) -> Callable[[], object]:
    """As its users write it: each file levelled by its mean power and joined with +=, the whole brought to one form."""
    warnings.simplefilter("ignore")
    import pydub.audio_segment
    from pydub import AudioSegment

    AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()
    pydub.audio_segment.mediainfo_json = lambda *_args, **_more: None  # our ffmpeg has no ffprobe; it only saves time

    def work() -> None:
        programme = AudioSegment.empty()
        pause = AudioSegment.silent(GAP_MS)
        for number, path in enumerate(files):
            sound = AudioSegment.from_file(path, path.suffix[1:])
            if number:
                programme += pause
            programme += sound.apply_gain(TARGET_LUFS - sound.dBFS)
        programme.set_frame_rate(48_000).set_channels(1).export(folder / OUTCOME, format="wav")

    return work


def normalize(files: Sequence[Path], folder: Path) -> Callable[[], object]:
    """ffmpeg-normalize for the files, then ffmpeg's concat; the pauses are left out."""
    level = ("-t", str(TARGET_LUFS), "-tp", str(CEILING_DBTP), "-ar", "48000", "-ac", "1", "-ext", "wav", "-q", "-f")
    program = Path(sys.executable).with_name("ffmpeg-normalize")
    listed = "".join(f"file '{folder / 'levelled' / path.stem}.wav'\n" for path in files)

    def work() -> None:
        left = files
        for _try in range(TRIES):  # now and then it loses a line of ffmpeg's and gives a file up
            subprocess.run([program, *left, *level, "-of", folder / "levelled"], check=False)
            left = [path for path in files if not (folder / "levelled" / f"{path.stem}.wav").exists()]
            if not left:
                break
        (folder / "list.txt").write_text(listed, "utf-8")
        _ffmpeg("-f", "concat", "-safe", "0", "-i", folder / "list.txt", "-c", "copy", folder / OUTCOME)

    return work


def floor(files: Sequence[Path], folder: Path) -> Callable[[], object]:
    """What cannot be left out: every file decoded, measured and written once, by ffmpeg, two at a time."""
    split = "[0:a:0]aresample=48000,aformat=channel_layouts=mono,asplit=3[sound][loud][peak]"
    loud = "[loud]dcshift=0.0000001,ebur128=framelog=verbose,anullsink"
    peak = "[peak]aresample=192000,astats=measure_perchannel=none:measure_overall=Peak_level,anullsink"

    def one(path: Path) -> None:
        graph = f"{split};{loud};{peak}"
        _ffmpeg("-threads", "1", "-i", path, "-filter_complex", graph, "-map", "[sound]", folder / f"{path.stem}.wav")

    def work() -> None:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(one, files))

    return work


def _ffmpeg(*arguments: object) -> None:
    quiet = ("-nostdin", "-v", "error", "-y")
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), *quiet, *map(str, arguments)], check=True)


WAYS = {way.__name__: way for way in (ours, pydub, normalize, floor)}


if __name__ == "__main__":
    _, way, items, folder = sys.argv
    job = WAYS[way](sorted(Path(items).iterdir()), Path(folder))
    begun, cpu = time.perf_counter(), sum(os.times()[:4])
    job()
    print(time.perf_counter() - begun, sum(os.times()[:4]) - cpu)
