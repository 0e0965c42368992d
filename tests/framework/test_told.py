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
        "docs/framework/index.md",
        "docs/framework/levels.md",
        "docs/toolkit/assessment.md",
        "docs/begin/how-to-use.md",
        "docs/steps/experience.md",
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


def test_the_readme_counts_the_actions() -> None:
    count = sum(len(step.actions) for step in FRAMEWORK.steps)
    assert f" {count} actions with their hours" in flat(ROOT / "README.md")


def test_the_scale_counts_the_statements_by_which_a_director_is_judged() -> None:
    indicators = [(item, owner.id) for owner in FRAMEWORK.competencies for item in owner.indicators]
    targets = FRAMEWORK.find("role", "pmo-director").targets
    judged = sum(item.level == targets[name] for item, name in indicators)
    told = f"judged by {judged} statements, two or three for each competency, of the {len(indicators)} that there are"
    assert told in flat(ROOT / "docs" / "framework" / "levels.md")
