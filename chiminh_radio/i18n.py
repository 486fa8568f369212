"""Messages. The sources are Vietnamese, so the operator's language needs no catalogue; English is a gettext catalogue.

`_` is looked up at each call: the language may be chosen after a module was imported. The language is the
operator's choice (`--lang`, or `language` in config.toml), never the machine's LANG.
"""

import gettext as _gettext
import os
from pathlib import Path

DOMAIN = "chiminh_radio"
LANGUAGES = ("vi", "en")
_LOCALE = Path(__file__).parent / "locale"
_current: _gettext.NullTranslations = _gettext.NullTranslations()


def use(language: str) -> None:
    """Speak `language` ("vi" or "en") from now on; the command-line library's own words follow."""
    global _current  # noqa: PLW0603 - one process speaks one language
    _current = _gettext.NullTranslations()
    if language != "vi":
        _current = _gettext.translation(DOMAIN, _LOCALE, [language], fallback=True)
    # The command-line library asks the global gettext domain; point it at our catalogue, whatever LANG says.
    os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(DOMAIN, str(_LOCALE))
    _gettext.textdomain(DOMAIN)


def _(message: str) -> str:
    """`message` in the language in use. Write the source in Vietnamese; fill values in after, with `.format`."""
    return _current.gettext(message)
