"""A reader's own copy of the handbook: filled in, with the plan, and cut to one role."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from pmo_guide.filled import UNSURE
from pmo_guide.parts import story_words
from pmo_guide.progress import aim, current, plan, stories
from pmo_guide.questions import Link
from pmo_guide.sphinx_ext.writing import pmo_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pmo_guide.model import Framework, Role
    from pmo_guide.progress import Plan, Progress, Rise

_ = get_translation("pmo_guide")

HOURS = 3
"""The hours per week that a plan reckons with where the reader gave none."""
QUARTER = timedelta(days=91)
"""What a plan parts off as the next quarter, as the site does."""

GROWING = ("note", "evidence")
"""What is written in boxes that grow with it."""


class Personal:
    """What a handbook for one reader differs in.

    `role` is the id of the target role to cut the book to, or "" for the whole book with what the file aims at: a role,
    or a target of the reader's own.
    Raises `LookupError` for an unknown role.
    """

    def __init__(self, framework: Framework, progress: Progress, role: str, today: date) -> None:
        self.framework = framework
        self.progress = progress
        self.known = current(progress, framework.retired)
        self.today = today
        self.cut: Role | None = framework.find("role", role) if role else None
        self.aim = self.cut or aim(framework, progress)

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
            elif what == "held":
                if entry.value is True:
                    filled[key] = "on"
            elif what == "level":
                filled[key] = UNSURE if entry.value is None else str(entry.value)
            elif what == "hours" and entry.value is not None:
                filled[key] = f"{entry.value:g}"
            elif isinstance(entry.value, str) and entry.value:
                filled[key] = _whole(entry.value)
        if self.aim in self.framework.roles and self.aim:
            filled["plan/role"] = self.aim.id
        return filled

    def texts(self) -> Mapping[str, str]:
        """Return all texts of the reader's own, by their keys."""
        return {key: _whole(entry.value) for key, entry in self.known.items() if isinstance(entry.value, str)}

    def status(self) -> Mapping[str, str]:
        """Return what to say beside a box of which paper knows only *done*, by the name of its field."""
        words = {"doing": _("Doing"), "skipped": _("Skipped")}
        return {
            key.removesuffix("state") + "done": words[entry.value]
            for key, entry in self.known.items()
            if key.endswith("/state") and entry.value in words
        }

    def written(self) -> Mapping[str, str]:
        """Return what is written in boxes that grow with it, by the name of the field."""
        return {name: text for name, text in self.fields().items() if name.rpartition("/")[2] in GROWING}

    def change(self, tree: nodes.document, readable: Callable[[str], str] = str) -> None:
        """Put the reader's plan and stories into a document; `readable` returns a text as typefaces can show it."""
        for part in list(tree.findall(pmo_part)):
            if part["part"] == "evidence":
                self._stories(part, readable)
            elif part["part"] == "tasks" and self.aim is not None:
                self._plan(part, self._planned(self.aim.id), readable(_whole(self.aim.title)))

    def _stories(self, part: pmo_part, readable: Callable[[str], str]) -> None:
        """Put what the reader wrote, as stories, before the sheet for one more."""
        names = [label.rstrip(": \N{NO-BREAK SPACE}") for label in story_words().values()]
        titles: dict[tuple[str, str], str] = {
            **{("competency", one.id): one.title for one in self.framework.competencies},
            **{("action", one.id): one.text for step in self.framework.steps for one in step.actions},
        }

        def named(kind: str, name: str) -> Link | str:
            return Link(kind, name, titles[kind, name]) if (kind, name) in titles else name

        told = []
        for story in stories(self.framework, self.known, names):
            said = tuple(
                tuple(
                    (one.action and named("action", one.action), readable(_whole(" ".join(one.lines)))) for one in texts
                )
                for texts in story.parts
            )
            answer = (named(story.kind, story.id), said)
            told.append(pmo_part("", part="story", answer=answer, homes=(), docname=part["docname"]))
        part.replace_self([*told, part])

    def _named(self, part: pmo_part, told: str, found: Iterable[tuple[str, str]]) -> pmo_part:
        """Return a part that names competencies, each with how far it stands, below some words."""
        links = ((self.framework.find("competency", name), far) for name, far in found)
        rows = tuple((Link("competency", one.id, one.title), far) for one, far in links)
        return pmo_part("", part="standing", answer=(str(told), rows), homes=(), docname=part["docname"])

    def _start(self) -> date:
        """Return the day on which the plan begins."""
        start = self.value("plan/start")
        return date.fromisoformat(start) if start else self.today

    def _planned(self, role: str) -> Plan:
        return plan(self.framework, self.progress, role, self.value("plan/hours") or HOURS, self._start())

    def _plan(self, part: pmo_part, planned: Plan, role: str) -> None:
        """Put the lines of a table in the order of the plan, with their dates, and leave out the others."""
        [groups] = part["answer"]
        tasks = {task.id: task for _step, found in groups for task, *_days in found}
        start = self._start()
        until = start + min(QUARTER - timedelta(days=1), date.max - start)
        lines = [
            (one.begins[0] <= until, (tasks[one.action], one.begins[0].isoformat(), one.ends[1].isoformat()))
            for one in planned.actions
            if one.action in tasks
        ]
        soon, later = (tuple(line for is_soon, line in lines if is_soon is wanted) for wanted in (True, False))
        named = ((_("The next quarter, until %s") % until.isoformat(), soon), (_("After that"), later))
        asked_for = bool(self.cut and planned.unrated and not lines)  # what the role asks for stays
        if not asked_for:
            part["answer"] = (tuple(group for group in named if group[1]),)
        intro = (
            _("All that counts towards %s, step by step.") if asked_for else _("The plan for %s, in order of priority.")
        )
        told = [intro % role]
        if planned.ends:
            told.append(
                _("It ends between %(first)s and %(last)s.")
                % {"first": planned.ends[0].isoformat(), "last": planned.ends[1].isoformat()}
            )
        elif not planned.unrated:
            told.append(_("Nothing is left to do for it."))
        nothing_rated = self.aim is not None and len(planned.unrated) == len(self.aim.targets)
        if nothing_rated:
            told.append(_("Nothing is rated yet: once you have rated yourself, a new copy has the plan in order."))

        def rises(found: Iterable[Rise]) -> list[tuple[str, str]]:
            return [(rise.competency, f"{rise.level} → {rise.to}") for rise in found]

        standing = [
            (
                _("Rate these first, as they are unknown and outside the plan:"),
                [(name, "") for name in planned.unrated if not nothing_rated],
            ),
            (
                _("What is done counts towards more than the rating; rate these again (rating → what is done):"),
                rises(planned.evidence),
            ),
            (
                _("No action leads all the way in these (how far → target):"),
                rises(planned.short),
            ),
        ]
        lists = [self._named(part, words, found) for words, found in standing if found]
        plan_itself = [part] if part["answer"][0] else []
        part.replace_self([nodes.paragraph("", " ".join(map(str, told))), *lists, *plan_itself])


def _whole(text: str) -> str:
    """Return a text with a mark for each half of a character, which a reader's file can hold, but no PDF."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
