"""The book tells the framework's rules and numbers as they are, the same in every place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_guide.framework import FRAMEWORK

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]


def flat(path: Path) -> str:
    """Return the words of a page on one line."""
    return " ".join(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    "page",
    [
        "docs/framework/levels.md",
        "docs/toolkit/assessment.md",
        "docs/contributing/framework.md",
        "docs/contributing/architecture.md",
        "docs/reference/glossary.md",
    ],
)
def test_a_level_held_makes_the_lower_ones_held(page: str) -> None:
    assert re.search(
        r"makes the lower ones held|lower ones are then held",
        flat(ROOT / page),
    )


@pytest.mark.parametrize("page", ["docs/framework/index.md", "docs/begin/how-to-use.md", "docs/steps/experience.md"])
def test_pages_that_do_not_tell_the_rule_lead_to_it(page: str) -> None:
    assert re.search(r"\{doc\}`(?:/framework/)?levels` has the (?:whole )?rule", flat(ROOT / page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_asks_for_the_statements_of_lower_levels_too(page: Path) -> None:
    cumulative = (
        r"those below|levels below (it )?(is|are) true|statement at it and below|(its|all) statements and those"
    )
    assert not re.search(cumulative, flat(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_targets_mean_two_years_in_the_post(page: Path) -> None:
    """A rule that must hold for a yearly cycle cannot be agreed and kept within a shorter time."""
    assert not re.search(r"12 (to|and|or|-|–) 18 months", flat(page))


COUNTED = (
    r"\b\d+ (?:competencies|indicators|statements|actions|credentials|resources|roles)\b"
    r"|(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty(?:-\w+)?) competencies\b)"
)
"""Whoever adds one would have to count again. What a table shows of one role or step comes from the framework."""


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", *sorted((ROOT / "docs/framework").glob("*.md")), *sorted((ROOT / "docs/begin").glob("*.md"))],
    ids=lambda page: page.name,
)
def test_nothing_is_to_be_counted_by_hand(page: Path) -> None:
    assert re.findall(COUNTED, flat(page)) == []


def test_the_framework_counts_nothing_of_itself() -> None:
    assert re.findall(COUNTED, FRAMEWORK.summary) == []
