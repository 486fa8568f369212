import subprocess
import unicodedata

import pytest

from chiminh_radio.drawing import Canvas, Colour, Pen, fitting, line_height, to_png, width_of, wrapped, write

PAPER, INK = Colour(255, 255, 255), Colour(0, 0, 0)
PEN = Pen(3, INK)
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def written(text, pen=PEN, width=60):
    canvas = Canvas(width, 64, PAPER)
    write(canvas, 20, 0, text, pen)
    return b"".join(canvas.row(y) for y in range(64))


def test_a_png_is_what_was_drawn(tmp_path):
    """Another program that reads the file sees each dot in its colour."""
    import imageio_ffmpeg  # noqa: PLC0415 - only to read it back

    canvas = Canvas(5, 3, Colour(1, 2, 3))
    canvas.fill(3, 1, 9, 9, Colour(200, 100, 50))
    (tmp_path / "a.png").write_bytes(to_png(canvas))
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    read = [ffmpeg, "-v", "error", "-i", tmp_path / "a.png", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    dots = subprocess.run(read, capture_output=True, check=True).stdout

    assert dots == b"".join(canvas.row(y) for y in range(3))
    assert dots.count(bytes((200, 100, 50))) == 4


def test_what_lies_outside_is_not_drawn():
    """Nothing is drawn beyond the edges, and nothing there stops the rest from being drawn."""
    canvas = Canvas(4, 4, PAPER)
    canvas.fill(-2, -2, 3, 3, INK)
    canvas.blend(9, 9, INK, 255)
    write(canvas, -10, -10, "Ế", Pen(1, INK))

    assert canvas.at(0, 0) == INK
    assert canvas.at(3, 3) == PAPER


def test_a_share_of_a_colour_lies_between():
    """Half ink on paper is grey; all of it is ink."""
    canvas = Canvas(2, 1, PAPER)
    canvas.blend(0, 0, INK, 128)
    canvas.blend(1, 0, INK, 255)

    assert 120 < canvas.at(0, 0).red < 135
    assert canvas.at(1, 0) == INK


@pytest.mark.parametrize("part", [1, 2, 3, 4])
def test_every_letter_of_vietnamese_is_told_from_every_other(part):
    """In each size all letters with all their marks look different, and none as what is not known."""
    letters = VOWELS + VOWELS.upper()
    looks = {written(letter, Pen(part, INK), 80) for letter in letters}

    assert len(looks) == len(letters)
    assert written("?", Pen(part, INK), 80) not in looks


def test_decomposed_letters_are_the_same():
    """Titles that came with their marks apart look as they should."""
    assert written(unicodedata.normalize("NFD", "Ễ")) == written("Ễ")


def test_what_nobody_drew_is_a_question_mark():
    """A letter that is not known is shown as one that was not."""
    assert written("漢") == written("?")


def test_text_is_cut_or_wrapped_to_the_width_there_is():
    """What does not fit gets an ellipsis, or more lines; no line is wider than asked."""
    title = "Thông báo lịch cắt điện thôn Đông và các thôn lân cận"
    lines = wrapped(title, 150, PEN)

    assert fitting(title, 1000, PEN) == title
    assert width_of(fitting(title, 150, PEN), PEN) <= 150
    assert fitting(title, 150, PEN).endswith("…")
    assert " ".join(lines) == title
    assert max(width_of(line, PEN) for line in lines) <= 150
    assert wrapped("Nghiêng" * 9, 150, PEN) == (fitting("Nghiêng" * 9, 150, PEN),)
    assert line_height(Pen(1, INK)) == 2 * line_height(Pen(2, INK))
