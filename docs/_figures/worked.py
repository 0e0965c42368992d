"""The worked examples: what their pages print of what the functions in ``docs/examples`` work out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _figures.told import missing, read
from examples import office
from examples import worked as w
from examples.documents import forecast_error as log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from _figures.told import Finding

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SIGNED = str.maketrans("-", "−")


def n(number: float, places: int = 0) -> str:
    """Return a number as pages print it, rounded to so many places; below 0, to tens, hundreds and so on."""
    return f"{round(number, places):,.{max(places, 0)}f}".translate(SIGNED)


def experience() -> list[str]:
    single, cost, both = w.forecasts()
    contract, there, projects = w.capacity()
    hours, agency, delay, saved = w.wards()
    asked = (45, 38, 30, 28, 22)
    return [
        f"| {n(single)} |", f"| {n(cost)} |", f"| {n(both)} |", f"{n(450 - 520)} and", f"{n(450 - 500)}.",
        f"differ by {n(both - single)}",
        f"{n(contract)} days", f"so {n(there)} are left", f"so {n(projects, 1)} remain", f"{sum(asked)} in all",
        *(f"{sum(asked) - out} | {(sum(asked) - out) / projects:.0%}" for out in (0, 38, 28 + 22)),
        f"is {n(hours)} hours", f"£{n(agency)}", f"(£{n(delay)})", f"= £{n(saved)}",
    ]  # fmt: skip


def education() -> list[str]:
    hours, share = w.renewal()
    _, ranked, study = w.year_of_study()
    return [
        f"together {n(hours)} hours a year", f"{share:.0%} of them", f"Weeks 1 to {ranked.last}:",
        f"Weeks {study.first} to {study.last}:",
    ]  # fmt: skip


def leadership() -> list[str]:
    talks, notes, development, together = w.team_hours()
    own, asked, missing, halved, moved = w.month_end()
    return [
        *(f"= {n(option.loss)} |" for option in w.engineers()),
        f"{n(talks, 1)} h", f"{n(notes, 1)} h", f"{n(development)} h", f"together: {n(together)} h",
        f"close to {together / (42 * 40):.0%}",
        f"= {n(own)} hours", f"The {n(missing)} that are missing", f"which makes {n(12 * missing)}",
        *(f"| {n(load)} | {load / own:.0%} |" for load in (asked, halved, moved)),
        *(f"{there} ({there / of:.0%})" for there, of in ((36, 84), (5, 24), (26, 61), (7, 16))),
    ]  # fmt: skip


def network() -> list[str]:
    reported, difference, unexplained = w.reconciliation()
    return [
        f"| {n(reported)} |", f"| {n(difference)} |", f"| {n(unexplained)} |", f"about {unexplained / 1_371:.1%}",
        f"= {n(1_240 * 8.0)}", f"{47 - 19} from there", f"{5 / 14:.0%}", f"{2 / 13:.0%}",
    ]  # fmt: skip


def trends() -> list[str]:
    low, high = w.false_fields()
    by_hand, checked, saved, repaid = w.ai_trial()
    s = w.signal()
    return [
        f"about {n(100 * w.margin())} points", f"about {low:.0%} and {high:.0%}",
        f"{int(100 * s.flagged_slipped / (s.flagged_slipped + s.flagged_kept) + 0.5)}%; of the others",
        f"{s.other_slipped / (s.other_slipped + s.other_kept):.0%}. The signal",
        f"| {n(by_hand, 1)} | {n(checked, 2)} |", f"is {n(by_hand - checked, 2)} hours, {saved:.0%}",
        f"= {n(repaid, 1)})",
    ]  # fmt: skip


def business() -> list[str]:
    finish, stop, better = w.stop_or_finish()
    late = w.present_value(w.INFLOWS, 0.08, after=1) - w.OUTLAY
    today = w.present_value(w.INFLOWS, 0.08)
    benefits, costs, ratio, net = w.benefit_cost()
    quarter = {project.title: (a, b) for when, project, a, b in log.LOG if when == log.QUARTERS[0]}
    forecast, outturn, error, gross = w.forecast_error(list(quarter.values()))
    *events, risk, none = w.expected_values()
    count, chance, cost = w.SUPPLIER
    twenty, twenty_five, thirty_five, expected = w.contract()
    value, reached, worth = w.benefit()
    return [
        *(f"| {n(w.score(name), 2)} | {n(w.score(name, (0.25,) * 4), 2)} |" for name in w.RATED),
        f"{n(finish)}; stopping costs {n(-stop)}", f"better off by {n(better)}",
        f"= {n(today)} today", f"is £{n(today - w.OUTLAY)}", f"about {w.internal_rate():.2%}",
        f"is {n(w.present_value(w.INFLOWS, 0.10) - w.OUTLAY)}.", f"it is {n(late)}.",
        f"Inflows {1 - w.OUTLAY / today:.1%} below plan",
        f"about {n(benefits, -3)} and costs {n(costs, -2)}", f"is {n(ratio, 2)} and", f"value {n(net, -2)}",
        *(f"| {name} | {a} | {b} | {b - a:+} |".translate(SIGNED) for name, (a, b) in quarter.items()),
        f"| {forecast} | {outturn} |", f"is {error:.1%} of the forecast", f"= {gross:.1%}",
        *(f"= {'+' * (event > 0)}{n(event)}" for event in events), f"sum of {n(risk)}", f"= {none:.0%})",
        f"for £{n(count * cost)}", f"sum of {n(count * chance * cost)}", f"{chance ** count:.2%}",
        f"{n(chance / chance ** count)} times", f"{n(twenty)} + {n(twenty_five)} + {n(thirty_five)} = {n(expected)}",
        f"becomes {n(460_000 * 1.15)}", f"= £{n(value)} a year", f"= {reached:.0%}", f"about £{n(worth, -3)}",
        *(f"{money / 12.0:.0%} |" for money in (2.4, 1.8, 5.4)),
    ]  # fmt: skip


def adaptability() -> list[str]:
    controls = w.controls()
    full, tailored = sum(c.full for c in controls), sum(c.tailored for c in controls)
    each, together, share = w.change_load()
    mean, after = w.own_weeks()
    return [
        *(f"| {n(c.full)} |" for c in controls), f"{n(full)} of {n(w.WORK)} hours, or {full / w.WORK:.0%}",
        f"takes {n(tailored)}", f"frees {n(full - tailored)} hours", f"{14 / 40:.0%}",
        f"({32 / 40:.0%})", f"({30 / 40:.0%})",
        f"That is {each} hours each and {together} in all", f"nearly {share:.0%}",
        f"a mean of {n(mean)}.", f"falls to {n(after)},",
    ]  # fmt: skip


def budget() -> list[str]:
    total, held, hours, people = office.budget()
    before, now = office.ratios()
    rows, needed, roomy = office.services()
    cut = office.cuts()
    return [
        f"budget is £{n(total)}:", f"{held:.2%}", f"and {n(hours)} in 46 weeks", f"{n(people, 1)} people. It",
        f"is {now:.1%}", f"was {before:.1%}",
        *(f"| {n(row)} |" for row in rows), f"**{n(sum(rows))}**", f"are {n(needed, 1)} people",
        f"= {n(roomy, 1)}.", f"takes {n(rows[4])} hours", f"£{n(cut.wanted)} from £{n(total)}",
        f"Saves £{n(cut.reviews)} of cash and costs {n(cut.review_hours)} hours", f"£{n(cut.reserve)} of the sum",
        f"or {n(cut.post, 2)} of a post). Saves £{n(cut.saved, -3)}", f"With £{n(40_000 - cut.reserve)} left",
    ] + (["for a month and a half"] if cut.months == 1.5 else ["another time"])  # fmt: skip


def tools() -> list[str]:
    items, total, yearly = office.tool()
    return [*(f"| £{n(item)} |" for item in items), f"**£{n(total)}**", f"yearly figure, £{n(yearly)},"]


def dependencies() -> list[str]:
    return [
        *(
            f"| {count} | " + " | ".join(f"{w.all_on_time(count, chance):.0%}" for chance in (0.8, 0.9, 0.95)) + " |"
            for count in (2, 5, 10)
        ),
        f"= {n(w.all_on_time(5, 0.9), 2)}.", f"it is {n(w.all_on_time(10, 0.9), 2)}.",
        f"= {n(w.all_on_time(3, 0.9), 2)}.", f"cost £{n(3 * 18_000)}", f"{17.6 / 14.8 - 1:.0%} more",
    ]  # fmt: skip


def sustainability() -> list[str]:
    more, saved, repaid, tonnes = office.heating()
    gas, pump = office.GAS, office.PUMP
    return [
        f"| £{n(gas.cost())} | £{n(pump.cost())} |", f"| {n(15 * gas.carbon)} tonnes | {n(15 * pump.carbon)} tonnes |",
        f"costs £{n(more)} more now, saves £{n(saved)} a year", f"chooses {n(tonnes)} tonnes",
    ] + (["seven and a half years"] if repaid == 7.5 else ["another time"])  # fmt: skip


def regulated() -> list[str]:
    days, without = office.clinical_safety()
    return [
        f"{days} days are needed", f"{WORDS[round(without)]} go-lives have no officer",
        f"one in {WORDS[round(office.stale_accounts())]}",
    ]  # fmt: skip


def ai() -> list[str]:
    plain, model = office.machine_forecast()
    weekly, monthly = office.alarms()
    return [
        f"the model has earned {WORDS[round(model)]} days, and the plain rule", WORDS[round(plain)],
        f"about {n(monthly)} a month",
        WORDS[round(weekly)],
    ]  # fmt: skip


def across() -> list[str]:
    return [" | ".join(office.clocks(hour)) for hour in (7, 13, 16)]


def products() -> list[str]:
    return [f"£{n(office.teams(), 1)} million in all"]


def offer() -> list[str]:
    return [f"£{n(office.bonus())} a year speak"]


def job() -> list[str]:
    promised, brings, after = office.robots()
    return [f"payback of {n(promised, 1)} years", f"£{n(brings)},000 a year", f"payback of {n(after, 1)} years"]


def first_hundred_days() -> list[str]:
    hours, days = office.first_hundred_days()
    return [f"that is {n(hours, 1)} hours a month", f"some {n(days)} working days"]


def together() -> list[str]:
    error, months, reached = office.route()
    return [f"error {error:.1%}", f"so {months}", f"{reached:.0%} realised"]


PAGES: Mapping[str, Callable[[], list[str]]] = {
    "steps/experience.md": experience,
    "steps/education.md": education,
    "steps/leadership.md": leadership,
    "steps/network.md": network,
    "steps/trends.md": trends,
    "steps/business-acumen.md": business,
    "steps/adaptability.md": adaptability,
    "run/budget.md": budget,
    "run/tools.md": tools,
    "run/dependencies.md": dependencies,
    "run/sustainability.md": sustainability,
    "run/regulated.md": regulated,
    "run/ai.md": ai,
    "run/across.md": across,
    "run/products.md": products,
    "arrive/offer.md": offer,
    "arrive/job.md": job,
    "arrive/first-100-days.md": first_hundred_days,
    "arrive/seven-steps-together.md": together,
}
"""What each page prints, in its own words."""


def findings() -> Iterator[Finding]:
    """Yield the examples of which a page tells another result."""
    for page, told in PAGES.items():
        yield from missing(page, read(page), told(), "docs/examples")
