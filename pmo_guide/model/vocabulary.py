"""The classes of a framework: frozen, plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date  # noqa: TC003 (the types of fields are read at run time)
from typing import Any

from pmo_guide.model.index import Index
from pmo_guide.model.items import (
    FrameworkError,
    Item,
    did_you_mean,
    empty,
    field_types,
    kind_of,
    vocabulary,
    walk,
    written_at,
)
from pmo_guide.model.rules import faults


@vocabulary
class Level(Item):
    """One rung of the proficiency scale, from 1 upwards; 0, "not yet", is always there and needs no text of its own."""

    value: int
    title: str
    summary: str = ""
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
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
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
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
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
class Action(Item):
    """One checklist item: something to do, and the evidence it leaves.

    `effort` is a range of own hours beyond the ordinary job, `elapsed` a range of calendar weeks. `builds` gives, for
    each competency, the level that this evidence counts towards. `essential` marks what the way to a role asks for,
    whatever the ratings are.
    """

    id: str
    text: str
    effort: tuple[float, float] | None = None
    elapsed: tuple[float, float] | None = None
    evidence: str = ""
    builds: Mapping[str, int] = field(default_factory=empty)
    essential: bool = False
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
class Step(Item):
    """One stage of the path and the chapter that tells it; owns its actions, in order."""

    id: str
    title: str
    summary: str = ""
    actions: tuple[Action, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
class Readiness(Item):
    """How near to a role's targets one must be to count as ready for it, in levels; by default, at all of them.

    No core competency may lie more than `core_below` below its target, no other more than `other_below`; and of these
    others at most `other_count` may lie as far as `other_below` (None: all of them).
    """

    core_below: int = 0
    other_below: int = 0
    other_count: int | None = None


@vocabulary
class Role(Item):
    """A career stage with a target level for each competency that matters.

    `core` names the competencies that nothing else makes up for. `readiness` is the rule by which one is ready for the
    role; without it gaps are shown, and no verdict is passed.
    """

    id: str
    title: str
    summary: str = ""
    targets: Mapping[str, int] = field(default_factory=empty)
    core: tuple[str, ...] = ()
    readiness: Readiness | None = None
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
class Credential(Item):
    """A certificate or membership grade, what it asks for and what it counts towards.

    `verified_on` is the day on which somebody last looked whether it is so, `review_months` after how many months it is
    due again.
    """

    id: str
    title: str
    issuer: str = ""
    url: str = ""
    eligibility: str = ""
    renewal: str = ""
    builds: Mapping[str, int] = field(default_factory=empty)
    verified_on: date | None = None
    review_months: int = 12
    sources: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
class Resource(Item):
    """Something to join, attend, read or take, and the competencies that it helps; verified as a credential is."""

    id: str
    title: str
    kind: str = ""
    url: str = ""
    summary: str = ""
    helps: tuple[str, ...] = ()
    verified_on: date | None = None
    review_months: int = 12
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
class Choice(Item):
    """What one could do in a scenario, what follows from it, and the competencies that it shows, each with a level."""

    id: str
    text: str
    follows: str = ""
    shows: Mapping[str, int] = field(default_factory=empty)
    extra: Mapping[str, Any] = field(default_factory=empty)


@vocabulary
class Scenario(Item):
    """A situation in which one has to choose: practice, and a prompt for evidence, never a rating."""

    id: str
    title: str
    step: str | None = None
    text: str = ""
    choices: tuple[Choice, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=empty)


class _Indexed(Item):
    """A place for the index of a framework, outside its fields."""

    __slots__ = ("_index",)
    _index: Index


@vocabulary
class Framework(_Indexed):
    """A whole competency framework.

    `retired` maps an id that is no longer used to its successor, or to None. `labels` renames the framework's own
    things, as in ``{"step": "Domain", "competency": "Skill", "competencies": "Skills"}``, and what is essential, as in
    ``{"essential": "Before you open"}``. Where several have no name, English adds an ending and other languages repeat
    the name of one.

    Raises `FrameworkError`, with every fault, if anything in it breaks a rule.
    """

    id: str
    title: str
    version: str = ""
    summary: str = ""
    language: str = "en"
    licence: str = ""
    labels: Mapping[str, str] = field(default_factory=empty)
    levels: tuple[Level, ...]
    steps: tuple[Step, ...]
    competencies: tuple[Competency, ...]
    roles: tuple[Role, ...] = ()
    credentials: tuple[Credential, ...] = ()
    resources: tuple[Resource, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    retired: Mapping[str, str | None] = field(default_factory=empty)
    extra: Mapping[str, Any] = field(default_factory=empty)

    def __post_init__(self) -> None:
        if found := faults(self):
            raise FrameworkError(found)

    @property
    def index(self) -> Index:
        """Who refers to whom, looked through once."""
        if not hasattr(self, "_index"):  # the first question, or the first after a copy
            object.__setattr__(self, "_index", Index(self))
        return self._index

    @property
    def top(self) -> int:
        """The highest level of the scale."""
        return self.levels[-1].value

    @property
    def rungs(self) -> tuple[Level, ...]:
        """The levels from 1 upwards, without the words for 0 that a framework may have."""
        return tuple(level for level in self.levels if level.value)

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
            raise LookupError(f"no level {name!r}; the levels are {self.levels[0].value} to {self.top}")
        by_id = self.index.by_id
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
    Scenario: "scenario",
    Choice: "choice",
    Level: "level",
}
"""The name of each class in messages, queries and links."""


TEXTS = {
    "title",
    "text",
    "follows",
    "summary",
    "definition",
    "examples",
    "evidence",
    "eligibility",
    "renewal",
    "issuer",
}
"""The fields whose text a reader is shown as it stands."""
_TRANSLATED = {*TEXTS, "terms", "labels"}


def texts(framework: Framework) -> Iterator[tuple[Item, str, str]]:
    """Yield each text that `Framework.translated` asks for, with the item and the field in which it stands."""
    for item in walk(framework):
        for name in field_types(type(item)):
            if name in _TRANSLATED:
                value = getattr(item, name)
                several = (
                    value.values() if isinstance(value, Mapping) else (value,) if isinstance(value, str) else value
                )
                yield from ((item, name, text) for text in several if text)


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
        if name in _TRANSLATED:
            value = _worded(value, catalogue)
        elif isinstance(value, tuple):
            value = tuple(_translated(part, catalogue, {}) if isinstance(part, Item) else part for part in value)
        values[name] = value
    with written_at(item):
        return type(item)(**values | changes)
