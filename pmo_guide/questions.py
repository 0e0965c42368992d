"""What a page may ask of a framework.

Who refers to whom is looked up in `Framework.index`, so that a question costs what its answer is long.

Each public function takes a framework and strings, and answers in tuples and scalars of just what the page shows, or
raises `LookupError` for an id that is not there. The answers compare and print alike for equal content, so that a
page can be found again when its answer changes.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.model import LABELS, did_you_mean, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pmo_guide.model import Action, Competency, Framework, Resource, Step

Range = tuple[float, float]


class Link(NamedTuple):
    """One thing to link to."""

    kind: str
    id: str
    title: str


class Towards(NamedTuple):
    """A link with the level that belongs to it: what an action builds, or a role's target."""

    kind: str
    id: str
    title: str
    level: int


class StepHead(NamedTuple):
    """The head of a chapter."""

    id: str
    number: int
    total: int
    title: str
    summary: str
    builds: tuple[Link, ...]
    actions: int
    essential: int
    effort: Range
    """Hours of all actions together, least and most."""
    elapsed: Range
    """Weeks of the action that takes longest, least and most."""
    before: Link | None
    after: Link | None
    related: tuple[Link, ...]


class Start(NamedTuple):
    """Where a reader begins: what the self-assessment asks first, and how long that takes."""

    role: str
    """Whose core is asked; '' for everything."""
    questions: int
    minutes: int


class ActionLine(NamedTuple):
    """One item of a checklist."""

    id: str
    text: str
    effort: Range | None
    elapsed: Range | None
    evidence: str
    essential: bool
    builds: tuple[Towards, ...]


class Task(NamedTuple):
    """One row of the plan."""

    id: str
    text: str
    effort: Range | None
    elapsed: Range | None
    essential: bool


class Group(NamedTuple):
    """Checklist items that belong together under a link, or under none."""

    under: Link | None
    actions: tuple[ActionLine, ...]


class Checklist(NamedTuple):
    """A checklist of a step, a competency or a role."""

    of: str
    """Of which kind."""
    groups: tuple[Group, ...]


class Statement(NamedTuple):
    """One indicator."""

    id: str
    text: str
    examples: tuple[str, ...]
    if_arisen: bool
    url: str


class Rung(NamedTuple):
    """The indicators of a competency at one level."""

    level: int
    title: str
    indicators: tuple[Statement, ...]


class Card(NamedTuple):
    """Everything about one competency."""

    id: str
    title: str
    url: str
    definition: str
    step: Link | None
    parent: Link | None
    parts: tuple[Link, ...]
    rungs: tuple[Rung, ...]
    built_by: tuple[tuple[Towards, Link], ...]
    """Each action with the level that it counts towards, and the step that holds it."""
    credentials: tuple[Towards, ...]
    resources: tuple[Link, ...]
    roles: tuple[tuple[Towards, bool], ...]
    """Each role with its target, and whether the competency is core to it."""
    related: tuple[Link, ...]
    terms: tuple[str, ...]
    sources: tuple[str, ...]


class RoleRow(NamedTuple):
    """A role as the reader sees it in a list."""

    id: str
    title: str
    summary: str
    core: tuple[Link, ...]


class Targets(NamedTuple):
    """One row of the role × competency matrix."""

    step: Link | None
    competency: Link
    levels: tuple[tuple[int, bool], ...]
    """For each role the target (0: none) and whether it is core."""


class Compared(NamedTuple):
    """A competency, and how far each of two roles needs it: the target (0: none) and whether it is core."""

    competency: Link
    first: tuple[int, bool]
    second: tuple[int, bool]


class CredentialRow(NamedTuple):
    """One row of the table of credentials."""

    id: str
    title: str
    issuer: str
    url: str
    eligibility: str
    renewal: str
    builds: tuple[Towards, ...]
    verified_on: str
    sources: tuple[str, ...]


class ResourceRow(NamedTuple):
    """One row of the table of resources."""

    id: str
    kind: str
    title: str
    url: str
    summary: str
    helps: tuple[Link, ...]
    verified_on: str


class Option(NamedTuple):
    """One choice in a scenario."""

    id: str
    text: str
    follows: str
    shows: tuple[Towards, ...]


class Case(NamedTuple):
    """One scenario."""

    id: str
    title: str
    text: str
    options: tuple[Option, ...]


def title_of(framework: Framework, kind: str, name: str) -> str:
    """Return what a link to this item reads: its title, or its text for an action."""
    return _title(framework.find(kind, name))


def nouns(framework: Framework, kinds: str = "") -> tuple[tuple[str, str, str], ...]:
    """Return what of some kinds the framework calls otherwise than usual, each as a title and inside a sentence.

    `kinds` are parted by spaces, as in "action actions role".
    """
    found = ((kind, _label(framework, kind)) for kind in kinds.split())
    return tuple((kind, label, _inside(label, _is_english(framework))) for kind, label in found if label)


def language(framework: Framework) -> str:
    """Return the language of the framework's texts."""
    return framework.language


def _label(framework: Framework, kind: str) -> str:
    label: str = framework.labels.get(kind, "")
    one = next((one for one, many in LABELS.items() if many == kind), "")
    if label or not (single := framework.labels.get(one, "")):
        return label
    return _several(single) if _is_english(framework) else single


def _is_english(framework: Framework) -> bool:
    return bool(re.match("en(?![a-z])", framework.language, re.IGNORECASE))


def _several(word: str) -> str:
    """Return the usual English way from one to several; `nouns.js` has the same."""
    if re.search(r"[^aeiou]y\Z", word, re.IGNORECASE):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(s|x|z|ch|sh)\Z", word, re.IGNORECASE) else f"{word}s"


def _inside(word: str, is_english: bool) -> str:
    """Return a word as it stands inside a sentence: an abbreviation stays as it is, and languages have their rules."""
    is_word = word[:1].isupper() and not any(letter.isupper() for letter in word[1:])
    return word.lower() if is_english and is_word else word


def step_head(framework: Framework, name: str) -> StepHead:
    """Return what the head of a step's chapter tells."""
    step: Step = framework.find("step", name)
    number, before, after = framework.index.neighbours[name]
    efforts = [action.effort for action in step.actions if action.effort]
    waits = [action.elapsed for action in step.actions if action.elapsed]
    return StepHead(
        id=name,
        number=number,
        total=len(framework.steps),
        title=step.title,
        summary=step.summary,
        builds=_links(framework.index.at_home.get(name, ())),
        actions=len(step.actions),
        essential=sum(action.essential for action in step.actions),
        effort=(sum(low for low, _ in efforts), sum(high for _, high in efforts)),
        elapsed=max(waits, key=lambda wait: wait[::-1], default=(0, 0)),
        before=_link_or_none(before),
        after=_link_or_none(after),
        related=_related_steps(framework, step),
    )


def _related_steps(framework: Framework, step: Step, most: int = 2) -> tuple[Link, ...]:
    """Return the steps that share most ties with this one: related competencies, and actions that build them."""
    nearest = [name for name, _ in framework.index.ties[step.id].most_common(most)]
    return _links(_in_order(framework, nearest))


MINUTES_EACH = 2
"""How long it takes to rate one competency, by our own reckoning; `rating.js` has the same."""


def start(framework: Framework, role: str = "") -> Start:
    """Return what the self-assessment asks first: the core of a role, or all that it asks for, or everything."""
    asked = (item.core or item.targets) if (item := framework.find("role", role) if role else None) else ()
    many = len(asked if role else framework.index.rated)
    minutes = MINUTES_EACH * many
    return Start(role, many, minutes if minutes < 10 else minutes // 5 * 5)


def checklist(framework: Framework, name: str, only_essential: str = "") -> Checklist:
    """Return the actions of a step, of a competency or of a role.

    A step's are grouped by the first of its competencies that they build; the others' by step. A role's actions are
    those that build one of its core competencies (where it has none, one of its targets).
    """
    item = framework.find("step", name, "competency", "role")
    kind = kind_of(item)

    groups: Iterable[tuple[Any, Iterable[Action]]]
    if kind == "step":
        groups = _by_competency(framework, item)
    else:
        built = {name} if kind == "competency" else item.core or item.targets
        actions = {action.id: step for other in built for action, step in framework.index.built_by.get(other, ())}
        by_step = groupby(_in_order(framework, actions), key=lambda action: actions[action.id].id)
        groups = ((framework.find("step", step), group) for step, group in by_step)
    shown = ((under, [action for action in group if action.essential or not only_essential]) for under, group in groups)
    return Checklist(
        kind,
        tuple(
            Group(_link_or_none(under), tuple(_action_line(framework, action) for action in group))
            for under, group in shown
            if group
        ),
    )


def _by_competency(framework: Framework, step: Step) -> Iterable[tuple[Competency | None, list[Action]]]:
    """Yield the actions of a step under the first of its competencies that they build; those that build none last."""
    at_home = framework.index.at_home.get(step.id, [])
    groups: dict[str, list[Action]] = {item.id: [] for item in at_home}
    rest: list[Action] = []
    for action in step.actions:
        here = [name for name in action.builds if name in groups]
        (groups[min(here, key=framework.index.rank.__getitem__)] if here else rest).append(action)
    yield from ((item, groups[item.id]) for item in at_home)
    yield None, rest


def _action_line(framework: Framework, action: Action) -> ActionLine:
    return ActionLine(
        id=action.id,
        text=action.text,
        effort=action.effort,
        elapsed=action.elapsed,
        evidence=action.evidence,
        essential=action.essential,
        builds=_towards(framework, action.builds.items()),
    )


def competency_ids(framework: Framework, step: str = "") -> tuple[str, ...]:
    """Return the ids of all competencies, or of those at home in a step."""
    if step:
        framework.find("step", step)
    return tuple(item.id for item in (framework.index.at_home.get(step, ()) if step else framework.competencies))


def card(framework: Framework, name: str) -> Card:
    """Return everything that a competency's card shows."""
    item: Competency = framework.find("competency", name)
    index = framework.index
    built_by = (
        (Towards("action", action.id, action.text, action.builds[name]), _link(step))
        for action, step in index.built_by.get(name, ())
    )
    return Card(
        id=item.id,
        title=_title(item),
        url=item.url,
        definition=item.definition,
        step=_link(framework.find("step", item.step)) if item.step else None,
        parent=_link(framework.find("competency", item.parent)) if item.parent else None,
        parts=_links(index.parts.get(name, ())),
        rungs=rungs(framework, name),
        built_by=tuple(sorted(built_by, key=lambda pair: pair[0].level)),
        credentials=tuple(
            Towards("credential", other.id, other.title, other.builds[name]) for other in index.counted_by.get(name, ())
        ),
        resources=_links(index.helped_by.get(name, ())),
        roles=tuple(
            (Towards("role", role.id, role.title, role.targets[name]), name in role.core)
            for role in index.needed_by.get(name, ())
        ),
        related=_links(framework.find("competency", other) for other in item.related),
        terms=item.terms,
        sources=item.sources,
    )


def _rung(competency: Competency, level: Any) -> Rung:
    return Rung(
        level.value,
        level.title,
        tuple(
            Statement(item.id, item.text, item.examples, item.if_arisen, item.url)
            for item in competency.indicators
            if item.level == level.value
        ),
    )


def scale(framework: Framework) -> tuple[tuple[int, str, str], ...]:
    """Return value, title and summary of each level."""
    return tuple((level.value, level.title, level.summary) for level in framework.levels)


def roles(framework: Framework) -> tuple[RoleRow, ...]:
    """Return all roles in order."""
    return tuple(
        RoleRow(
            role.id,
            role.title,
            role.summary,
            _links(_in_order(framework, role.core)),
        )
        for role in framework.roles
    )


def targets(framework: Framework) -> tuple[Targets, ...]:
    """Return the role × competency matrix, a row for each competency that some role needs, in order of steps."""
    core = {role.id: set(role.core) for role in framework.roles}
    return tuple(
        Targets(
            _link(framework.find("step", item.step)) if item.step else None,
            _link(item),
            tuple((role.targets.get(item.id, 0), item.id in core[role.id]) for role in framework.roles),
        )
        for item in framework.competencies
        if item.id in framework.index.needed_by
    )


def compare(framework: Framework, role: str, other: str) -> tuple[Link, Link, tuple[Compared, ...]]:
    """Return two roles, and each competency that one of them needs: first where the second asks for most more."""
    first, second = framework.find("role", role), framework.find("role", other)
    rows = [
        Compared(
            _link(item),
            (first.targets.get(item.id, 0), item.id in first.core),
            (second.targets.get(item.id, 0), item.id in second.core),
        )
        for item in framework.competencies
        if item.id in first.targets or item.id in second.targets
    ]
    return _link(first), _link(second), tuple(sorted(rows, key=lambda row: row.first[0] - row.second[0]))


def credentials(framework: Framework, step: str = "") -> tuple[CredentialRow, ...]:
    """Return all credentials, or those that count towards a competency of a step."""
    return tuple(
        CredentialRow(
            item.id,
            item.title,
            item.issuer,
            item.url,
            item.eligibility,
            item.renewal,
            _towards(framework, item.builds.items()),
            _iso(item.verified_on),
            item.sources,
        )
        for item in _of_step(framework, framework.credentials, framework.index.counted_by, step)
    )


def _of_step(
    framework: Framework, items: Iterable[Any], by_competency: Mapping[str, Iterable[Any]], step: str
) -> Iterable[Any]:
    """Return all items, or those that some competency of a step leads to, in order."""
    if not step:
        return items
    names = {item.id for name in competency_ids(framework, step) for item in by_competency.get(name, ())}
    return _in_order(framework, names)


def resources(framework: Framework, kind: str = "", step: str = "") -> tuple[ResourceRow, ...]:
    """Return all resources, or those of a kind, or those that help a competency of a step."""
    kinds = framework.index.of_kind
    if kind and kind not in kinds:
        raise LookupError(f"no kind of resource {kind!r}{did_you_mean(kind, sorted(kinds))}")
    chosen: Iterable[Resource] = kinds[kind] if kind else framework.resources
    return tuple(
        ResourceRow(
            item.id,
            item.kind,
            item.title,
            item.url,
            item.summary,
            _links(framework.find("competency", name) for name in item.helps),
            _iso(item.verified_on),
        )
        for item in _of_step(framework, chosen, framework.index.helped_by, step)
        if kind in ("", item.kind)
    )


def scenarios(framework: Framework, names: str = "", step: str = "") -> tuple[Case, ...]:
    """Return scenarios: those of these ids, parted by spaces, or those of a step, or all."""
    if step:
        framework.find("step", step)
    chosen = framework.index.of_step.get(step, ()) if step else framework.scenarios
    found = [framework.find("scenario", name) for name in names.split()] if names else chosen
    return tuple(
        Case(
            item.id,
            item.title,
            item.text,
            tuple(
                Option(choice.id, choice.text, choice.follows, _towards(framework, choice.shows.items()))
                for choice in item.choices
            ),
        )
        for item in found
    )


def competencies_for_term(framework: Framework, term: str) -> tuple[Link, ...]:
    """Return the competencies that a glossary term means."""
    return _links(framework.index.meant_by.get(term.casefold(), ()))


def by_step(framework: Framework) -> tuple[tuple[Link | None, tuple[Link, ...]], ...]:
    """Return all competencies that are rated, grouped by step; those without one last."""
    index = framework.index
    homes = ((step, index.at_home.get(step.id if step else None, ())) for step in (*framework.steps, None))
    groups = ((step, [one for one in items if one.id in index.rated]) for step, items in homes)
    return tuple((_link_or_none(step), _links(items)) for step, items in groups if items)


def rungs(framework: Framework, name: str) -> tuple[Rung, ...]:
    """Return the indicators of a competency, level by level."""
    item: Competency = framework.find("competency", name)
    found = (_rung(item, level) for level in framework.rungs)
    return tuple(rung for rung in found if rung.indicators)


def links(framework: Framework, kind: str) -> tuple[Link, ...]:
    """Return all roles, or all levels from 1 upwards, to link to or to choose from."""
    if kind == "level":
        return tuple(Link(kind, str(level.value), level.title) for level in framework.rungs)
    return _links(framework.roles)


def plan(framework: Framework) -> tuple[tuple[Link, tuple[Task, ...]], ...]:
    """Return all actions, grouped by step, the essential ones first."""
    return tuple(
        (
            _link(step),
            tuple(
                Task(action.id, action.text, action.effort, action.elapsed, action.essential)
                for action in sorted(step.actions, key=lambda action: not action.essential)
            ),
        )
        for step in framework.steps
        if step.actions
    )


def _title(item: Any) -> str:
    """Return what a link to an item reads: a competency's short code goes before its title."""
    kind = kind_of(item)
    title: str = item.text if kind in ("action", "indicator", "choice") else item.title
    return f"{item.code} {title}" if kind == "competency" and item.code else title


def _link(item: Any) -> Link:
    return Link(kind_of(item), item.id, _title(item))


def _links(items: Iterable[Any]) -> tuple[Link, ...]:
    return tuple(map(_link, items))


def _link_or_none(item: Any) -> Link | None:
    return None if item is None else _link(item)


def _towards(framework: Framework, pairs: Iterable[tuple[str, int]]) -> tuple[Towards, ...]:
    levels = dict(pairs)
    return tuple(Towards("competency", item.id, _title(item), levels[item.id]) for item in _in_order(framework, levels))


def _in_order(framework: Framework, names: Iterable[str]) -> list[Any]:
    """Return the items with these ids in the order of the framework."""
    index = framework.index
    return [index.by_id[name] for name in sorted(names, key=index.rank.__getitem__)]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
