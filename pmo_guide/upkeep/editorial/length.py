"""How long a chapter may be: a page that is read on phones may load so much, and the words of a chapter are most of it.

A build weighs the finished pages. Words can be counted without one, so that an author is told while writing.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.model import Fault, Item, field_types, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Framework
    from pmo_guide.upkeep.page import Directive, Page

LEAST = 1800
"""Words of a chapter alone, in which a step can be told with its cases."""
MOST = 7000
"""Words of a chapter, with those of the framework that it shows: each then stays within 64 KB, at 3.5 bytes each."""


def length_faults(page: Page, framework: Framework) -> Iterator[Fault]:
    """Yield that a page with the head of a step is too short, or too long: by how much, and what could move."""
    if not page.headings or not any(one.name == "pmo:step" for one in page.directives):
        return
    if (own := len(page.words.split())) < LEAST:
        message = f"this chapter has {own:,} words; tell the step in {LEAST:,} or more, with cases and figures"
        yield Fault(f"{page.file}:{page.headings[0][0]}", message)
    of_step = chapter_words(page, framework)
    if (over := own + of_step - MOST) > 0:
        line, words, title = _longest(page)
        message = (
            f"this chapter has {own:,} words and shows {of_step:,} of its step; {MOST:,} are what a phone should load. "
            f"Cut {over:,}, or give a section a page of its own and link it: the longest is “{title}” "
            f"in line {line}, with {words:,} words"
        )
        yield Fault(f"{page.file}:{page.headings[0][0]}", message)


def chapter_words(page: Page, framework: Framework) -> int:
    """Return how many words of the framework the directives of a chapter show."""
    shown = {id(item): item for one in page.directives for item in _shown(one, framework)}  # each once
    texts = (getattr(item, name) for one in shown.values() for item in walk(one) for name in field_types(type(item)))
    return sum(len(text.split()) for text in texts if isinstance(text, str))


def _shown(one: Directive, framework: Framework) -> Iterator[Item]:
    names = one.argument.split()
    step = one.options.get("step", "")
    at_home = {competency.id for competency in framework.competencies if competency.step == step}
    if one.name == "pmo:checklist":
        yield from (item for item in framework.steps if item.id in names)
    elif one.name == "pmo:competency":
        yield from (item for item in framework.competencies if item.id in names or item.id in at_home)
    elif one.name == "pmo:scenario":
        yield from (item for item in framework.scenarios if item.id in names or (step and item.step == step))
    elif one.name == "pmo:credentials":
        yield from (item for item in framework.credentials if not step or at_home & item.builds.keys())
    elif one.name == "pmo:resources":
        yield from (item for item in framework.resources if not step or at_home.intersection(item.helps))


def _longest(page: Page) -> tuple[int, int, str]:
    """Return line, words and title of the longest section of a page."""
    lines = Path(page.file).read_text(encoding="utf-8", errors="replace").splitlines()
    starts = [(line, title) for line, depth, title in page.headings if depth <= 2]
    ends = [line for line, _ in starts[1:]] + [len(lines) + 1]
    counted = [
        (line, sum(len(text.split()) for text in lines[line : end - 1]), re.sub(r"[`*]", "", title))
        for (line, title), end in zip(starts, ends, strict=True)
    ]
    return max(counted, key=lambda one: one[1])
