"""A framework as JSON, without loss, and the JSON Schema of that form."""

from __future__ import annotations

import json
import typing
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pmo_guide.model import (
    Fault,
    Framework,
    FrameworkError,
    Item,
    defaults_of,
    field_types,
    written_at,
)
from pmo_guide.model.items import per_class

FORMAT = "pmo-guide/framework"
"""What the key "format" of a file says."""
VERSION = 1
"""The version of the form that this release writes, and the highest that it reads."""
OBJECTS = 1_000_000
"""How many objects a file may hold: 2,000 competencies with 20,000 actions are half a million in a CASE package."""
SCHEMA_NAME = "framework.schema.json"


def dump(framework: Framework) -> str:
    """Return the framework as JSON text, the same bytes for the same content.

    Fields that are empty by default and are empty are left out.
    """
    return json.dumps(data(framework), ensure_ascii=False, indent=1) + "\n"


def data(framework: Framework) -> dict[str, Any]:
    """Return the framework as the data of its JSON form."""
    found: dict[str, Any] = {"$schema": SCHEMA_NAME, "format": FORMAT, "formatVersion": VERSION} | plain(framework)
    return found


_AS_IT_IS = frozenset((str, int, float, bool, type(None)))
"""Classes whose values are the same in JSON and in a framework: most of them all, so that they are not looked into."""


def plain(value: Any) -> Any:
    """Return an item, or what it holds, as plain JSON data."""
    if isinstance(value, Item):
        parts = ((name, getattr(value, name), default) for name, default in defaults_of(type(value)).items())
        return {
            name: part if part.__class__ in _AS_IT_IS else plain(part)
            for name, part, default in parts
            if part or part != default
        }
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def parse(text: str, source: str = "") -> Framework:
    """Return the framework that a JSON text holds.

    Raises `FrameworkError` with every fault; the place of each is a JSON pointer, after the name of the `source` where
    one is given.
    """
    top = f"{source} at " if source else ""
    framework: Framework = build(Framework, fields(decode(text, source), source), top)
    return framework


def decode(text: str, source: str = "") -> Any:
    """Return the plain data that a JSON text holds.

    Raises `FrameworkError` where it is no JSON, or says something twice.
    """
    top = f"{source} at " if source else ""
    repeated: list[str] = []
    objects = count(1)

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        if next(objects) > OBJECTS:
            raise ValueError(f"it holds more than {OBJECTS:,} objects")
        found = dict(items)
        if len(found) < len(items):
            counts = Counter(name for name, _ in items)
            repeated.extend(name for name, count in counts.items() if count > 1)
        return found

    def constant(name: str) -> Any:
        raise ValueError(f"{name} is not a number that JSON knows")

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        where = f"{top}line {error.lineno}, column {error.colno}"
        raise FrameworkError([Fault(where, f"not JSON: {error.msg}")]) from None
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise FrameworkError([Fault(f"{top}/", f"not JSON that can be read: {reason}")]) from None
    if repeated:
        raise FrameworkError(Fault(f"{top}/", f"the key {name!r} stands twice in one object") for name in repeated)
    return data


def fields(data: Any, source: str = "") -> dict[str, Any]:
    """Return the fields of a framework in decoded JSON, without what says that it is one.

    Raises `FrameworkError` where it says that it is something else.
    """
    top = f"{source} at " if source else ""
    faults = []
    if not isinstance(data, dict):
        faults.append(Fault(f"{top}/", "a framework is a JSON object, {…}"))
    elif data.get("format", FORMAT) != FORMAT:
        faults.append(Fault(f"{top}/format", f"this file says {data['format']!r}, not {FORMAT!r}"))
    elif type(found := data.get("formatVersion", VERSION)) is not int or not 1 <= found <= VERSION:
        faults.append(
            Fault(
                f"{top}/formatVersion",
                f"this release reads versions 1 to {VERSION}, not {found!r}",
            )
        )
    if faults:
        raise FrameworkError(faults)
    return {key: data[key] for key in data if key not in ("$schema", "format", "formatVersion")}


def build(hint: Any, value: Any, place: str, places: Mapping[int, str] = MappingProxyType({})) -> Any:
    """Return plain data as the type that a field takes; what does not fit is left for the rules to name.

    `place` is where it stands; `places` says so, by `id`, of objects that stand elsewhere.
    """
    if isinstance(hint, type) and issubclass(hint, Item):
        if not isinstance(value, dict):
            return value
        place = places.get(id(value), place)
        types, dates = field_types(hint), _dates(hint)
        given = {
            name: part
            if part.__class__ in _AS_IT_IS and name not in dates
            else build(types.get(name), part, f"{place}/{_escaped(name)}", places)
            for name, part in value.items()
        }
        with written_at(f"{place}/" if hint is Framework else place):
            return hint(**given)
    arguments = typing.get_args(hint)
    if not arguments:
        return value
    if isinstance(value, dict):
        for argument in arguments:
            if isinstance(argument, type) and issubclass(argument, Item):  # an item that may be absent
                return build(argument, value, place, places)
    if isinstance(value, list) and typing.get_origin(hint) is tuple:
        return [build(arguments[0], part, f"{place}/{n}", places) for n, part in enumerate(value)]
    if date in arguments and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


@per_class
def _dates(cls: type[Item]) -> frozenset[str]:
    """Return the fields of a class that hold a day, which JSON has as text."""
    return frozenset(name for name, hint in field_types(cls).items() if date in typing.get_args(hint))


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a framework's JSON form.

    It is kept beside this module, as making it of the classes takes a second; `tests/schemas.py` makes it.
    """
    found: dict[str, Any] = json.loads(Path(__file__).with_name(SCHEMA_NAME).read_text(encoding="utf-8"))
    return found
