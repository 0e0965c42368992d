"""The path adds up: the hours of the plan, beside network and reading, fit into the years that the chapters tell.

The sums are made from the framework, by the planner that readers use, and compared with what the chapters print.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from _figures.told import Finding, line_of, missing, near, read, rounded
from _figures.worked import WORDS
from pmo_guide.progress import Entry, Progress, plan, ready_to_apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pmo_guide.model import Action, Framework

PAGE = "arrive/seven-steps-together.md"
FIRST = "begin/how-to-use.md"
RATE = "toolkit/assessment.md"
OWN = 4 * 46
"""Hours of one's own a year: four a week in 46 weeks."""
NETWORK, READING = 30, 26
"""Hours a year that no action counts, as the chapters on network and trends tell them."""
FREE = OWN - NETWORK - READING
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
GOAL = "pmo-director"


class Move(NamedTuple):
    """From one role to the next, with the essential actions that the chapter says are done."""

    start: str
    goal: str
    done: tuple[str, ...] = ()


MOVES = (
    Move("pmo-analyst", "pmo-manager"),
    Move("project-manager", "programme-manager"),
    Move("pmo-manager", GOAL, ("lead-team-one-year", "rebuild-pmo-service")),
    Move(
        "programme-manager",
        GOAL,
        (
            "lead-project-to-closure",
            "own-budget-full-year",
            "lead-team-one-year",
            "win-contested-decision",
            "follow-benefit-to-result",
        ),
    ),
)
FACTS = {
    "steps/network.md": [f"about {NETWORK} hours a year beyond the job"],
    "steps/trends.md": [f"which makes {READING} a year"],
    FIRST: [f"{NETWORK + READING} a year for network and"],
    PAGE: [
        f"{NETWORK} hours for the network outside",
        f"and {READING} for reading",
        f"over 46 weeks make {OWN} a year",
        f"leaves {FREE} a year for actions",
        f"Own time: four hours a week, {OWN} a year.",
        f"At two a week, {2 * 46} a year, keeping up leaves {2 * 46 - NETWORK - READING}",
    ],
}
"""What pages say of the hours of a year, which all must say alike."""
BY = "docs/_figures/path.py"


def findings(framework: Framework) -> Iterator[Finding]:
    """Yield where pages tell other sums than the framework makes now."""
    actions = {action.id: action for step in framework.steps for action in step.actions}
    roles = {role.id for role in framework.roles}
    named = {"run-round-that-refuses", *(name for move in MOVES for name in move.done)}
    if gone := sorted(named - actions.keys() | ({move.start for move in MOVES} | {GOAL}) - roles):
        yield Finding(PAGE, 1, f"this page reckons with {', '.join(gone)}, which is gone; say so here and in {BY}")
        return
    sums = {move: [hours(framework, move, below) for below in (1, 0)] for move in MOVES}
    text = read(PAGE)
    for page, facts in FACTS.items():
        yield from missing(page, read(page), facts, BY)
    yield from _rows(text, framework, sums)
    yield from _first_page(read(FIRST), sums[MOVES[2]])
    for number, move in enumerate(MOVES[2:], 1):
        yield from _story(text, number, move, sums[move])
        yield from _ready(framework, text, move)
    yield from _calendar(text, actions, sums[MOVES[2]][1][0])
    yield from missing(PAGE, text, list(gap_facts(framework)), "the targets in roles.py")
    goal = next(role for role in framework.roles if role.id == GOAL)
    asked = f"the director has {WORDS[len(goal.core)]}"
    yield from missing(RATE, read(RATE), [asked], "the director's core in roles.py")
    effort = actions["run-round-that-refuses"].effort
    if effort:
        told = f"{effort[1]:.0f} at most for running a prioritisation round"
        yield from missing(
            "steps/education.md", read("steps/education.md"), [told], "the action run-round-that-refuses"
        )


def hours(framework: Framework, move: Move, below: int) -> tuple[float, float]:
    """Return the least and the most hours from the targets of one role to those of another, or to so many `below`."""
    roles = {role.id: role for role in framework.roles}
    goal = roles[move.goal]
    goal = replace(goal, targets={name: max(1, target - below) for name, target in goal.targets.items()})
    steps = framework.steps
    if move.goal != GOAL:  # only there all that is essential has to be done
        steps = tuple(
            replace(step, actions=tuple(replace(action, essential=False) for action in step.actions)) for step in steps
        )
    essential = {action.id for step in steps for action in step.actions if action.essential}
    start = roles[move.start].targets
    rated = {f"competency/{item.id}/level": start.get(item.id, 0) for item in framework.competencies}
    done = {f"action/{name}/state": "done" for name in move.done}
    pinned = {f"plan/pin/{name}": True for name in essential - {*move.done}}
    entries = {key: Entry(value, 1) for key, value in {**rated, **done, **pinned}.items()}
    progress = Progress(framework.id, framework.version, entries)
    return plan(replace(framework, roles=(goal,), steps=steps), progress, goal.id, FREE / 52, date(2027, 3, 1)).hours


def _told(sums: Iterable[tuple[float, float]]) -> tuple[list[float], str]:
    """Return the numbers of a row, and how it says them."""
    cells, numbers = [], []
    for low, high in sums:
        numbers += [low, high, low / FREE, high / FREE]
        cells.append(f"{rounded(low)} to {rounded(high)} hours, {rounded(low / FREE)} to {rounded(high / FREE)} years")
    return numbers, " | ".join(cells)


def _rows(text: str, framework: Framework, sums: dict[Move, list[tuple[float, float]]]) -> Iterator[Finding]:
    """Yield the rows of the table of moves that tell other sums."""
    titles = {role.id: role.title for role in framework.roles}
    for move, both in sums.items():
        title = f"{titles[move.start]} to {titles[move.goal]}"
        row = re.search(rf"^\| *{re.escape(title)} *\|(.*)", text, re.MULTILINE | re.IGNORECASE)
        numbers, words = _told(both)
        if row is None and text:
            yield Finding(PAGE, 1, f"the table of moves has no row “{title}”; add: | {title} | {words} |")
        elif row and not near(row[1], numbers):
            message = f"by the framework, “{title}” now takes: {words}; write these"
            yield Finding(PAGE, line_of(text, row.start()), message)


def _first_page(text: str, both: list[tuple[float, float]]) -> Iterator[Finding]:
    found = re.search(r"a\s+PMO\s+manager\s+needs\s(.*?)\sto\s+all\s+of\s+a\s+director's\s+targets", text, re.DOTALL)
    (low, high), (all_low, all_high) = both
    if found and not near(found[1], (low, high, all_low, all_high)):
        message = (
            f"by the framework, this is now about {rounded(low)} to {rounded(high)} hours until the application and "
            f"{rounded(all_low)} to {rounded(all_high)}; write these"
        )
        yield Finding(FIRST, line_of(text, found.start(1)), message)


def _story(text: str, number: int, move: Move, both: list[tuple[float, float]]) -> Iterator[Finding]:
    """Yield that a story's years are too few: before applying for the most, with two in the post for the least."""
    tabs = text.split(":::{tab-item} The ")
    tab = tabs[number].split("\n:::\n")[0] if len(tabs) > number else ""
    rows = re.findall(r"^\| ([^|]+) \|", tab, re.MULTILINE)[2:]
    days = [re.search(rf"\b({'|'.join(MONTHS)})\b.*?(20\d\d)", row) for row in (rows[:1] + rows[-1:])]
    if len(days) < 2 or not days[0] or not days[1]:
        return
    first, last = days[0], days[1]
    span = int(last[2]) - int(first[2]) + (MONTHS.index(last[1]) - MONTHS.index(first[1])) / 12
    wanted = max(both[0][1] / FREE, both[1][0] / FREE - 2)
    if span < wanted:
        message = (
            f"this story takes {span * 12:.0f} months, but by the hours of its actions {move.start} to {move.goal} "
            f"takes {ceil(wanted * 12)} at {FREE} hours a year; let it end later, or lower the effort of actions"
        )
        yield Finding(PAGE, line_of(text, text.index(rows[-1])), message)


def _ready(framework: Framework, text: str, move: Move) -> Iterator[Finding]:
    """Yield that somebody is not ready at the end of a story: core one below the target, all essential ones done."""
    roles = {role.id: role for role in framework.roles}
    start, goal = roles[move.start].targets, roles[move.goal]
    essential = [action.id for step in framework.steps for action in step.actions if action.essential]

    def ready(levels: dict[str, int], done: Iterable[str]) -> bool | None:
        rated = {f"competency/{name}/level": Entry(level, 1) for name, level in levels.items()}
        ticked = {f"action/{name}/state": Entry("done", 1) for name in done}
        verdict = ready_to_apply(framework, Progress(framework.id, framework.version, {**rated, **ticked}), goal.id)
        return bool(verdict and verdict.ready)

    before = {name: start.get(name, target - 1) for name, target in goal.targets.items()}  # one may be new
    after = before | {name: max(before[name], goal.targets[name] - 1) for name in goal.core}
    line = line_of(text, max(0, text.find("## When are you ready")))
    if ready(before, move.done) or ready(after, move.done):
        yield Finding(PAGE, line, f"by the framework, {move.start} is ready for {goal.id} before the story ends")
    elif not ready(after, essential):
        message = (
            f"by the framework, {move.start} is not ready for {goal.id} at the end of the story, but it says so here"
        )
        yield Finding(PAGE, line, message)


def _calendar(text: str, actions: dict[str, Action], least: float) -> Iterator[Finding]:
    """Yield how long the longest actions take, and how many years are left at two hours a week."""
    project, benefit = actions["lead-project-to-closure"].elapsed, actions["follow-benefit-to-result"].elapsed
    if project and benefit:
        facts = [
            f"A project takes up to {project[1]:.0f} weeks",
            f"measured up to {benefit[1]:.0f} weeks after its baseline",
        ]
        yield from missing(PAGE, text, facts, "the elapsed weeks of that action")
    left = (34 / 12 + 2) * FREE
    found = re.search(r"2\.9 years and two years in the post leave about (\d+) hours", text)
    if found and not near(found[1], [left]):
        yield Finding(PAGE, line_of(text, found.start()), f"at {FREE} hours a year, this leaves about {rounded(left)}")
    years = least / (2 * 46 - NETWORK - READING)
    found = re.search(r"keeping up leaves \d+, and (\d+ hours take almost \d+) years", text)
    if found and not near(found[1], (least, years)):
        message = f"by the framework, this is now: {rounded(least)} hours take almost {rounded(years)} years"
        yield Finding(PAGE, line_of(text, found.start()), message)


def gap_facts(framework: Framework) -> Iterator[str]:
    """Yield what the chapter says of how far two people are from the director's targets."""
    roles = {role.id: role for role in framework.roles}
    goal = roles[GOAL]

    def gaps(start: str) -> dict[str, int]:
        own = roles[start].targets
        found = {name: target - own.get(name, 0) for name, target in goal.targets.items()}
        return {name: gap for name, gap in found.items() if gap > 0}

    one, two = gaps("pmo-manager"), gaps("programme-manager")
    short = [*one.values()].count(1)
    yield f"manager's {sum(one.values())} are spread over {len(one)} competencies, {short} of them one level"
    core = sum(gap for name, gap in two.items() if name in goal.core and gap > 1)
    yield f"spread over {len(two)}, and {core} of the {sum(two.values())} lie in"
