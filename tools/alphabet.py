"""Makes chiminh_radio/drawing/alphabet.bin from a font: the letters that pictures are labelled with.

Run once, with Pillow, which the program does not need: `python tools/alphabet.py DejaVuSansCondensed.ttf`. What comes
out is a drawing of the font's letters, under the font's licence: chiminh_radio/drawing/LICENSE.dejavu.
"""

# /// script
# dependencies = ["pillow>=12"]
# ///

import json
import sys
import unicodedata
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).parents[1] / "chiminh_radio" / "drawing" / "alphabet.bin"
EM, HEIGHT, BASELINE = 48, 64, 52
"""Pixels. Above the line there is room for the two marks of Ễ."""
ROOM = 12
"""To the left and the right of each letter: the horn of ư reaches beyond its own width."""
GREY = 17
"""16 steps of grey: 0, 17 … 255."""


def letters() -> str:
    """ASCII, every letter of Vietnamese, and the signs that titles have."""
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = [unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in marks]
    ascii_signs = "".join(map(chr, range(0x20, 0x7F)))
    return "".join(dict.fromkeys([*ascii_signs, *vowels, *map(str.upper, vowels), *"đĐ–—…“”‘’«»·•°×±−½¼²³€"]))


def main() -> None:
    """Draw each letter on its own; its width is how far away the next one stands."""
    font = ImageFont.truetype(sys.argv[1], EM)
    widths, pixels = {}, bytearray()
    for letter in letters():
        width = round(font.getlength(letter))
        image = Image.new("L", (width + 2 * ROOM, HEIGHT))
        ImageDraw.Draw(image).text((ROOM, BASELINE), letter, font=font, fill=255, anchor="ls")
        widths[letter] = width
        pixels += bytes(round(grey / GREY) * GREY for grey in image.tobytes())
    head = {"height": HEIGHT, "room": ROOM, "widths": widths}
    TARGET.write_bytes(zlib.compress(json.dumps(head, ensure_ascii=False).encode() + b"\n" + pixels, 9))
    print(f"{TARGET}: {len(widths)} letters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
