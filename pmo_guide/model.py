"""The vocabulary of a competency framework, and the rules it must keep.

The words are those of human resources and of the 1EdTech standards CASE and Open Badges: a framework has a
proficiency scale of levels, steps with actions, competencies with indicators, roles with targets, credentials and
resources. All of it is frozen, plain data made with the standard library alone.

Constructing an item never judges its content: it only notes the file and line where it was written. Constructing the
`Framework` judges everything at once and raises one `FrameworkError` that lists every fault with its place, so that an
author mends them in one go.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import os
import re
import sys
import types
import typing
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar, dataclass_transform

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like: lower-case letters and digits in groups joined by single hyphens."""

LABELS = (
    "step",
    "competency",
    "indicator",
    "action",
    "level",
    "role",
    "credential",
    "resource",
)
"""The kinds of things that a framework may call by another name in `Framework.labels`."""

DEEPEST = 50
"""How deep lists and mappings may be nested in `extra`."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PLACE: ContextVar[str | None] = ContextVar("place", default=None)
_Class = TypeVar("_Class")
_Value = TypeVar("_Value")


class Fault(NamedTuple):
    """One thing that is wrong with a framework."""

    place: str
    """Where: ``file:line`` of the Python object, or a JSON pointer."""
    message: str
    """What is wrong and, where it can be guessed, what was meant."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class FrameworkError(ValueError):
    """A framework that cannot be used, with all of its faults, one per line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class FrozenMap(Mapping[str, _Value]):
    """A mapping that cannot change: its pairs are sorted, so equal content is equal, hashable and printed alike."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, _Value] | Iterable[tuple[str, _Value]] = ()) -> None:
        pairs = dict(items).items()
        self._items = dict(sorted(pairs, key=lambda pair: (str(type(pair[0])), pair[0])))

    def __getitem__(self, key: str) -> _Value:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(tuple(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)


@contextmanager
def written_at(place: str) -> Iterator[None]:
    """Within this block, items are noted as written at `place` (a JSON pointer, say) instead of the calling line."""
    token = _PLACE.set(place)
    try:
        yield
    finally:
        _PLACE.reset(token)


def _calling_line() -> str:
    """Return ``file:line`` of the nearest frame outside this module (and outside `dataclasses.replace`)."""
    frame: types.FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename in (__file__, dataclasses.__file__):
        frame = frame.f_back
    if frame is None:
        return ""
    path = os.path.relpath(frame.f_code.co_filename)
    return f"{frame.f_code.co_filename if path.startswith('..') else path}:{frame.f_lineno}"


def _frozen(value: Any, depth: int = 0) -> Any:
    """Return `value` with lists as tuples and mappings as `FrozenMap`.

    What is nested more than `DEEPEST` deep, and a mapping whose keys cannot be sorted, is left for the rules to name.
    """
    if depth > DEEPEST:
        return value
    if isinstance(value, Mapping):
        try:
            return FrozenMap((key, _frozen(item, depth + 1)) for key, item in value.items())
        except TypeError:
            return value
    if isinstance(value, list | tuple):
        return tuple(_frozen(part, depth + 1) for part in value)
    return value


class Item:
    """What all classes of the vocabulary share: keyword-only construction that notes place and misuse."""

    __slots__ = ("_misuse", "_place")
    _misuse: tuple[str, ...]
    _place: str

    def __init__(self, /, *positional: object, **given: object) -> None:
        note = object.__setattr__
        note(self, "_place", _PLACE.get() or _calling_line())
        misuse: list[str] = []
        known = {spec.name: spec for spec in fields(self)}  # type: ignore[arg-type]
        if positional:
            misuse.append(f"write every field with its name, as in {next(iter(known))}=…")
        unknown = sorted(given.keys() - known.keys())
        misuse += [f"no field {name!r} here{did_you_mean(name, known)}" for name in unknown]
        for name, spec in known.items():
            if name in given:
                value = _frozen(given[name])
            elif spec.default is not MISSING:
                value = spec.default
            elif spec.default_factory is not MISSING:
                value = spec.default_factory()
            else:
                misuse.append(f"field {name!r} is missing")
                value = None
            note(self, name, value)
        note(self, "_misuse", tuple(misuse))

    @property
    def place(self) -> str:
        """Where this item was written: ``file:line``, a JSON pointer, or "" if that is not known (after a copy)."""
        return getattr(self, "_place", "")

    @property
    def misuse(self) -> tuple[str, ...]:
        """What was wrong with the fields given to the constructor: unknown or missing names."""
        return getattr(self, "_misuse", ())


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def _vocabulary(cls: type[_Class]) -> type[_Class]:
    return dataclass(frozen=True, slots=True, kw_only=True, init=False)(cls)


def _empty() -> FrozenMap[Any]:
    return FrozenMap()


@_vocabulary
class Level(Item):
    """One rung of the proficiency scale, from 1 upwards; 0, "not yet", is always there and needs no text."""

    value: int
    title: str
    summary: str = ""
    extra: Mapping[str, Any] = field(default_factory=_empty)


@_vocabulary
class Indicator(Item):
    """Behaviour that can be observed of one competency at one level: what self-assessment asks.

    `examples` are what it may look like; `url` is where its author defines it. With `if_arisen` it counts only for whom
    the case arose: whoever never met it may still hold the level.
    """

    id: str
    level: int
    text: str
    examples: tuple[str, ...] = ()
    if_arisen: bool = False
    url: str = ""
    extra: Mapping[str, Any] = field(default_factory=_empty)


@_vocabulary
class Competency(Item):
    """What one must be able to do.

    `code` is the framework's own short code, printed before the title; `url` is where its author defines it; `step` is
    the home step; `terms` are glossary words that mean this competency; `parent` serves frameworks of a finer grain;
    `sources` are bibliography keys.
    """

    id: str
    title: str
    code: str = ""
    url: str = ""
    step: str | None = None
    definition: str = ""
    indicators: tuple[Indicator, ...] = ()
    terms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    parent: str | None = None
    sources: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_empty)


@_vocabulary
class Action(Item):
    """One checklist item: something to do, and the evidence it leaves.

    `effort` is a range of own hours beyond the ordinary job, `elapsed` a range of calendar weeks. `builds` gives, for
    each competency, the level that this evidence counts towards. `essential` marks what must be done before applying.
    """

    id: str
    text: str
    effort: tuple[float, float] | None = None
    elapsed: tuple[float, float] | None = None
    evidence: str = ""
    builds: Mapping[str, int] = field(default_factory=_empty)
    essential: bool = False
    extra: Mapping[str, Any] = field(default_factory=_empty)


@_vocabulary
class Step(Item):
    """One stage of the path and the chapter that tells it; owns its actions, in order."""

    id: str
    title: str
    summary: str = ""
    actions: tuple[Action, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_empty)


@_vocabulary
class Readiness(Item):
    """How near to a role's targets one must be to count as ready for it, in levels; by default, at all of them.

    No core competency may lie more than `core_below` below its target, no other more than `other_below`; and of these
    others at most `other_count` may lie as far as `other_below` (None: all of them).
    """

    core_below: int = 0
    other_below: int = 0
    other_count: int | None = None


@_vocabulary
class Role(Item):
    """A career stage with a target level for each competency that matters.

    `core` names the competencies that nothing else makes up for. `readiness` is the rule by which one is ready for the
    role; without it gaps are shown, and no verdict is passed.
    """

    id: str
    title: str
    summary: str = ""
    targets: Mapping[str, int] = field(default_factory=_empty)
    core: tuple[str, ...] = ()
    readiness: Readiness | None = None
    extra: Mapping[str, Any] = field(default_factory=_empty)


@_vocabulary
class Credential(Item):
    """A certificate or membership grade, what it asks for and what it counts towards."""

    id: str
    title: str
    issuer: str = ""
    url: str = ""
    eligibility: str = ""
    renewal: str = ""
    builds: Mapping[str, int] = field(default_factory=_empty)
    verified_on: date | None = None
    sources: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_empty)


@_vocabulary
class Resource(Item):
    """Something to join, attend, read or take, and the competencies that it helps."""

    id: str
    title: str
    kind: str = ""
    url: str = ""
    summary: str = ""
    helps: tuple[str, ...] = ()
    verified_on: date | None = None
    extra: Mapping[str, Any] = field(default_factory=_empty)


class _Indexed(Item):
    """A place for the look-up table of a framework, outside its fields."""

    __slots__ = ("_by_id",)
    _by_id: dict[str, Item]


@_vocabulary
class Framework(_Indexed):
    """A whole competency framework.

    `retired` maps an id that is no longer used to its successor, or to None. `labels` renames the framework's own
    things, as in ``{"step": "Domain"}``.

    Raises `FrameworkError`, with every fault, if anything in it breaks a rule.
    """

    id: str
    title: str
    version: str = ""
    summary: str = ""
    language: str = "en"
    licence: str = ""
    labels: Mapping[str, str] = field(default_factory=_empty)
    levels: tuple[Level, ...]
    steps: tuple[Step, ...]
    competencies: tuple[Competency, ...]
    roles: tuple[Role, ...] = ()
    credentials: tuple[Credential, ...] = ()
    resources: tuple[Resource, ...] = ()
    retired: Mapping[str, str | None] = field(default_factory=_empty)
    extra: Mapping[str, Any] = field(default_factory=_empty)

    def __init__(self, /, *positional: object, **given: object) -> None:
        Item.__init__(self, *positional, **given)
        if faults := _faults(self):
            raise FrameworkError(faults)

    def _index(self) -> dict[str, Item]:
        if not hasattr(self, "_by_id"):  # the first question, or the first after a copy
            object.__setattr__(self, "_by_id", {item.id: item for item in _named(self)})
        return self._by_id

    def find(self, kind: str, name: str, *others: str) -> Any:
        """Return the item of this kind ("competency", "level", …), or of one of the others, and this id.

        Raises `LookupError` with a suggestion if there is none.
        """
        kinds = (kind, *others)
        what = " or ".join(filter(None, [", ".join(kinds[:-1]), kinds[-1]]))
        if kind == "level":
            for level in self.levels:
                if str(level.value) == name:
                    return level
            raise LookupError(f"no level {name!r}; the levels are 1 to {len(self.levels)}")
        by_id = self._index()
        item = by_id.get(name)
        if item is None and name in self.retired:
            heir = self.retired[name]
            while heir is not None and heir in self.retired:
                heir = self.retired[heir]
            hint = f"; {name!r} is retired" + (f", use {heir!r}" if heir else "")
            raise LookupError(f"no {what} {name!r}{hint}")
        if item is None or kind_of(item) not in kinds:
            same = [key for key, other in by_id.items() if kind_of(other) in kinds]
            hint = f"; {name!r} is a {kind_of(item)}" if item else did_you_mean(name, same)
            raise LookupError(f"no {what} {name!r}{hint}")
        return item

    def translated(self, catalogue: Mapping[str, str], language: str) -> Framework:
        """Return this framework with every text that the catalogue knows in another language; ids never change.

        `catalogue` maps a text of this framework to its translation; texts without one stay as they are.
        """
        framework: Framework = _translated(self, catalogue, {"language": language})
        return framework


KINDS: dict[type[Item], str] = {
    Step: "step",
    Competency: "competency",
    Indicator: "indicator",
    Action: "action",
    Role: "role",
    Readiness: "readiness",
    Credential: "credential",
    Resource: "resource",
    Level: "level",
}
"""The name of each class in messages, queries and links."""


def kind_of(item: Item) -> str:
    """Return the name of an item's kind, such as "competency"."""
    return KINDS.get(type(item), "framework")


def field_types(cls: type[Item]) -> Mapping[str, Any]:
    """Return the resolved type of each field of a class of the vocabulary."""
    if cls not in _FIELD_TYPES:
        hints = typing.get_type_hints(cls)
        _FIELD_TYPES[cls] = {spec.name: hints[spec.name] for spec in fields(cls)}  # type: ignore[arg-type]
    return _FIELD_TYPES[cls]


_FIELD_TYPES: dict[type[Item], Mapping[str, Any]] = {}


def walk(item: Item) -> Iterator[Item]:
    """Yield an item and all items inside it, in the order in which they were written."""
    yield item
    for name in field_types(type(item)):
        value = getattr(item, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Item):
                yield from walk(part)


def _named(framework: Framework) -> Iterator[Any]:
    """Yield all items that share the namespace of ids."""
    return (item for item in walk(framework) if type(item) not in (Framework, Level, Readiness))


_TEXTS = {"title", "text", "summary", "definition", "examples", "evidence", "eligibility", "renewal", "issuer"}
"""The fields whose text a reader is shown as it stands."""


def _worded(value: Any, catalogue: Mapping[str, str]) -> Any:
    """Return the texts of a field in the other language.

    gettext keeps its header under "", and "" for what nobody has translated yet.
    """
    if isinstance(value, Mapping):
        return {key: _worded(part, catalogue) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(_worded(part, catalogue) for part in value)
    return (value and catalogue.get(value)) or value


def _translated(item: Any, catalogue: Mapping[str, str], changes: dict[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for name in field_types(type(item)):
        value = getattr(item, name)
        if name in _TEXTS or name in ("terms", "labels"):
            value = _worded(value, catalogue)
        elif isinstance(value, tuple):
            value = tuple(_translated(part, catalogue, {}) if isinstance(part, Item) else part for part in value)
        values[name] = value
    with written_at(item.place):
        return type(item)(**values | changes)


# -- the rules --------------------------------------------------------------------------------------------------------


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the known word that is nearest, or "" if none is near."""
    if len(str(word)) > 200:  # no slip of the pen, and slow to compare
        return ""
    close = difflib.get_close_matches(str(word), list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _describe(hint: Any) -> str:
    """Return in plain words what a field of this type takes."""
    plain = {
        str: "a text",
        int: "a whole number",
        float: "a number",
        bool: "True or False",
        date: "a date",
        Any: "anything",
        types.NoneType: "None",
    }
    if hint in plain:
        return plain[hint]
    args = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if isinstance(hint, type) and issubclass(hint, Item):
        return f"{hint.__name__}(…)"
    if origin is types.UnionType:
        return " or ".join(_describe(arg) for arg in args)
    if origin is tuple and args[-1] is not ...:
        return "two numbers (from, to)"
    if origin is tuple:
        inner = args[0]
        return f"a list of {'texts' if inner is str else f'{inner.__name__}(…)'}"
    return f"a mapping of ids to {_describe(args[1])}"


def _not_this(value: object, hint: Any) -> str:
    """Return what a field holds instead, and the usual slip behind it."""
    inner, *rest = typing.get_args(hint) or (None,)
    listed = typing.get_origin(hint) is tuple and rest == [...]
    if listed and isinstance(value, tuple):
        value = next(part for part in value if not _fits(part, inner))
    slip = f"; did you mean ({_shown(value)},)?" if listed and type(value) is inner else ""
    return f"not {_shown(value)}{slip}"


def _shown(value: object) -> str:
    """Return a value as Python writes it, cut to fit a line."""
    if isinstance(value, Item):
        return f"{type(value).__name__}(…)"
    try:
        shown = repr(value)
    except (ValueError, RecursionError):  # thousands of digits, or of brackets
        return "something too large to show"
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _fits(value: object, hint: Any) -> bool:
    """Return whether a frozen value is of a field's type; numbers are never taken from True and False."""
    if hint is Any:
        return _is_json(value)
    if hint in (int, float):
        return _is_number(value) and (hint is float or type(value) is int)
    args = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        return any(_fits(value, arg) for arg in args)
    if origin is tuple and args[-1] is not ...:
        return isinstance(value, tuple) and len(value) == len(args) and all(map(_fits, value, args))
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(part, args[0]) for part in value)
    if origin is Mapping:
        return isinstance(value, FrozenMap) and all(
            type(key) is str and _fits(part, args[1]) for key, part in value.items()
        )
    return type(value) is hint


def _is_json(value: object) -> bool:
    if isinstance(value, FrozenMap):
        return all(type(key) is str and _is_json(part) for key, part in value.items())
    if isinstance(value, tuple):
        return all(map(_is_json, value))
    return value is None or type(value) in (str, bool) or _is_number(value)


def _is_number(value: object) -> bool:
    """Return whether this is a number that JSON and JavaScript carry without loss."""
    if type(value) is int:
        return abs(value) < 2**53
    return type(value) is float and math.isfinite(value)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a frozen value, keys of mappings included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, FrozenMap):
        for key, part in value.items():
            yield from _texts(key)
            yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _parts(value: object) -> Iterator[str]:
    """Yield the texts in a list or mapping of texts."""
    return _texts(value) if isinstance(value, tuple | FrozenMap) else iter(())


def _faults(framework: Framework) -> list[Fault]:
    """Return everything that is wrong with a framework, in the order in which it was written."""
    # Fields of a wrong type are told once, and then left out of all further rules.
    faults: list[Fault] = []
    sound: dict[int, set[str]] = {}
    items = list(walk(framework))
    for item in items:
        faults += [Fault(item.place, f"{_name(item)}: {text}") for text in item.misuse]
        sound[id(item)] = {name for name in field_types(type(item)) if _check_field(item, name, faults)}
    rules = _Rules(framework, items, sound)
    for item in items:
        faults += [Fault(item.place, f"{_name(item)}: {text}") for text in rules.of(item)]
    order = {item.place: number for number, item in reversed(list(enumerate(items)))}
    return sorted(dict.fromkeys(faults), key=lambda fault: order.get(fault.place, 0))


def _name(item: Item) -> str:
    """Return how messages call an item: its kind and id, or its kind alone."""
    name = getattr(item, "value" if isinstance(item, Level) else "id", None)
    if isinstance(name, str) and not ID_PATTERN.fullmatch(name):
        name = _shown(name)
    elif not isinstance(name, str) and not _fits(name, int):
        return kind_of(item)
    return f"{kind_of(item)} {name}"


def _required(cls: type[Item]) -> set[str]:
    return {
        spec.name
        for spec in fields(cls)  # type: ignore[arg-type]
        if spec.default is MISSING and spec.default_factory is MISSING
    }


def _check_field(item: Item, name: str, faults: list[Fault]) -> bool:
    """Tell what is wrong with the type or the text of one field; return whether it can be judged further."""
    value, hint = getattr(item, name), field_types(type(item))[name]
    if f"field {name!r} is missing" in item.misuse:
        return False

    def fault(text: str) -> None:
        faults.append(Fault(item.place, f"{_name(item)}: {text}"))

    if name == "extra" and isinstance(value, FrozenMap):
        fits = _is_json(value)
        expected = (
            "only what JSON can hold (texts, numbers below 2**53, lists, mappings with texts as "
            f"keys, True, False, None), at most {DEEPEST} deep"
        )
    else:
        fits, expected = _fits(value, hint), _describe(hint)
    if not fits:
        fault(f"{name} takes {expected}, {_not_this(value, hint)}")
        # Items of the right class inside a mixed list are still judged, each for itself.
        return False
    if isinstance(value, str) and not value.strip() and (value or name in _required(type(item))):
        fault(f"{name} is empty")
        return False
    if name != "extra" and any(not text.strip() for text in _parts(value)):
        fault(f"{name} holds an empty text")
        return False
    for text in _texts(value):
        if bad := _NOT_TEXT.search(text):
            fault(f"{name} contains the control character U+{ord(bad[0]):04X}")
            return False
    return True


class _Rules:
    """The rules that need more than one field or item; each yields the text of a fault."""

    def __init__(self, framework: Framework, items: list[Item], sound: dict[int, set[str]]) -> None:
        self.framework = framework
        self.sound = sound
        self.first: dict[str, Item] = {}
        self.repeated = {key for key, count in Counter(map(id, items)).items() if count > 1}
        self.ids: dict[str, list[str]] = {kind: [] for kind in KINDS.values()}
        for item in items:
            if isinstance(item, Framework) or "id" not in sound[id(item)]:
                continue
            name = item.id  # type: ignore[attr-defined]
            self.first.setdefault(name, item)
            self.ids[kind_of(item)].append(name)
        self.parents = {
            item.id: item.parent
            for item in items
            if isinstance(item, Competency) and item.parent and self.ok(item, "id", "parent")
        }
        levels = framework.levels if self.ok(framework, "levels") else ()
        self.top = len(levels)

    def ok(self, item: Item, *names: str) -> bool:
        return self.sound[id(item)].issuperset(names)

    def of(self, item: Item) -> Iterator[str]:
        """Yield the faults of one item."""
        if self.ok(item, *({"id"} & set(field_types(type(item))))) and hasattr(item, "id"):
            yield from self._id(item)
        judge = getattr(self, f"_{kind_of(item)}", None)
        if judge is not None:
            yield from judge(item)
        for name in ("builds", "targets"):
            if hasattr(item, name) and self.ok(item, name):
                yield from self._levels_of(name, getattr(item, name))
        for name in ("related", "helps", "core"):
            if hasattr(item, name) and self.ok(item, name):
                yield from self._known("competency", name, getattr(item, name))
                yield from self._once(name, getattr(item, name))
        if hasattr(item, "url") and self.ok(item, "url"):
            yield from self._url(item.url)
        if hasattr(item, "verified_on") and self.ok(item, "verified_on") and item.verified_on:
            tomorrow = datetime.now(UTC).date() + timedelta(days=1)  # somebody's day is ahead of ours
            if item.verified_on > tomorrow:
                yield f"verified_on {item.verified_on} is in the future"

    def _id(self, item: Any) -> Iterator[str]:
        if not ID_PATTERN.fullmatch(item.id):
            fixed = re.sub(r"[^a-z0-9]+", "-", item.id.lower()).strip("-")
            hint = f"; did you mean {fixed!r}?" if fixed else ""
            yield f"an id is lower-case letters, digits and single hyphens{hint}"
        first = self.first.get(item.id)
        if first is not None and first is not item and not isinstance(item, Framework):
            yield f"this id is taken by the {kind_of(first)} at {first.place}"
        elif id(item) in self.repeated:
            yield "this very item stands in the framework more than once"

    def _known(self, kind: str, name: str, wanted: Iterable[str]) -> Iterator[str]:
        for target in wanted:
            if target in self.ids[kind]:
                continue
            other = self.first.get(target)
            if other is not None:
                yield f"{name} names {target!r}, which is not a {kind} but a {kind_of(other)}"
            else:
                hint = did_you_mean(target, self.ids[kind])
                yield f"{name} names the unknown {kind} {target!r}{hint}"

    def _once(self, name: str, values: tuple[str, ...]) -> Iterator[str]:
        for value in sorted({value for value in values if values.count(value) > 1}):
            yield f"{name} names {value!r} twice"

    def _levels_of(self, name: str, values: Mapping[str, int]) -> Iterator[str]:
        yield from self._known("competency", name, values)
        for target, level in values.items():
            if self.top and not 1 <= level <= self.top:
                yield f"{name} gives {target!r} level {level}; the scale goes from 1 to {self.top}"

    def _url(self, url: str) -> Iterator[str]:
        if url and not re.fullmatch(r"https?://[^\s/$.?#][^\s]*", url):
            yield f"url must be a web address that begins with https://, not {url!r}"

    def _range(self, item: Any, name: str, unit: str) -> Iterator[str]:
        if not self.ok(item, name) or getattr(item, name) is None:
            return
        low, high = getattr(item, name)
        if low < 0:
            yield f"{name} cannot be below 0 {unit}, as in ({low}, {high})"
        elif low > high:
            yield f"{name} runs backwards: ({low}, {high}) {unit}; did you mean ({high}, {low})?"

    def _action(self, item: Action) -> Iterator[str]:
        yield from self._range(item, "effort", "hours")
        yield from self._range(item, "elapsed", "weeks")

    def _indicator(self, item: Indicator) -> Iterator[str]:
        if self.ok(item, "level") and self.top and not 1 <= item.level <= self.top:
            yield f"level {item.level} is outside the scale, which goes from 1 to {self.top}"

    def _competency(self, item: Competency) -> Iterator[str]:
        if self.ok(item, "step") and item.step is not None:
            yield from self._known("step", "step", (item.step,))
        if self.ok(item, "parent") and item.parent is not None:
            yield from self._known("competency", "parent", (item.parent,))
        if self.ok(item, "id", "related") and item.id in item.related:
            yield "related names the competency itself"
        if self.ok(item, "id") and _loops(item.id, self.parents):
            yield "its parents lead back to itself"

    def _role(self, item: Role) -> Iterator[str]:
        if self.ok(item, "core", "targets"):
            for name in item.core:
                if name in self.ids["competency"] and name not in item.targets:
                    yield f"core names {name!r}, which has no target"
        if self.ok(item, "readiness", "targets") and item.readiness and not item.targets:
            yield "readiness needs targets; without any, everybody would be ready"

    def _readiness(self, item: Readiness) -> Iterator[str]:
        for name in field_types(Readiness):
            number = getattr(item, name)
            if self.ok(item, name) and number is not None and number < 0:
                yield f"{name} cannot be below 0, as in {number}"
        if self.ok(item, "other_below", "other_count") and not item.other_below and item.other_count is not None:
            yield "other_count counts nothing where other_below is 0"

    def _framework(self, item: Framework) -> Iterator[str]:
        if self.ok(item, "levels") and all(self.ok(level, "value") for level in item.levels):
            values = [level.value for level in item.levels]
            if not values:
                yield "levels is empty; a scale needs at least one level"
            elif values != list(range(1, len(values) + 1)):
                yield f"levels must be numbered 1, 2, 3 … in order, not {_shown(values)}"
        for name in ("steps", "competencies"):
            if self.ok(item, name) and not getattr(item, name):
                yield f"{name} is empty"
        if self.ok(item, "labels"):
            for name in item.labels:
                if name not in LABELS:
                    yield f"labels names the unknown thing {name!r}{did_you_mean(name, LABELS)}"
        if self.ok(item, "language") and not _LANGUAGE.fullmatch(item.language):
            yield f"language is a code such as 'en' or 'pt-BR', not {item.language!r}"
        if self.ok(item, "retired"):
            yield from self._retired(item.retired)

    def _retired(self, retired: Mapping[str, str | None]) -> Iterator[str]:
        for old, new in retired.items():
            if not ID_PATTERN.fullmatch(old):
                yield f"retired names {old!r}, which cannot have been an id"
            if old in self.first:
                yield f"retired names {old!r}, which is still in use at {self.first[old].place}"
            if new is not None and new not in self.first and new not in retired:
                hint = did_you_mean(new, [*self.first, *retired])
                yield f"retired leads from {old!r} to the unknown {new!r}{hint}"
            if _loops(old, retired):
                yield f"retired leads from {old!r} back to itself"


def _loops(start: str, following: Mapping[str, str | None]) -> bool:
    """Return whether one comes back to `start` by going from each to the next."""
    seen, here = {start}, following.get(start)
    while here is not None and here not in seen:
        seen.add(here)
        here = following.get(here)
    return here == start


# -- what is not wrong, but could be better ---------------------------------------------------------------------------


def gaps(framework: Framework) -> list[Fault]:
    """Return what a complete framework would have and this one does not.

    A framework with gaps can be used; its pages show less.
    """
    found: list[Fault] = []

    def gap(item: Item, text: str) -> None:
        found.append(Fault(item.place, f"{_name(item)}: {text}"))

    built = {name for step in framework.steps for act in step.actions for name in act.builds}
    for competency in framework.competencies:
        for level in framework.levels:
            at_level = [indicator for indicator in competency.indicators if indicator.level == level.value]
            if not at_level:
                gap(competency, f"has no indicator at level {level.value}")
            elif all(indicator.if_arisen for indicator in at_level):
                gap(competency, f"has no indicator at level {level.value} that counts for everybody")
        if competency.id not in built:
            gap(competency, "no action builds it")
        if competency.step is None:
            gap(competency, "belongs to no step")
    for step in framework.steps:
        if not step.actions:
            gap(step, "has no action")
        for action in step.actions:
            if not action.builds:
                gap(action, "builds nothing")
    for name in ("roles", "credentials"):
        if not getattr(framework, name):
            gap(framework, f"has no {name}")
    return found


_MARKUP = re.compile(r"\*\*|``|\[[^\]]+\]\(|</?[a-z]+>|^#+ |\{[a-z:]+\}`", re.MULTILINE)


def advice(framework: Framework) -> list[Fault]:
    """Return texts that look as if they carried markup, which is shown as it stands on every page, form and sheet."""
    return [
        Fault(item.place, f"{_name(item)}: {name} is plain text, so {match[0]!r} is shown as it is")
        for item in walk(framework)
        for name in field_types(type(item))
        if name in _TEXTS
        for text in _texts(getattr(item, name))
        if (match := _MARKUP.search(text))
    ]
