"""The reader's file as a text: read, judged and written."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.model import Fault
from pmo_guide.progress.keys import RULES, rule_of
from pmo_guide.progress.text import json_text, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FORMAT = "pmo-guide/progress"
"""What the key "format" of a file says."""
VERSION = 1
"""The version of the form that this release writes, and the highest that it reads."""

MAX_AT = 8_640_000_000_000_000
"""The last moment that a browser's calendar knows, in milliseconds."""
MAX_DEPTH = 32
"""How deep lists and objects may stand inside each other."""
MAX_LENGTH = 10_000_000
"""How many characters a file may have: twice what browsers store."""


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


def empty(framework: str, version: str = "") -> Progress:
    """Return progress without entries for the framework of this id."""
    return Progress(framework, version)


def dump(progress: Progress) -> str:
    """Return the text of the file, one entry a line: the same characters for the same content."""
    head = {"id": progress.framework, "version": progress.version}
    lines = [
        f'{json_text(key)}:{{"value":{json_text(entry.value)},"at":{entry.at}}}'
        for key, entry in sorted(progress.entries.items(), key=lambda pair: units(pair[0]))
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
        raise refusal(f"this file is too large for saved progress: over {MAX_LENGTH} characters")
    try:
        data = json.loads(
            text.removeprefix("\ufeff"),
            parse_int=_number,
            parse_float=_number,
            parse_constant=_no_constant,
        )
    except RecursionError:
        raise refusal(_TOO_DEEP) from None
    except ValueError:
        raise refusal("this is not JSON, or only a part of it") from None
    if unfit := _unfit(data, MAX_DEPTH):
        raise refusal(unfit)
    if not isinstance(data, dict):
        raise refusal(f"saved progress is a JSON object, not {shown(data)}")
    if data.get("format") != FORMAT:
        found = shown(data["format"]) if "format" in data else "missing"
        raise refusal(f'this is not saved progress: its "format" is {found}, not "{FORMAT}"')
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


def refusal(message: str) -> ProgressError:
    """Return the error for what cannot be taken at all."""
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


def shown(value: Any) -> str:
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
    for name in sorted(data.keys() - {"format", "version", "framework", "entries"}, key=units):
        yield Fault(f"/{_escaped(name)}", "saved progress has no such part")
    if not isinstance(head, dict):
        yield Fault("/framework", f"framework takes an object, not {_found(data, 'framework')}")
    else:
        for name in ("id", "version"):
            if not isinstance(head.get(name), str):
                place = f"/framework/{name}"
                yield Fault(place, f"{name} takes a text, not {_found(head, name)}")
        for name in sorted(head.keys() - {"id", "version"}, key=units):
            yield Fault(f"/framework/{_escaped(name)}", "framework has no such part")
        found = head.get("id")
        if framework and isinstance(found, str) and found != framework:
            message = f"this is progress in another framework, {shown(found)}, not {shown(framework)}"
            yield Fault("/framework/id", message)
    if not isinstance(entries, dict):
        yield Fault("/entries", f"entries takes an object, not {_found(data, 'entries')}")
    else:
        for key in sorted(entries, key=units):
            yield from entry_faults(key, entries[key])


def entry_faults(key: str, entry: Any) -> Iterator[Fault]:
    """Yield what is wrong with what a key holds."""
    place = f"/entries/{_escaped(key)}"
    if not isinstance(entry, dict):
        yield Fault(place, f"an entry takes an object, not {shown(entry)}")
        return
    for name in sorted(entry.keys() - {"value", "at"}, key=units):
        yield Fault(f"{place}/{_escaped(name)}", "an entry has no such part")
    at = entry.get("at")
    if type(at) is not int or not 0 <= at <= MAX_AT:
        message = f"at takes UTC milliseconds, a whole number from 0 to {MAX_AT}, not {_found(entry, 'at')}"
        yield Fault(f"{place}/at", message)
    rule = rule_of(key)
    if "value" not in entry:
        yield Fault(f"{place}/value", "value is missing")
    elif rule and not rule.fits(entry["value"]):
        yield Fault(f"{place}/value", f"value takes {rule.takes}, not {shown(entry['value'])}")


def _found(data: dict[str, Any], name: str) -> str:
    return shown(data[name]) if name in data else "missing"


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the file."""
    text = {"type": "string"}
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
                "framework": closed({"id": text, "version": text}),
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
