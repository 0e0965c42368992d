"""A reader's own copy of the handbook: filled in, with the plan, and cut to one role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from pmo_guide.handbook.forms import UNSURE
from pmo_guide.progress import current, plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pmo_guide.model import Framework, Role
    from pmo_guide.progress import Plan, Progress, Rise

_ = get_translation("pmo_guide")

HOURS = 3
"""The hours per week that a plan reckons with where the reader gave none."""


ROOM = {"note": 100, "evidence": 240}
"""How many letters are easily read in the box of a field."""


class Personal:
    """What a handbook for one reader differs in.

    `role` is the id of the target role to cut the book to, or "" for the whole book with the role of the file.
    Raises `LookupError` for an unknown role.
    """

    def __init__(self, framework: Framework, progress: Progress, role: str, today: date) -> None:
        self.framework = framework
        self.progress = progress
        self.known = current(progress, framework.retired)
        self.today = today
        self.cut: Role | None = framework.find("role", role) if role else None
        chosen = role or self.value("plan/role")
        roles = [one.id for one in framework.roles]
        self.role = chosen if chosen in roles else None

    def value(self, key: str) -> Any:
        """Return what is saved under a key, or None; texts as paper can show them."""
        value = self.known[key].value if key in self.known else None
        return _whole(value) if isinstance(value, str) else value

    def fields(self) -> dict[str, str]:
        """Return what is filled in, by the names of form fields."""
        filled = {}
        for key, entry in self.known.items():
            what = key.rpartition("/")[2]
            if what == "state":
                if entry.value == "done":
                    filled[key.removesuffix("state") + "done"] = "on"
            elif what == "level":
                filled[key] = UNSURE if entry.value is None else str(entry.value)
            elif what == "hours" and entry.value is not None:
                filled[key] = f"{entry.value:g}"
            elif isinstance(entry.value, str) and entry.value:
                filled[key] = _whole(entry.value)
        if self.role:
            filled["plan/role"] = self.role
        return filled

    def status(self) -> Mapping[str, str]:
        """Return what to say beside a box of which paper knows only *done*, by the name of its field."""
        words = {"doing": _("Doing"), "skipped": _("Skipped")}
        return {
            key.removesuffix("state") + "done": words[entry.value]
            for key, entry in self.known.items()
            if key.endswith("/state") and entry.value in words
        }

    def long_texts(self) -> Mapping[str, str]:
        """Return what does not fit into its box, by the name of its field: it is printed whole beside the box."""
        return {
            name: text
            for name, text in self.fields().items()
            if (most := ROOM.get(name.rpartition("/")[2])) and (len(text) > most or text.count("\n") * 90 > most)
        }

    def change(self, tree: nodes.document) -> None:
        """Cut a finished document to the role, and put the reader's plan into it."""
        if self.cut is not None:
            self._cut(tree, self.cut)
        if self.role is None:
            return
        for table in list(tree.findall(nodes.table)):
            if "pmo-plan-table" in table["classes"]:
                self._plan(table, self._planned(self.role), self.framework.find("role", self.role).title)

    def _names(self, rises: tuple[Rise, ...]) -> str:
        """Return competencies with how far they lead."""
        titles = ((self.framework.find("competency", rise.competency).title, rise) for rise in rises)
        return ", ".join(f"{title} {rise.level}/{rise.to}" for title, rise in titles)

    def _planned(self, role: str) -> Plan:
        hours = self.value("plan/hours") or HOURS
        start = self.value("plan/start")
        return plan(
            self.framework,
            self.progress,
            role,
            hours,
            type(self.today).fromisoformat(start) if start else self.today,
        )

    def _cut(self, tree: nodes.document, role: Role) -> None:
        """Take out what the role does not need: competencies to rate, their cards, higher levels, lines of the plan."""
        needed = set(role.targets)
        for node in list(tree.findall(nodes.Element)):
            kind, name = node.get("pmo_about") or node.get("pmo") or ("", "")
            if kind != "competency" or node.parent is None:
                continue
            if name not in needed:
                node.parent.remove(node)
                continue
            for rung in list(node.findall(nodes.definition_list_item)):
                if rung.get("pmo_level", 0) > role.targets[name]:
                    rung.parent.remove(rung)
        for row in list(tree.findall(nodes.row)):
            action = _action_of(row)
            if action and not needed & set(self.framework.find("action", action).builds):
                row.parent.remove(row)
        for group in list(tree.findall(_is_group)):
            following = group.next_node(descend=False, siblings=True)
            if following is None or _is_group(following):
                group.parent.remove(group)

    def _plan(self, table: nodes.table, planned: Plan, role: str) -> None:
        """Put the lines of a table in the order of the plan, with their dates, and leave out the others."""
        body = next(iter(table.findall(nodes.tbody)))
        rows = {_action_of(row): row for row in body.findall(nodes.row)}
        lines = []
        for one in planned.actions:
            row = rows.get(one.action)
            if row is None:
                continue
            begin, end = one.begins[0].isoformat(), one.ends[1].isoformat()
            dates = nodes.paragraph("", f"{begin} – {end}")
            row[3] = nodes.entry("", dates)
            lines.append(row)
        body.children = []
        body.extend(lines)
        told = [_("The plan for %s, in order of priority.") % role]
        if planned.ends:
            told.append(
                _("It ends between %(first)s and %(last)s.")
                % {"first": planned.ends[0].isoformat(), "last": planned.ends[1].isoformat()}
            )
        elif not planned.unrated:
            told.append(_("Nothing is left to do for it."))
        if planned.short:
            told.append(_("No action leads all the way in: %s.") % self._names(planned.short))
        if planned.evidence:
            told.append(
                _("What is done counts towards more than the rating; rate again: %s.") % self._names(planned.evidence)
            )
        if planned.unrated:
            names = ", ".join(self.framework.find("competency", name).title for name in planned.unrated)
            told.append(
                _("Rate these first: %(number)d. They are unknown, and outside the plan: %(names)s.")
                % {"number": len(planned.unrated), "names": names}
            )
        place = table.parent.index(table)
        table.parent.insert(place, nodes.paragraph("", " ".join(told)))
        if not lines:
            table.parent.remove(table)


def _whole(text: str) -> str:
    """Return a text with a mark for each half of a character, which a reader's file can hold, but no PDF."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _action_of(row: nodes.Node) -> str:
    """Return the action that a line of the plan is about, or ""."""
    for node in row.findall(nodes.inline):
        _kind, key, _option = node.get("pmo_field", ("", "", ""))
        if key.startswith("action/"):
            return str(key.split("/")[1])
    return ""


def _is_group(node: nodes.Node) -> bool:
    """Whether a node names a group of what follows."""
    return isinstance(node, nodes.paragraph | nodes.row) and bool({"pmo-group", "pmo-span"} & set(node["classes"]))
