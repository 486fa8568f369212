"""What is asked of the recipes at a desk: is all there that they name?"""

from chiminh_radio.errors import PlaylistError
from chiminh_radio.i18n import _
from chiminh_radio.model.themes import is_under
from chiminh_radio.station import Station


def faults(station: Station) -> tuple[str, ...]:
    """What they name and is not there: sounds of the library, themes of config.toml.

    Raises PlaylistError for recipes that cannot be read.
    """
    found = []
    known = station.config.themes
    for playlist in station.playlists():
        for jingle in playlist.jingles:
            try:
                station.library.path(jingle)
            except PlaylistError as error:
                found.append(_("công thức «{name}»: {reason}").format(name=playlist.name, reason=error))
        for theme in playlist.asked_themes if known else ():
            if not any(is_under(each, [theme]) for each in known):
                why = _("công thức «{name}»: chủ đề “{theme}” không có trong [themes] của config.toml; có: {themes}")
                found.append(why.format(name=playlist.name, theme=theme, themes=", ".join(known)))
    return tuple(found)
