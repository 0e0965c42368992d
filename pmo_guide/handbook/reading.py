"""Reading filled-in handbooks back into the reader's file.

Only what differs from what a handbook was made with counts as written by the reader, so that a state which paper does
not know ("doing", "skipped") is not lost on the way there and back.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.handbook.forms import FRAMEWORK, UNSURE
from pmo_guide.progress import Entry, Progress, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pikepdf


class HandbookError(ValueError):
    """A PDF from which nothing can be read, in words for its reader."""


class Filled(NamedTuple):
    """What one filled-in handbook holds."""

    progress: Progress
    left_out: tuple[str, ...]
    """What was written but cannot be kept, a line each."""


def read(path: Path, at: int | None = None) -> Filled:
    """Return what was written into a handbook.

    `at` is when, in UTC milliseconds; without it the date of the PDF's last change counts. Raises `HandbookError`
    where there is nothing to be read, and `OSError` where there is no such file.
    """
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return _read(pdf, _changed(pdf, path) if at is None else at)
    except pikepdf.PasswordError:
        raise HandbookError("it is protected by a password; save a copy without one and read that") from None
    except pikepdf.PdfError as error:
        raise HandbookError(f"it is no PDF, or a damaged one ({_first_line(error)})") from None


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _read(pdf: pikepdf.Pdf, at: int) -> Filled:
    form = pdf.Root.get("/AcroForm")
    fields = dict(_fields(form.get("/Fields", ()), "")) if form is not None else {}
    mark = fields.pop(FRAMEWORK, None)
    if not fields:
        raise HandbookError(
            "it holds no form to fill in: it is no handbook of this kind, or it was flattened, as when a form is "
            "printed to a PDF; save the filled-in copy instead"
        )
    if mark is None:
        raise HandbookError("it is a form, but not a handbook: it does not say of which framework it is")
    framework, _space, version = _text(mark.get("/V", "")).partition(" ")
    entries: dict[str, Entry] = {}
    left_out = []
    for name, field in fields.items():
        try:
            value, default = _value(field), _value(field, "/DV")
            if value == default:
                continue
            key, kept = _meant(name, value)
        except (ValueError, TypeError, AttributeError) as error:
            left_out.append(f"{name}: {error}")
            continue
        entries[key] = Entry(kept, at)
    return Filled(Progress(framework, version, entries), tuple(left_out))


def _fields(found: Any, prefix: str, depth: int = 0) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield the fields of a form by their full names."""
    for field in found:
        if "/T" not in field:
            continue  # a place of the field above
        name = f"{prefix}.{_text(field.T)}" if prefix else _text(field.T)
        kids = [kid for kid in field.get("/Kids", ()) if "/T" in kid]
        if kids and depth < 8:
            yield from _fields(kids, name, depth + 1)
        else:
            yield name, field


def _text(value: Any) -> str:
    return str(value)


def _value(field: pikepdf.Object, key: str = "/V") -> str:
    """Return what a field holds: the words of a text, the chosen option, or "" for nothing."""
    import pikepdf

    value = field.get(key)
    if field.get("/FT") == pikepdf.Name.Btn:
        name = str(value).removeprefix("/") if value is not None else "Off"
        if name != "Off" and key == "/V" and f"/{name}" not in _options(field):
            raise ValueError(f"{name!r} is none of its choices")
        return "" if name == "Off" else name
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    if not isinstance(value, pikepdf.String):
        raise TypeError("it holds something that is no text")
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _options(field: pikepdf.Object) -> set[str]:
    """Return the names of the states that the places of a field have."""
    found: set[str] = set()
    for place in field.get("/Kids", [field]):
        found.update(place.AP.N.keys() if "/AP" in place else ())
    return found


def _meant(name: str, value: str) -> tuple[str, Any]:
    """Return the key and the value for the reader's file."""
    key = name
    meant: Any = None
    what = name.rpartition("/")[2]
    if what == "done":
        key, meant = name.removesuffix("done") + "state", "done" if value else "todo"
    elif what == "level":
        meant = int(value) if value not in ("", UNSURE) else None
    elif what == "hours":
        meant = _hours(value)
    elif what in ("role", "start"):
        meant = value.strip() or None
    else:
        meant = value
    rule = rule_of(key)
    if rule is None:
        raise ValueError("this is no field of a handbook")
    if not rule.fits(meant):
        raise ValueError(f"it takes {rule.takes}, not {value!r}")
    return key, meant


def _hours(text: str) -> float | None:
    """Return hours as a reader writes them, with a point or a comma."""
    if not text.strip():
        return None
    try:
        hours = float(text.strip().replace(",", "."))
    except ValueError:
        raise ValueError(f"it takes a number of hours, not {text!r}") from None
    return int(hours) if hours.is_integer() else hours


_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|Z)?")


def _changed(pdf: pikepdf.Pdf, path: Path) -> int:
    """Return when a PDF was last changed; a program that did not note it leaves only the date of the file."""
    info = pdf.docinfo
    made, changed = (_moment(str(info.get(key, ""))) for key in ("/CreationDate", "/ModDate"))
    if changed is not None and changed != made:
        return changed
    return int(path.stat().st_mtime * 1000)


def _moment(text: str) -> int | None:
    """Return a date of a PDF in UTC milliseconds, or None for none."""
    match = _DATE.match(text)
    if match is None:
        return None
    *parts, sign, hours, minutes = match.groups()
    year, month, day, hour, minute, second = (
        int(part) if part else default for part, default in zip(parts, (1, 1, 1, 0, 0, 0), strict=True)
    )
    shift = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    zone = timezone(-shift if sign == "-" else shift) if sign else UTC
    try:
        return max(0, int(datetime(year, month, day, hour, minute, second, tzinfo=zone).timestamp() * 1000))
    except ValueError:
        return None
