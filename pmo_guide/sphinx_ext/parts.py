"""What each generated part of a page says: from an answer of the framework to pieces, the same for every format.

A piece is a plain tuple. Words, links and places to fill in stand in texts; texts stand in lists, tables and boxes.
How pieces look in HTML is told by ``parts.html``; what nodes they are in other formats by `writing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import get_translation

from pmo_guide.questions import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pmo_guide.questions import (
        ActionLine,
        Card,
        Checklist,
        CredentialRow,
        Range,
        ResourceRow,
        RoleRow,
        Rung,
        Statement,
        StepHead,
        Targets,
        Task,
        Towards,
    )

    Groups = Sequence[tuple[Link | None, Sequence[tuple[Link, Sequence[Rung]]]]]
    """By step the competencies to rate, each with its indicators."""
    Tasks = Sequence[tuple[Link | None, Sequence[tuple[Task, str]]]]
    """By step what there is to do, each with when, where that is known."""

_ = get_translation("pmo_guide")

BOX = "☐"
"""An empty box on paper and in text; HTML gets a real one where a script can keep what is ticked."""
BLANK = "_" * 48
"""A line to write on."""

Home = tuple[str, str]
"""Kind and id of the object whose home a piece is."""


class Strong(NamedTuple):
    """Words that stand out."""

    text: str
    style: str = ""


class Web(NamedTuple):
    """A link to a web address, or its words alone where there is none."""

    title: str
    url: str


class Place(NamedTuple):
    """A place to fill in under its key in the reader's file; the handbook makes it a form field."""

    kind: str
    key: str
    text: str = BOX
    option: str = ""


class Choice(NamedTuple):
    """One of several answers, with its place."""

    place: Place
    title: str


class Check(NamedTuple):
    """The box of an action with what there is to do; HTML makes it a checkbox whose value is the action's id."""

    action: str
    text: str


Inline = str | Link | Strong | Web | Place | Choice | Check


class Text(NamedTuple):
    """A paragraph."""

    parts: tuple[Inline, ...]
    style: str = ""
    home: Home | None = None


class Given(NamedTuple):
    """The place of the next ordinary node that a directive puts into the part, such as citations."""


class Item(NamedTuple):
    """One item of a list, with the key of a note on it where it is an action."""

    parts: tuple[Block, ...]
    home: Home | None = None
    note: str = ""


class Items(NamedTuple):
    """A list with bullets."""

    parts: tuple[Item, ...]
    style: str = ""


class Term(NamedTuple):
    """Something that is defined, and its definition."""

    term: tuple[Inline, ...]
    parts: tuple[Block, ...]
    home: Home | None = None


class Terms(NamedTuple):
    """A list of definitions; a loose one has several paragraphs in some."""

    parts: tuple[Term, ...]
    style: str
    loose: bool = False


class Table(NamedTuple):
    """A table whose first column names the rows; a row of one cell names those below it.

    The rows of a stacked one become cards where the screen is narrow.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    style: str
    stacked: bool = False


class Box(NamedTuple):
    """Pieces that belong together."""

    parts: tuple[Block, ...]
    style: str
    home: Home | None = None


class Fold(NamedTuple):
    """Pieces that open on request, below their title."""

    title: str
    parts: tuple[Block, ...]


Block = Text | Given | Items | Terms | Table | Box | Fold


def links(pieces: Iterable[object]) -> Iterator[Link]:
    """Yield all links to objects of the framework that stand in some pieces."""
    for piece in pieces:
        if isinstance(piece, Link):
            yield piece
        elif isinstance(piece, tuple):
            yield from links(piece)


# -- what several parts say ------------------------------------------------------------------------


def words(text: str, style: str = "") -> tuple[Text, ...]:
    """Return a paragraph, or nothing where the framework has no words for it."""
    return (Text((text,), style),) if text else ()


def line(label: str, items: Iterable[Sequence[Inline]], style: str = "pmo-line") -> tuple[Text, ...]:
    """Return one line "Label: item, item", or nothing without items."""
    parts = [part for item in items for part in (", ", *item)][1:]
    return (Text((*((Strong(label), " ") if label else ()), *parts), style),) if parts else ()


def each(items: Iterable[Link | None]) -> Iterator[tuple[Link]]:
    """Yield an item of a line for each link that there is."""
    return ((item,) for item in items if item)


def towards(target: Towards) -> tuple[Inline, ...]:
    """Return a link with its level, as in "Risk management 3"."""
    return Link(*target[:3]), f"\N{NO-BREAK SPACE}{target.level}"


def hours(effort: Range) -> str:
    """Return a range of hours in words."""
    return _("1 hour") if _range(effort) == "1" else _("%s hours") % _range(effort)


def weeks(elapsed: Range) -> str:
    """Return a range of weeks in words."""
    return _("1 week") if _range(elapsed) == "1" else _("%s weeks") % _range(elapsed)


def _range(pair: Range | None) -> str:
    low, high = (f"{value:g}" for value in pair) if pair else ("", "")
    return low if low == high else f"{low}–{high}"


def choices(label: str, key: str, answers: Iterable[tuple[str, str]]) -> tuple[Text, ...]:
    """Return a line with a place for each answer, of which one is to be chosen, or nothing without answers."""
    made: list[Inline] = [Choice(Place("choice", key, option=option), title) for option, title in answers]
    apart = [part for choice in made for part in ("\N{EN SPACE}", choice)][1:]
    return line(label, [apart] if apart else [], "pmo-choices pmo-line")


def role_choice(roles: Iterable[Link]) -> tuple[Text, ...]:
    """Return the line on which to choose the target role."""
    return choices(_("Target role:"), "plan/role", ((role.id, role.title) for role in roles))


def essential() -> Strong:
    """Return the mark of an action that must be done before applying."""
    return Strong(_("Before you apply"), "pmo-essential")


def rungs(found: Sequence[Rung], boxes: bool = False) -> tuple[Terms, ...]:
    """Return the indicators level by level."""
    terms = (
        Term(
            (Link("level", str(rung.level), f"{rung.level} {rung.title}"),),
            (Items(tuple(_statement(item, boxes) for item in rung.indicators), "pmo-boxes" if boxes else ""),),
        )
        for rung in found
    )
    return (Terms(tuple(terms), "pmo-rungs"),) if found else ()


def _statement(found: Statement, box: bool) -> Item:
    """Return one indicator with its examples."""
    parts: tuple[Inline, ...] = (f"{BOX} ",) if box else ()
    parts += (Web(found.text, found.url),)
    parts += (f" ({_('if the case arose')})",) if found.if_arisen else ()
    examples = "; ".join(found.examples)
    return Item((Text(parts), *line(_("For example:"), [[examples]] if examples else [])))


# -- what each part says -----------------------------------------------------------------------------


def head(found: StepHead, label: str) -> tuple[Block, ...]:
    """Say where a step stands, what it builds and what its actions take."""
    where = _("%(step)s %(number)s of %(total)s") % {
        "step": label or _("Step"),
        "number": found.number,
        "total": found.total,
    }
    facts = [_("1 action") if found.actions == 1 else _("%s actions") % found.actions] if found.actions else []
    if facts:
        facts += [_("%s of your own") % hours(found.effort)] if found.effort[1] else []
        facts += [_("the longest takes %s") % weeks(found.elapsed)] if found.elapsed[1] else []
        facts += [_("%s must be done before you apply") % found.essential] if found.essential else []
    parts = (
        Text((where,), "pmo-kicker"),
        *words(found.summary, "pmo-lead"),
        *line(_("Builds:"), each(found.builds)),
        *line(_("Checklist:"), [facts[:1] + [f", {fact}" for fact in facts[1:]]] if facts else []),
        *line(_("Before:"), each([found.before])),
        *line(_("Next:"), each([found.after])),
        *line(_("Closely related:"), each(found.related)),
    )
    return (Box(parts, "pmo-head"),)


def checklist(found: Checklist) -> tuple[Block, ...]:
    """Say what there is to do, group by group."""
    parts: list[Block] = []
    for group in found.groups:
        if group.under:
            parts.append(Text((group.under,), "pmo-group"))
        elif len(found.groups) > 1:
            parts.append(Text((_("And besides"),), "pmo-group"))
        parts.append(Items(tuple(map(_action, group.actions)), "pmo-actions"))
    return (Box(tuple(parts), "pmo-checklist"),)


def _action(action: ActionLine) -> Item:
    facts: list[Inline] = [essential()] if action.essential else []
    facts += [hours(action.effort)] if action.effort else []
    facts += [weeks(action.elapsed)] if action.elapsed else []
    dotted = tuple(part for fact in facts for part in (" · ", fact))[1:]
    parts = (
        Text((Check(action.id, action.text),)),
        *((Text(dotted, "pmo-facts"),) if dotted else ()),
        *line(_("Evidence:"), [[action.evidence]] if action.evidence else []),
        *line(_("Counts towards:"), map(towards, action.builds)),
    )
    return Item(parts, ("action", action.id), f"action/{action.id}/note")


def card(found: Card) -> tuple[Block, ...]:
    """Say everything about a competency, at its home; its terms and sources are ordinary nodes."""
    return (*_top(found), *rungs(found.rungs), *_rest(found))


def summary(found: Card) -> tuple[Block, ...]:
    """Say the same elsewhere than at its home, where most of it opens on request."""
    given = (Given(),) * (bool(found.terms) + bool(found.sources))
    fold = Fold(_("What it looks like, level by level"), (*rungs(found.rungs), *_rest(found), *given))
    title = Text((Link("competency", found.id, found.title),), "pmo-card-title")
    return (Box((title, *_top(found), fold), "pmo-card"),)


def _top(found: Card) -> tuple[Block, ...]:
    """Say what it is, and who needs it how far."""
    core = (" ", Strong(_("core"), "pmo-core"))
    roles = ((*towards(role), *(core if is_core else ())) for role, is_core in found.roles)
    return (*words(found.definition), *line(_("Needed by:"), roles))


def _rest(found: Card) -> Iterator[Block]:
    """Say everything that a card links to."""
    if found.built_by:
        yield Text((Strong(_("Built by:")),), "pmo-label pmo-line")
        where = _("to level %s, in")
        built = (
            Item((Text((Link(*action[:3]), f" ({where % action.level} ", step, ")")),))
            for action, step in found.built_by
        )
        yield Items(tuple(built), "pmo-built-by")
    yield from line(_("Credentials:"), map(towards, found.credentials))
    yield from line(_("Resources:"), each(found.resources))
    yield from line(_("Part of:"), each([found.parent]))
    yield from line(_("Parts:"), each(found.parts))
    yield from line(_("Chapter:"), each([found.step]))
    yield from line(_("Related:"), each(found.related))
    yield from line(_("Defined at:"), [[Web(found.url, found.url)]] if found.url else [])


def levels(scale: Iterable[tuple[int, str, str]]) -> tuple[Block, ...]:
    """Say what each level of the scale means."""
    terms = (Term((f"{value} {title}",), words(text), ("level", str(value))) for value, title, text in scale)
    return (Terms(tuple(terms), "pmo-scale"),)


def roles(found: Sequence[RoleRow], targets: Sequence[Targets], label: str) -> tuple[Block, ...]:
    """Say what each role is, and how far it needs each competency."""
    terms = (
        Term((role.title,), (*words(role.summary), *line(_("Core:"), each(role.core))), ("role", role.id))
        for role in found
    )
    rows: list[tuple[tuple[Block, ...], ...]] = []
    step = None
    for row in targets:
        if row.step and row.step != step:
            step = row.step
            rows.append(((Text((step,)),),))
        rows.append(((Text((row.competency,)),), *((Text((_target(*pair),)),) for pair in row.levels)))
    told = [_("Target levels.")]
    cells = [pair for row in targets for pair in row.levels]
    told += [_("★ marks the core of a role.")] if any(core for _level, core in cells) else []
    told += [_("– means that the role does not need it.")] if any(not level for level, _core in cells) else []
    names = (label or _("Competency"), *(role.title for role in found))
    table = Table(names, tuple(rows), "pmo-matrix")
    matrix = (Text((" ".join(told),), "pmo-legend"), table) if rows else ()
    return (Terms(tuple(terms), "pmo-roles", loose=True), *matrix)


def _target(level: int, core: bool) -> Inline:
    return Strong(f"{level} ★") if core else str(level) if level else "–"


def credentials(found: Iterable[CredentialRow], at_home: bool) -> tuple[Block, ...]:
    """Say what each credential asks for and counts towards; its sources are ordinary nodes."""
    rows = (
        (
            (_title(row, "credential", at_home), *words(row.issuer), *((Given(),) if row.sources else ())),
            words(row.eligibility),
            words(row.renewal),
            line("", map(towards, row.builds)),
            words(row.verified_on),
        )
        for row in found
    )
    names = (_("Credential"), _("Asks for"), _("Renewal"), _("Counts towards"), _("Verified"))
    return (Table(names, tuple(rows), "pmo-credentials", stacked=True),)


def resources(found: Iterable[ResourceRow], at_home: bool) -> tuple[Block, ...]:
    """Say what each resource is good for."""
    rows = (
        (
            (_title(row, "resource", at_home), *words(row.kind, "pmo-kind")),
            words(row.summary),
            line("", each(row.helps)),
            words(row.verified_on),
        )
        for row in found
    )
    names = (_("Resource"), _("What it gives you"), _("Helps with"), _("Verified"))
    return (Table(names, tuple(rows), "pmo-resources", stacked=True),)


def _title(row: CredentialRow | ResourceRow, kind: str, at_home: bool) -> Text:
    """Return the name of what a row is about: at home it leads out into the web, elsewhere home."""
    if at_home:
        return Text((Web(row.title, row.url),), "", (kind, row.id))
    return Text((Link(kind, row.id, row.title),))


def assessment(roles: Sequence[Link], levels: Iterable[Link], groups: Groups) -> tuple[Block, ...]:
    """Ask for a level of each competency."""
    names = ["0", *(level.id for level in levels)]
    answers = [*zip(names, names, strict=True), ("unsure", _("not sure"))]
    parts: list[Block] = [*role_choice(roles)]
    for step, competencies in groups:
        parts += [Text((step,), "pmo-group")] if step else []
        for competency, found in competencies:
            key = f"competency/{competency.id}"
            rate: tuple[Block, ...] = (
                Text((competency,), "pmo-card-title"),
                *rungs(found, boxes=True),
                *choices(_("My level:"), f"{key}/level", answers),
                *line(_("Evidence:"), [[Place("text", f"{key}/evidence", BLANK)]]),
            )
            parts.append(Box(rate, "pmo-rate"))
    return (Box(tuple(parts), "pmo-assessment", ("tool", "assessment")),)


def plan(roles: Sequence[Link]) -> tuple[Block, ...]:
    """Ask what a plan reckons with."""
    asked = ((_("Hours per week:"), "plan/hours"), (_("Start:"), "plan/start"))
    lines: list[Block] = [text for label, key in asked for text in line(label, [[Place("text", key, BLANK[:24])]])]
    return (Box((*role_choice(roles), *lines), "pmo-plan", ("tool", "plan")),)


def progress() -> tuple[Block, ...]:
    """Say nothing: a script puts the way to the reader's file here."""
    return (Box((), "pmo-file"),)


def no_plan() -> tuple[Block, ...]:
    """Say that there is nothing to plan."""
    return (Text((_("There are no actions here, so there is no plan to make."),), "pmo-no-plan", ("tool", "plan")),)


def tasks(groups: Tasks) -> tuple[Block, ...]:
    """Say what there is to do, with places for dates and ticks."""
    rows: list[tuple[tuple[Block, ...], ...]] = []
    for step, found in groups:
        rows += [((Text((step,)),),)] if step else []
        for task, dates in found:
            link = Link("action", task.id, task.text)
            rows.append(
                (
                    (Text((link, *((" ", essential()) if task.essential else ()))),),
                    words(_range(task.effort)),
                    words(_range(task.elapsed)),
                    words(dates),
                    (Text((Place("check", f"action/{task.id}/done"),)),),
                )
            )
    return (Table((_("Action"), _("Hours"), _("Weeks"), _("Start"), _("Done")), tuple(rows), "pmo-plan-table"),)


PEOPLE = 5
"""For how many people an empty team matrix has room."""


def team(groups: Iterable[tuple[Link | None, tuple[Link, ...]]], label: str) -> tuple[Block, ...]:
    """Ask for the level of each person in each competency."""
    rows: list[tuple[tuple[Block, ...], ...]] = []
    for step, competencies in groups:
        rows += [((Text((step,)),),)] if step else []
        rows += [((Text((competency,)),), *[()] * PEOPLE) for competency in competencies]
    names = (label or _("Competency"), *(_("Person %s") % (n + 1) for n in range(PEOPLE)))
    return (Box((Table(names, tuple(rows), "pmo-team-table"),), "pmo-team", ("tool", "team")),)
