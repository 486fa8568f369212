"""Chủ đề: ids that lie under each other."""

from collections.abc import Collection


def is_under(theme: str, wanted: Collection[str]) -> bool:
    """Does a theme lie under one of `wanted`? "1.5" takes in "1.5d", and not "1.51"."""
    return any(theme == each or (theme.startswith(each) and not theme[len(each)].isdigit()) for each in wanted if each)


def leaves(themes: Collection[str]) -> tuple[str, ...]:
    """The themes that have none under them."""
    return tuple(each for each in themes if not any(other != each and is_under(other, [each]) for other in themes))
