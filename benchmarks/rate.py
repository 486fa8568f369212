"""How many syllables a second espeak says of the sample scripts, its pauses included: `[checker] syllables_per_second`.

Run with the Python of .venv: `make bench`. Exits 1 when the default in config.toml is a fifth away from it.
"""

import sys
import tempfile
from pathlib import Path

from chiminh_radio import config
from chiminh_radio.files import write_text
from chiminh_radio.founding import found
from chiminh_radio.station import Station

SAMPLES = sorted((Path(__file__).parents[1] / "tests" / "fixtures" / "scripts").glob("*.txt"))
TOLERANCE = 0.2


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="chiminh-radio-bench-") as folder:
        book = Path(folder) / "config.toml"
        write_text(book, '[[people]]\nname = "Đo"\nroles = ["approver"]\n[voice]\nchain = ["espeak"]\n')
        found(book.parent)
        station = Station(config.load(book))
        rates = [rate(station, sample) for sample in SAMPLES]
        supposed = station.config.checker.syllables_per_second
        station.close()
    mean = sum(rates) / len(rates)
    print(f"{'all':30} {mean:5.2f}  config.toml: {supposed}")
    return int(abs(supposed / mean - 1) > TOLERANCE)


def rate(station: Station, sample: Path) -> float:
    """Of one script, from its first word to its last."""
    script = station.intake.draft(sample).script
    takes = station.booth.read(script, station.spoken(script)).takes
    syllables = sum(len(take.text.split()) for take in takes)
    seconds = sum((take.duration + take.pause).total_seconds() for take in takes)
    print(f"{sample.stem:30} {syllables / seconds:5.2f}")
    return syllables / seconds


if __name__ == "__main__":
    sys.exit(main())
