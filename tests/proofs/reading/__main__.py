"""`make prove-reading`: all that is claimed of the reading, at full size. Exits 1 when anything falls short."""

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from fakes.broken import WAYS, passages, plan, printed, rows

from chiminh_radio.model.script import Line
from chiminh_radio.voice.normalise import Normaliser
from proofs.figures import Figure, close, show
from proofs.reading import hostile, pace
from proofs.reading.forms import FAMILIES, misread, sample
from proofs.reading.laws import broken, broken_in_mixtures
from proofs.reading.scorer import cases, score

OWN_CASES = Path(__file__).parents[2] / "unit/voice/reading/cases"
_PROCESSES = 2
_SEEDS = range(4)
_MIXTURES = 10_000


def main() -> int:
    figures: list[Figure] = []
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as processes:
        for section in (open_set, own_cases, families, laws, broken_text, hostile_texts, speed):
            print(f"\n{(section.__doc__ or '').rstrip('.')}", flush=True)
            figures += section(processes)
    return close(figures)


def open_set(_processes: Executor) -> Iterator[Figure]:
    """The open set, by category."""
    right, wrong = score(lambda written: Normaliser().line(written).text, cases())
    yield _accuracy("open set", right, [f"{case.category}: {case.written!r}" for case in wrong])


def own_cases(_processes: Executor) -> Iterator[Figure]:
    """Our own cases, by table; these to the letter."""
    right: dict[str, tuple[int, int]] = {}
    wrong = []
    for table in sorted(OWN_CASES.glob("*.tsv")):
        pairs = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line[:2] != "# "]
        faults = [written for written, spoken, *_ in pairs if Normaliser().line(written).text != spoken]
        right[table.stem] = len(pairs) - len(faults), len(pairs)
        wrong += [f"{table.stem}: {written!r}" for written in faults]
    yield _accuracy("own cases", right, wrong)


def _accuracy(name: str, right: dict[str, tuple[int, int]], wrong: list[str]) -> Figure:
    for category, (good, all_of_them) in sorted(right.items()):
        print(f"  {category:14} {good:5}/{all_of_them:<5} {good / all_of_them:7.1%}")
    show(wrong)
    good, all_of_them = (sum(counts) for counts in zip(*right.values(), strict=True))
    return Figure(name, f"{good}/{all_of_them}, {good / all_of_them:.1%}", "100 %", good == all_of_them)


def families(processes: Executor) -> Iterator[Figure]:
    """Written forms against words made another way."""
    for family in FAMILIES:
        parts = list(processes.map(misread, repeat(family), range(_PROCESSES), repeat(_PROCESSES)))
        yield _held(family.name, sum(count for count, _ in parts), [fault for _, faults in parts for fault in faults])


def laws(processes: Executor) -> Iterator[Figure]:
    """Laws for any text: nothing lost, nothing unreported, read again the same, NFC and NFD alike."""
    texts = [*(case.written for case in cases()), *passages(), *plan().splitlines()]
    for table in OWN_CASES.glob("*.tsv"):
        texts += table.read_text(encoding="utf-8").replace("\t", "\n").splitlines()
    yield _held("laws, real texts and cases", len(texts), broken(texts))
    forms = [written for family in FAMILIES for written, _ in sample(family)]
    yield _held("laws, forms", len(forms), broken(forms))
    parts = processes.map(broken_in_mixtures, _SEEDS, repeat(_MIXTURES))
    yield _held("laws, mixtures", len(_SEEDS) * _MIXTURES, [fault for faults in parts for fault in faults])


def _held(name: str, count: int, faults: list[str]) -> Figure:
    print(f"  {name:32} {count:>9,} {len(faults):>6} wrong", flush=True)
    show(faults)
    return Figure(name, f"{count:,}, {len(faults)} wrong", "none wrong", not faults)


def broken_text(_processes: Executor) -> Iterator[Figure]:
    """Broken text: what is made of the plan and of a hundred passages."""
    print(printed())
    for row in rows():
        wanted = "accepted, accepted" if row.way == "proper" else "refused, refused"
        wanted = "refused, accepted" if row.way in WAYS else wanted
        reached = f"{row.before}, {row.after}"
        is_back = row.after == "refused" or row.recovered == row.passages
        yield Figure(f"broken: {row.way}", reached, wanted, reached == wanted and is_back)


def hostile_texts(processes: Executor) -> Iterator[Figure]:
    """A megabyte of one character or of one repetition: the slowest; then texts without any order."""
    slowest = hostile.slowest(processes)
    unordered = hostile.without_order(processes)
    for timing in (*slowest, *unordered):
        print(f"  {timing}")
    late = sum(timing.seconds > hostile.LIMIT for timing in slowest)
    number = len(hostile.pieces())
    yield Figure(f"1 MB of one thing, of {number}", f"{late} late", f"all under {hostile.LIMIT:.0f} s", not late)
    power = unordered[0].power
    wanted = f"at most length^{hostile.STRAIGHT}"
    yield Figure("texts without order", f"length^{power:.2f}", wanted, power <= hostile.STRAIGHT)


def speed(_processes: Executor) -> Iterator[Figure]:
    """Speed on the plan, and the import."""
    rate = pace.characters_a_second(lambda lines: Normaliser().lines([Line(text=line) for line in lines]))
    wanted = f"at least {pace.ENOUGH_A_SECOND:,}"
    yield Figure("characters a second, the plan", f"{rate:,.0f}", wanted, rate >= pace.ENOUGH_A_SECOND)
    added, bare = pace.seconds_to_import("chiminh_radio.voice.normalise")
    wanted = f"under {pace.LONGEST_IMPORT * 1000:.0f} ms"
    name = f"import, beside Python's {bare * 1000:.0f} ms"
    yield Figure(name, f"{added * 1000:.0f} ms", wanted, added < pace.LONGEST_IMPORT)


if __name__ == "__main__":
    sys.exit(main())
