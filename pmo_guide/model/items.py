"""What all items of the vocabulary share: they are frozen, built by the names of their fields, and know their place.

Building an item must cost little, since a framework may have tens of thousands: the constructor of each class is
written out for its fields, as `dataclasses` does it, and the place is kept as the interpreter knows it, to be put into
words when somebody asks.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import itertools
import re
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from types import CodeType  # noqa: TC003 (annotations of classes are read at run time)
from typing import Any, Never, TypeVar, dataclass_transform

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like: lower-case letters and digits in groups joined by single hyphens."""

DEEPEST = 50
"""How deep lists and mappings may be nested in `extra`."""

_Class = TypeVar("_Class")
_Value = TypeVar("_Value")

# -- values -----------------------------------------------------------------------------------------------------------


class FrozenMap(dict[str, _Value]):
    """A mapping that cannot change: its pairs are sorted, so equal content is equal, hashable and printed alike."""

    __slots__ = ()

    def __init__(self, items: Mapping[str, _Value] | Iterable[tuple[str, _Value]] = ()) -> None:
        pairs = items if isinstance(items, dict) else dict(items)
        if len(pairs) > 1:
            try:
                pairs = dict(sorted(pairs.items()))  # by key alone, as no two are equal
            except TypeError:  # keys of several types
                pairs = dict(sorted(pairs.items(), key=lambda pair: (str(type(pair[0])), pair[0])))
        dict.__init__(self, pairs)

    def _refuse(self, *_: object, **__: object) -> Never:
        raise TypeError("a FrozenMap cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))

    def __reduce__(self) -> tuple[type, tuple[dict[str, _Value]]]:
        return type(self), (dict(self),)


_EMPTY: FrozenMap[Any] = FrozenMap()


def empty() -> FrozenMap[Any]:
    """Return the mapping that every item holds where none is given."""
    return _EMPTY


_ATOMS: set[type] = {str, int, float, bool, type(None)}
"""Classes whose values are frozen as they are; each class of the vocabulary is added."""


def _atoms(values: Iterable[object]) -> bool:
    return _ATOMS.issuperset(map(type, values))


def _frozen(value: Any, depth: int = 0) -> Any:
    """Return `value` with lists as tuples and mappings as `FrozenMap`.

    What is nested more than `DEEPEST` deep, and a mapping whose keys cannot be sorted, is left for the rules to name.
    """
    if depth > DEEPEST:
        return value
    if isinstance(value, (tuple, list)):
        return tuple(value if _atoms(value) else [_frozen(part, depth + 1) for part in value])
    if isinstance(value, (dict, Mapping)):  # the first alone is quick to see
        parts = value if _atoms(value.values()) else {key: _frozen(part, depth + 1) for key, part in value.items()}
        try:
            return FrozenMap(parts)
        except TypeError:
            return value
    return value


# -- places -----------------------------------------------------------------------------------------------------------

_PLACE: ContextVar[object] = ContextVar("place", default=None)
_GENERATED = "<constructor>"
_NOT_AUTHORS = frozenset({_GENERATED, dataclasses.__file__, str(Path(__file__).with_name("vocabulary.py"))})
"""Files whose frames never are the place where somebody wrote an item."""


@contextmanager
def written_at(place: str | Item) -> Iterator[None]:
    """Within this block, items are noted as written at `place` instead of the calling line.

    `place` is a JSON pointer, say, or an item in whose stead they stand.
    """
    token = _PLACE.set(getattr(place, "_origin", "") if isinstance(place, Item) else place)
    try:
        yield
    finally:
        _PLACE.reset(token)


def _calling() -> tuple[CodeType, int]:
    """Return code and instruction from which the nearest constructor was called."""
    frame = sys._getframe(1)
    while frame.f_code.co_filename in _NOT_AUTHORS and frame.f_back is not None:
        frame = frame.f_back
    return frame.f_code, frame.f_lasti


def _in_words(code: CodeType, instruction: int) -> str:
    """Return ``file:line`` of an instruction; the file as seen from the current directory where it lies below it."""
    path = Path(code.co_filename)
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    lines = (line for start, end, line in code.co_lines() if start <= instruction < end)
    return f"{shown}:{next(lines, None) or code.co_firstlineno}"


# -- items ------------------------------------------------------------------------------------------------------------


class Item:
    """What all classes of the vocabulary share: keyword-only construction that notes place and misuse."""

    __slots__ = ("_misuse", "_origin")
    _misuse: tuple[str, ...]
    _origin: str | tuple[CodeType, int]

    @property
    def place(self) -> str:
        """Where this item was written: ``file:line``, a JSON pointer, or "" if that is not known (after a copy)."""
        origin = getattr(self, "_origin", "")
        return origin if isinstance(origin, str) else _in_words(*origin)

    @property
    def misuse(self) -> tuple[str, ...]:
        """What was wrong with the fields given to the constructor: unknown or missing names."""
        return getattr(self, "_misuse", ())


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def vocabulary(cls: type[_Class]) -> type[_Class]:
    """Make a class of the vocabulary: a frozen dataclass that takes whatever it is given, and notes where.

    As with any dataclass, ``__post_init__`` is called last where there is one.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True, init=False)(cls)
    setattr(made, "__init__", _constructor(made))  # noqa: B010 (to mypy, a method is not a variable)
    _ATOMS.add(made)
    return made


def _constructor(cls: Any) -> Any:
    """Return ``__init__`` for a class, written out for its fields.

    Fields are set past the guard of a frozen class, each by its own setter, which is the cheapest way there is.
    """
    names = {
        "_place": _PLACE.get,
        "_calling": _calling,
        "_note": vars(Item)["_origin"].__set__,
        "_frozen": _frozen,
        "_misused": _note_misuse,
        "_ATOMS": _ATOMS,
        "_MISSING": MISSING,
    }
    given, lines, wrong = [], [], ["positional", "unknown"]
    for name, default in defaults_of(cls).items():
        names |= {f"_set_{name}": vars(cls)[name].__set__, f"_default_{name}": default}
        given.append(f"{name}=_default_{name}")
        lines.append(
            f"_set_{name}(self, {name} if {name} is _default_{name} or {name}.__class__ in _ATOMS else _frozen({name}))"
        )
        if default is MISSING:
            wrong.append(f"{name} is _MISSING")
    lines.append(f"if {' or '.join(wrong)}: _misused(self, positional, unknown)")
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    head = f"def __init__(self, /, *positional, {', '.join(given)}, **unknown):"
    source = "\n    ".join([head, "_note(self, _place() or _calling())", *lines])
    exec(compile(source, _GENERATED, "exec"), names)
    return names["__init__"]


def _note_misuse(item: Item, positional: tuple[object, ...], unknown: Mapping[str, object]) -> None:
    """Note what was wrong with the fields given to an item; those that are missing hold None from now on."""
    known = field_types(type(item))
    misuse = [f"write every field with its name, as in {next(iter(known))}=…"] if positional else []
    misuse += [_no_field(type(item), name) for name in sorted(unknown)]  # type: ignore[arg-type]  # mypy takes no class for hashable
    for name in known:
        if getattr(item, name) is MISSING:
            misuse.append(f"field {name!r} is missing")
            object.__setattr__(item, name, None)
    object.__setattr__(item, "_misuse", tuple(misuse))


@functools.lru_cache(maxsize=1024)
def _no_field(cls: type[Item], name: str) -> str:
    """Return that a class has no such field; remembered, as one slip often stands in each item of a list."""
    return f"no field {name!r} here{did_you_mean(name, field_types(cls))}"


def per_class(function: Callable[[type[Item]], _Value]) -> Callable[[type[Item]], _Value]:
    """Make a function of a class remember what it says of each."""
    return functools.cache(function)  # type: ignore[return-value]  # mypy takes no class for hashable


@per_class
def _kind(cls: type[Item]) -> str:
    return cls.__name__.lower()


def kind_of(item: Item) -> str:
    """Return the name of an item's kind, such as "competency"."""
    return _kind(type(item))


@per_class
def field_types(cls: type[Item]) -> Mapping[str, Any]:
    """Return the resolved type of each field of a class of the vocabulary."""
    hints = typing.get_type_hints(cls)
    return {spec.name: hints[spec.name] for spec in fields(cls)}  # type: ignore[arg-type]


@per_class
def defaults_of(cls: type[Item]) -> Mapping[str, Any]:
    """Return what each field of a class holds where it is not given; `dataclasses.MISSING` if it must be."""
    return {
        spec.name: spec.default if spec.default_factory is MISSING else spec.default_factory()
        for spec in fields(cls)  # type: ignore[arg-type]
    }


@per_class
def _holders(cls: type[Item]) -> tuple[str, ...]:
    """Return the fields of a class that may hold items."""
    return tuple(name for name, hint in field_types(cls).items() if _of_items(hint))


def _of_items(hint: Any) -> bool:
    return any(map(_of_items, typing.get_args(hint))) or (isinstance(hint, type) and issubclass(hint, Item))


def walk(item: Item) -> Iterator[Item]:
    """Yield an item and all items inside it, in the order in which they were written."""
    yield item
    for name in _holders(type(item)):
        value = getattr(item, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Item):
                yield from walk(part) if _holders(type(part)) else (part,)


# -- faults -----------------------------------------------------------------------------------------------------------


class Fault(typing.NamedTuple):
    """One thing that is wrong with a framework."""

    place: str
    """Where: ``file:line`` of the Python object, or a JSON pointer."""
    message: str
    """What is wrong and, where it can be guessed, what was meant."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


MOST = 1_000
"""How many faults are told at once; who has more mends these first."""


class FrameworkError(ValueError):
    """A framework that cannot be used, with its faults, one per line: all of them, or the first `MOST`."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(itertools.islice(faults, MOST + 1))
        if len(self.faults) > MOST:
            more = Fault("", f"and there is more: only the first {MOST:,} faults are told; mend these, and look again")
            self.faults = (*self.faults[:MOST], more)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the known word that is nearest, or "" if none is near."""
    found = nearest(word, known)
    return f"; did you mean {found!r}?" if found else ""


def nearest(word: object, known: Iterable[str]) -> str:
    """Return the known word that is nearest to one that is not, or "" if none is near."""
    text = str(word)
    if len(text) > 200:  # no slip of the pen, and slow to compare
        return ""
    matcher = difflib.SequenceMatcher(b=text)
    best = (0.6, "")
    for name in known:  # as `difflib.get_close_matches` does, but what is no better than the best is not looked through
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), name))
    return best[1]
