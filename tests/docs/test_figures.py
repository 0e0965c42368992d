"""The rules for figures find what a page tells otherwise than it is worked out; `check` holds our pages to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from _figures import path
from _figures.drawn import unsaid
from _figures.papers import shape, strange
from _figures.told import missing, near, read, rounded
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmo_guide.model import Framework

PAPER = """---
description: "In 30 words."
---

% figures: 12%

# Status

It takes 12% of 40 days.

```{document} status
```

## How to use it

## The common mistake
"""


def test_a_number_that_is_another_one_is_told_in_its_line() -> None:
    text = "# A page\n\nSo it\nis 47 hours,\nor £1,200.\n"
    [finding] = missing("a.md", text, ["it is 46 hours", "or £1,200."], "docs/examples")
    assert str(finding).startswith("docs/a.md:3: “it is 47 hours” is “it is 46 hours” by docs/examples; change")
    assert list(missing("a.md", text, ["it is 47 hours, or £1,200."], "docs/examples")) == []
    [gone] = missing("a.md", text, ["46 days", "9 weeks"], "docs/examples")
    assert gone.line == 1
    assert "“46 days” is gone, which docs/examples works out" in gone.message


def test_a_cell_of_a_table_is_told_in_the_row_that_it_was_in() -> None:
    text = "# A\n\n| Own | 1,305 |\n| Ledger | 1,371 |\n| Difference | 68 |\n"
    [finding] = missing("a.md", text, ["| 1,305 |", "| 66 |"], "docs/examples")
    assert (finding.line, "“| 68 |” is “| 66 |”" in finding.message) == (5, True)


def test_sums_may_differ_by_a_tenth() -> None:
    assert near("170 to 1,000 hours", [180, 950])
    assert not near("170 to 1,000 hours", [195, 950])
    assert not near("170 hours", [170, 1])
    assert [rounded(number) for number in (4.38, 174, 1004)] == ["4.4", "170", "1,000"]


def test_figures_of_a_paper_are_those_of_the_case() -> None:
    assert list(strange("a.md", PAPER, {"40"})) == []
    [finding] = strange("a.md", PAPER, set())
    assert (finding.line, "% figures: 40" in finding.message) == (9, True)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{document} status", "{document} mandate", "{document} status"),
        ("## How to use it", "## How", "not “How”"),
        ("## How to use it\n", "", "“## How to use it” is gone"),
    ],
)
def test_the_page_of_a_paper_has_its_shape(old: str, new: str, says: str) -> None:
    assert list(shape("a.md", PAPER, "status")) == []
    [finding] = shape("a.md", PAPER.replace(old, new), "status")
    assert says in finding.message


def test_a_picture_shows_what_its_page_says() -> None:
    page = "# A\n\n```{picture} bars\n```\n\nThat is 1200 of 37%.\n"
    assert list(unsaid("a.md", page, "bars", "1,200 and 37%")) == []
    [finding] = unsaid("a.md", page, "bars", "1,200 and 38%")
    assert (finding.line, "shows 38%, which" in finding.message) == (3, True)


def effort(change: Callable[[Any], Any]) -> Framework:
    """Return our framework with other actions."""
    steps = (replace(step, actions=tuple(map(change, step.actions))) for step in FRAMEWORK.steps)
    return replace(FRAMEWORK, steps=tuple(steps))


def half(action: Any) -> Any:
    low, high = action.effort
    return replace(action, effort=(low / 2, high / 2))


def twice(action: Any) -> Any:
    low, high = action.effort
    return replace(action, effort=(low * 2, high * 2))


def test_the_path_adds_up() -> None:
    assert list(path.findings(FRAMEWORK)) == []


def test_other_hours_are_told_in_each_row_with_what_to_write() -> None:
    told = list(path.findings(effort(half)))
    lines = read(path.PAGE).splitlines()
    rows = [finding for finding in told if finding.page == path.PAGE and lines[finding.line - 1].startswith("| ")]
    assert len(rows) == len(path.MOVES)
    assert all("now takes: " in finding.message for finding in rows)
    assert {finding.page for finding in told} == {path.PAGE, path.FIRST, "steps/education.md"}


def test_a_story_that_is_too_short_for_its_hours_is_told_at_its_end() -> None:
    [*_, last] = [finding for finding in path.findings(effort(twice)) if "this story takes" in finding.message]
    assert "| Sep 2031 |" in read(path.PAGE).splitlines()[last.line - 1]


def test_a_role_that_asks_for_more_is_told_where_the_chapter_counts() -> None:
    director = FRAMEWORK.find("role", path.GOAL)
    name = next(name for name, level in director.targets.items() if name not in director.core and level < 4)
    harder = replace(director, targets=director.targets | {name: director.targets[name] + 1})
    roles = tuple(harder if role.id == director.id else role for role in FRAMEWORK.roles)
    told = [finding.message for finding in path.findings(replace(FRAMEWORK, roles=roles))]
    assert [message for message in told if "by the targets in roles.py" in message]


def test_an_action_that_the_chapter_reckons_with_may_go_but_not_unseen() -> None:
    gone = path.MOVES[2].done[0]
    [finding] = path.findings(
        replace(
            FRAMEWORK,
            steps=tuple(
                replace(step, actions=tuple(action for action in step.actions if action.id != gone))
                for step in FRAMEWORK.steps
            ),
            retired={},
            extra={},
        )
    )
    assert gone in finding.message


def test_nobody_is_ready_before_the_story_ends() -> None:
    director = FRAMEWORK.find("role", path.GOAL)
    easy = replace(director, targets=dict.fromkeys(director.targets, 1))
    roles = tuple(easy if role.id == director.id else role for role in FRAMEWORK.roles)
    told = [
        finding.message
        for move in path.MOVES[2:]
        for finding in path._ready(replace(effort(lambda one: replace(one, essential=False)), roles=roles), "", move)
    ]
    assert len(told) == 2
    assert all("ready for pmo-director before the story ends" in message for message in told)
