"""The service catalogue with measures: June 2028."""

from __future__ import annotations

from _toolkit.cells import total
from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text
from examples import case

DOCUMENT = Document(
    id="service-catalogue",
    title="Service catalogue with measures",
    when="In force from 26 June 2028",
    setting="In its first two months the PMO asked twelve people what they decide with it. Eleven things it did became five services, and three were stopped.",
    wide=True,
    parts=(
        Fields(
            "What there is to spend",
            (
                Field("Posts", 5, "number", "posts"),
                Field("Working days of a post in a year", 200, "number", "each"),
                Field("Cost of the year (£ thousand)", case.PMO_BUDGET, "number", "cost"),
                Field("Days in a year", lambda sheet: sheet["posts"] * sheet["each"], "number", "days"),
            ),
        ),
        Table(
            "Services",
            (
                Column("service", "Service", width=26),
                Column("who", "For whom", width=18),
                Column("measure", "Measure", width=26),
                Column("now", "Today", width=10),
                Column("wanted", "Wanted", width=12),
                Column("days", "Days a year", "number", total=total, width=10),
                Column(
                    "cost",
                    "Cost (£ thousand)",
                    "number",
                    lambda row: row["days"] * row.sheet["cost"] / row.sheet["days"],
                    total=total,
                    width=10,
                ),
            ),
            (
                (
                    "Choices prepared: rounds and decision papers",
                    "Executive committee",
                    "Days from complete request to decision, median",
                    "34",
                    "20",
                    260,
                ),
                (
                    "One forecast for all projects",
                    "Finance, sponsors",
                    "Error of the quarter’s forecast, without signs",
                    "Not known",
                    "Below 10%",
                    240,
                ),
                ("Gates and health checks", "Sponsors", "Gates held on their day", "58%", "85%", 200),
                (
                    "View of scarce people",
                    "Heads of teams",
                    "Months in which a team is booked above 100%",
                    "5 of 6",
                    "1 of 6",
                    180,
                ),
                ("Planning clinic", "Project managers", "Visits in a quarter", "0", "20", 120),
            ),
            name="services",
            total="Sum",
            blank=6,
        ),
        Fields(
            "Check",
            (
                Field(
                    "Days promised, of those there are",
                    lambda sheet: sheet.totals("services")["days"] / sheet["days"],
                    "share",
                    "promised",
                ),
            ),
        ),
        Table(
            "Stopped",
            (
                Column("what", "What", width=26),
                Column("asked", "Who was asked", width=24),
                Column("people", "People", "number", width=10),
                Column("hours", "Hours a month each", "decimal", width=12),
                Column(
                    "year",
                    "Hours a year",
                    "number",
                    lambda row: row["people"] * row["hours"] * 12,
                    total=total,
                    width=10,
                ),
            ),
            (
                ("Annex to the monthly pack", "Eleven project managers", case.MANAGERS, 2),
                ("Project newsletter", "Its 40 readers", 1, 8),
                ("Upkeep of 63 templates, of which nine are used", "Project managers", 1, 6),
            ),
            name="stopped",
            total="Sum",
            blank=4,
        ),
        Text(
            "How a service ends",
            (
                "A service that fewer than four of seven sponsors would miss at the yearly review is closed within a quarter. The PMO may propose it; it does not decide it alone.",
            ),
            "Who may end a service, and on which sign",
        ),
    ),
)
RESULT = Result(DOCUMENT)
