"""The business case: route planning, August 2028."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _toolkit.cells import Value, count_below, internal_rate, present_value, total, value
from _toolkit.form import Column, Document, Field, Fields, Result, Row, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Callable


def _worth(sheet: Sheet, key: str) -> Value:
    """Return what a column brings after today, at today's value."""
    return present_value(sheet["rate"], sheet.column("years", key).after(1))


def _today(sheet: Sheet, key: str) -> Value:
    return sheet.row("years", 0)[key]


def _brought(full: Callable[[Sheet], Value]) -> Callable[[Row], Value]:
    """Return the formula of a benefit: nothing today, a part in the first year, all of it later."""

    def formula(row: Row) -> Value:
        share = (value(0), row.sheet["first"], value(1))[min(row.index, 2)]
        return share * full(row.sheet) if row.index < 2 else full(row.sheet)

    return formula


DOCUMENT = Document(
    id="business-case",
    title="Business case",
    when="Route planning, August 2028",
    setting="The merchant’s 140 lorries are planned by hand in 62 branches. The operations director asks for software that plans "
    "them together. Money is in thousands of pounds; finance gave the discount rate.",
    parts=(
        Fields(
            "The case in four lines",
            (
                Field(
                    "Question",
                    "Do we buy route planning for all branches, starting in October 2028?",
                    hint="One question that can be answered by yes or no",
                ),
                Field("Sponsor, who answers for the result", "Operations director", hint="One post"),
                Field(
                    "Objective it serves",
                    "Complete deliveries on the promised day: 87% now, 95% by March 2031",
                    hint="From the strategy, with its measure",
                ),
                Field(
                    "Approved before this",
                    "Demand intake, June 2028; £18,000 for a trial in four branches",
                    hint="What has been decided and spent so far",
                ),
            ),
        ),
        Table(
            "Options",
            (
                Column("option", "Option", width=24),
                Column("gives", "What it gives", width=34),
                Column("gives_up", "What it gives up", width=34),
            ),
            (
                ("Go on by hand", "No outlay", "The objective: 87% has not moved in three years"),
                (
                    "Software for the 20 largest branches",
                    "About half of the benefit for £430,000",
                    "Lorries cannot be lent between large and small branches",
                ),
                (
                    "Software for all 62 branches",
                    "The benefit below",
                    "4.5 person-months of integration developers by March",
                ),
            ),
            blank=4,
        ),
        Fields(
            "Assumptions for the option recommended (£ thousand a year)",
            (
                Field("Discount rate, from finance", 0.09, "rate", "rate"),
                Field(
                    "Fewer hired lorries, when all branches use it",
                    150,
                    "number",
                    "lorries",
                    form="First benefit in cash, in full",
                ),
                Field(
                    "Less fuel, when all branches use it", 90, "number", "fuel", form="Second benefit in cash, in full"
                ),
                Field("Second deliveries a year", 14_000, "number", "again", form="Benefit in time: cases a year"),
                Field(
                    "Cost of a second delivery in pounds",
                    11,
                    "number",
                    "each",
                    form="Benefit in time: what a case costs, in pounds",
                ),
                Field(
                    "Share of second deliveries avoided",
                    0.40,
                    "share",
                    "avoided",
                    form="Benefit in time: share of cases avoided",
                ),
                Field("Share of all this in the first year", 0.50, "share", "first"),
            ),
        ),
        Table(
            "Costs and benefits (£ thousand)",
            (
                Column("year", "Year", printed=True, width=34),
                Column("cost", "Cost", "decimal", total=total),
                Column(
                    "cash",
                    "Benefit in cash",
                    "decimal",
                    _brought(lambda sheet: sheet["lorries"] + sheet["fuel"]),
                    total=total,
                ),
                Column(
                    "time",
                    "Benefit in time",
                    "decimal",
                    _brought(lambda sheet: sheet["again"] * sheet["each"] * sheet["avoided"] / 1000),
                    total=total,
                ),
                Column("net", "Net", "decimal", lambda row: row["cash"] + row["time"] - row["cost"], total=total),
                Column("sum", "Net so far", "decimal", lambda row: row.before("sum") + row["net"]),
            ),
            (("Today", 660), ("Year 1", 55), ("Year 2", 55), ("Year 3", 55), ("Year 4", 55), ("Year 5", 55)),
            name="years",
            total="Sum",
        ),
        Fields(
            "Result",
            (
                Field(
                    "Net present value (£ thousand)",
                    lambda sheet: _today(sheet, "net") + _worth(sheet, "net"),
                    "decimal",
                    "net_value",
                ),
                Field(
                    "Internal rate of return",
                    lambda sheet: internal_rate(sheet.column("years", "net")),
                    "rate",
                    "return",
                ),
                Field(
                    "Paid back in year", lambda sheet: count_below(sheet.column("years", "sum")), "number", "paid_back"
                ),
            ),
        ),
        Fields(
            "What would make it a bad idea",
            (
                Field(
                    "Net present value without the benefit in time",
                    lambda sheet: sheet["net_value"] - _worth(sheet, "time"),
                    "decimal",
                    "cash_only",
                ),
                Field(
                    "Net present value if all comes a year later",
                    lambda sheet: _today(sheet, "net") + _worth(sheet, "net") / (1 + sheet["rate"]),
                    "decimal",
                    "late",
                ),
                Field(
                    "Share of the benefits that must come for it to break even",
                    lambda sheet: (
                        (_today(sheet, "cost") + _worth(sheet, "cost"))
                        / (_worth(sheet, "cash") + _worth(sheet, "time"))
                    ),
                    "rate",
                    "break_even",
                ),
            ),
        ),
        Table(
            "What the case rests on",
            (
                Column("assumption", "Assumption", width=30),
                Column("owner", "Who answers for it", width=18),
                Column("test", "How and when it is tested", width=34),
            ),
            (
                (
                    "Hired lorries fall by £150,000 a year",
                    "Operations director",
                    "Budget line of lorry hire, monthly from June 2029",
                ),
                (
                    "40% of second deliveries are avoided",
                    "Head of transport",
                    "Trial in four branches: 31% after eight weeks",
                ),
                (
                    "Every branch uses it within six months",
                    "Branch directors",
                    "Share of tours planned with it, weekly",
                ),
            ),
            blank=4,
        ),
        Text(
            "Recommendation",
            (
                "Approve at the second gate, if the operations director says before it by which sum a budget falls for the second deliveries that no longer take place. As long as drivers’ time stays in the branches, this part is worth having and is not money, and without it the case does not pay.",
                "Who disagrees: the head of transport holds 40% for too high. The trial gave 31%.",
            ),
            "What you recommend, on which condition, and who disagrees and why",
        ),
    ),
)
RESULT = Result(DOCUMENT)
