"""What a handbook prints of what the framework answers: all of it, or each thing in full once, or what one role needs.

The answers are changed before they become nodes. In print an action stands in full in the checklist of its step, and
a statement where one rates oneself; everywhere else their pages are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from pmo_guide.parts import TARGETS
from pmo_guide.sphinx_ext.writing import node_id, pmo_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from pmo_guide.handbook.expressions import Place
    from pmo_guide.model import Framework, Role
    from pmo_guide.questions import Case, Checklist, Rung, StepHead

_ = get_translation("pmo_guide")

LINES = 24
"""How many lines a blank plan has: they fit below what it asks for, on the same page."""

FAR = 2
"""By how many levels two roles differ at least in what a comparison of them tells."""


class Edition:
    """How this handbook differs from one that prints everything.

    `places` tells where everything is at home in the whole book. With `full`, nothing is shortened. `role` is the one
    to cut the book to, if any. `planned` says that a reader's own plan is printed.
    """

    def __init__(
        self,
        framework: Framework,
        places: Mapping[tuple[str, str], Place],
        *,
        full: bool,
        role: Role | None,
        planned: bool,
    ) -> None:
        self.framework = framework
        self.places = places
        self.full = full
        self.role = role
        self.planned = planned
        self.actions = self._actions(role)

    def _actions(self, role: Role | None) -> frozenset[str]:
        """Return the actions that count towards no more than a role needs, or all without one."""
        return frozenset(
            action.id
            for step in self.framework.steps
            for action in step.actions
            if role is None or any(level <= role.targets.get(name, 0) for name, level in action.builds.items())
        )

    # -- pages -------------------------------------------------------------------------------------

    def keeps(self, tree: nodes.document) -> bool:
        """Whether a page has anything for the role: something to do, to rate or to look up."""
        if self.role is None:
            return True
        found = {part["part"] for part in tree.findall(pmo_part)} - {
            "evidence",
            "head",
            "no_plan",
            "progress",
            "start",
            "team",
        }
        return (
            bool(found)
            or any(map(_is_for_paper, tree.findall()))
            or any(tree.findall(addnodes.glossary))
            or any(map(_is_bibliography, tree.findall()))
        )

    def change(self, tree: nodes.document) -> None:
        """Change the generated parts of a page, and cut what lies between them where the book is for one role."""
        for part in list(tree.findall(pmo_part)):
            if part["part"] == "assessment":
                _levels_to_rate = part["answer"][2]
                rated = [competency.id for _step, group in _levels_to_rate for competency, _rungs in group]
                part["ids"] += [node_id(("rating", name)) for name in rated]
            if part["part"] == "start":
                part["answer"] = tuple(answer._replace(questions=0) for answer in part["answer"])
            if part["part"] == "roles":
                part["ids"].append(node_id(TARGETS))
            if self.role is not None:
                self._cut(part, self.role)
        if self.role is not None:
            _shorten(tree)
            self._cut_glossary(tree)
        if not self.full:
            for part in list(tree.findall(pmo_part)):
                change = getattr(self, f"_{part['part']}", None)
                if change:
                    change(part)

    # -- one role ----------------------------------------------------------------------------------

    def _cut(self, part: pmo_part, role: Role) -> None:
        """Take out of a part what the role does not need, or all of it."""
        kind, targets = part["part"], role.targets

        def up_to_target(rungs: Iterable[Rung], name: str) -> tuple[Rung, ...]:
            return tuple(rung for rung in rungs if rung.level <= targets[name])

        if kind in ("card", "summary"):
            [card] = part["answer"]
            if card.id not in targets:
                _remove(part.parent if kind == "card" else part)
                return
            built_by = tuple(pair for pair in card.built_by if pair[0].id in self.actions)
            part["answer"] = (card._replace(rungs=up_to_target(card.rungs, card.id), built_by=built_by),)
        elif kind == "head":
            head: StepHead = part["answer"][0]
            builds = tuple(link for link in head.builds if link.id in targets)
            change = head._replace(actions=0, builds=builds, before=None, after=None, related=())
            part["answer"] = (change, *part["answer"][1:])
        elif kind == "checklist":
            found: Checklist = part["answer"][0]
            groups = (
                group._replace(actions=tuple(action for action in group.actions if action.id in self.actions))
                for group in found.groups
            )
            kept = tuple(group for group in groups if group.actions)
            part["answer"] = (found._replace(groups=kept), *part["answer"][1:])
            if not kept:
                _remove(part)
        elif kind == "assessment":
            roles, levels, all_groups = part["answer"]
            needed = (
                (step, tuple((link, up_to_target(rungs, link.id)) for link, rungs in rated if link.id in targets))
                for step, rated in all_groups
            )
            part["answer"] = (roles, levels, tuple(group for group in needed if group[1]))
        elif kind == "tasks":
            [steps] = part["answer"]
            kept_tasks = ((step, tuple(one for one in tasks if one[0].id in self.actions)) for step, tasks in steps)
            part["answer"] = (tuple(group for group in kept_tasks if group[1]),)
        elif kind == "roles":
            rows, matrix = part["answer"]
            column = [row.id for row in rows].index(role.id)
            lines = (row._replace(levels=(row.levels[column],)) for row in matrix)
            part["answer"] = ((rows[column],), tuple(row for row in lines if row.levels[0][0]))
        elif kind == "compare":
            *two, compared = part["answer"]
            if role.id not in {one.id for one in two}:
                _remove_tab(part)
                return
            part["answer"] = (*two, tuple(row for row in compared if row.competency.id in targets))
        elif kind in ("scenarios", "outcomes"):
            part["answer"] = (tuple(case for case in part["answer"][0] if self._practises(case, targets)),)
            if not part["answer"][0]:
                _remove(part)
        elif kind in ("credentials", "resources"):
            self._cut_rows(part, targets)

    @staticmethod
    def _practises(case: Case, targets: Mapping[str, int]) -> bool:
        """Whether the best choice of a scenario shows no more of some competency than the role needs."""
        best: dict[str, int] = {}
        for option in case.options:
            for link in option.shows:
                best[link.id] = max(best.get(link.id, 0), link.level)
        return any(level <= targets.get(name, 0) for name, level in best.items())

    def _cut_rows(self, part: pmo_part, targets: Mapping[str, int]) -> None:
        """Leave the credentials or resources that lead to a competency of the role."""
        found, at_home = part["answer"]
        given = iter(list(part.children))
        rows = []
        part.children = []
        for row in found:
            source = next(given) if getattr(row, "sources", ()) else None
            if part["part"] == "credentials":
                kept = any(link.level <= targets.get(link.id, 0) for link in row.builds)
            else:
                kept = any(link.id in targets for link in row.helps)
            if kept:
                rows.append(row)
                part += [source] if source is not None else []
        part["answer"] = (tuple(rows), at_home)
        if not rows:
            _remove(part)

    def _cut_glossary(self, tree: nodes.document) -> None:
        """Leave the terms that mean a competency of the role."""
        needed = self.role.targets if self.role else {}
        terms = {term.casefold() for one in self.framework.competencies if one.id in needed for term in one.terms}
        for glossary in tree.findall(addnodes.glossary):
            for item in list(glossary.findall(nodes.definition_list_item)):
                names = {term.astext().casefold() for term in item.findall(nodes.term)}
                if not names & terms:
                    item.parent.remove(item)

    # -- each thing in full once -------------------------------------------------------------------

    def _card(self, part: pmo_part) -> None:
        """Leave out of a card its statements, where the book asks for them, its actions, and what tables say.

        What is related to it, and its terms, are links without a page on paper: the full edition has them.
        """
        [card] = part["answer"]
        rating = self.places.get(("tool", "assessment"))
        told: list[nodes.Node] = []
        if rating and card.rungs:
            told += _told(_("Rate it:"), [(rating[0], node_id(("rating", card.id)))])
            card = card._replace(rungs=())
        homes = [self.places[key] for action, _step in card.built_by if (key := ("action", action.id)) in self.places]
        if homes:
            told += [nodes.Text(" \N{MIDDLE DOT} ")] if told else []
            told += _told(_("Built by:"), homes, _("%s actions") % len(homes) if len(homes) > 1 else "")
        part["answer"] = (card._replace(built_by=(), roles=(), credentials=(), step=None, related=()),)
        for line in [node for node in part.parent[part.parent.index(part) + 1 :] if _tells_terms(node)]:
            _remove(line)
        if told:
            _put_after(part, told)

    def _summary(self, part: pmo_part) -> None:
        """Leave of a card outside its home where that is."""
        [card] = part["answer"]
        if ("competency", card.id) in self.places:
            part["part"] = "mention"

    def _checklist(self, part: pmo_part) -> None:
        """Leave of a checklist elsewhere than at home its boxes and the pages that tell more."""
        found = part["answer"][0]
        if not part["homes"] and all(
            ("action", action.id) in self.places for group in found.groups for action in group.actions
        ):
            part["part"], part["answer"] = "recalled", (found,)

    def _compare(self, part: pmo_part) -> None:
        """Leave of a comparison where the way is longest; all targets stand in one table, but for a cut to one role."""
        first, second, found = part["answer"]
        homes = [self.places.get(("role", role.id)) for role in (first, second)]
        if self.role is None and None not in homes:
            differ = tuple(row for row in found if row.second[0] != row.first[0])
            far = tuple(row for row in differ if abs(row.second[0] - row.first[0]) >= FAR)
            part["part"], part["answer"] = "distances", (far or differ,)
            _put_after(
                part, _told(_("All targets:"), [(page, node_id(TARGETS)) for page, _id in filter(None, homes[:1])])
            )

    def _tasks(self, part: pmo_part) -> None:
        """Have lines to write on instead of a table of all actions, which only a reader's own plan puts in order."""
        if not self.planned and self.role is None:
            part["part"], part["answer"] = "blank", (LINES,)

    def _resources(self, part: pmo_part) -> None:
        """Leave of resources their titles and what they are for."""
        rows, at_home = part["answer"]
        part["answer"] = (tuple(row._replace(helps=(), verified_on="") for row in rows), at_home)

    def _credentials(self, part: pmo_part) -> None:
        """Leave of credentials elsewhere than at home what they ask for."""
        rows, at_home = part["answer"]
        if not at_home:
            short = (row._replace(renewal="", builds=(), verified_on="", sources=()) for row in rows)
            part["answer"] = (tuple(short), at_home)


def _told(label: str, places: Iterable[Place], words: str = "") -> list[nodes.Node]:
    """Return "Label: words (p. 12, 14)"."""
    pages = nodes.inline("", "", pmo_pages=[*places])
    return [nodes.strong("", label), nodes.Text(f" {words}, " if words else " "), pages]


def _put_after(part: pmo_part, told: list[nodes.Node]) -> None:
    """Put a line of our own below a part."""
    line = nodes.paragraph("", "", *told, classes=["pmo-line"], translatable=False)
    part.parent.insert(part.parent.index(part) + 1, line)


def _tells_terms(node: nodes.Node) -> bool:
    """Whether this is the line of a card with its terms."""
    return (
        isinstance(node, nodes.paragraph)
        and "pmo-line" in node["classes"]
        and any(link.get("reftype") == "term" for link in node.findall(addnodes.pending_xref))
    )


def _is_bibliography(node: nodes.Node) -> bool:
    return type(node).__name__ == "bibliography"


def _is_for_paper(node: nodes.Node) -> bool:
    """Whether this says what is true of paper, such as how to fill it in."""
    return isinstance(node, nodes.compound) and "paper" in node.get("pmo_media", ())


def _remove(node: nodes.Node) -> None:
    node.parent.remove(node)


def _remove_tab(part: pmo_part) -> None:
    """Remove a part with the tab that it stands in, if any, and the tabs if that was the last one."""
    near: nodes.Node = part
    while isinstance(near.parent, nodes.container):
        near = near.parent
        if near.get("design_component") == "tab-item":
            tabs = near.parent
            _remove(near)
            if not tabs.children:
                _remove(tabs)
            return
    _remove(part)


def cut_sources(tree: nodes.document, unused: AbstractSet[str]) -> None:
    """Take out of a page the sources with some ids, and the sections whose sources are all gone."""
    for source in [node for node in tree.findall(nodes.citation) if not unused.isdisjoint(node["ids"])]:
        near = source.parent
        near.remove(source)
        while not isinstance(near.parent, nodes.document) and not _says_more(near):
            near, empty = near.parent, near
            near.remove(empty)


def _says_more(node: nodes.Element) -> bool:
    """Whether anything stands in a node beside titles."""
    return any(not isinstance(child, nodes.title | nodes.target) for child in node.children)


def _shorten(tree: nodes.document) -> None:
    """Leave of a page what stands before its first section, and the sections with generated parts in them."""
    for top in [node for node in tree.children if isinstance(node, nodes.section)]:
        for section in [node for node in top.children if isinstance(node, nodes.section)]:
            kept = (
                isinstance(node, pmo_part) or _is_bibliography(node) or _is_for_paper(node)
                for node in section.findall()
            )
            if not any(kept):
                top.remove(section)
