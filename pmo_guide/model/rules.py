"""The rules that a framework must keep, and what is told of each that it breaks.

An item is judged by its kind, so this module needs none of the classes.
"""

from __future__ import annotations

import functools
import math
import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pmo_guide.model.items import (
    DEEPEST,
    ID_PATTERN,
    MOST,
    Fault,
    FrozenMap,
    Item,
    defaults_of,
    did_you_mean,
    field_types,
    kind_of,
    per_class,
    walk,
)
from pmo_guide.model.places import in_reading_order, place_of

if TYPE_CHECKING:
    from pmo_guide.model.vocabulary import Action, Competency, Framework, Indicator, Readiness, Role, Scenario

LABELS = {
    "step": "steps",
    "competency": "competencies",
    "indicator": "indicators",
    "action": "actions",
    "level": "levels",
    "role": "roles",
    "credential": "credentials",
    "resource": "resources",
    "scenario": "scenarios",
    "essential": "",
}
"""What a framework may call by another name in `Framework.labels`: one, and several where there are several."""
_LABELS = [name for pair in LABELS.items() for name in pair if name]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_URL = re.compile(r"https?://[^\s/$.?#][^\s]*")


def faults(framework: Framework) -> list[Fault]:
    """Return everything that is wrong with a framework, as one meets it who reads each of its files.

    Of more than `MOST` faults, these and one: what comes after is not looked at.
    """
    items = list(walk(framework))
    # Fields of a wrong type are told once, and then left out of all further rules.
    wrong: dict[int, dict[str, str]] = {}
    for item in items:
        if fields := dict(_wrong_fields(item)):
            wrong[id(item)] = fields
            if len(wrong) > MOST:
                break
    rules = _Rules(framework, items, wrong) if len(wrong) <= MOST else None
    told: dict[Fault, None] = {}
    for item in items:
        texts = (*item.misuse, *filter(None, wrong.get(id(item), {}).values()), *(rules.of(item) if rules else ()))
        told |= {
            Fault(_misplaced(item, text) or place_of(item, text), f"{name_of(item)}: {text}"): None for text in texts
        }
        if len(told) > MOST:
            break
    return in_reading_order(told)


def _misplaced(item: Item, text: str) -> str:
    """Return the place of an item that stands in a list of others, where the text says that of a field."""
    name, _, rest = text.partition(" ")
    value = getattr(item, name, None) if rest.startswith("takes a list of ") else None
    hint = field_types(type(item)).get(name)
    wanted = typing.get_args(hint)[:1]
    parts = [part for part in value if type(part) not in wanted] if isinstance(value, tuple) and wanted else []
    return parts[0].place if parts and isinstance(parts[0], Item) else ""


def name_of(item: Item) -> str:
    """Return how messages call an item: its kind and id, or its kind alone."""
    name = getattr(item, "id", getattr(item, "value", None))
    if isinstance(name, str) and not ID_PATTERN.fullmatch(name):
        name = _shown(name)
    elif not isinstance(name, str) and not _fitting(int)(name):
        return kind_of(item)
    return f"{kind_of(item)} {name}"


# -- one field --------------------------------------------------------------------------------------------------------


class _Spec(typing.NamedTuple):
    """What the rules know of a field."""

    name: str
    hint: Any
    fits: Callable[[object], bool]
    takes_text: bool
    holds_text: bool
    default: object


@per_class
def _specs(cls: type[Item]) -> tuple[_Spec, ...]:
    hints = field_types(cls)
    defaults = defaults_of(cls)
    return tuple(
        _Spec(name, hint, _fitting(hint), _fitting(hint)("x"), _holds_text(hint), defaults[name])
        for name, hint in hints.items()
    )


def _holds_text(hint: Any) -> bool:
    return hint in (str, Any) or any(map(_holds_text, typing.get_args(hint)))


def _wrong_fields(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the fields that cannot be judged further, each with what is wrong with its type or text.

    There is nothing to tell of a field that is missing, as that is told already.
    """
    for spec in _specs(type(item)):
        value = getattr(item, spec.name)
        if value is spec.default:
            continue
        if spec.takes_text and type(value) is str and value.isprintable() and value and not value.isspace():
            continue  # as nearly always
        if f"field {spec.name!r} is missing" in item.misuse:
            yield spec.name, ""
        elif text := _fault_of(spec, value):
            yield spec.name, f"{spec.name} {text}"


def _fault_of(spec: _Spec, value: object) -> str:
    """Return what is wrong with the type or the text of one field, or ""."""
    if not spec.fits(value):
        expected = _describe(spec.hint)
        if spec.name == "extra" and isinstance(value, FrozenMap):
            expected = (
                "only what JSON can hold (texts, numbers below 2**53, lists, mappings with texts as "
                f"keys, True, False, None), at most {DEEPEST} deep"
            )
        # Items of the right class inside a mixed list are still judged, each for itself.
        return f"takes {expected}, {_not_this(value, spec.hint)}"
    if not spec.holds_text:
        return ""
    if isinstance(value, str) and not value.strip() and (value or spec.default is MISSING):
        return "is empty"
    texts = list(texts_in(value))
    if spec.name != "extra" and not isinstance(value, str) and not all(map(str.strip, texts)):
        return "holds an empty text"
    for text in texts:
        if bad := _NOT_TEXT.search(text):
            return f"contains the control character U+{ord(bad[0]):04X}"
    return ""


@functools.cache
def _fitting(hint: Any) -> Callable[[object], bool]:
    """Return the test of whether a frozen value is of a field's type; numbers are never taken from True and False."""
    if hint is Any:
        return _is_json
    if hint is float:
        return _is_number
    if hint is int:
        return lambda value: type(value) is int and _is_number(value)
    tests = [_fitting(argument) for argument in typing.get_args(hint) if argument is not ...]
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        return lambda value: any(test(value) for test in tests)
    if origin is tuple and len(tests) > 1:
        return lambda value: (
            isinstance(value, tuple)
            and len(value) == len(tests)
            and all(test(part) for test, part in zip(tests, value, strict=True))
        )
    if origin is tuple:
        return lambda value: isinstance(value, tuple) and all(map(tests[0], value))
    if origin is Mapping:
        return lambda value: (
            isinstance(value, FrozenMap) and all(map(tests[0], value)) and all(map(tests[1], value.values()))
        )
    return lambda value: type(value) is hint


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


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a frozen value, keys of mappings included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, FrozenMap):
        for key, part in value.items():
            yield from texts_in(key)
            yield from texts_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


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
        value = next(part for part in value if not _fitting(inner)(part))
    slip = f"; did you mean ({_shown(value)},)?" if listed and type(value) is inner else ""
    if date in (hint, *typing.get_args(hint)) and type(value) is int:  # Python took its hyphens for minus
        slip = "; write a day as in date(2026, 11, 30)"
    if value is date:
        return "not the word alone; write a day as in date(2026, 11, 30)"
    if hint is str and isinstance(value, tuple):
        slip = "; take the brackets around it away"
    if isinstance(value, FrozenMap) and rest and rest[0] is not Any:  # the first entry that does not fit is enough
        fits = _fitting(rest[0])
        value = next((FrozenMap([pair]) for pair in value.items() if not fits(pair[1])), value)
    if isinstance(value, (set, frozenset)):
        slip = "; a colon stands between id and value, as in {'an-id': 2}"
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


# -- several fields ---------------------------------------------------------------------------------------------------


class _Rules:
    """The rules that need more than one field or item; each yields the text of a fault."""

    def __init__(self, framework: Framework, items: list[Item], wrong: Mapping[int, Mapping[str, str]]) -> None:
        self.framework = framework
        self.wrong = wrong
        self.first: dict[str, Item] = {}
        self.repeated = {key for key, count in Counter(map(id, items)).items() if count > 1}
        self.ids: dict[str, dict[str, Any]] = {}
        for item in items:
            if item is not framework and "id" in field_types(type(item)) and self.ok(item, "id"):
                name = item.id  # type: ignore[attr-defined]
                self.first.setdefault(name, item)
                self.ids.setdefault(kind_of(item), {})[name] = item
        self.parents = {
            name: item.parent
            for name, item in self.ids.get("competency", {}).items()
            if item.parent and self.ok(item, "parent")
        }
        scale = framework.levels if self.ok(framework, "levels") else ()
        self.top = len([level for level in scale if level.value != 0])
        self.rules_of = per_class(self._rules_of)
        self.hint = functools.cache(lambda kind, name: did_you_mean(name, self.ids.get(kind, ())))

    def ok(self, item: Item, *names: str) -> bool:
        """Return whether these fields of an item can be judged."""
        wrong = self.wrong.get(id(item))
        return wrong is None or wrong.keys().isdisjoint(names)

    def of(self, item: Item) -> Iterator[str]:
        """Yield the faults of one item."""
        for rule, needs in self.rules_of(type(item)):
            if self.ok(item, *needs):
                yield from rule(item)

    def _rules_of(self, cls: type[Item]) -> list[tuple[Callable[[Any], Iterator[str]], tuple[str, ...]]]:
        """Return the rules for a class, each with the fields that must be sound for it."""
        judge = getattr(self, f"_{cls.__name__.lower()}", None)
        per_field = {
            "id": self._id,
            "builds": lambda item: self._levels_of("builds", item.builds),
            "targets": lambda item: self._levels_of("targets", item.targets),
            "shows": lambda item: self._levels_of("shows", item.shows),
            "related": lambda item: self._competencies("related", item.related),
            "helps": lambda item: self._competencies("helps", item.helps),
            "core": lambda item: self._competencies("core", item.core),
            "url": self._url,
            "verified_on": self._verified_on,
            "review_months": self._review_months,
        }
        chosen = [(rule, (name,)) for name, rule in per_field.items() if name in field_types(cls)]
        return [*chosen[:1], *([(judge, ())] if judge else []), *chosen[1:]]

    def _id(self, item: Any) -> Iterator[str]:
        if not ID_PATTERN.fullmatch(item.id):
            fixed = re.sub(r"[^a-z0-9]+", "-", item.id.lower()).strip("-")
            hint = f"; did you mean {fixed!r}?" if fixed else ""
            yield f"an id is lower-case letters, digits and single hyphens{hint}"
        first = self.first.get(item.id)
        if first is not None and first is not item and item is not self.framework:
            yield f"this id is taken by the {kind_of(first)} at {first.place}"
        elif id(item) in self.repeated:
            yield "this very item stands in the framework more than once"

    def _known(self, kind: str, name: str, wanted: Iterable[str]) -> Iterator[str]:
        known = self.ids.get(kind, {})
        for target in wanted:
            if target in known:
                continue
            other = self.first.get(target)
            if other is not None:
                yield f"{name} names {target!r}, which is not a {kind} but a {kind_of(other)}"
            else:
                yield f"{name} names the unknown {kind} {target!r}{self.hint(kind, target)}"

    def _competencies(self, name: str, values: tuple[str, ...]) -> Iterator[str]:
        yield from self._known("competency", name, values)
        for value in sorted(value for value, count in Counter(values).items() if count > 1):
            yield f"{name} names {value!r} twice"

    def _levels_of(self, name: str, values: Mapping[str, int]) -> Iterator[str]:
        yield from self._known("competency", name, values)
        for target, level in values.items():
            if self.top and not 1 <= level <= self.top:
                yield f"{name} gives {target!r} level {level}; the scale goes from 1 to {self.top}"

    def _url(self, item: Any) -> Iterator[str]:
        if item.url and not _URL.fullmatch(item.url):
            yield f"url must be a web address that begins with https://, not {item.url!r}"

    def _verified_on(self, item: Any) -> Iterator[str]:
        tomorrow = datetime.now(UTC).date() + timedelta(days=1)  # somebody's day is ahead of ours
        if item.verified_on and item.verified_on > tomorrow:
            yield f"verified_on {item.verified_on} is in the future"

    def _review_months(self, item: Any) -> Iterator[str]:
        if not 1 <= item.review_months <= 1200:
            yield f"review_months is a number of months from 1 to 1200, not {item.review_months}"

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
        if self.ok(item, "core", "targets") and all(name in self.ids.get("competency", ()) for name in item.targets):
            for name in item.core:
                if name in self.ids.get("competency", ()) and name not in item.targets:
                    yield f"core names {name!r}, which has no target"
        if self.ok(item, "readiness", "targets") and item.readiness and not item.targets:
            yield "readiness needs targets; without any, everybody would be ready"

    def _scenario(self, item: Scenario) -> Iterator[str]:
        if self.ok(item, "step") and item.step is not None:
            yield from self._known("step", "step", (item.step,))
        if self.ok(item, "choices") and len(item.choices) < 2:
            yield "choices needs at least two; with fewer there is nothing to choose"

    def _readiness(self, item: Readiness) -> Iterator[str]:
        for name in field_types(type(item)):
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
            elif values != list(range(values[0], len(values) + values[0])) or values[0] not in (0, 1) or values == [0]:
                yield f"levels must be numbered 1, 2, 3 … in order, not {_shown(values)}"
        if self.ok(item, "competencies") and not item.competencies:
            yield "competencies is empty"
        if self.ok(item, "labels"):
            for name in item.labels:
                if name not in _LABELS:
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
