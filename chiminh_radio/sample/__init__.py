"""Sample material, all of it fictional: a week's bulletin as an editor hands it in, dated for any day.

`ban-tin.txt` is its text with the days left open; `ban-tin-48.docx` is `write_bulletin` for 23/11/2026.
"""

from chiminh_radio.sample.bulletin import Paragraph, Style, bulletin, write_bulletin

__all__ = ["Paragraph", "Style", "bulletin", "write_bulletin"]
