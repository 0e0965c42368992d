"""What each generated part of a page says: from an answer of the framework to pieces, the same for every format.

Words, links and places to fill in stand in texts; texts stand in lists, tables and boxes. How each kind looks in HTML,
and what nodes it is in other formats, is told by `writing`.
"""

from __future__ import annotations

from itertools import chain, groupby
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import get_translation

from pmo_guide.questions import Link, Towards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pmo_guide import questions

    Groups = Sequence[tuple[Link | None, Sequence[tuple[Link, Sequence[questions.Rung]]]]]
    """By step the competencies to rate, each with its indicators."""
    Tasks = Sequence[tuple[Link | str | None, Sequence[tuple[questions.Task, str, str]]]]
    """By step what there is to do, each with when it begins and ends, where that is known."""
    Row = Sequence[tuple["Piece", ...]]
    """The cells of a row of a table; one alone names the rows below it."""

_ = get_translation("pmo_guide")

BOX = "☐"
"""An empty box on paper and in text; HTML gets a real one where a script can keep what is ticked."""
BLANK = "_" * 48
"""A line to write on."""

Home = tuple[str, str]
"""Kind and id of the object whose home a piece is."""
TARGETS: Home = ("targets", "all")
"""The table of what all roles ask for, to which only paper leads."""


class Piece(NamedTuple):
    """A piece of what a part says; `writing.LOOKS` has a template for each kind."""

    kind: str
    parts: tuple[Part, ...] = ()
    """What stands in it."""
    style: str = ""
    home: Home | None = None
    title: tuple[Part, ...] = ()
    """What stands above it: the term of a definition, the names of columns, or what to choose to see more."""
    value: str = ""
    """The address of a link into the web, the id of an action to tick, the column of a cell, the width of a group."""
    field: tuple[str, str, str] | None = None
    """Of a place to fill in: kind, key in the reader's file, and which answer; the handbook makes it a form field."""


Part = str | Link | Piece

GIVEN = Piece("given")
"""The place of the next ordinary node that a directive puts into the part, such as citations."""


def links(pieces: Iterable[object]) -> Iterator[Link]:
    """Yield all links to objects of the framework that stand in some pieces."""
    for piece in pieces:
        if isinstance(piece, Link):
            yield piece
        elif isinstance(piece, tuple):
            yield from links(piece)


class Nouns:
    """What a framework calls its things: as it says, or else as usual."""

    def __init__(self, own: Iterable[tuple[str, str, str]] = ()) -> None:
        self.own = {kind: (title, inside) for kind, title, inside in own}
        self.asked: set[str] = set()
        """The kinds whose words were wanted."""

    def title(self, kind: str) -> str:
        """Return the word for one thing of a kind, or for several, as in "Action" and "Actions"."""
        self.asked.add(kind)
        return self.own[kind][0] if kind in self.own else _USUAL[kind][0]()

    def inside(self, kind: str) -> str:
        """Return the same as it stands inside a sentence."""
        self.asked.add(kind)
        return self.own[kind][1] if kind in self.own else _USUAL[kind][1]()

    def label(self, kind: str) -> str:
        """Return the same before a list of these things."""
        return f"{self.title(kind)}:"

    def count(self, number: int, one: str, many: str) -> str:
        """Return so many of them, as in "1 action" and "3 actions"."""
        return f"{number} {self.inside(one if number == 1 else many)}"


_USUAL: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "step": (lambda: _("Step"), lambda: _("step")),
    "competency": (lambda: _("Competency"), lambda: _("competency")),
    "action": (lambda: _("Action"), lambda: _("action")),
    "actions": (lambda: _("Actions"), lambda: _("actions")),
    "level": (lambda: _("Level"), lambda: _("level")),
    "levels": (lambda: _("Levels"), lambda: _("levels")),
    "role": (lambda: _("Role"), lambda: _("role")),
    "credential": (lambda: _("Credential"), lambda: _("credential")),
    "credentials": (lambda: _("Credentials"), lambda: _("credentials")),
    "resource": (lambda: _("Resource"), lambda: _("resource")),
    "resources": (lambda: _("Resources"), lambda: _("resources")),
    "essential": (lambda: _("Essential"), lambda: _("essential")),
}


# -- what several parts say ------------------------------------------------------------------------


def text(*parts: Part, style: str = "", home: Home | None = None) -> Piece:
    """Return a paragraph."""
    return Piece("text", parts, style, home)


def words(found: str, style: str = "") -> tuple[Piece, ...]:
    """Return a paragraph, or nothing where the framework has no words for it."""
    return (text(found, style=style),) if found else ()


def strong(found: str, style: str = "") -> Piece:
    """Return words that stand out."""
    return Piece("strong", (found,), style)


def web(title: str, url: str) -> Part:
    """Return a link to a web address, or its words alone where there is none."""
    return Piece("web", (title,), value=url) if url else title


def place(kind: str, key: str, shown: str = BOX, option: str = "") -> Piece:
    """Return a place to fill in."""
    return Piece("place", (shown,), "pmo-place", field=(kind, key, option))


def line(label: str, items: Iterable[Sequence[Part]], style: str = "pmo-line") -> tuple[Piece, ...]:
    """Return one line "Label: item, item", or nothing without items."""
    parts = [part for item in items for part in (", ", *item)][1:]
    return (text(*((strong(label), " ") if label else ()), *parts, style=style),) if parts else ()


def each(items: Iterable[Link | None]) -> Iterator[tuple[Link]]:
    """Yield an item of a line for each link that there is."""
    return ((item,) for item in items if item)


def items(found: Iterable[Iterable[Piece]], style: str = "") -> Piece:
    """Return a list with bullets."""
    return Piece("items", tuple(Piece("item", tuple(parts)) for parts in found), f"{style} simple".strip())


def term(title: Part, parts: Iterable[Piece], home: Home | None = None) -> Piece:
    """Return something that is defined, with its definition."""
    return Piece("term", tuple(parts), "", home, (title,))


def table(names: Sequence[str], rows: Iterable[Row], style: str, stacked: bool = False) -> Piece:
    """Return a table whose first column names the rows; those of a stacked one are cards where the screen is narrow."""
    made = []
    for number, (first, *rest) in enumerate(rows):
        if rest:
            cells = (
                Piece("cell", cell, value=name if stacked and cell else "")
                for cell, name in zip(rest, names[1:], strict=True)
            )
            row = (Piece("name", first), *cells)
        else:
            row = (Piece("group", first, value=str(len(names))),)
        made.append(Piece("row", row, ("" if rest else "pmo-span ") + ("row-odd" if number % 2 else "row-even")))
    heads = tuple(Piece("column", (text(name),)) for name in names)
    return Piece("table", tuple(made), f"pmo-table {style}", title=heads)


def towards(target: questions.Towards) -> tuple[Part, ...]:
    """Return a link with its level, as in "Risk management 3"."""
    return Link(*target[:3]), f"\N{NO-BREAK SPACE}{target.level}"


def hours(effort: questions.Range) -> str:
    """Return a range of hours in words."""
    return _("1 hour") if _range(effort) == "1" else _("%s hours") % _range(effort)


def weeks(elapsed: questions.Range) -> str:
    """Return a range of weeks in words."""
    return _("1 week") if _range(elapsed) == "1" else _("%s weeks") % _range(elapsed)


def _range(pair: questions.Range | None) -> str:
    low, high = (f"{value:g}" for value in pair) if pair else ("", "")
    return low if low == high else f"{low}–{high}"


def choices(label: str, key: str, answers: Iterable[tuple[str, str]]) -> tuple[Piece, ...]:
    """Return a line with a place for each answer, of which one is to be chosen, or nothing without answers."""
    made = (
        Piece("choice", (place("choice", key, option=name), f"\N{NO-BREAK SPACE}{title}")) for name, title in answers
    )
    apart = [part for choice in made for part in ("\N{EN SPACE}", choice)][1:]
    return line(label, [apart] if apart else [], "pmo-choices pmo-line")


def role_choice(nouns: Nouns, roles: Iterable[Link]) -> tuple[Piece, ...]:
    """Return the line on which to choose the target role."""
    return choices(_("Target %s:") % nouns.inside("role"), "plan/role", ((role.id, role.title) for role in roles))


def essential(nouns: Nouns) -> Piece:
    """Return the mark of an action that the way to a role asks for, whatever the ratings are."""
    return strong(nouns.title("essential"), "pmo-essential")


def rungs(found: Sequence[questions.Rung], boxes: bool = False) -> tuple[Piece, ...]:
    """Return the indicators level by level."""
    style = "pmo-boxes" if boxes else ""
    terms = (
        term(
            Link("level", str(rung.level), f"{rung.level} {rung.title}"),
            [items((_statement(item, boxes) for item in rung.indicators), style)],
        )
        for rung in found
    )
    return (Piece("terms", tuple(terms), "pmo-rungs simple"),) if found else ()


def _statement(found: questions.Statement, box: bool) -> tuple[Piece, ...]:
    """Return one indicator with its examples."""
    parts = (web(found.text, found.url), *((f" ({_('if the case arose')})",) if found.if_arisen else ()))
    examples = "; ".join(found.examples)
    return (
        text(*((place("check", f"indicator/{found.id}/held", f"{BOX} "),) if box else ()), *parts),
        *line(_("For example:"), [[examples]] if examples else []),
    )


# -- what each part says -----------------------------------------------------------------------------


def way(link: Link, note: str = "") -> Piece:
    """Return a link that leads on, with what is to be expected there; nothing where its object has no home."""
    return Piece("way", (link, *((" ", Piece("note", (note,))) if note else ())), "pmo-go")


def start(nouns: Nouns, found: questions.Start) -> tuple[Piece, ...]:
    """Say what there is to do first; what an author wrote stands above it. Paper asks for more than the core first."""
    note = _("%(questions)s questions, %(minutes)s minutes") % found._asdict() if found.questions else ""
    rate = way(Link("tool", "assessment", _("Find your gaps")), note)
    return (Piece("start", (text(_("Begin here"), style="pmo-kicker"), GIVEN, rate), "pmo-start", value=found.role),)


def head(nouns: Nouns, found: questions.StepHead) -> tuple[Piece, ...]:
    """Say where a step stands, what it builds and what its actions take."""
    where = _("%(step)s %(number)s of %(total)s") % {
        "step": nouns.title("step"),
        "number": found.number,
        "total": found.total,
    }
    facts = [nouns.count(found.actions, "action", "actions")] if found.actions else []
    if facts:
        facts += [_("%s of your own") % hours(found.effort)] if found.effort[1] else []
        facts += [_("the longest takes %s") % weeks(found.elapsed)] if found.elapsed[1] else []
        facts += [f"{found.essential} {nouns.inside('essential')}"] if found.essential else []
    parts = (
        text(where, style="pmo-kicker"),
        *words(found.summary, "pmo-lead"),
        *((way(Link("checklist", found.id, _("Go to the checklist"))),) if found.actions else ()),
        *line(_("Builds:"), each(found.builds)),
        *line(_("Checklist:"), ([fact] for fact in facts)),
        *line(_("Before:"), each([found.before])),
        *line(_("Next:"), each([found.after])),
        *line(_("Closely related:"), each(found.related)),
    )
    return (Piece("box", parts, "pmo-head"),)


def checklist(nouns: Nouns, found: questions.Checklist, step: str = "") -> tuple[Piece, ...]:
    """Say what there is to do, group by group; the whole checklist of a step is one to which its chapter leads."""
    parts = []
    for group in found.groups:
        if group.under:
            parts.append(text(group.under, style="pmo-group"))
        elif len(found.groups) > 1:
            parts.append(text(_("And besides"), style="pmo-group"))
        parts.append(Piece("items", tuple(_action(nouns, action) for action in group.actions), "pmo-actions"))
    return (Piece("box", tuple(parts), "pmo-checklist", ("checklist", step) if step else None),)


def _action(nouns: Nouns, action: questions.ActionLine) -> Piece:
    facts: list[Part] = [essential(nouns)] if action.essential else []
    facts += [hours(action.effort)] if action.effort else []
    facts += [weeks(action.elapsed)] if action.elapsed else []
    key = f"action/{action.id}"
    parts = (
        text(Piece("check", (action.text,), value=action.id, field=("check", f"{key}/done", ""))),
        *([text(*[part for fact in facts for part in (" · ", fact)][1:], style="pmo-facts")] if facts else []),
        *line(_("Evidence:"), [[action.evidence]] if action.evidence else []),
        *line(_("Counts towards:"), map(towards, action.builds)),
    )
    return Piece("item", parts, home=("action", action.id), field=("text", f"{key}/note", ""))


def recalled(nouns: Nouns, found: questions.Checklist) -> tuple[Piece, ...]:
    """Say again what there is to do that stands in full elsewhere; only paper, which has pages, says it so."""
    parts: list[Piece] = []
    for group in found.groups:
        parts += [text(group.under, style="pmo-group")] if group.under else []
        again = (
            [text(place("check", f"action/{one.id}/done", f"{BOX} "), Link("action", one.id, one.text))]
            for one in group.actions
        )
        parts.append(items(again, "pmo-boxes"))
    return (Piece("box", tuple(parts), "pmo-again"),)


def card(nouns: Nouns, found: questions.Card) -> tuple[Piece, ...]:
    """Say everything about a competency, at its home; its terms and sources are ordinary nodes."""
    return (*_top(found), *rungs(found.rungs), *_rest(nouns, found))


def summary(nouns: Nouns, found: questions.Card) -> tuple[Piece, ...]:
    """Say it elsewhere than at its home, where most of it opens on request; what builds it stands in checklists."""
    given = (GIVEN,) * (bool(found.terms) + bool(found.sources))
    inside = (*rungs(found.rungs), *_rest(nouns, found._replace(built_by=())), *given)
    fold = Piece(
        "fold",
        inside,
        "pmo-fold",
        title=(_("What it looks like, %(level)s by %(level)s") % {"level": nouns.inside("level")},),
    )
    title = text(Link("competency", found.id, found.title), style="pmo-card-title")
    return (Piece("box", (title, *_top(found), fold), "pmo-card"),)


def mention(nouns: Nouns, found: questions.Card) -> tuple[Piece, ...]:
    """Name it elsewhere than at its home, where that is in the same volume."""
    return (text(Link("competency", found.id, found.title), style="pmo-mention"),)


def _top(found: questions.Card) -> tuple[Piece, ...]:
    """Say what it is, and who needs it how far."""
    core = (" ", strong(_("Core"), "pmo-core"))
    roles = ((*towards(role), *(core if is_core else ())) for role, is_core in found.roles)
    return (*words(found.definition), *line(_("Needed by:"), roles))


def _rest(nouns: Nouns, found: questions.Card) -> Iterator[Piece]:
    """Say everything that a card links to."""
    if found.built_by:
        yield text(strong(_("Built by:")), style="pmo-label pmo-line")
        where = _("to %(level)s %(number)s, in")
        built = (
            [
                text(
                    Link(*action[:3]),
                    f" ({where % {'level': nouns.inside('level'), 'number': action.level}} ",
                    step,
                    ")",
                )
            ]
            for action, step in found.built_by
        )
        yield items(built, "pmo-built-by")
    yield from line(nouns.label("credentials"), map(towards, found.credentials))
    yield from line(nouns.label("resources"), each(found.resources))
    yield from line(_("Part of:"), each([found.parent]))
    yield from line(_("Parts:"), each(found.parts))
    yield from line(_("Chapter:"), each([found.step]))
    yield from line(_("Related:"), each(found.related))
    yield from line(_("Defined at:"), [[web(found.url, found.url)]] if found.url else [])


def levels(nouns: Nouns, scale: Iterable[tuple[int, str, str]]) -> tuple[Piece, ...]:
    """Say what each level of the scale means."""
    terms = (term(f"{value} {title}", words(found), ("level", str(value))) for value, title, found in scale)
    return (Piece("terms", tuple(terms), "pmo-scale simple"),)


def roles(nouns: Nouns, found: Sequence[questions.RoleRow], targets: Sequence[questions.Targets]) -> tuple[Piece, ...]:
    """Say what each role is, and how far it needs each competency."""
    terms = (
        term(role.title, (*words(role.summary), *line(_("Core:"), each(role.core))), ("role", role.id))
        for role in found
    )
    rows: list[Row] = []
    step = None
    for row in targets:
        if row.step and row.step != step:
            step = row.step
            rows.append([(text(step),)])
        rows.append([(text(row.competency),), *((text(_target(*pair)),) for pair in row.levels)])
    names = (nouns.title("competency"), *(role.title for role in found))
    legend = _legend(nouns, [pair for row in targets for pair in row.levels])
    matrix = (legend[0]._replace(home=TARGETS), table(names, rows, "pmo-matrix")) if rows else ()
    return (Piece("terms", tuple(terms), "pmo-roles"), *matrix)


def compare(nouns: Nouns, first: Link, second: Link, found: Sequence[questions.Compared]) -> tuple[Piece, ...]:
    """Say side by side what two roles ask for: a row where they differ, a line for what is the same in both."""
    differ = [row for row in found if row.first != row.second]
    rows = [[(text(part),) for part in (row.competency, _target(*row.first), _target(*row.second))] for row in differ]
    names = (nouns.title("competency"), first.title, second.title)
    legend = _legend(nouns, [pair for row in differ for pair in (row.first, row.second)])
    same = (towards(Towards(*row.competency, row.first[0])) for row in found if row.first == row.second)
    return (*((*legend, table(names, rows, "pmo-matrix")) if rows else ()), *line(_("The same in both:"), same))


def distances(nouns: Nouns, found: Sequence[questions.Compared]) -> tuple[Piece, ...]:
    """Say by how many levels one role asks for more than another; only paper does, where a table has both in full."""
    by_distance = groupby(found, lambda row: row.second[0] - row.first[0])
    lines = (line(f"{distance:+d}:".replace("-", "−"), map(_from_to, rows)) for distance, rows in by_distance)
    return tuple(chain.from_iterable(lines))


def _from_to(row: questions.Compared) -> tuple[Part, ...]:
    return row.competency, "\N{NO-BREAK SPACE}", _target(*row.first), " → ", _target(*row.second)


def _legend(nouns: Nouns, cells: Sequence[tuple[int, bool]]) -> tuple[Piece, ...]:
    """Say what stands in the cells of a matrix of targets."""
    told = [_("Target %s.") % nouns.inside("levels")]
    told += [_("★ marks the core of a %s.") % nouns.inside("role")] if any(core for _level, core in cells) else []
    told += (
        [_("– means that the %s does not need it.") % nouns.inside("role")]
        if any(not level for level, _core in cells)
        else []
    )
    return words(" ".join(told), "pmo-legend")


def _target(level: int, core: bool) -> Part:
    return strong(f"{level}\N{NO-BREAK SPACE}★") if core else str(level) if level else "–"


def credentials(nouns: Nouns, found: Iterable[questions.CredentialRow], at_home: bool) -> tuple[Piece, ...]:
    """Say what each credential asks for and counts towards; its sources are ordinary nodes."""
    rows = (
        (
            (_title(row, "credential", at_home), *words(row.issuer), *((GIVEN,) if row.sources else ())),
            words(row.eligibility),
            words(row.renewal),
            line("", map(towards, row.builds)),
            words(row.verified_on),
        )
        for row in found
    )
    names = (nouns.title("credential"), _("Asks for"), _("Renewal"), _("Counts towards"), _("Verified"))
    return (_used(names, rows, "pmo-credentials"),)


def resources(nouns: Nouns, found: Iterable[questions.ResourceRow], at_home: bool) -> tuple[Piece, ...]:
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
    names = (nouns.title("resource"), _("What it gives you"), _("Helps with"), _("Verified"))
    return (_used(names, rows, "pmo-resources"),)


def _used(names: Sequence[str], rows: Iterable[Row], style: str) -> Piece:
    """Return a stacked table without the columns in which nothing stands."""
    rows = list(rows)
    used = [column for column in range(len(names)) if column == 0 or any(row[column] for row in rows)]
    kept = ([row[column] for column in used] for row in rows)
    return table([names[column] for column in used], kept, style, stacked=True)


def scenarios(nouns: Nouns, found: Iterable[questions.Case]) -> tuple[Piece, ...]:
    """Say what one has to choose between; what follows is told by `outcomes`, further down."""
    made = []
    for case in found:
        key = f"scenario/{case.id}/choice"
        options = (
            (
                text(
                    Piece(
                        "option",
                        (f"{letter}. {option.text}",),
                        "pmo-option",
                        value=option.id,
                        field=("choice", key, option.id),
                    )
                ),
            )
            for letter, option in zip(ascii_uppercase, case.options, strict=False)
        )
        told = (*words(case.text), items(options, "pmo-options pmo-boxes"))
        made.append(Piece("question", told, "pmo-scenario", ("scenario", case.id), (case.title,)))
    return tuple(made)


def outcomes(nouns: Nouns, found: Iterable[questions.Case]) -> tuple[Piece, ...]:
    """Say what each choice leads to, and what it shows."""
    terms = []
    for case in found:
        choices_ = [
            (
                text(strong(f"{letter}."), f" {option.follows}"),
                *line(_("Shows:"), map(towards, option.shows)),
            )
            for letter, option in zip(ascii_uppercase, case.options, strict=False)
        ]
        terms.append(term(case.title, [items(choices_, "pmo-outcomes")]))
    fold = Piece(
        "fold",
        (Piece("terms", tuple(terms), "simple"),),
        "pmo-fold pmo-follows",
        title=(_("What each choice leads to"),),
    )
    return (fold,) if terms else ()


def _title(row: questions.CredentialRow | questions.ResourceRow, kind: str, at_home: bool) -> Piece:
    """Return the name of what a row is about: at home it leads out into the web, elsewhere home."""
    return text(web(row.title, row.url), home=(kind, row.id)) if at_home else text(Link(kind, row.id, row.title))


def assessment(nouns: Nouns, roles: Sequence[Link], levels: Iterable[Link], groups: Groups) -> tuple[Piece, ...]:
    """Ask for a level of each competency."""
    names = ["0", *(level.id for level in levels)]
    answers = [*zip(names, names, strict=True), ("unsure", _("not sure"))]
    parts = [*role_choice(nouns, roles)]
    for step, competencies in groups:
        parts += [text(step, style="pmo-group")] if step else []
        for competency, found in competencies:
            key = f"competency/{competency.id}"
            rate = (
                text(competency, style="pmo-card-title"),
                *rungs(found, boxes=True),
                *choices(_("My %s:") % nouns.inside("level"), f"{key}/level", answers),
                *line(_("Evidence:"), [[place("text", f"{key}/evidence", BLANK)]]),
            )
            parts.append(Piece("box", rate, "pmo-rate", ("rating", competency.id)))
    return (Piece("box", tuple(parts), "pmo-assessment", ("tool", "assessment")),)


def plan(nouns: Nouns, roles: Sequence[Link]) -> tuple[Piece, ...]:
    """Ask what a plan reckons with."""
    asked = ((_("Hours per week:"), "plan/hours"), (_("Start:"), "plan/start"))
    lines = (line(label, [[place("text", key, BLANK[:24])]]) for label, key in asked)
    return (Piece("box", (*role_choice(nouns, roles), *chain(*lines)), "pmo-plan", ("tool", "plan")),)


def progress(nouns: Nouns) -> tuple[Piece, ...]:
    """Say nothing: a script puts the way to the reader's file here."""
    return (Piece("box", (), "pmo-file"),)


def no_plan(nouns: Nouns) -> tuple[Piece, ...]:
    """Say that there is nothing to plan."""
    return (
        text(
            _("There are no %s here, so there is no plan to make.") % nouns.inside("actions"),
            style="pmo-no-plan",
            home=("tool", "plan"),
        ),
    )


def tasks(nouns: Nouns, groups: Tasks) -> tuple[Piece, ...]:
    """Say what there is to do, with places for dates and ticks."""
    rows: list[Row] = []
    for step, found in groups:
        rows += [[(text(step),)]] if step else []
        rows += (
            (
                (text(Link("action", task.id, task.text), *((" ", essential(nouns)) if task.essential else ())),),
                words(_range(task.effort)),
                words(_range(task.elapsed)),
                words(begins) or (text(place("text", f"sheet/{task.id}/begins", BLANK[:6])),),
                words(ends) or (text(place("text", f"sheet/{task.id}/ends", BLANK[:6])),),
                (text(place("check", f"action/{task.id}/done")),),
            )
            for task, begins, ends in found
        )
    names = (nouns.title("action"), _("Hours"), _("Weeks"), _("Start"), _("End"), _("Done"))
    return (table(names, rows, "pmo-plan-table"),)


def standing(nouns: Nouns, told: str, found: Iterable[tuple[Link, str]]) -> tuple[Piece, ...]:
    """Name competencies below some words, each with how far it stands; only a reader's own copy on paper does."""
    return (text(told), *(text(link, *((" ", far) if far else ()), style="pmo-mention") for link, far in found))


def blank(nouns: Nouns, lines: int) -> tuple[Piece, ...]:
    """Give so many lines to write a plan on; only paper has them."""
    cells = (("text", "action"), ("text", "hours"), ("text", "begins"), ("text", "ends"), ("check", "done"))
    rows = (
        [(text(place(kind, f"sheet/line-{n}/{what}", BLANK[:6])),) for kind, what in cells] for n in range(1, lines + 1)
    )
    return (table((nouns.title("action"), _("Hours"), _("Start"), _("End"), _("Done")), rows, "pmo-plan-lines"),)


def story_words() -> dict[str, str]:
    """Return what a story is told in, in order, by the name of its place on paper."""
    return {
        "situation": _("Situation:"),
        "did": _("What I did:"),
        "outcome": _("What came of it:"),
        "confirm": _("Who can confirm:"),
    }


def story(nouns: Nouns, title: Part, said: Iterable[Sequence[tuple[Part, str]]]) -> tuple[Piece, ...]:
    """Tell one story of the reader's, part by part, each text with what it is a note of; only their own copy does."""
    told = [text(title, style="pmo-card-title")]
    for label, texts in zip(story_words().values(), said, strict=True):
        for number, (source, words) in enumerate(texts):
            head = (strong(label), " ") if not number else ()
            told.append(text(*head, *((source, ": ") if source else ()), words, style="pmo-line"))
    return (Piece("box", tuple(told), "pmo-story"),)


def evidence(nouns: Nouns) -> tuple[Piece, ...]:
    """Say what evidence is told for, and ask for one story."""
    told = _("Tell each piece of your evidence as a story that you can take to an interview. Copy this sheet for each.")
    lines = (line(label, [[place("text", f"sheet/story/{name}", BLANK)]]) for name, label in story_words().items())
    return (Piece("box", (text(told), *chain(*lines)), "pmo-evidence", ("tool", "evidence")),)


PEOPLE = 5
"""For how many people an empty team matrix has room."""


def team(nouns: Nouns, groups: Iterable[tuple[Link | None, tuple[Link, ...]]]) -> tuple[Piece, ...]:
    """Ask for the level of each person in each competency."""

    def places(name: str, what: str) -> list[tuple[Piece, ...]]:
        return [(text(place("text", f"sheet/{name}-{n}/{what}", BLANK[:6])),) for n in range(1, PEOPLE + 1)]

    rows: list[Row] = [[words(_("Name or initials")), *places("person", "name")]]
    for step, competencies in groups:
        rows += [[(text(step),)]] if step else []
        rows += ([(text(competency),), *places(competency.id, "rated")] for competency in competencies)
    names = (nouns.title("competency"), *(_("Person %s") % (n + 1) for n in range(PEOPLE)))
    return (Piece("box", (table(names, rows, "pmo-team-table"),), "pmo-team", ("tool", "team")),)
