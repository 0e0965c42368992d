"""Reading what is written in the fields of a filled-in handbook.

Programs that fill in or rearrange PDFs put answers in many places: on a field or on one of its places on a page, as
text or as a stream, in a form whose table they dropped or whose fields they renamed. The places on the pages are what
all of them keep, so reading begins there and looks upwards. A file may also be damaged, or made to harm: every object
is looked at once, every number and length has a bound, and whatever is no answer is told in a sentence.

Only what differs from what a handbook was made with counts as written by the reader, so that a state which paper does
not know ("doing", "skipped") is not lost on the way there and back.
"""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING, Any

from pmo_guide.filled import Answer, Filled, FilledError, meant, shown
from pmo_guide.handbook.forms import FRAMEWORK, SHEET
from pmo_guide.model import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pikepdf

MAX_PLACES = 200_000
"""How many places on pages are looked at; our own book has some thousand."""
MAX_TEXT = 400_000
"""How many bytes an answer may have: a note of a hundred thousand letters in any script."""
MAX_DEPTH = 16
"""How far above its place on a page a field may stand."""


def read(path: Path) -> Filled:
    """Return what is written in a handbook.

    Raises `FilledError` where there is nothing to be read, and `OSError` where there is no such file.
    """
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError:
        raise FilledError("it is protected by a password; save a copy without one and read that") from None
    except (pikepdf.PdfError, RecursionError, MemoryError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise FilledError(f"it is no PDF, or a damaged one ({reason})") from None


def _read(pdf: pikepdf.Pdf) -> Filled:
    fields: dict[str, _Field] = {}
    marks: set[str] = set()
    for parts in _places(pdf):
        name = _name(parts)
        if name == FRAMEWORK:
            marks |= {text for part in parts if (text := _text_or_none(part.get("/V")))}
        elif name:
            fields.setdefault(name, _Field()).add(parts)
    marks |= _marks_of_form(pdf)
    if not fields:
        raise FilledError(
            "it holds no form to fill in: it is no handbook of this kind, or it was flattened, as when a form is "
            "printed to a PDF; save the filled-in copy instead"
        )
    heads = {_head(mark) for mark in marks}
    if not heads:
        raise FilledError("it is a form, but not a handbook: it does not say of which framework it is")
    if len({framework for framework, _version, _stamp in heads}) > 1:
        named = " and ".join(sorted({framework for framework, _version, _stamp in heads}))
        raise FilledError(f"it holds pages of handbooks of several frameworks, {named}; read each by itself")
    framework, version, stamp = max(heads)
    answers: dict[str, Answer] = {}
    left_out = []
    for name, field in fields.items():
        if name.startswith(SHEET):
            continue
        try:
            value, written = field.answer()
            key, kept = meant(name, value)
        except ValueError as error:
            if field.written:
                left_out.append(f"{name}: {error}")
            continue
        answers[key] = Answer(kept, written)
    made, changed = _moments(pdf)
    return Filled(framework, version, stamp if len(heads) == 1 else "", made, changed, answers, tuple(left_out))


# -- the form ----------------------------------------------------------------------------------------------------------


def _dictionary(value: object) -> Any:
    """Return a value that is a dictionary of PDF, or None for anything else."""
    import pikepdf

    return value if isinstance(value, pikepdf.Dictionary) else None


def _items(value: object) -> Iterator[Any]:
    """Yield the parts of an array; nothing for what is none."""
    import pikepdf

    if isinstance(value, pikepdf.Array):
        for number in range(len(value)):
            yield value[number]


def _places(pdf: pikepdf.Pdf) -> Iterator[list[Any]]:
    """Yield each place to fill in on a page, followed by what stands above it in the form."""
    import pikepdf

    def all_places() -> Iterator[Any]:
        for page in pdf.pages:
            for place in _items(page.obj.get("/Annots")):
                if _dictionary(place) is not None and place.get("/Subtype") == pikepdf.Name.Widget:
                    yield place

    for place in islice(all_places(), MAX_PLACES):
        parts: list[Any] = [place]
        while len(parts) < MAX_DEPTH and (above := _dictionary(parts[-1].get("/Parent"))) is not None:
            parts.append(above)
        yield parts


def _marks_of_form(pdf: pikepdf.Pdf) -> set[str]:
    """Return what the form itself says of its framework: handbooks of older releases have no place for it on a page."""
    form = _dictionary(pdf.Root.get("/AcroForm"))
    if form is None:
        return set()
    fields = (_dictionary(field) for field in islice(_items(form.get("/Fields")), MAX_PLACES))
    named = (field for field in fields if field is not None and _text_or_none(field.get("/T")) == FRAMEWORK)
    return {text for field in named if (text := _text_or_none(field.get("/V")))}


def _head(mark: str) -> tuple[str, str, str]:
    """Return framework, version and stamp from what a handbook says of itself."""
    framework, _space, rest = mark.partition(" ")
    version, _space, stamp = rest.rpartition(" ")
    return (framework, version, stamp) if re.fullmatch("[0-9a-f]{16}", stamp) else (framework, rest, "")


_KEY = re.compile(
    r"(?:.*\.)?"  # what a program puts before the fields of a file that it joins to another
    rf"(?P<key>[a-z]+/(?:{ID_PATTERN.pattern}/)?[a-z]+|{FRAMEWORK})"
    r"(?:[^a-z0-9/]+\w*)?"  # a number or the like behind it, so that no two fields have one name
)


def _name(parts: list[Any]) -> str:
    """Return the name of a field as its handbook gave it, whatever was put before or behind it since."""
    names = [name for part in reversed(parts) if (name := _text_or_none(part.get("/T")))]
    whole = ".".join(names)
    match = _KEY.fullmatch(whole) if len(whole) < 1000 else None
    return match["key"] if match else whole[:200]


class _Field:
    """All that a file says of one field: several places may show it, and several fields may have had its name."""

    def __init__(self) -> None:
        self.is_choice = False
        self.options: set[str] = set()
        self.defaults: set[str] = set()
        self.values: dict[str, None] = {}  # in the order in which they stand
        self.shown: set[str] = set()
        self.fault = ""

    def add(self, parts: list[Any]) -> None:
        """Take in one place and what stands above it."""
        import pikepdf

        kinds = [kind for part in parts if (kind := part.get("/FT")) is not None]
        self.is_choice |= kinds[:1] == [pikepdf.Name.Btn]
        if self.is_choice:
            self.options |= _states(parts[0])
            state = parts[0].get("/AS")
            if isinstance(state, pikepdf.Name) and state != pikepdf.Name.Off:
                self.shown.add(_plain(state))
        for part in parts:
            self.note(part, "/V", self.values)
            defaults: dict[str, None] = {}
            self.note(part, "/DV", defaults)
            self.defaults |= set(defaults)

    def note(self, part: Any, key: str, values: dict[str, None]) -> None:
        """Add what one object says under a key, if anything."""
        value = part.get(key)
        if value is None:
            return
        try:
            values[_plain(value)] = None
        except ValueError as error:
            self.fault = self.fault or str(error)

    @property
    def news(self) -> list[str]:
        """What differs from what the handbook was made with; what a box shows counts where nothing is said."""
        said = [value for value in self.values if value not in (self.defaults or {""})]
        return said or [value for value in sorted(self.shown) if value not in self.defaults]

    @property
    def written(self) -> bool:
        """Whether anything differs from what the handbook was made with."""
        return bool(self.fault or self.news)

    def answer(self) -> tuple[str, bool]:
        """Return the words of a text, or the chosen option, and whether they are the reader's own.

        Raises `ValueError` for what is no answer.
        """
        if self.fault:
            raise ValueError(self.fault)
        news = self.news
        if len(news) > 1:
            raise ValueError(f"it has several answers: {' and '.join(shown(value) for value in news)}")
        value = news[0] if news else next(iter(self.defaults), "")
        if news and self.is_choice and value and value not in self.options:
            raise ValueError(f"{shown(value)} is none of its choices")
        return value, bool(news)


def _states(place: Any) -> set[str]:
    """Return the names of the states that a box can show."""
    looks = _dictionary(place.get("/AP"))
    states = None if looks is None else _dictionary(looks.get("/N"))
    return set() if states is None else {key.removeprefix("/") for key in islice(states.keys(), 100)}


def _plain(value: Any) -> str:
    """Return the text of a value in a form; raise `ValueError` for what is none."""
    import pikepdf

    if isinstance(value, pikepdf.Name):
        name = str(value).removeprefix("/")
        return "" if name == "Off" else name
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(_unpacked(value))
    if not isinstance(value, pikepdf.String):
        raise ValueError("it holds something that is no text")  # noqa: TRY004 (told to the reader as any other fault)
    if len(bytes(value)) > MAX_TEXT:
        raise ValueError(_TOO_LONG)
    return _utf8(bytes(value)).replace("\r\n", "\n").replace("\r", "\n")


_TOO_LONG = f"its text is longer than {MAX_TEXT} bytes"


def _utf8(raw: bytes) -> str:
    """Return the letters of a text of a PDF: UTF-16 or UTF-8 where it says so, else the encoding of PDF."""
    import pikepdf

    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw.decode("utf-8-sig", "replace")
    return str(pikepdf.String(raw))


def _unpacked(stream: pikepdf.Stream) -> bytes:
    """Return the content of a stream, of which no more is unpacked than an answer may have."""
    packing = stream.get("/Filter")
    filters = list(_items(packing)) or ([] if packing is None else [packing])
    raw = stream.read_raw_bytes()
    if not filters:
        content = raw
    elif filters == ["/FlateDecode"] and "/DecodeParms" not in stream:
        try:
            content = zlib.decompressobj().decompress(raw, MAX_TEXT + 1)
        except zlib.error:
            raise ValueError("its text is damaged") from None
    else:
        raise ValueError("its text is packed in a way that is not read here")
    if len(content) > MAX_TEXT:
        raise ValueError(_TOO_LONG)
    return content


def _text_or_none(value: object) -> str | None:
    """Return a value that is a text, or None for anything else."""
    import pikepdf

    return str(value) if isinstance(value, pikepdf.String) and len(bytes(value)) <= MAX_TEXT else None


# -- when --------------------------------------------------------------------------------------------------------------

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|Z)?")


def _moments(pdf: pikepdf.Pdf) -> tuple[int | None, int | None]:
    """Return when a PDF was made and, if a program noted that, when it was last changed."""
    info = _dictionary(pdf.trailer.get("/Info"))
    if info is None:
        return None, None
    made, changed = (_moment(_text_or_none(info.get(key)) or "") for key in ("/CreationDate", "/ModDate"))
    return made, None if changed == made else changed


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
    try:
        zone = timezone(-shift if sign == "-" else shift) if sign else UTC
        return max(0, int(datetime(year, month, day, hour, minute, second, tzinfo=zone).timestamp() * 1000))
    except (ValueError, OverflowError):
        return None
