"""How the picture of a master is laid out: head, waveform, loudness, and the list of the pieces."""

from collections.abc import Iterator, Sequence

from chiminh_radio.clock import as_length
from chiminh_radio.drawing import Canvas, fitting, line_height, width_of, write
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme, headings_in
from chiminh_radio.studio.picture import waveform
from chiminh_radio.studio.picture.follow import Course
from chiminh_radio.studio.picture.layout import COLUMNS, HEAD, LEFT, LIST, PALE, PAPER, RIGHT, TEXT, TITLE, WIDTH, x_of
from chiminh_radio.studio.picture.loudness import loudness


def draw(programme: Programme, head: str, course: Course, wanted_lufs: float) -> Canvas:
    """The picture of a master that sounded as `course` tells, under a `head`; `wanted_lufs` is the station's level."""
    pieces = programme.pieces
    lines = [*_lines(programme)]
    rows = -(-len(lines) // 2)
    canvas = Canvas(WIDTH, LIST + rows * line_height(TEXT) + 20, PAPER)
    figures = as_length(programme.duration)
    if course.integrated_lufs is not None:
        figures += _(" · độ to chung {lufs:.1f} LUFS").format(lufs=course.integrated_lufs)
    right = WIDTH - RIGHT - width_of(figures, TEXT)
    write(canvas, LEFT, HEAD, fitting(head, right - LEFT - 20, TITLE), TITLE)
    write(canvas, right, HEAD + 8, figures, PALE)
    bounds = [*(x_of(piece.at, programme.duration) for piece in pieces), LEFT + COLUMNS]
    waveform.shade(canvas, bounds)
    waveform.wave(canvas, course.swings, bounds)
    loudness(canvas, course.short_term_lufs, wanted_lufs)
    waveform.names(canvas, pieces, bounds)
    waveform.clock(canvas, programme.duration)
    waveform.headings(canvas, [cue for number, cue in lines if not number], programme.duration)
    _list(canvas, lines, rows)
    return canvas


def _lines(programme: Programme) -> Iterator[tuple[str, Cue]]:
    """Each piece with its number, and after it its headings without one."""
    for number, piece in enumerate(programme.pieces, 1):
        yield str(number), piece
        yield from (("", heading) for heading in headings_in(piece, programme.cues))


def _list(canvas: Canvas, lines: Sequence[tuple[str, Cue]], rows: int) -> None:
    """Number, beginning, title and length of each piece and of each heading, in two columns."""
    half = COLUMNS // 2
    for place, (number, cue) in enumerate(lines):
        x, y = LEFT + place // rows * half, LIST + place % rows * line_height(TEXT)
        pen, title = (TEXT, cue.title) if number else (PALE, f"· {cue.title}")
        length = as_length(cue.duration)
        write(canvas, x, y, number, pen)
        write(canvas, x + 34, y, as_length(cue.at), PALE)
        write(canvas, x + 100, y, fitting(title, half - 200, pen), pen)
        write(canvas, x + half - 40 - width_of(length, pen), y, length, PALE)
