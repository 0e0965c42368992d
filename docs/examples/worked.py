"""The worked examples of the chapters, a function for each, with the chapter's numbers as what it begins from."""

from __future__ import annotations

from typing import NamedTuple


class Forecasts(NamedTuple):
    """Three answers to what a project will cost in the end."""

    single: float
    """The overspend was a single event."""
    cost: float
    """Cost efficiency stays as it is."""
    both: float
    """Cost and schedule pressure both go on."""


def forecasts(budget: float = 1000, planned: float = 500, earned: float = 450, spent: float = 520) -> Forecasts:
    """Estimate a project's cost at completion in three common ways, in the unit of what is given (Lipke's formulas)."""
    left, cost, schedule = budget - earned, earned / spent, earned / planned
    return Forecasts(spent + left, budget / cost, spent + left / (cost * schedule))


class Span(NamedTuple):
    """Something that takes time: its name, and the first and last week or month."""

    name: str
    first: int
    last: int


def year_of_study(hours_a_week: float = 4, exam: float = 140, round_: float = 35) -> tuple[Span, Span, Span]:
    """Lay a budget year, a round of prioritisation and an examination over 52 weeks."""
    ranked = -(-round_ // hours_a_week)
    return (
        Span("Own a budget", 1, 52),
        Span("Prioritisation round", 1, int(ranked)),
        Span("Study for PMP", int(ranked) + 1, int(ranked + exam / hours_a_week)),
    )


class Option(NamedTuple):
    """One way of using shared people: when each programme finishes, in months, and the loss in pounds."""

    name: str
    north: float
    south: float
    loss: float


def engineers(
    months: float = 3, north: float = 90_000, south: float = 40_000, licence: float = 25_000
) -> tuple[Option, Option, Option]:
    """Compare sharing four engineers between two programmes with letting one go first."""

    def option(name: str, first: float, second: float) -> Option:
        return Option(name, first, second, (first - months) * north + (second - months) * (south + licence))

    return (
        option("Go on sharing", 2 * months, 2 * months),
        option("North first", months, 2 * months),
        option("South first", 2 * months, months),
    )


class Signal(NamedTuple):
    """What an early signal said of projects, and what became of them."""

    flagged_slipped: int
    flagged_kept: int
    other_slipped: int
    other_kept: int


def signal() -> Signal:
    """Count the projects of the worked example on a leading indicator."""
    return Signal(5, 3, 3, 13)


class Control(NamedTuple):
    """A control of a project, with its hours in full and as tailored."""

    name: str
    full: float
    tailored: float


def controls(weeks: int = 26, months: int = 6) -> tuple[Control, ...]:
    """Work out the hours of a project's controls over half a year, in full and as tailored."""
    return (
        Control("Status report", weeks * 3, weeks / 2 * 1),
        Control("Board pack", months * 8, 0),
        Control("Board meetings", months * 6 * 1.5, months / 2 * 4 * 1),
        Control("Gate reviews", 4 * 20, 2 * 14),
        Control("Documents", 14 * 4, 6 * 4),
    )


WORK = 150 * 7.5
"""Hours of work of the project whose controls are tailored."""

STAFF = (("Alpha", 9), ("Beta", 6), ("Gamma", 4))
"""Proposals by rank, with the person-months of the scarcest staff that each needs."""
FREE = 14
"""Person-months of that staff that are free."""

SUPPLIER = (4, 0.2, 150_000)
"""Projects that share a supplier, the chance that it withdraws, and what that costs each."""


def all_on_time(deliveries: int, chance: float) -> float:
    """Tell the chance that several independent deliveries are all on time."""
    return chance**deliveries
