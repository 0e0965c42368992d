"""The yearly value report: April 2028 to March 2029."""

from __future__ import annotations

from _toolkit.cells import Value, given, when
from _toolkit.form import Column, Document, Field, Fields, Result, Row, Table, Text
from examples import case
from examples.documents import day_100, forecast_error, service_catalogue


def _gross_error(quarter: int) -> float:
    """Return the error of a quarter in %, with one decimal, as the report prints it."""
    return round(100 * forecast_error.RESULT.sheet.row("quarters", quarter)["gross_error"].number, 1)


def _reached(row: Row) -> Value:
    return when(given(row["measure"]), when(row["now"] <= row["wanted"], "yes", "no"), "")


HOURS_BACK = service_catalogue.RESULT.sheet.totals("stopped")["year"].number
PACK_HOURS = 12 * day_100.RESULT.sheet.row("changed", 1)["less"].number

DOCUMENT = Document(
    id="value-report",
    title="Yearly value report",
    when="April 2028 to March 2029, for the renewal of 22 May 2029",
    setting="The mandate ends on 31 May unless it is renewed. The committee has 90 minutes and two pages, sent a week before. Money is in thousands of pounds.",
    parts=(
        Fields(
            "What the PMO cost (£ thousand)",
            (
                Field("Budget", case.PMO_BUDGET, "number", "budget"),
                Field("Spent", case.PMO_COST, "number", "cost"),
                Field(
                    "Over budget by", lambda sheet: (sheet["cost"] - sheet["budget"]) / sheet["budget"], "rate", "over"
                ),
            ),
        ),
        Fields(
            "Money released by one decision that it prepared (£ thousand)",
            (
                Field("Loyalty app: approved", case.LOYALTY_APPROVED, "number", "approved", form="Approved for it"),
                Field("Spent until it was stopped", case.LOYALTY_SPENT, "number", "spent"),
                Field("Cost of ending it", case.LOYALTY_EXIT, "number", "exit"),
                Field(
                    "Released", lambda sheet: sheet["approved"] - sheet["spent"] - sheet["exit"], "number", "released"
                ),
                Field("Benefit a year that was given up, by the sponsor’s own case", 60, "number", "given_up"),
            ),
        ),
        Table(
            "Measures of the mandate (the smaller the better)",
            (
                Column("measure", "Measure", width=40),
                Column("before", "Before", "decimal"),
                Column("wanted", "Wanted", "decimal"),
                Column("now", "Now", "decimal"),
                Column("reached", "Reached?", formula=_reached, width=12),
            ),
            (
                ("Days from a complete request to the decision, median", *case.DAYS_TO_DECISION),
                ("Error of the quarter’s forecast, without signs, in %", _gross_error(0), 10, _gross_error(3)),
                ("Live projects", case.LIVE[0], case.LIVE[1], case.LIVE[1]),
            ),
            name="measures",
            blank=5,
        ),
        Table(
            "Claims, and who vouches for them",
            (
                Column("claim", "Claim", width=34),
                Column("figure", "Figure", width=26),
                Column("who", "Who vouches", width=24),
            ),
            (
                (
                    "Money released for other work",
                    f"£{case.LOYALTY_APPROVED - case.LOYALTY_SPENT - case.LOYALTY_EXIT},000, less a benefit of £60,000 a year",
                    "Finance director",
                ),
                (
                    "Decisions sooner",
                    f"{case.DAYS_TO_DECISION[0]} days, now {case.DAYS_TO_DECISION[2]}; wanted {case.DAYS_TO_DECISION[1]}",
                    "Sponsors",
                ),
                (
                    "Hours no longer spent on three stopped things",
                    f"{HOURS_BACK:,.0f} a year; not money",
                    "Those who spent them",
                ),
                (
                    "Hours no longer spent on the pack, in the PMO",
                    f"{PACK_HOURS:,.0f} a year; not money",
                    "The PMO’s own records",
                ),
                ("Fewer failed projects", "Nothing to compare with", "Not claimed"),
                ("Benefits of finished projects", "They are their owners’", "Not claimed"),
            ),
            blank=6,
        ),
        Table(
            "Which service would you miss? (asked of sponsors)",
            (
                Column("service", "Service", width=40),
                Column("miss", "Would miss it", "number"),
                Column(
                    "stays",
                    "Stays, from four on",
                    formula=lambda row: when(given(row["service"]), when(row["miss"] >= 4, "yes", "no"), ""),
                    width=14,
                ),
            ),
            (
                ("Choices prepared", 7),
                ("One forecast", 6),
                ("Gates and health checks", 4),
                ("View of scarce people", 6),
                ("Planning clinic", 1),
            ),
            blank=6,
        ),
        Text(
            "What went wrong",
            (
                "The days to a decision missed their mark by two. A capacity table had to be withdrawn in July. The shared risk was looked for in live projects only. We were £8,000 over our own budget: a temporary planner from January.",
                "One exception in twelve was granted to the chief executive; the pilot it let in ended with a no.",
            ),
            "Three things, with figures, before somebody else names them",
        ),
        Fields(
            "What we propose",
            (
                Field(
                    "Stay, shrink, merge or end",
                    "Stay; end the planning clinic and give its 120 days to the view of scarce people",
                    hint="Put ending on the table yourself, with its cost",
                ),
                Field(
                    "What ending the whole would save and cost",
                    "£438,000 a year; finance takes the forecast with 1.5 posts, rounds go back to each director",
                    hint="In figures",
                ),
                Field("Decision to gain", "None", hint="One at most"),
                Field("Decision to hand back", "The form of reports for projects below £100,000", hint="One at least"),
                Field(
                    "Decided",
                    "22 May 2029: renewed until 31 May 2030, six votes to one; clinic closed; a third analyst refused",
                    hint="By whom, until when",
                ),
            ),
        ),
    ),
)
RESULT = Result(DOCUMENT)
