"""The worked examples of the chapters, a function for each, with the chapter's numbers as what it begins from."""

from __future__ import annotations

from math import comb, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


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


# -- Those that have no picture: the figures in the order in which the page tells them ------------------


def capacity(
    people: float = 12, days: float = 21, absent: float = 0.15, operations: float = 0.40
) -> tuple[float, float, float]:
    """Work out a department's days: those of the contract, those left after absence, and those left for projects."""
    there = people * days * (1 - absent)
    return people * days, there, there * (1 - operations)


def wards(
    nurses: float = 240, training: float = 3, agency: float = 45, again: float = 12_000, weekly: float = 1_500
) -> tuple[float, float, float, float]:
    """Price a move by ten weeks: hours of training, agency staff saved, savings put off, and what the move saves."""
    hours, delay = nurses * training, 10 * weekly
    return hours, hours * agency, delay, hours * agency - again - delay


def renewal(pmp: float = 60 / 3, acp: float = 30 / 3, ipma: float = 35) -> tuple[float, float]:
    """Add up the hours a year that three credentials ask for, and their share of four hours in each of 46 weeks."""
    return pmp + acp + ipma, (pmp + acp + ipma) / (4 * 46)


def team_hours(people: int = 6, weeks: float = 42) -> tuple[float, float, float, float]:
    """Count a year's conversations, their preparation, development talks, and all of it."""
    talks = weeks / 2 * people
    return talks * 0.75, talks * 0.25, people * 2 * 1.5, talks + people * 2 * 1.5


MONTH_END = {"reports": 96, "gate papers": 75, "forecast": 60, "questions": 60}
"""Hours that a PMO's calendar asks for in the week of month-end."""


def month_end(people: int = 6, week: float = 37.5) -> tuple[float, float, float, float, float]:
    """Tell a team's hours, those asked for, those missing, those left with half the pack, and those without gates."""
    asked = sum(MONTH_END.values())
    return (
        people * week,
        asked,
        asked - people * week,
        asked - MONTH_END["reports"] / 2,
        asked - MONTH_END["gate papers"],
    )


def reconciliation(
    reported: tuple[int, ...] = (412, 655, 238), ledger: int = 1_371, explained: tuple[int, ...] = (41, 18)
) -> tuple[int, int, int]:
    """Lay projects beside the ledger: what they report, the difference, and what stays unexplained."""
    return sum(reported), ledger - sum(reported), ledger - sum(reported) - sum(explained)


def margin(share: float = 0.78, answers: int = 105) -> float:
    """Work out the margin of a share of random answers, at 95%."""
    return 1.96 * sqrt(share * (1 - share) / answers)


def false_fields(wrong: int = 6, drawn: int = 30, risk: float = 0.05) -> tuple[float, float]:
    """Find the bounds of an error rate by the exact method of Clopper and Pearson."""

    def at_most(rate: float, hits: int) -> float:
        return sum((comb(drawn, n) * rate**n * (1 - rate) ** (drawn - n) for n in range(hits + 1)), 0.0)

    def bound(hits: int, wanted: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(50):
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(middle, hits) > wanted else (low, middle)
        return low

    return bound(wrong - 1, 1 - risk / 2), bound(wrong, risk / 2)


def ai_trial(reports: int = 5, prepared: float = 14) -> tuple[float, float, float, float]:
    """Tell hours by hand, hours with AI and its check, the share saved, and the reports until it is repaid."""
    by_hand, checked = 3.0, 0.5 + 1.25
    return reports * by_hand, reports * checked, 1 - checked / by_hand, prepared / (by_hand - checked)


RATED = {"Alpha": (5, 3, 4, 2), "Beta": (3, 5, 3, 4), "Gamma": (2, 4, 5, 5)}
"""Three proposals, rated for strategic fit, return, risk and urgency."""


def score(name: str, weights: tuple[float, ...] = (0.40, 0.25, 0.20, 0.15)) -> float:
    """Weigh the ratings of a proposal."""
    return sum(rating * weight for rating, weight in zip(RATED[name], weights, strict=True))


def stop_or_finish(rest: float = 350, worth: float = 280, leave: float = 40) -> tuple[float, float, float]:
    """Compare finishing with stopping: what each yields, and by how much stopping is better."""
    return worth - rest, -leave, -leave - (worth - rest)


def present_value(inflows: tuple[float, ...], rate: float, after: int = 0) -> float:
    """Discount yearly inflows, of which the first comes a year from now and `after` more."""
    return sum(sum_ / (1 + rate) ** year for year, sum_ in enumerate(inflows, 1 + after))


OUTLAY = 500_000
INFLOWS = (120_000.0, 160_000.0, 180_000.0, 180_000.0)
"""The investment of which a chapter tells the net present value, the internal rate of return and the payback."""


def internal_rate() -> float:
    """Find the rate at which the inflows are worth the outlay."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if present_value(INFLOWS, middle) > OUTLAY else (low, middle)
    return low


def benefit_cost(rate: float = 0.035) -> tuple[float, float, float, float]:
    """Tell a service's benefits and costs at present value, their ratio, and the net present value."""
    benefits = present_value((400_000.0,) * 5, rate)
    costs = 900_000 + present_value((60_000.0,) * 5, rate)
    return benefits, costs, benefits / costs, benefits - costs


def forecast_error(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Add up forecasts and outturns, and tell the net error and the gross one as shares of the forecast."""
    forecast, outturn = (sum(pair[place] for pair in pairs) for place in (0, 1))
    gross = sum(abs(after - before) for before, after in pairs)
    return forecast, outturn, abs(outturn - forecast) / forecast, gross / forecast


def expected_values() -> tuple[float, float, float, float, float]:
    """Price three independent events: each, their sum, and the chance that none of them occurs."""
    first, second, third = 0.30 * -200_000, 0.10 * -500_000, 0.25 * 120_000
    return first, second, third, first + second + third, 0.70 * 0.90 * 0.75


def contract(weekly: float = 18_000) -> tuple[float, float, float, float]:
    """Weigh the weeks that one's own people think of: the three costs times their chance, and the sum."""
    parts = tuple(chance * weeks * weekly for chance, weeks in ((0.50, 20), (0.30, 25), (0.20, 35)))
    return parts[0], parts[1], parts[2], sum(parts)


def benefit(baseline: float = 11, target: float = 21, reached: float = 17.4) -> tuple[float, float, float]:
    """Tell the yearly value of online orders in pounds, the share of the aim that was reached, and its value."""
    value = (target - baseline) / 100 * 620_000 * 3.10
    return value, (reached - baseline) / (target - baseline), value * (reached - baseline) / (target - baseline)


def change_load(people: int = 20, hours: tuple[int, ...] = (12, 4, 6), week: float = 37.5) -> tuple[int, int, float]:
    """Add up what three changes ask of a team in four weeks: per person, in all, and as a share of its hours."""
    return sum(hours), people * sum(hours), people * sum(hours) / (people * 4 * week)


def own_weeks(weeks: tuple[float, ...] = (44, 47, 51, 50), ended: float = 4) -> tuple[float, float]:
    """Tell the mean of four of a director's weeks, and the mean after something has ended."""
    return sum(weeks) / len(weeks), sum(weeks) / len(weeks) - ended
