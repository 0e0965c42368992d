"""The path adds up: the hours of the plan, beside network and reading, fit into the years that the chapters tell.

The sums are made from the model, by the planner that readers use, and compared with what the chapters print.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.progress import Entry, Progress, plan, ready_to_apply

if TYPE_CHECKING:
    from pmo_guide.model import Step

DOCS = Path(__file__).parents[2] / "docs"
TOGETHER = (DOCS / "arrive" / "seven-steps-together.md").read_text(encoding="utf-8")
ROLES = {role.id: role for role in FRAMEWORK.roles}
ACTIONS = {action.id: action for step in FRAMEWORK.steps for action in step.actions}
ESSENTIAL = {action.id for action in ACTIONS.values() if action.essential}

OWN = 4 * 46
"""Hours of one's own a year: four a week in 46 weeks."""
NETWORK, READING = 30, 26
"""Hours a year that no action counts, as the chapters on network and trends tell them."""
FREE = OWN - NETWORK - READING
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Move(NamedTuple):
    """From one role to the next, with the essential actions that the chapter says are done."""

    start: str
    goal: str
    done: frozenset[str]


MOVES = (
    Move("pmo-analyst", "pmo-manager", frozenset()),
    Move("project-manager", "programme-manager", frozenset()),
    Move("pmo-manager", "pmo-director", frozenset({"lead-team-one-year", "rebuild-pmo-service"})),
    Move(
        "programme-manager",
        "pmo-director",
        frozenset(
            {
                "lead-project-to-closure",
                "own-budget-full-year",
                "lead-team-one-year",
                "win-contested-decision",
                "follow-benefit-to-result",
            }
        ),
    ),
)


def without_essentials(step: Step) -> Step:
    return replace(step, actions=tuple(replace(action, essential=False) for action in step.actions))


def hours(move: Move, below: int) -> tuple[float, float]:
    """Return the least and the most hours from the targets of one role to those of another, or to so many `below`."""
    goal = ROLES[move.goal]
    goal = replace(goal, targets={name: max(1, target - below) for name, target in goal.targets.items()})
    director = move.goal == "pmo-director"  # only there all that is essential has to be done
    steps = FRAMEWORK.steps if director else tuple(map(without_essentials, FRAMEWORK.steps))
    rated = {
        f"competency/{item.id}/level": ROLES[move.start].targets.get(item.id, 0) for item in FRAMEWORK.competencies
    }
    done = {f"action/{name}/state": "done" for name in move.done}
    pinned = {f"plan/pin/{name}": True for name in ESSENTIAL - move.done if director}
    entries = {key: Entry(value, 1) for key, value in {**rated, **done, **pinned}.items()}
    path = plan(
        replace(FRAMEWORK, roles=(goal,), steps=steps),
        Progress(FRAMEWORK.id, FRAMEWORK.version, entries),
        move.goal,
        FREE / 52,
        date(2027, 3, 1),
    )
    assert not path.short
    return path.hours


def near(text: str, *wanted: float) -> bool:
    """Whether the numbers of a text are these, within a tenth: another action or two is no reason to count again."""
    told = [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]
    return told == [pytest.approx(number, rel=0.1) for number in wanted]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: f"{move.start}-{move.goal}")
def test_the_chapter_prints_the_sums_of_the_model(move: Move) -> None:
    titles = [ROLES[name].title.replace("Director", "director") for name in (move.start, move.goal)]
    [row] = re.findall(rf"^\| {titles[0]} to {titles[1]} \|(.*)", TOGETHER, re.MULTILINE | re.IGNORECASE)
    sums = [hours(move, below=1), hours(move, below=0)]
    assert near(row, *(number for both in sums for number in (*both, *(one / FREE for one in both))))


def test_the_guide_tells_one_budget_of_hours() -> None:
    """What network and reading take is in no action, so the chapters that ask for it and the sums must agree."""
    network = (DOCS / "steps" / "network.md").read_text(encoding="utf-8")
    parts = re.search(r"about (\d+) hours a year beyond the job: [^.]*\((\d+)\)[^.]*\((\d+)\)[^.]*\((\d+)\)", network)
    assert parts
    total, *summands = map(int, parts.groups())
    assert total == sum(summands) == NETWORK
    assert f"which makes {READING} a year" in (DOCS / "steps" / "trends.md").read_text(encoding="utf-8")
    assert f"{NETWORK} hours for the network outside" in TOGETHER
    assert f"and {READING} for reading" in TOGETHER
    assert f"over 46 weeks make {OWN} a year" in TOGETHER
    assert f"leaves {FREE} a year for actions" in TOGETHER
    assert TOGETHER.count(f"Own time: four hours a week, {OWN} a year.") == 2
    assert f"{NETWORK + READING} a year for network and" in (DOCS / "begin" / "how-to-use.md").read_text(
        encoding="utf-8"
    )


def test_the_first_pages_tell_the_same_sums() -> None:
    told = (DOCS / "begin" / "how-to-use.md").read_text(encoding="utf-8")
    [sums] = re.findall(r"a PMO manager needs (.*?) to all of a director's targets", " ".join(told.split()))
    assert near(sums, *hours(MOVES[2], 1), *hours(MOVES[2], 0))


@pytest.mark.parametrize("move", MOVES[2:], ids=lambda move: move.start)
def test_the_hours_fit_into_the_years_of_the_story(move: Move) -> None:
    """What comes before applying fits at its most; all targets fit at their least, with two years in the post."""
    tab = TOGETHER.split(":::{tab-item} The ")[MOVES.index(move) - 1].split("\n:::\n")[0]
    rows = re.findall(r"^\| ([^|]+) \|", tab, re.MULTILINE)[2:]
    day = re.compile(rf"\b({'|'.join(MONTHS)})\b.*?(20\d\d)")
    first, last = (day.search(rows[n]) for n in (0, -1))
    assert first
    assert last
    span = int(last[2]) - int(first[2]) + (MONTHS.index(last[1]) - MONTHS.index(first[1])) / 12
    assert 2.5 < span < 5
    assert hours(move, below=1)[1] <= span * FREE
    assert hours(move, below=0)[0] <= (span + 2) * FREE


def test_what_the_calendar_binds() -> None:
    project, benefit = ACTIONS["lead-project-to-closure"], ACTIONS["follow-benefit-to-result"]
    assert project.elapsed
    assert benefit.elapsed
    assert f"A project takes up to {project.elapsed[1]:.0f} weeks" in TOGETHER
    assert f"measured up to {benefit.elapsed[1]:.0f} weeks after its baseline" in TOGETHER
    least = hours(MOVES[2], 0)[0]
    left = 2 * 46 - NETWORK - READING
    keeping = rf"At two a week, {2 * 46} a year, keeping up leaves {left}, and (.*?) years\."
    [told] = re.findall(keeping, TOGETHER)
    assert near(told, least, least / left)
    assert abs((34 / 12 + 2) * FREE - 630) < 15


def test_the_example_on_education_weighs_the_hours_of_the_round() -> None:
    effort = ACTIONS["run-round-that-refuses"].effort
    assert effort
    education = " ".join((DOCS / "steps" / "education.md").read_text(encoding="utf-8").split())
    assert f"{effort[1]:.0f} at most for running a prioritisation round" in education


def test_the_stories_begin_with_what_is_reckoned_as_done() -> None:
    assert "leading people and rebuilding a service are done. The rest are not." in TOGETHER
    assert "those on project, budget, people, contested decision and benefit are done." in TOGETHER


@pytest.mark.parametrize("move", MOVES[2:], ids=lambda move: move.start)
def test_both_people_are_ready_at_the_end_of_their_story_and_not_at_its_beginning(move: Move) -> None:
    """Core competencies raised to one below the director's target, the nine done, all else as it was."""
    start, director = ROLES[move.start].targets, ROLES["pmo-director"]

    def ready(levels: dict[str, int], done: set[str]) -> bool | None:
        rated = {f"competency/{name}/level": Entry(level, 1) for name, level in levels.items()}
        ticked = {f"action/{name}/state": Entry("done", 1) for name in done}
        progress = Progress(FRAMEWORK.id, FRAMEWORK.version, {**rated, **ticked})
        return ready_to_apply(FRAMEWORK, progress, director.id).ready

    before = {name: start.get(name, target - 1) for name, target in director.targets.items()}  # one may be new
    after = before | {name: max(before[name], director.targets[name] - 1) for name in director.core}
    assert not ready(before, set(move.done))
    assert not ready(after, set(move.done))
    assert ready(after, ESSENTIAL)
