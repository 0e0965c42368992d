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
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.filled import Answer, Filled, FilledError, meant, shown
from pmo_guide.handbook import lacking
from pmo_guide.handbook.forms import FRAMEWORK, SHEET
from pmo_guide.model import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pikepdf

MAX_PLACES = 100_000
"""How many places on pages, and how many fields of a form, are looked at; our own book has some thousand."""
MAX_TEXT = 400_000
"""How many bytes an answer may have: a note of a hundred thousand letters in any script."""
MAX_NAME = 1_000
"""How many bytes the name of a field, or what a handbook says of itself, may have."""
DIRECT = (0, 0)
"""The number of an object that stands within another one."""
MAX_DEPTH = 16
"""How far above its place on a page a field may stand."""


def read(path: Path) -> Filled:
    """Return what is written in a handbook.

    Raises `FilledError` where there is nothing to be read, and `OSError` where there is no such file.
    """
    if reason := lacking("pikepdf"):
        raise FilledError(reason)
    import pikepdf

    try:
        with path.open("rb") as file, pikepdf.open(file, inherit_page_attributes=False) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError:
        raise FilledError("it is protected by a password; save a copy without one and read that") from None
    except MemoryError:
        raise FilledError("it is far too large for a handbook, or made to be") from None
    except (pikepdf.PdfError, RecursionError) as error:
        reason = _told(str(error)) or type(error).__name__
        raise FilledError(_kind(path) or f"it is no PDF, or a damaged one ({reason})") from None


def _kind(path: Path) -> str:
    """Return what else a file is that readers come with, or ""."""
    with path.open("rb") as file:
        start = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%FDF") or b"<xfdf" in start:
        return "it holds the data of a form without its pages (FDF); save the filled-in copy as a PDF"
    if start.startswith(b"{") and b"pmo-guide/progress" in start:
        return "it is a reader's file already; the site takes it in, and merges it"
    return "" if start else "it is empty"


def _told(reason: str) -> str:
    """Return the reason that a library gives, without the name of the file, in a line."""
    return re.sub(r"^[^:]*: ", "", (reason.splitlines() or [""])[0])[:200]


def _read(pdf: pikepdf.Pdf) -> Filled:
    fields: dict[str, _Field] = {}
    marks: set[str] = set()
    nameless = 0
    for parts in _Form(pdf).places():
        name = _name(parts)
        if name == FRAMEWORK:
            marks |= {mark for part in parts for mark in part.marks}
        elif name:
            fields.setdefault(name, _Field()).add(parts)
        else:
            nameless += 1
    if not fields:
        raise FilledError(
            "it holds no form to fill in: it is no handbook of this kind, or it was flattened, as when a form is "
            "printed to a PDF; save the filled-in copy instead"
        )
    heads = {_head(mark) for mark in marks}
    if not heads:
        raise FilledError("it is a form, but not a handbook: it does not say of which framework it is")
    if len({framework for framework, _version, _stamp in heads}) > 1:
        named = " and ".join(sorted({shown(framework) for framework, _version, _stamp in heads}))
        raise FilledError(f"it holds pages of handbooks of several frameworks, {named}; read each by itself")
    if len(heads) > 1:
        raise FilledError(
            f"it holds pages of {len(heads)} copies of a handbook, which may be of several people or editions; read "
            "each copy by itself"
        )
    [(framework, version, stamp)] = heads
    answers: dict[str, Answer] = {}
    left_out = []
    on_paper = 0
    for name, field in fields.items():
        if name.startswith(SHEET):
            on_paper += field.written
            continue
        try:
            value, written = field.answer()
            key, kept = meant(name, value)
        except ValueError as error:
            if field.written:
                left_out.append(f"{name}: {error}")
            continue
        answers[key] = Answer(kept, written)
    if nameless:
        left_out.append(f"{nameless} places to fill in: a program took their names, so they cannot be told apart")
    if damage := [told for told in map(str, pdf.get_warnings()) if _IS_HARMLESS not in told]:
        left_out.append(f"the file itself: it is damaged, so answers may be missing ({_told(damage[0])})")
    made, changed = _moments(pdf, stamp)
    return Filled(framework, version, stamp, made, changed, answers, tuple(left_out), on_paper)


_IS_HARMLESS = "reported number of objects"
"""What is said of PDFs in which only a sum is wrong, as poppler writes them."""

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


class _Part(NamedTuple):
    """What one object says, a field or its place on a page."""

    name: str | None
    kind: str
    """What a field is, such as ``/Tx``, or "" where it is not said here."""
    value: str | None
    default: str | None
    fault: str
    """Why its value cannot be read."""
    marks: frozenset[str]
    """What it says of the handbook, if it is the mark."""
    states: frozenset[str]
    """The names of the states that a box can show."""
    state: str | None
    """Which of them it shows; "" is none."""
    exported: tuple[str, ...]
    """What its states stand for, where a program has numbered them."""


def _part(holder: Any) -> _Part:
    """Return what an object says."""
    import pikepdf

    there = holder.keys()
    values: dict[str, str] = {}
    fault = ""
    for key in there & {"/V", "/DV"}:
        try:
            values[key] = _plain(holder[key])
        except ValueError as error:
            fault = fault or str(error)
    if "/RV" in there and "/V" not in there:
        fault = "it holds formatted text alone, which is not read here"
    kind, state = holder.get("/FT"), holder.get("/AS")
    looks = _dictionary(holder["/AP"]) if "/AP" in there else None
    states = None if looks is None else _dictionary(looks.get("/N"))
    value = values.get("/V")
    return _Part(
        _text_or_none(holder["/T"]) if "/T" in there else None,
        str(kind) if isinstance(kind, pikepdf.Name) else "",
        value,
        values.get("/DV"),
        fault,
        frozenset([value] if value and len(value) <= MAX_NAME else ()),
        frozenset() if states is None else frozenset(key.removeprefix("/") for key in islice(states.keys(), 100)),
        _plain(state) if isinstance(state, pikepdf.Name) else None,
        tuple(_text_or_none(text) or "" for text in islice(_items(holder["/Opt"]), 100)) if "/Opt" in there else (),
    )


class _Form:
    """The places to fill in, each with what stands above it; what several places share is looked at once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.known: dict[tuple[int, int], tuple[_Part, ...]] = {}

    def parts(self, holder: Any) -> tuple[_Part, ...]:
        """Return what an object and those above it say, the lowest first."""
        above: list[Any] = [holder]
        while len(above) < MAX_DEPTH and above[-1].objgen not in self.known:
            upper = _dictionary(above[-1].get("/Parent"))
            if upper is None:
                break
            above.append(upper)
        found: tuple[_Part, ...] = ()
        for one in reversed(above):
            number = one.objgen
            found = self.known.get(number) or (_part(one), *found[: MAX_DEPTH - 1])
            if number != DIRECT:
                self.known[number] = found
        return found

    def places(self) -> Iterator[tuple[_Part, ...]]:
        """Yield what is said at each place on a page, then what fields say that have none any more."""
        in_form = list(self.leaves())
        named = set()
        for number, place in enumerate(self.on_pages()):
            if number == MAX_PLACES:
                raise FilledError(f"it has more than {MAX_PLACES} places to fill in; no handbook has so many")
            parts = self.parts(place)
            named.add(_name(parts))
            yield parts
        yield from (parts for parts in in_form if (name := _name(parts)) and name not in named)

    def on_pages(self) -> Iterator[Any]:
        """Yield the places on pages.

        The tree of pages is walked here, as pikepdf copies for each page what pages share: a small file may have it
        take all memory.
        """
        import pikepdf

        looked_at = 0
        seen: set[tuple[int, int]] = set()
        below: list[Any] = [self.pdf.Root.get("/Pages")]
        while below:
            page = _dictionary(below.pop())
            if page is None or page.objgen in seen:
                continue
            looked_at += 1
            seen |= {page.objgen} - {DIRECT}
            below += reversed(list(islice(_items(page.get("/Kids")), MAX_PLACES)))
            places = page.get("/Annots")
            if not isinstance(places, pikepdf.Array) or places.objgen in seen:
                continue
            seen |= {places.objgen} - {DIRECT}
            looked_at += len(places)
            if looked_at > 2 * MAX_PLACES:
                raise FilledError("its pages have more links and notes than any handbook")
            for place in _items(places):
                if _dictionary(place) is not None and place.get("/Subtype") == pikepdf.Name.Widget:
                    yield place

    def leaves(self) -> Iterator[tuple[_Part, ...]]:
        """Yield what the fields say that the form lists, by the way down to them, which some programs keep alone."""
        form = _dictionary(self.pdf.Root.get("/AcroForm"))
        below: list[tuple[Any, tuple[_Part, ...]]] = []
        if form is not None:
            below += [(field, ()) for field in islice(_items(form.get("/Fields")), MAX_PLACES)]
        seen: set[tuple[int, int]] = set()
        while below and len(seen) < 2 * MAX_PLACES:
            field, above = below.pop()
            if _dictionary(field) is None or field.objgen in seen or len(above) >= MAX_DEPTH:
                continue
            seen |= {field.objgen} - {DIRECT}
            found = self.parts(field) if "/Parent" in field else (_part(field), *above)
            if field.objgen != DIRECT:
                self.known[field.objgen] = found
            kids = list(islice(_items(field.get("/Kids")), MAX_PLACES))
            below += [(kid, found) for kid in kids]
            if not kids:
                yield found


def _head(mark: str) -> tuple[str, str, str]:
    """Return framework, version and stamp from what a handbook says of itself."""
    framework, _space, rest = mark.partition(" ")
    version, _space, stamp = rest.rpartition(" ")
    return (framework, version, stamp) if _STAMP.fullmatch(stamp) else (framework, rest, "")


_STAMP = re.compile("(?:(?P<made>[0-9a-f]{1,10})-)?[0-9a-f]{16}")
_KEY = re.compile(
    r"(?:.*[^a-z0-9/])?"  # what a program puts before the fields of a file that it joins to another
    rf"(?P<key>(?:action|competency|indicator|scenario|plan|me|sheet)/(?:{ID_PATTERN.pattern}/)?[a-z]+|{FRAMEWORK})"
    r"(?:[^a-z/].*)?",  # a number or the like behind it, so that no two fields have one name
    re.DOTALL,
)


def _name(parts: Iterable[_Part]) -> str:
    """Return the name of a field as its handbook gave it, whatever was put before or behind it since."""
    whole = ".".join(part.name for part in reversed(tuple(parts)) if part.name)
    match = _KEY.fullmatch(whole) if len(whole) <= MAX_NAME else None
    if match:
        return match["key"]
    begin = whole[:200]
    return begin if begin.isprintable() else ascii(begin)[1:-1]


class _Field:
    """All that a file says of one field: several places may show it, and several fields may have had its name."""

    def __init__(self) -> None:
        self.is_choice = False
        self.options: set[str] = set()
        self.exported: tuple[str, ...] = ()
        self.default = ""
        self.said: dict[str, None] = {}  # in the order in which they stand
        self.shown: set[str] = set()
        self.is_taken_back = False
        self.fault = ""

    def add(self, parts: tuple[_Part, ...]) -> None:
        """Take in one place and what stands above it.

        What is news there goes by its own default: of two copies in one file each has another.
        """
        kinds = [part.kind for part in parts if part.kind]
        if kinds[:1] == ["/Sig"]:  # a signature is no answer
            return
        self.is_choice |= kinds[:1] == ["/Btn"]
        self.fault = self.fault or next((part.fault for part in parts if part.fault), "")
        trim = _choice if self.is_choice else str
        defaults = {trim(part.default) for part in parts if part.default is not None} or {""}
        values = dict.fromkeys(trim(part.value) for part in parts if part.value is not None)
        self.default = self.default or min(defaults)
        self.said |= {value: None for value in values if value not in defaults}
        if self.is_choice:
            self.exported = self.exported or next((part.exported for part in parts if part.exported), ())
            self.options |= parts[0].states
            state = parts[0].state
            if state and state not in defaults:
                self.shown.add(state)
            if state == "" and not defaults.isdisjoint(parts[0].states):
                self.is_taken_back = True

    @property
    def news(self) -> list[str]:
        """What differs from what the handbook was made with; what a box shows counts where nothing is said."""
        return list(self.said) or sorted(self.shown) or ([""] if self.is_taken_back else [])

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
        value = news[0] if news else self.default
        if news and self.is_choice and value and self.options:
            if value not in self.options:
                raise ValueError(f"{shown(value)} is none of its choices")
            if all(option.isdecimal() and int(option) < len(self.exported) for option in self.options - {"Off"}):
                value = self.exported[int(value)]
        return value, bool(news)


def _choice(name: str) -> str:
    """Return the name of a choice, which some programs write as a text, with the mark of names before it."""
    name = name.removeprefix("/")
    return "" if name == "Off" else name


# -- values ------------------------------------------------------------------------------------------------------------


def _plain(value: Any) -> str:
    """Return the text of a value in a form; raise `ValueError` for what is none."""
    import pikepdf

    if isinstance(value, pikepdf.Array) and len(value) == 1:
        value = value[0]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        value = pikepdf.String(str(value)[:40])
    if isinstance(value, pikepdf.Name):
        name = str(value).removeprefix("/")
        if len(name) > MAX_TEXT:
            raise ValueError(_TOO_LONG)
        return "" if name == "Off" else name
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(_unpacked(value))
    if not isinstance(value, pikepdf.String):
        raise ValueError("it holds something that is no text")  # noqa: TRY004 (told to the reader as any other fault)
    if len(bytes(value)) > MAX_TEXT:
        raise ValueError(_TOO_LONG)
    return _decoded(bytes(value)).replace("\r\n", "\n").replace("\r", "\n")


_TOO_LONG = f"its text is longer than {MAX_TEXT} bytes"
_LANGUAGE = re.compile("\x1b[a-z]{2}(?:[A-Z]{2})?\x1b")
_HIGH = {*range(8), 0x1E, 0x20}
"""The first halves of letters in UTF-16 without a mark, as some programs write it: of Latin, Greek, Arabic and more."""


def _decoded(raw: bytes) -> str:
    """Return the letters of a text: in UTF-16 or UTF-8 where it says so, UTF-16 where it shows, else PDF's own."""
    import pikepdf

    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return _LANGUAGE.sub("", raw.decode("utf-16", "replace"))
    if raw.startswith(b"\xef\xbb\xbf"):
        return _LANGUAGE.sub("", raw.decode("utf-8-sig", "replace"))
    for order, high in (("utf-16-be", raw[::2]), ("utf-16-le", raw[1::2])):
        if len(raw) % 2 == 0 and 0 in high and _HIGH.issuperset(high):
            return raw.decode(order, "replace")
    return str(pikepdf.String(raw.rstrip(b"\0")))


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
    """Return a value that is a short text, or None for anything else."""
    import pikepdf

    return _decoded(bytes(value)) if isinstance(value, pikepdf.String) and len(bytes(value)) <= MAX_NAME else None


# -- when --------------------------------------------------------------------------------------------------------------

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")


def _moments(pdf: pikepdf.Pdf, stamp: str) -> tuple[int | None, int | None]:
    """Return when a copy was made and, if a program noted that, when it was last changed.

    Its stamp tells when it was made: a program that puts its pages into a new file gives that a date of its own.
    """
    info = _dictionary(pdf.trailer.get("/Info"))
    noted = [] if info is None else [_text_or_none(info.get(key)) or "" for key in ("/CreationDate", "/ModDate")]
    made, changed = map(_moment, noted or ("", ""))
    match = _STAMP.fullmatch(stamp)
    if match and match["made"]:
        made = int(match["made"], 16) * 1000
    return made, changed if changed is not None and changed > (made or 0) else None


_EARLIEST, _LATEST = timedelta(hours=14), timedelta(hours=12)
"""How far the clocks of the world go before and behind UTC."""


def _moment(text: str) -> int | None:
    """Return a date of a PDF in UTC milliseconds, or None for none.

    Without a time zone it is the latest that it can be, as nothing may count as older than it is.
    """
    match = _DATE.match(text)
    if match is None:
        return None
    *parts, zulu, sign, hours, minutes = match.groups()
    year, month, day, hour, minute, second = (
        int(part) if part else default for part, default in zip(parts, (1, 1, 1, 0, 0, 0), strict=True)
    )
    shift = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        zone = timezone(-shift if sign == "-" else shift) if sign else UTC
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        if not (sign or zulu):
            moment = min(moment + _LATEST, max(moment - _EARLIEST, datetime.now(UTC)))
        return max(0, int(moment.timestamp() * 1000))
    except (ValueError, OverflowError):
        return None
