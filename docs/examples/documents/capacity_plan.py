"""The capacity plan: October 2028, for the six months to March 2029."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _toolkit.cells import Value, count_of, largest, total, total_where, when
from _toolkit.form import Column, Document, Field, Fields, Result, Row, Table, Text
from examples import case

if TYPE_CHECKING:
    from collections.abc import Callable

DEMAND = {
    case.YARDS: (0.5, 0.5, 0, 0, 0, 0),
    case.WEB_SHOP: (1.0, 0.5, 0.5, 0, 0, 0),
    case.ROUTES: (0, 0.5, 0.5, 1.0, 1.0, 1.5),
    case.HANDHELDS: (0.5, 0.5, 0.5, 1.0, 0, 0),
    case.LEDGER: (0.5, 0.5, 0.5, 1.5, 1.0, 1.0),
    case.ROSTER: (0, 0.5, 0.5, 0.5, 0.5, 0),
    case.LORRIES: (0.25, 0.25, 0, 0, 0, 0),
}
"""Person-months of the chosen projects, month by month; each sum is what the round gave the project."""
MONTH_KEYS = tuple(f"month{number}" for number in range(1, 7))


def _all_months(row: Row) -> Value:
    first, *others = (row[key] for key in MONTH_KEYS)
    for month in others:
        first = first + month
    return first


def _first_asked(row: Row) -> Value:
    return row.sheet.totals("demand")[MONTH_KEYS[row.index]]


def _moved(end: str) -> Callable[[Row], Value]:
    return lambda row: total_where(row.sheet.column("moves", end), row["month"], row.sheet.column("moves", "months"))


def _verdict(row: Row) -> Value:
    return when(row["load"] > 1, "too much", when(row["load"] > 1 - row.sheet["surprises"], "in the reserve", "holds"))


DOCUMENT = Document(
    id="capacity-plan",
    title="Capacity plan",
    when="Integration developers, 9 October 2028",
    setting="The round has chosen projects for 17.5 person-months of the 21.7 that there are, a load of 81% over half a year. Month by month it does not hold: in January 4.0 are asked of 3.6.",
    wide=True,
    parts=(
        Fields(
            "What there is in a month",
            (
                Field("Skill", "Integration developers", hint="One skill that limits the whole"),
                Field("People", case.PEOPLE, "number", "people"),
                Field("Leave, training, sickness", case.ABSENT, "share", "absent"),
                Field(
                    "Daily operations, of what is left",
                    case.OPERATIONS,
                    "share",
                    "operations",
                    hint="From thirteen recorded weeks",
                ),
                Field("Reserve for surprises", case.SURPRISES, "share", "surprises"),
                Field(
                    "Person-months in a month",
                    lambda sheet: sheet["people"] * (1 - sheet["absent"]) * (1 - sheet["operations"]),
                    "decimal",
                    "available",
                ),
            ),
        ),
        Table(
            "Asked for, as first planned (person-months)",
            (
                Column("project", "Project", width=30),
                *(
                    Column(key, month, "score", total=total, width=8, form=f"Month {key[-1]}")
                    for key, month in zip(MONTH_KEYS, case.MONTHS, strict=True)
                ),
                Column("sum", "Sum", "decimal", _all_months, total=total, width=9),
            ),
            tuple((project.title, *months) for project, months in DEMAND.items()),
            name="demand",
            total="All",
        ),
        Table(
            "Moved",
            (
                Column("what", "What", width=30),
                Column("source", "From", width=8),
                Column("target", "To", width=8),
                Column("months", "Person-months", "score", width=12),
                Column("why", "Agreed with, and what it costs", width=40),
            ),
            (
                ("Route planning", "Jan", "Feb", 0.5, "Sponsor: no cost, since the branches train in March"),
                (
                    "Branch handhelds",
                    "Jan",
                    "Dec",
                    0.5,
                    "Sponsor: testing before the holidays, one weekend paid (£4,000)",
                ),
            ),
            name="moves",
            blank=4,
        ),
        Table(
            "Load, month by month",
            (
                Column("month", "Month", width=30),
                Column("asked", "Asked first", "score", _first_asked),
                Column("out", "Moved out", "score", _moved("source")),
                Column("in", "Moved in", "score", _moved("target")),
                Column("agreed", "Agreed", "score", lambda row: row["asked"] - row["out"] + row["in"]),
                Column("load", "Load", "share", lambda row: row["agreed"] / row.sheet["available"]),
                Column("verdict", "Verdict", formula=_verdict, width=14),
            ),
            tuple((month,) for month in case.MONTHS),
            name="load",
        ),
        Fields(
            "Before and after",
            (
                Field(
                    "Load of the fullest month as first planned",
                    lambda sheet: largest(sheet.column("load", "asked")) / sheet["available"],
                    "share",
                ),
                Field(
                    "Load of the fullest month as agreed", lambda sheet: largest(sheet.column("load", "load")), "share"
                ),
                Field(
                    "Months that are too full as agreed",
                    lambda sheet: count_of(sheet.column("load", "verdict"), "too much"),
                    "number",
                    "too_full",
                ),
            ),
        ),
        Table(
            "Looked at again: what was worked",
            (
                Column("month", "Month", width=30),
                Column("planned", "Planned", "score"),
                Column("worked", "Worked", "score"),
                Column("more", "More by", "score", lambda row: row["worked"] - row["planned"]),
                Column("why", "Why", width=44),
            ),
            (
                ("Oct", 2.75, 2.80, "Within what can be measured"),
                ("Nov", 3.25, 3.65, "Two developers back on the data platform, which is paused: 0.4"),
                ("Dec", 3.00, 2.90, "The data platform stopped on 15 December, as decided"),
            ),
            blank=6,
        ),
        Text(
            "What we learned",
            (
                "The table of July counted maintenance as a project and in the operations share. The head of integration now signs each plan before it is shown.",
            ),
            "What was wrong with the last plan",
        ),
    ),
)
RESULT = Result(DOCUMENT)
