"""Wrong usage, told in the operator's language: the command-line library's own sentences are English."""

from difflib import get_close_matches

# The library keeps its exceptions in a private package and hands on only these two doors to them.
from typer.core import _click  # type: ignore[attr-defined]

from chiminh_radio.i18n import _

_faults = _click.exceptions
UsageFault = _faults.UsageError
"""What the library raises for a command line it cannot take."""


def sentence(fault: UsageFault) -> str:
    """What is wrong with the command line, and where help is; for a bare noun without a default, its help."""
    if isinstance(fault, _faults.NoArgsIsHelpError):
        return str(fault.ctx.get_help())
    text = _("Lỗi: {reason}").format(reason=_reason(fault))
    if fault.ctx is not None:
        text += "\n" + _("Xem “{command} --help” để biết cách dùng.").format(command=fault.ctx.command_path)
    return text


def _reason(fault: UsageFault) -> str:
    if isinstance(fault, _faults.NoSuchOption):
        near = get_close_matches(fault.option_name, fault.possibilities or [], 1)
        return _("không có tuỳ chọn {name}").format(name=fault.option_name) + _did_you_mean(near)
    if isinstance(fault, _faults.MissingParameter) and fault.param is not None:
        return _("thiếu {name}").format(name=fault.param.get_error_hint().strip("'"))
    if isinstance(fault, _faults.BadParameter) and fault.param is not None:
        name = fault.param.get_error_hint().strip("'")
        return _("{name} không hợp lệ: {reason}").format(name=name, reason=fault.message)
    return str(fault.message)


def _did_you_mean(near: list[str]) -> str:
    return _("; có phải ý là “{name}”?").format(name=near[0]) if near else ""
