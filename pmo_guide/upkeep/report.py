"""What changed, in words: for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import TextWrapper
from typing import Any, NamedTuple

from pmo_guide.model import ID_PATTERN


class Line(NamedTuple):
    """One thing to tell: words, with ids and texts of the frameworks as `Id` and `Said` among them."""

    parts: tuple[str, ...]


class Id(str):
    """An id."""

    __slots__ = ()


class Said(str):
    """Words of a framework."""

    __slots__ = ()


class Changes(NamedTuple):
    """What changed, under headings, and whether an id went that readers' progress is kept under."""

    title: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    lost: bool


def as_text(changes: Changes) -> str:
    """Return changes as text for a terminal of 80 columns."""
    fold = TextWrapper(
        80, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return _written(changes, "{}", "\n{}", fold.fill, lambda words: f"“{words}”", str)


def as_markdown(changes: Changes) -> str:
    """Return changes as Markdown, as a comment on a pull request takes it."""
    changes = changes._replace(title=_escaped(changes.title))
    return _written(changes, "## {}", "\n### {}\n", "- {}".format, lambda words: f"“{_escaped(words)}”", "`{}`".format)


def _written(
    changes: Changes,
    title: str,
    heading: str,
    entry: Callable[[str], str],
    said: Callable[[str], str],
    own: Callable[[str], str],
) -> str:
    lines = [title.format(changes.title)]
    for head, told in changes.sections:
        lines.append(heading.format(head))
        for line in told:
            words = "".join(own(p) if isinstance(p, Id) else said(p) if isinstance(p, Said) else p for p in line.parts)
            lines.append(entry(words))
    return "\n".join([*lines, *([] if changes.sections else ["\nNothing has changed."])]) + "\n"


def _escaped(words: str) -> str:
    """Return words that Markdown shows as they are, and by which GitHub calls nobody."""
    for mark in "\\`*_[]#~|":
        words = words.replace(mark, f"\\{mark}")
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;").replace("\n", " ")


# -- values in words --------------------------------------------------------------------------------------------------


def listed(names: Sequence[str]) -> list[str]:
    """Return ids, parted by commas."""
    parts: list[str] = []
    for name in dict.fromkeys(names):
        parts += [", ", Id(name)] if parts else [Id(name)]
    return parts


def worded(value: Any) -> list[str]:
    """Return words of a framework, or that there are none."""
    if not value:
        return ["nothing"]
    return [Said(value if isinstance(value, str) else " / ".join(map(str, value)))]


def number_range(value: Sequence[float]) -> str:
    """Return a range of numbers; one where both are the same."""
    return "–".join(f"{number:g}" for number in dict.fromkeys(value))


def value_of(value: Any) -> list[str]:
    """Return the value of a field in words."""
    if value is None or value in ((), []):
        return ["nothing"]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, int | float):
        return [f"{value:g}"]
    if isinstance(value, str):
        return [Id(value) if ID_PATTERN.fullmatch(value) or "://" in value else Said(value)]
    if isinstance(value, Mapping):
        return mapped({}, value)
    if all(isinstance(part, int | float) for part in value):
        return [number_range(value)]
    return listed([str(part) for part in value])


def changed(was: Any, is_: Any) -> list[str]:
    """Return what is another in a field."""
    some = was or is_
    if isinstance(some, Mapping):
        return mapped(was, is_)
    if isinstance(some, Sequence) and not isinstance(some, str) and all(isinstance(part, str) for part in some):
        more = [part for part in is_ or () if part not in (was or ())]
        less = [part for part in was or () if part not in (is_ or ())]
        parts = ["also ", *listed(more)] if more else []
        parts += [", " if parts else "", "no longer ", *listed(less)] if less else []
        return parts or ["in another order"]
    return [*value_of(was), " → ", *value_of(is_)]


def mapped(was: Mapping[str, Any] | None, is_: Mapping[str, Any] | None) -> list[str]:
    """Return what is another in a mapping of ids to levels, say."""
    old, new = was or {}, is_ or {}
    parts: list[str] = []
    for name in dict.fromkeys((*new, *old)):
        if old.get(name) != new.get(name):
            parts += [", "] if parts else []
            if name not in old:
                parts += [Id(name), " is new at ", *value_of(new[name])]
            elif name not in new:
                parts += [Id(name), " is gone (", *value_of(old[name]), ")"]
            else:
                parts += [Id(name), " ", *value_of(old[name]), " → ", *value_of(new[name])]
    return parts
