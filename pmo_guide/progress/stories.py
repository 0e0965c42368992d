"""What the reader wrote, as stories to tell: one for each competency, and for each essential action."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pmo_guide.model import Action, Framework
    from pmo_guide.progress.file import Entry

USUAL = 1
"""The part of a story, counted from 0, to which belongs what stands under no name: what one did."""
_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_TEXT = re.compile(r"(competency/[^/]+/evidence|action/[^/]+/note)")


class Said(NamedTuple):
    """What stands in one text."""

    action: str
    """The action that it is a note of, where the story is of a competency."""
    lines: tuple[str, ...]


class Story(NamedTuple):
    """What is written for one competency or action."""

    kind: str
    id: str
    parts: tuple[tuple[Said, ...], ...]
    """What is said in each part, in the order of their names."""


def parts_of(text: str, names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a text by the parts of a story: what stands below a line that begins with a part's name."""
    named = re.compile(rf"^[ \t]*({'|'.join(map(re.escape, names))})[ \t]*:", re.IGNORECASE | re.MULTILINE)
    before, *found = named.split(_ENDS.sub("\n", text))
    places = {name.casefold(): place for place, name in enumerate(names)}
    parts: list[list[str]] = [[] for _name in names]
    for name, words in [(names[USUAL], before), *zip(found[::2], found[1::2], strict=True)]:
        parts[places[name.casefold()]] += filter(None, map(str.strip, words.split("\n")))
    return tuple(map(tuple, parts))


def stories(framework: Framework, known: Mapping[str, Entry], names: Sequence[str]) -> tuple[Story, ...]:
    """Return all stories: of competencies, of essential actions, and of what belongs to neither.

    Every text stands in one. A note stands with its action, if that is essential, else with the competency that the
    action builds furthest. `known` are the entries by the keys of today, `names` what the parts of a story are called.
    """
    return tuple(_stories(framework, known, names))


def _stories(framework: Framework, known: Mapping[str, Entry], names: Sequence[str]) -> Iterator[Story]:
    texts = {key: str(entry.value or "").strip() for key, entry in known.items() if _TEXT.fullmatch(key)}
    actions = [action for step in framework.steps for action in step.actions]
    noted = [action for action in actions if texts.get(f"action/{action.id}/note")]
    order = [one.id for one in framework.competencies]

    def home(action: Action) -> str:
        built = [name for name in order if action.builds.get(name)]
        return max(built, key=lambda name: action.builds[name], default="")

    def story(kind: str, name: str, found: Iterable[tuple[str, str]]) -> Story:
        split = [(action, parts_of(texts.pop(key), names)) for action, key in found]
        said = (tuple(Said(action, parts[n]) for action, parts in split if parts[n]) for n in range(len(names)))
        return Story(kind, name, tuple(said))

    for name in order:
        found = [("", key)] if texts.get(key := f"competency/{name}/evidence") else []
        found += [(one.id, f"action/{one.id}/note") for one in noted if not one.essential and home(one) == name]
        if found:
            yield story("competency", name, found)
    for action in sorted(noted, key=lambda one: not one.essential):
        if (key := f"action/{action.id}/note") in texts:
            yield story("action", action.id, [("", key)])
    # What was written for something that this edition no longer has is not lost.
    for key in sorted(key for key, text in texts.items() if text):
        kind, name, _what = key.split("/")
        yield story(kind, name, [("", key)])
