"""config.toml, table by table in the order of the sample: each key with its Vietnamese words, its rule, its default.

One schema, three uses: it checks the file (loader.py), the rules word what they find wrong (rules.py), and it writes
the commented sample (sample.py), where a docstring introduces its table and a description stands above its key.
"""

from collections.abc import Mapping

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import inner, named, several, text
from chiminh_radio.config.tables.air import Output, Studio, Zone
from chiminh_radio.config.tables.disk import Disk
from chiminh_radio.config.tables.grid import Schedule, Slot, SpecialDay
from chiminh_radio.config.tables.library import Library
from chiminh_radio.config.tables.newsroom import Checker, InboxRules
from chiminh_radio.config.tables.station import ApprovalRules, Hours, Person, Station
from chiminh_radio.config.tables.themes import Targets
from chiminh_radio.config.tables.voice import Voice


class Book(Table):
    """The whole file."""

    station: Station = key("", inner(Station), {})
    hours: Hours = key("", inner(Hours), {})
    approval: ApprovalRules = key("", inner(ApprovalRules), {})
    people: tuple[Person, ...] = key("", several(inner(Person), least=0), ())
    inbox: InboxRules = key("", inner(InboxRules), {})
    checker: Checker = key("", inner(Checker), {})
    voice: Voice = key("", inner(Voice), {})
    library: Library = key("", inner(Library), {})
    studio: Studio = key("", inner(Studio), {})
    outputs: tuple[Output, ...] = key("", several(inner(Output), least=0), ())
    zones: tuple[Zone, ...] = key("", several(inner(Zone), least=0), ())
    schedule: Schedule = key("", inner(Schedule), {})
    slots: tuple[Slot, ...] = key("", several(inner(Slot), least=0), ())
    special_days: tuple[SpecialDay, ...] = key("", several(inner(SpecialDay), least=0), ())
    themes: Mapping[str, str] = key(
        "Chủ đề tuyên truyền: mã và tên. Kịch bản ghi mã chủ đề; báo cáo tính theo mã.", named(text()), {}
    )
    targets: Targets = key("", inner(Targets), {})
    disk: Disk = key("", inner(Disk), {})
