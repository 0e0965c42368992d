"""Where things stand in our book: each step has its chapter, and each competency the page that shows its card."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pmo_guide.model import Fault
from pmo_guide.upkeep.book import at
from pmo_guide.upkeep.editorial.shared import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Competency, Framework
    from pmo_guide.upkeep.book import Book


CHECKLIST = "Your checklist"
"""The heading above the checklist of a chapter."""


def homeless(book: Book, framework: Framework) -> Iterator[Fault]:
    """Yield steps without a chapter and competencies without a card; where no page has any, something else is wrong."""
    steps, cards, of_steps = set[str](), set[str](), set[str]()
    for page in book.pages.values():
        for one in page.directives:
            if one.name == "pmo:step":
                steps.update(one.argument.split())
            elif one.name == "pmo:competency" and "no-index" not in one.options:
                cards.update(one.argument.split())
                of_steps.add(one.options.get("step", ""))
        lists = [one.line for one in page.directives if one.name == "pmo:checklist"]
        is_chapter = any(one.name == "pmo:step" for one in page.directives)
        if lists and is_chapter and CHECKLIST not in {heading[2] for heading in page.headings}:
            message = f"a chapter's checklist stands below a heading “## {CHECKLIST}”, to which its menus lead"
            yield Fault(at(page, lists[0]), message)
    titles = {heading[2] for page in book.pages.values() for heading in page.headings[:1]}
    folder = book.folder.as_posix()
    for step in framework.steps:
        if steps and step.id not in steps and step.title not in titles:  # else its chapter lacks only the head
            message = (
                f"no page is the chapter of this step; add {folder}/steps/{step.id}.md with the title “{step.title}”, "
                f"and its name to {folder}/index.md"
            )
            yield told(step, message, "id")
    lacking: dict[str, list[Competency]] = defaultdict(list)
    for item in framework.competencies:
        if (cards or of_steps) and item.id not in cards and item.step not in of_steps:
            lacking[item.step or ""].append(item)
    for step_id, (item, *rest) in lacking.items():
        message = (
            f"no page shows its card{f', nor those of {len(rest)} others' if rest else ''}; add ```{{pmo:competency}} "
            f"with a line :step: {step_id} and a line ``` to {folder}/framework/{step_id}.md"
        )
        yield told(item, message, "id")
