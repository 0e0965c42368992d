"""The reader's file: what one reader has done, rated and planned, and what follows from it.

A `Progress` is the file ``{"format": "pmo-guide/progress", "version": 1, "framework": {"id", "version"}, "entries":
{KEY: {"value": JSON, "at": UTC milliseconds}}}``. Two of them merge without loss, key by key. With a framework beside
it, it answers what the reader may aim at (`aims`), how far they are from it (`gaps`), whether that is near enough by
its rule (`ready_to_apply`), and what to do next by when (`plan`).

``web/progress.js`` is the twin of this module: the same functions with the same results to the last character, held by
the cases in ``tests/cases/progress`` and by generated ones. The definitions are those of the architecture chapter,
"What follows from it".
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import groupby
from operator import add
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.model import ID_PATTERN, Fault, Role

if TYPE_CHECKING:
    from pmo_guide.model import Action, Framework

FORMAT = "pmo-guide/progress"
"""What the key "format" of a file says."""
VERSION = 1
"""The version of the form that this release writes, and the highest that it reads."""
STATES = ("todo", "doing", "done", "skipped")
"""What an action can be."""

MAX_AT = 8_640_000_000_000_000
"""The last moment that a browser's calendar knows, in milliseconds."""
MAX_DEPTH = 32
"""How deep lists and objects may stand inside each other."""
MAX_LENGTH = 10_000_000
"""How many characters a file may have: twice what browsers store."""
MAX_HOURS = 168
"""The hours of a week."""


class ProgressError(ValueError):
    """A file that cannot be read as saved progress, with all of its faults, one per line."""

    def __init__(self, faults: Iterable[Fault], newer: bool = False) -> None:
        self.faults = tuple(faults)
        """What is wrong; each place is a JSON pointer, or "" for the whole."""
        self.newer = newer
        """Whether the file is sound as far as one can see, but made by a newer version."""
        super().__init__("\n".join(map(str, self.faults)))


class Entry(NamedTuple):
    """What one key of the file holds."""

    value: Any
    """Plain JSON data."""
    at: int
    """When it was written, in milliseconds since 1970, UTC."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One reader's saved progress; it never changes, each function returns a new one."""

    framework: str
    """The id of the framework that it belongs to."""
    version: str = ""
    """The version of that framework when the file was written."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """What is saved, by key; keys that this release does not know are kept."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", MappingProxyType(dict(self.entries)))


# -- JSON text: RFC 8785, the form in which browsers write -------------------------------------------------------------

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: Any) -> str:
    """Return plain data as JSON by RFC 8785 (JSON Canonicalization Scheme): equal data, equal text, in any language."""
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    if isinstance(value, Mapping):
        pairs = (f"{json_text(key)}:{json_text(value[key])}" for key in sorted(value, key=_units))
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(json_text, value))}]"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return _number_text(value)


def _number_text(value: float) -> str:
    """Return a number as browsers write it (ECMAScript, Number::toString)."""
    if value == 0:
        return "0"
    sign, parts, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    digits = "".join(map(str, parts))
    point = len(digits) + int(exponent)
    if len(digits) <= point <= 21:
        text = digits + "0" * (point - len(digits))
    elif 0 < point <= 21:
        text = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        text = f"{digits[0]}{'.' if digits[1:] else ''}{digits[1:]}e{point - 1:+d}"
    return f"-{text}" if sign else text


def _units(text: str) -> bytes:
    """Return what JavaScript compares when it compares texts."""
    return text.encode("utf-16-be", "surrogatepass")


# -- the file ----------------------------------------------------------------------------------------------------------


def empty(framework: str, version: str = "") -> Progress:
    """Return progress without entries for the framework of this id."""
    return Progress(framework, version)


def dump(progress: Progress) -> str:
    """Return the text of the file, one entry a line: the same characters for the same content."""
    head = {"id": progress.framework, "version": progress.version}
    lines = [
        f'{json_text(key)}:{{"value":{json_text(entry.value)},"at":{entry.at}}}'
        for key, entry in sorted(progress.entries.items(), key=lambda pair: _units(pair[0]))
    ]
    inside = ",\n".join(lines)
    return (
        f'{{"format":{json_text(FORMAT)},"version":{VERSION},"framework":{json_text(head)},'
        f'"entries":{{\n{inside}\n}}}}\n'
    )


def parse(text: str, framework: str = "") -> Progress:
    """Return the progress that the text of a file holds.

    `framework` is the id of the framework that it must belong to; "" takes any. Raises `ProgressError` with every
    fault.
    """
    if len(text) > MAX_LENGTH:
        raise _refusal(f"this file is too large for saved progress: over {MAX_LENGTH} characters")
    try:
        data = json.loads(
            text.removeprefix("\ufeff"),
            parse_int=_number,
            parse_float=_number,
            parse_constant=_no_constant,
        )
    except RecursionError:
        raise _refusal(_TOO_DEEP) from None
    except ValueError:
        raise _refusal("this is not JSON, or only a part of it") from None
    if unfit := _unfit(data, MAX_DEPTH):
        raise _refusal(unfit)
    if not isinstance(data, dict):
        raise _refusal(f"saved progress is a JSON object, not {_shown(data)}")
    if data.get("format") != FORMAT:
        found = _shown(data["format"]) if "format" in data else "missing"
        raise _refusal(f'this is not saved progress: its "format" is {found}, not "{FORMAT}"')
    version = data.get("version")
    if type(version) is int and version > VERSION:
        message = (
            f"this file was made by a newer version of the guide (file version {version}; this copy reads up to "
            f"{VERSION}); it was left as it is: open it with the newer version"
        )
        raise ProgressError([Fault("/version", message)], newer=True)
    faults = list(_faults(data, framework))
    if faults:
        raise ProgressError(faults)
    head = data["framework"]
    entries = {key: Entry(part["value"], part["at"]) for key, part in data["entries"].items()}
    return Progress(head["id"], head["version"], entries)


def _refusal(message: str) -> ProgressError:
    return ProgressError([Fault("", message)])


def _number(text: str) -> float:
    """Return a number as browsers read it: without a difference between 1 and 1.0."""
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _no_constant(name: str) -> None:
    raise ValueError(name)


_TOO_DEEP = f"lists and objects stand more than {MAX_DEPTH} deep inside each other"
_TOO_LARGE = "it holds a number that is too large to keep"


def _unfit(value: Any, depth: int) -> str:
    """Return what makes JSON data impossible to keep, or ""."""
    if isinstance(value, float):
        return "" if math.isfinite(value) else _TOO_LARGE
    if not isinstance(value, dict | list):
        return ""
    if not depth:
        return _TOO_DEEP
    parts = value.values() if isinstance(value, dict) else value
    return next((unfit for part in parts if (unfit := _unfit(part, depth - 1))), "")


def _shown(value: Any) -> str:
    """Return data as a message shows it."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "an object"
    text = json_text(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _faults(data: dict[str, Any], framework: str) -> Iterator[Fault]:
    """Yield all that is wrong with a file of this format and of no newer version."""
    version, head, entries = data.get("version"), data.get("framework"), data.get("entries")
    if type(version) is not int or version < 1:
        yield Fault("/version", f"version takes a whole number from 1, not {_found(data, 'version')}")
    for name in sorted(data.keys() - {"format", "version", "framework", "entries"}, key=_units):
        yield Fault(f"/{_escaped(name)}", "saved progress has no such part")
    if not isinstance(head, dict):
        yield Fault("/framework", f"framework takes an object, not {_found(data, 'framework')}")
    else:
        for name in ("id", "version"):
            if not isinstance(head.get(name), str):
                place = f"/framework/{name}"
                yield Fault(place, f"{name} takes a text, not {_found(head, name)}")
        for name in sorted(head.keys() - {"id", "version"}, key=_units):
            yield Fault(f"/framework/{_escaped(name)}", "framework has no such part")
        found = head.get("id")
        if framework and isinstance(found, str) and found != framework:
            message = f"this is progress in another framework, {_shown(found)}, not {_shown(framework)}"
            yield Fault("/framework/id", message)
    if not isinstance(entries, dict):
        yield Fault("/entries", f"entries takes an object, not {_found(data, 'entries')}")
    else:
        for key in sorted(entries, key=_units):
            yield from _entry_faults(key, entries[key])


def _entry_faults(key: str, entry: Any) -> Iterator[Fault]:
    place = f"/entries/{_escaped(key)}"
    if not isinstance(entry, dict):
        yield Fault(place, f"an entry takes an object, not {_shown(entry)}")
        return
    for name in sorted(entry.keys() - {"value", "at"}, key=_units):
        yield Fault(f"{place}/{_escaped(name)}", "an entry has no such part")
    at = entry.get("at")
    if type(at) is not int or not 0 <= at <= MAX_AT:
        message = f"at takes UTC milliseconds, a whole number from 0 to {MAX_AT}, not {_found(entry, 'at')}"
        yield Fault(f"{place}/at", message)
    rule = rule_of(key)
    if "value" not in entry:
        yield Fault(f"{place}/value", "value is missing")
    elif rule and not rule.fits(entry["value"]):
        yield Fault(f"{place}/value", f"value takes {rule.takes}, not {_shown(entry['value'])}")


def _found(data: dict[str, Any], name: str) -> str:
    return _shown(data[name]) if name in data else "missing"


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Rule(NamedTuple):
    """What the keys of one form may hold."""

    key: str
    """The form, with ID in the place of an id and DAY in that of a date."""
    takes: str
    """The values in words."""
    fits: Callable[[Any], bool]
    """Whether a value is one of them."""
    schema: dict[str, Any]
    """The values as JSON Schema."""

    @property
    def pattern(self) -> str:
        """The keys as a regular expression."""
        return f"^{self.key.replace('ID', ID_PATTERN.pattern).replace('DAY', _DAY)}$"


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(ID_PATTERN.fullmatch(value))


def _is_day(value: Any) -> bool:
    """Whether a value is a day of the calendar, as in 2026-11-22."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_hours(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= MAX_HOURS


def _is_level(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _or_null(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or fits(value)


_TEXT = {"type": "string"}
_ID = {"type": "string", "pattern": f"^{ID_PATTERN.pattern}$"}
_ID_OR_NULL = _ID | {"type": ["string", "null"]}
_LEVEL = {"type": ["integer", "null"], "minimum": 0}
_TRUTH = {"type": "boolean"}

RULES = (
    Rule(
        "action/ID/state",
        "one of " + ", ".join(STATES),
        lambda value: isinstance(value, str) and value in STATES,
        {"enum": list(STATES)},
    ),
    Rule("action/ID/note", "a text", _is_text, _TEXT),
    Rule("competency/ID/level", "a whole number from 0, or null for not sure", _or_null(_is_level), _LEVEL),
    Rule("competency/ID/evidence", "a text", _is_text, _TEXT),
    Rule("competency/ID/history/DAY", "a whole number from 0, or null for not sure", _or_null(_is_level), _LEVEL),
    Rule(
        "indicator/ID/held",
        "true, false, or null for not sure",
        _or_null(_is_truth),
        {"type": ["boolean", "null"]},
    ),
    Rule("scenario/ID/choice", "an id, or null", _or_null(_is_id), _ID_OR_NULL),
    Rule("target/ID/title", "a text", _is_text, _TEXT),
    Rule("target/ID/level/ID", "a whole number from 0, or null", _or_null(_is_level), _LEVEL),
    Rule("target/ID/core/ID", "true or false", _is_truth, _TRUTH),
    Rule("plan/role", "an id, or null", _or_null(_is_id), _ID_OR_NULL),
    Rule("plan/target", "an id, or null", _or_null(_is_id), _ID_OR_NULL),
    Rule(
        "plan/hours",
        f"a number above 0 and up to {MAX_HOURS}, or null",
        _or_null(_is_hours),
        {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": MAX_HOURS},
    ),
    Rule(
        "plan/start",
        "a date such as 2026-11-22, or null",
        _or_null(_is_day),
        {"type": ["string", "null"], "format": "date"},
    ),
    Rule("plan/pin/ID", "true or false", _is_truth, _TRUTH),
    Rule(
        "plan/order",
        "a list of ids",
        lambda value: isinstance(value, list) and all(map(_is_id, value)),
        {"type": "array", "items": _ID},
    ),
    Rule("me/name", "a text", _is_text, _TEXT),
    Rule("me/calendar", "an id", _is_id, _ID),
    Rule("me/calendar/ID", "an id", _is_id, _ID),
    Rule("seen/version", "a text", _is_text, _TEXT),
)
"""The keys that this release knows; what they mean is in the architecture chapter, "The reader's file"."""

_PATTERNS = [(re.compile(rule.pattern.removesuffix("$") + r"\Z"), rule) for rule in RULES]


def rule_of(key: str) -> Rule | None:
    """Return what a key may hold, or None where this release does not know it."""
    return next((rule for pattern, rule in _PATTERNS if pattern.match(key)), None)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the file."""
    stamp = {"type": "integer", "minimum": 0, "maximum": MAX_AT}

    def entry(value: dict[str, Any]) -> dict[str, Any]:
        return {"properties": {"value": value}}

    def closed(properties: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Saved progress of one reader",
        **closed(
            {
                "format": {"const": FORMAT},
                "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
                "framework": closed({"id": _TEXT, "version": _TEXT}),
                "entries": {
                    "type": "object",
                    "additionalProperties": {"$ref": "#/$defs/entry"},
                    "patternProperties": {
                        rule.pattern: {"$ref": "#/$defs/entry"} | entry(rule.schema) for rule in RULES
                    },
                },
            }
        ),
        "$defs": {"entry": closed({"value": True, "at": stamp})},
    }


# -- merging and writing -----------------------------------------------------------------------------------------------


def newer(one: Entry, two: Entry) -> Entry:
    """Return the entry that counts: the later one; of two at the same time the one of the greater JSON text."""
    return max(one, two, key=lambda entry: (entry.at, _units(json_text(entry.value))))


def merge(one: Progress, two: Progress) -> Progress:
    """Return everything that is in either, per key the newer entry.

    Which of the two comes first makes no difference, nor does merging twice: any number of copies that went on apart
    come together in any order. Raises `ProgressError` if they belong to two frameworks.
    """
    if one.framework != two.framework:
        message = f"these are progress in two frameworks, {_shown(one.framework)} and {_shown(two.framework)}"
        raise _refusal(message)
    entries = dict(one.entries)
    for key, entry in two.entries.items():
        entries[key] = newer(entries[key], entry) if key in entries else entry
    return Progress(one.framework, max(one.version, two.version, key=_units), entries)


class Difference(NamedTuple):
    """A key under which two files hold different values."""

    key: str
    mine: Entry | None
    theirs: Entry
    taken: bool
    """Whether merging takes theirs."""


def differences(mine: Progress, theirs: Progress) -> tuple[Difference, ...]:
    """Return what `theirs` says otherwise than `mine`, in order of keys: what to tell before or after merging."""
    found = []
    for key, entry in sorted(theirs.entries.items(), key=lambda pair: _units(pair[0])):
        own = mine.entries.get(key)
        if own is None or json_text(own.value) != json_text(entry.value):
            found.append(Difference(key, own, entry, own is None or newer(own, entry) is entry))
    return tuple(found)


def write(progress: Progress, values: Mapping[str, Any], now: int, retired: Mapping[str, str | None]) -> Progress:
    """Return progress with these values, by key, written at `now` (UTC milliseconds).

    Each entry is dated max(now, the old date + 1), so that it also counts after a merge when clocks disagree; the old
    date is that of the newest entry that `current` finds for the key. Raises `ProgressError` for values that no file
    may hold.
    """
    faults = [fault for key, value in values.items() for fault in _entry_faults(key, {"value": value, "at": 0})]
    if faults:
        raise ProgressError(faults)
    known = current(progress, retired)
    entries = dict(progress.entries)
    for key, value in values.items():
        last = known[key].at + 1 if key in known else 0
        entries[key] = Entry(value, min(max(now, last), MAX_AT))
    return replace(progress, entries=entries)


def beyond_scale(progress: Progress, top: int) -> tuple[str, ...]:
    """Return the keys of ratings above the highest level of a scale, sorted: a file that was changed by hand has such.

    They are kept, and count as more than any target; whoever takes a file tells of them.
    """
    rated = ((key, entry.value) for key, entry in progress.entries.items() if _RATING.fullmatch(key))
    return tuple(sorted(key for key, value in rated if value is not None and value > top))


_RATING = re.compile(rf"competency/{ID_PATTERN.pattern}/level")


# -- ratings over time -------------------------------------------------------------------------------------------------


def rating_values(competency: str, level: int | None, now: int, known: Mapping[str, Entry]) -> dict[str, int | None]:
    """Return what is to be written for a rating at `now`: the level, and its place in the history.

    A rating from before there was a history is added to it with its own day. `known` are the entries by the keys of
    today.
    """
    earlier = known.get(f"competency/{competency}/level")
    days = [day for day in (_day(earlier.at) if earlier else None, _day(now)) if day]
    history = [f"competency/{competency}/history/{day}" for day in days]
    found: dict[str, int | None] = {}
    if earlier and history and history[0] not in known:
        found[history[0]] = earlier.value
    found[f"competency/{competency}/level"] = level
    if history:
        found[history[-1]] = level
    return found


def _day(at: int) -> str | None:
    """Return the day of a moment in UTC milliseconds, or None where calendars of four digits end before it."""
    ordinal = date(1970, 1, 1).toordinal() + at // 86_400_000
    return date.fromordinal(ordinal).isoformat() if ordinal <= date.max.toordinal() else None


def earlier_rating(known: Mapping[str, Entry], competency: str, rating: int) -> tuple[str, int] | None:
    """Return the day on which a competency was last rated otherwise than now, and how; None where it never was."""
    start = f"competency/{competency}/history/"
    days = [key for key, entry in known.items() if key.startswith(start) and entry.value not in (rating, None)]
    last = max(days, key=_units, default=None)
    return (last.removeprefix(start), known[last].value) if last else None


# -- retired ids -------------------------------------------------------------------------------------------------------


def successor(name: str, retired: Mapping[str, str | None]) -> str:
    """Return the id that a retired id has become in the end, or the id itself if nothing came after it."""
    while (after := retired.get(name)) is not None:
        name = after
    return name


_ID_IN_KEY = re.compile(
    r"((?:action|competency|indicator|scenario)/(?=[^/]+/)"
    r"|(?:plan/pin|me/calendar|target/[^/]+/(?:level|core))/(?=[^/]+\Z))([^/]+)"
)


def current(progress: Progress, retired: Mapping[str, str | None]) -> Mapping[str, Entry]:
    """Return the entries by the keys of today: under each the newest of an id's own and its retired predecessors'.

    Nothing stored is renamed: an older copy of the site may read the same store. Ids inside ``plan/role`` and
    ``plan/order`` are led to their successors too.
    """
    found: dict[str, Entry] = {}
    for key, entry in progress.entries.items():
        name = _current_key(key, retired)
        kept = newer(found[name], entry) if name in found else entry
        found[name] = kept
    if retired:
        for key in ("plan/role", "plan/order"):
            if key in found:
                value, at = found[key]
                if isinstance(value, str):
                    found[key] = Entry(successor(value, retired), at)
                elif isinstance(value, list):
                    found[key] = Entry([successor(name, retired) for name in value], at)
    return found


def _current_key(key: str, retired: Mapping[str, str | None]) -> str:
    match = _ID_IN_KEY.match(key) if retired else None
    return f"{match[1]}{successor(match[2], retired)}{key[match.end() :]}" if match else key


# -- what one aims at --------------------------------------------------------------------------------------------------

OWN = "target/"
"""With what the id of a target of the reader's own begins; no role's does."""


def aims(framework: Framework, progress: Progress) -> tuple[Role, ...]:
    """Return what the reader may aim at: the framework's roles, then targets of their own.

    A target of one's own is kept under ``target/TID/…`` and works like a role whose id is ``target/TID``. It is there
    as long as its title is not "". What it asks for above the scale counts as the highest level.
    """
    return (*framework.roles, *_own_targets(framework, current(progress, framework.retired)))


def aim(framework: Framework, progress: Progress) -> Role | None:
    """Return what the reader aims at: a target of their own goes before a role; None where neither is to be found."""
    known = current(progress, framework.retired)
    values = {key: entry.value for key, entry in known.items()}
    names = (f"{OWN}{values.get('plan/target')}", values.get("plan/role"))
    found = {one.id: one for one in (*framework.roles, *_own_targets(framework, known))}
    return next((found[name] for name in names if name in found), None)


def _own_targets(framework: Framework, known: Mapping[str, Entry]) -> Iterator[Role]:
    """Yield the reader's own targets in the order of their keys."""
    top = max(level.value for level in framework.levels)
    for key in sorted(known):
        if not (match := _TARGET_TITLE.fullmatch(key)) or not known[key].value:
            continue
        asked = ((item.id, known.get(f"{match[1]}/level/{item.id}")) for item in framework.competencies)
        targets = {name: min(entry.value, top) for name, entry in asked if entry and entry.value}
        core = tuple(name for name in targets if (mark := known.get(f"{match[1]}/core/{name}")) and mark.value)
        yield Role(id=match[1], title=known[key].value, targets=targets, core=core)


_TARGET_TITLE = re.compile(rf"({OWN}{ID_PATTERN.pattern})/title")


def _wanted(framework: Framework, known: Mapping[str, Entry], name: str) -> Role:
    """Return the role, or the target of the reader's own, of this id; raises `LookupError` where there is none."""
    if not name.startswith(OWN):
        role: Role = framework.find("role", successor(name, framework.retired))
        return role
    for target in _own_targets(framework, known):
        if target.id == name:
            return target
    raise LookupError(f"no target {name!r}")


# -- gaps --------------------------------------------------------------------------------------------------------------


class Gap(NamedTuple):
    """How far a reader is from what a role needs in one competency."""

    competency: str
    rating: int | None
    """The reader's own level; None: unrated, or not sure."""
    target: int
    gap: int | None
    """max(0, target − rating); None where there is no rating, since what is not known is no gap."""
    core: bool


def gaps(framework: Framework, progress: Progress, role: str) -> tuple[Gap, ...]:
    """Return the gap in each competency that a role, or a target of one's own, needs, in the order of the framework.

    Raises `LookupError` for an unknown role or target; so do `ready_to_apply` and `plan`.
    """
    return _gaps(framework, current(progress, framework.retired), role)


def _gaps(framework: Framework, known: Mapping[str, Entry], role: str) -> tuple[Gap, ...]:
    wanted = _wanted(framework, known, role)
    targets, core = dict(wanted.targets), set(wanted.core)
    found = []
    for competency in framework.competencies:
        target = targets.get(competency.id)
        if target is not None:
            entry = known.get(f"competency/{competency.id}/level")
            rating = entry.value if entry else None
            gap = None if rating is None else max(0, target - rating)
            found.append(Gap(competency.id, rating, target, gap, competency.id in core))
    return tuple(found)


def by_weight(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the gaps that are open: core ones first, then the largest, then in order."""
    return tuple(sorted((gap for gap in found if gap.gap), key=lambda gap: (not gap.core, -(gap.gap or 0))))


def unrated(found: Iterable[Gap]) -> tuple[str, ...]:
    """Return the competencies of which nothing is known, to be rated first: core ones, then in order."""
    return tuple(gap.competency for gap in sorted(found, key=lambda gap: not gap.core) if gap.gap is None)


class Verdict(NamedTuple):
    """Whether one is ready for a role by its own rule, and what speaks against it."""

    ready: bool | None
    """None: nothing speaks against it, but something that the rule asks for is not rated."""
    core: tuple[str, ...]
    """Core competencies further below their target than the rule allows."""
    far: tuple[str, ...]
    """Other competencies further below than it allows them."""
    below: tuple[str, ...]
    """Other competencies as far below as it allows, which only so many may be."""
    undone: tuple[str, ...]
    """Essential actions that are not done."""
    unrated: tuple[str, ...]
    """What nobody can judge before it is rated."""


def ready_to_apply(framework: Framework, progress: Progress, role: str) -> Verdict | None:
    """Return whether a reader is ready for a role, by the rule of `Role.readiness`, or None where it has none.

    The rule also asks for the essential actions, but for those that count towards a higher level than the role asks
    for. Raises `LookupError` for an unknown role.
    """
    known = current(progress, framework.retired)
    found = _gaps(framework, known, role)
    rule = _wanted(framework, known, role).readiness
    if rule is None:
        return None
    core = tuple(gap.competency for gap in found if gap.core and (gap.gap or 0) > rule.core_below)
    others = [(gap.competency, gap.gap) for gap in found if gap.gap and not gap.core]
    far = tuple(name for name, gap in others if gap > rule.other_below)
    below = tuple(name for name, gap in others if gap == rule.other_below)
    undone = tuple(action.id for action in _asked_for(framework, found) if _state(known, action.id) != "done")
    open_ = unrated(found)
    many = rule.other_count is not None and len(below) > rule.other_count
    holds = not core and not far and not many and not undone
    return Verdict(None if holds and open_ else holds, core, far, below, undone, open_)


def _asked_for(framework: Framework, found: Iterable[Gap]) -> Iterator[Action]:
    """Yield the essential actions on the way to a role: those that count towards no more than it asks for."""
    targets = {gap.competency: gap.target for gap in found}
    for step in framework.steps:
        for action in step.actions:
            if action.essential and all(level <= targets.get(name, 0) for name, level in action.builds.items()):
                yield action


def _state(known: Mapping[str, Entry], action: str) -> str:
    entry = known.get(f"action/{action}/state")
    return entry.value if entry else "todo"


# -- the plan ----------------------------------------------------------------------------------------------------------


class Rise(NamedTuple):
    """How far something counts towards a competency, given what comes before it."""

    competency: str
    level: int
    """From here …"""
    to: int
    """… to here: what the action builds, or the target if that is lower."""


class Planned(NamedTuple):
    """One action of a plan."""

    action: str
    step: str
    helps: tuple[Rise, ...]
    """Nothing, for an action that is there only because it is pinned or essential."""
    core: bool
    """Whether it helps with a core competency."""
    pinned: bool
    essential: bool
    """Whether the role asks for it whatever the ratings are."""
    begins: tuple[date, date]
    """The first day: earliest, latest."""
    ends: tuple[date, date]
    """The last day: earliest, latest."""


class Plan(NamedTuple):
    """What to do next for a role, in order."""

    actions: tuple[Planned, ...]
    hours: tuple[float, float]
    """The effort of all actions together, least and most."""
    ends: tuple[date, date] | None
    """When the last action ends, in the course that is over sooner and in the other; None for an empty plan."""
    short: tuple[Rise, ...]
    """Rated competencies for which nothing leads to the target: how far the plan counts, and the target."""
    evidence: tuple[Rise, ...]
    """Rated competencies for which what is done counts towards more than the rating, to be rated again."""
    unrated: tuple[str, ...]
    """The competencies that stand outside of it until they are rated: core ones first."""


def plan(framework: Framework, progress: Progress, role: str, hours_per_week: float, start: date) -> Plan:
    """Return the plan for a role.

    An action helps c, which is rated, if level(c) < min(builds(c), target(c)). The plan holds the unfinished actions
    (neither done nor skipped) that help, and those essential for the role even where they close no gap. The order is
    that of a reader who has done nothing since the ratings: the pinned ones first, which stay even without a gap, then
    those named in ``plan/order``, then the essential ones, the longest elapsed weeks first, then core gaps, then by
    the largest gap helped, then by step, then in the order of actions. Each advances its competencies to
    min(builds(c), target(c)) for those after it; ratings stay as they are.

    A done action advances its competencies before all others, unless the rating is newer and so has weighed it
    already. Then those leave the plan that no longer help. So finishing an action takes it out, perhaps with others,
    never brings one in and never changes the order.

    An action takes the longer of hours ÷ hours per week and its elapsed weeks: it draws its hours evenly over those
    weeks. The hours of a week go to the actions in order, so that several run side by side; the last that gets any may
    get fewer than it could use, and then takes longer. The dates are those of two courses, one with the least of each
    range and one with the most.

    Raises `LookupError` for an unknown role and `ValueError` for impossible hours.
    """
    if not 0 < hours_per_week <= MAX_HOURS:
        raise ValueError(f"hours per week must be above 0 and up to {MAX_HOURS}, not {hours_per_week}")
    known = current(progress, framework.retired)
    found = _gaps(framework, known, role)
    rated = {gap.competency: gap for gap in found if gap.rating is not None}
    ratings = {name: gap.rating or 0 for name, gap in rated.items()}
    candidates = list(_candidates(framework, known, found, rated))
    levels = dict(ratings)
    for candidate in candidates:
        if candidate.done:
            candidate.advance(levels)
    evidence = tuple(Rise(name, ratings[name], level) for name, level in levels.items() if level > ratings[name])
    chosen = []
    for candidate in _in_order(candidates, rated, dict(ratings)):
        helps = tuple(Rise(name, levels[name], to) for name, to in candidate.builds if levels[name] < to)
        if not candidate.done and (helps or candidate.stays):
            candidate.advance(levels)
            chosen.append((candidate, helps))
    actions = [candidate.action for candidate, _ in chosen]
    courses = [[_days(start, span) for span in _course(actions, hours_per_week, n)] for n in (0, 1)]
    planned = []
    for (candidate, helps), *days in zip(chosen, *courses, strict=True):
        begins, ends = (_pair(pair) for pair in zip(*days, strict=True))
        core = any(rated[rise.competency].core for rise in helps)
        _, action, step, _, pinned, _, essential, _ = candidate
        planned.append(Planned(action.id, step, helps, core, pinned, essential, begins, ends))
    efforts = [action.effort for action in actions if action.effort]
    return Plan(
        actions=tuple(planned),
        hours=(_total(low for low, _ in efforts), _total(high for _, high in efforts)),
        ends=_pair(max(last for _, last in course) for course in courses) if planned else None,
        short=tuple(Rise(n, levels[n], gap.target) for n, gap in rated.items() if levels[n] < gap.target),
        evidence=evidence,
        unrated=unrated(found),
    )


def _pair(days: Iterable[date]) -> tuple[date, date]:
    """Return the days of two courses, the earlier one first."""
    early, late = sorted(days)
    return early, late


class _Candidate(NamedTuple):
    """An action that may stand in a plan, or has stood in it and is done."""

    place: int
    """Its place among all actions."""
    action: Action
    step: str
    builds: tuple[tuple[str, int], ...]
    """The rated competencies that it may raise, and how far."""
    pinned: bool
    order: int
    """Its place in the reader's own order; those not named there come after it."""
    essential: bool
    done: bool

    @property
    def stays(self) -> bool:
        return self.pinned or self.essential

    @property
    def rank(self) -> tuple[bool, int, bool, float]:
        """What decides before any gap does: the lowest comes first."""
        weeks = self.action.elapsed[1] if self.essential and self.action.elapsed else 0
        return not self.pinned, self.order, not self.essential, -weeks

    def advance(self, levels: dict[str, int]) -> None:
        for name, to in self.builds:
            levels[name] = max(levels[name], to)


def _candidates(
    framework: Framework, known: Mapping[str, Entry], found: Iterable[Gap], rated: Mapping[str, Gap]
) -> Iterator[_Candidate]:
    order = known["plan/order"].value if "plan/order" in known else []
    places = {name: n for n, name in reversed(list(enumerate(order)))}
    essential = {action.id for action in _asked_for(framework, found)}
    place = 0
    for step in framework.steps:
        for action in step.actions:
            state = known.get(f"action/{action.id}/state") or Entry("todo", 0)
            pin = known.get(f"plan/pin/{action.id}")
            builds = [
                (name, min(level, rated[name].target))
                for name, level in action.builds.items()
                # A rating that is newer than the evidence has weighed it.
                if name in rated and (state.value != "done" or known[f"competency/{name}/level"].at <= state.at)
            ]
            place += 1
            if state.value != "skipped":
                yield _Candidate(
                    place,
                    action,
                    step.id,
                    tuple(builds),
                    pin is not None and pin.value is True,
                    places.get(action.id, len(order)),
                    action.id in essential,
                    state.value == "done",
                )


def _in_order(candidates: Iterable[_Candidate], rated: Mapping[str, Gap], levels: dict[str, int]) -> list[_Candidate]:
    """Return those that stay or help when their turn comes, in order, where each advances the levels.

    Levels only rise, so an action's claim only gets weaker: it is weighed again when its turn comes, and then either is
    taken or waits further down. Nothing is weighed more often than it changes.
    """
    top = max((gap.target for gap in rated.values()), default=0)

    def claim(candidate: _Candidate) -> int:
        """Return how soon its gaps want it: 0 for the largest core gap; twice the highest target for none at all."""
        helped = [rated[name] for name, to in candidate.builds if levels[name] < to]
        if not helped:
            return 2 * top
        largest = max(gap.target - levels[gap.competency] for gap in helped)
        return top - largest + (0 if any(gap.core for gap in helped) else top)

    ordered = []
    ranked = sorted(candidates, key=lambda candidate: (candidate.rank, candidate.place))
    for _, equals in groupby(ranked, key=lambda candidate: candidate.rank):
        waiting: dict[int, list[_Candidate]] = {}
        for candidate in equals:
            waiting.setdefault(claim(candidate), []).append(candidate)
        while waiting:
            best = min(waiting)
            for candidate in sorted(waiting.pop(best), key=lambda candidate: candidate.place):
                now = claim(candidate)
                if now != best:
                    waiting.setdefault(now, []).append(candidate)
                elif now < 2 * top or candidate.stays:
                    candidate.advance(levels)
                    ordered.append(candidate)
    return ordered


_NEARLY = 1e-9
"""What two sums of the same hours, or of the same days, may differ by."""
_FAR = 1e6
"""Weeks after which everything is equally far away."""


def _total(numbers: Iterable[float]) -> float:
    """Return the sum as browsers add; the built-in one rounds otherwise from Python 3.12 on."""
    return reduce(add, numbers, 0)


def _course(actions: Iterable[Action], hours_per_week: float, bound: int) -> list[tuple[float, float]]:
    """Return when each action begins and ends, in weeks, with the least (0) or the most (1) of its ranges."""
    efforts, weeks = [], []
    for action in actions:
        efforts.append(action.effort[bound] if action.effort else 0)
        weeks.append(min(action.elapsed[bound] if action.elapsed else 0, _FAR))
    begins: dict[int, float] = {}
    ends = {n: weeks[n] for n, effort in enumerate(efforts) if effort <= _NEARLY}  # it only takes time
    left = {n: effort for n, effort in enumerate(efforts) if n not in ends}
    clock = 0.0
    while left:
        free = hours_per_week
        rates = {}
        for n in left:
            if free <= _NEARLY:
                break
            rates[n] = min(efforts[n] / weeks[n], free) if weeks[n] else free
            free -= rates[n]
            begins.setdefault(n, clock)
        span = min([_FAR, *(left[n] / rate for n, rate in rates.items() if rate)])
        clock = min(clock + span, _FAR)
        for n, rate in rates.items():
            left[n] -= rate * span
        for n in list(left) if clock == _FAR else [n for n in rates if left[n] <= _NEARLY]:
            ends[n] = clock
            del left[n]
    return [(begins.get(n, 0.0), ends[n]) for n in range(len(efforts))]


def _days(start: date, span: tuple[float, float]) -> tuple[date, date]:
    """Return the first and the last day of a span of weeks from the start; at least one day."""
    begin = math.floor(span[0] * 7 + _NEARLY)
    last = max(begin, math.ceil(span[1] * 7 - _NEARLY) - 1)
    origin, end = start.toordinal(), date.max.toordinal()
    return date.fromordinal(min(origin + begin, end)), date.fromordinal(min(origin + last, end))
