"""The worked examples of the pages on arriving and on running the office, a function for each."""

from __future__ import annotations

from typing import NamedTuple

WORKING_HOURS = 1_400
"""Hours that a person works in a year, as the pages on the office count them."""
POST = 82_000
"""What a post costs in a year, with the employer's costs, in pounds."""


def budget(held_back: int = 40_000) -> tuple[int, float, float, float]:
    """Add up a PMO's year: the sum in pounds, the share held back, and the hours and people it costs others."""
    items = (6 * POST, 38_000, 6 * 7_000, 6 * 3_000, 10_000, held_back)
    hours = 34 * 2 * 46
    return sum(items), held_back / sum(items), hours, hours / WORKING_HOURS


def ratios() -> tuple[float, float]:
    """Tell what the office costs of the money that its projects spend: the year before, and this year."""
    return 580 / 11_600, 640 / 16_000


def services() -> tuple[tuple[float, ...], float, float]:
    """Size an office from its work: the hours of each service, the people whom they fill, and those with room."""
    hours = (34 * 12 * 0.75, 12 * 40, 34 * 14, 190 * 3, 12 * 45, 6 * 220, 12 * 50, 716, 1_120)
    people = sum(hours) / WORKING_HOURS
    return hours, people, people / 0.8


class Cuts(NamedTuple):
    """What two ways of saving a tenth come to."""

    wanted: float
    reviews: int
    reserve: float
    review_hours: int
    post: float
    saved: float
    months: float


def cuts() -> Cuts:
    """Work out two ways of saving a tenth: outside reviews with a part of the reserve, or the planning of projects."""
    wanted, reviews = budget()[0] / 10, 6 * 7_000
    reserve = wanted - reviews
    post = 6 * 220 / WORKING_HOURS
    return Cuts(wanted, reviews, reserve, 6 * 45, post, post * POST, (40_000 - reserve) / 12_000)


def tool(users: int = 120, months: int = 60) -> tuple[tuple[float, ...], float, float]:
    """Count what a tool costs over five years: each item in pounds, all of it, and what that is in a year."""
    items = (users * 25 * months, 60_000, 35_000 + 5 * 12_000, users * 4 * 45, 5 * 38_000)
    return items, sum(items), sum(items) / 5


class Heating(NamedTuple):
    """A way of heating a warehouse: what it costs at the start and in a year, in pounds, and its tonnes of carbon."""

    start: float
    energy: float
    carbon: float

    def cost(self, years: int = 15) -> float:
        """Return what it costs in so many years, not discounted."""
        return self.start + years * self.energy


GAS, PUMP = Heating(400_000, 78_000, 310), Heating(640_000, 46_000, 95)


def heating(years: int = 15) -> tuple[float, float, float, float]:
    """Compare the two: more money now, money saved a year, years until it is repaid, and tonnes saved."""
    more, saved = PUMP.start - GAS.start, GAS.energy - PUMP.energy
    return more, saved, more / saved, years * (GAS.carbon - PUMP.carbon)


def clinical_safety(go_lives: int = 7, days: int = 9, free: int = 45) -> tuple[int, int]:
    """Tell the days that go-lives ask of one officer, and the go-lives for which there are none."""
    return go_lives * days, go_lives - free // days


def stale_accounts(stale: int = 31, accounts: int = 214) -> float:
    """Tell among how many accounts one is stale."""
    return accounts / stale


def machine_forecast(managers: int = 31, plain: int = 24, model: int = 22) -> tuple[int, int]:
    """Tell what a plain rule earns in days, and what a model earns beyond it."""
    return managers - plain, plain - model


def alarms(minutes: float = 15, hours: float = 2) -> tuple[float, float]:
    """Tell how many alarms a person can look at in a week, and in a month."""
    return hours * 60 / minutes, hours * 60 / minutes * 52 / 12


def teams(count: int = 4, cost: float = 0.75) -> float:
    """Add up what lasting teams cost in a year, in millions of pounds."""
    return count * cost


def clocks(hour: float) -> tuple[str, str, str]:
    """Tell one hour of a winter's day in Manchester, Bengaluru and Toronto."""

    def clock(offset: float) -> str:
        minutes = round((hour + offset) % 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"

    return clock(0), clock(5.5), clock(-5)


def bonus(pay: float = 80_000, share: float = 0.15) -> float:
    """Tell what hangs on a bonus, in pounds."""
    return pay * share


def robots(cost: float = 2_400, promised: float = 900) -> tuple[float, float, float]:
    """Tell a payback as promised, what the pilot brings a year (£ thousand), and the payback that follows from it."""
    brings = promised * 11 / 30
    return cost / promised, brings, cost / brings


def first_hundred_days() -> tuple[float, int]:
    """Tell the hours a month that a dropped form gives back, and the working days of a hundred."""
    return 19 * 90 / 60, (round(100 / 7) - 3) * 5


def route() -> tuple[float, int, float]:
    """Work out the PMO manager's route: the error of the forecast, months after the round, and the benefit reached."""
    return (614 - 590) / 590, 148 - 44, (11.2 - 9.1) / (11.2 - 8.0)
