"""The health check: the trade web shop, September 2027."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text
from examples import case

DOCUMENT = Document(
    id="health-check",
    title="Health check",
    when="Trade web shop, 27 September 2027",
    setting="The web shop has been amber since June. The finance director asks the PMO manager for two pages in two weeks. Her own manager, the IT director, supplies the team. Money is in thousands of pounds.",
    parts=(
        Fields(
            "The check",
            (
                Field("Asked by", "Finance director, 13 September 2027", hint="Who wants to know, and since when"),
                Field("Question", "Can it go live on 28 February for £1,450,000?", hint="One question"),
                Field(
                    "Checked by",
                    "PMO manager and a delivery lead of another unit; eight days together",
                    hint="Two people, one of them from elsewhere",
                ),
                Field(
                    "First told to",
                    "Project manager on 22 September, sponsor on 23 September",
                    hint="Before the paper goes to anybody else",
                ),
            ),
        ),
        Table(
            "Evidence asked for, and seen",
            (
                Column("asked", "Asked for", width=28, printed=True),
                Column("seen", "Seen", width=36),
                Column("finding", "Finding", width=30),
            ),
            (
                (
                    "The last approved baseline, and what has changed since",
                    "The plan of January; 14 changes, three of them signed",
                    "Scope grew by a fifth without a decision",
                ),
                (
                    "The work of four weeks, shown by a user or tester",
                    "Two of five items shown; three could not be",
                    "“Done” means built, not accepted",
                ),
                ("The forecast, with its reasoning", "The budget, unchanged", "No forecast exists"),
                (
                    "The five largest risks, with what was done",
                    "A list of 31; nothing done since July",
                    "A list, no management",
                ),
                (
                    "One recent decision, with what came of it",
                    "Prices for single customers: open for nine weeks",
                    "The sponsor has not been asked in writing",
                ),
            ),
        ),
        Fields(
            "The arithmetic (£ thousand)",
            (
                Field("Approved", case.WEB_SHOP_APPROVED, "number", "approved"),
                Field("Spent", 820, "number", "spent"),
                Field("Share of the work that should be accepted today", 0.62, "share", "planned"),
                Field("Share that is", 0.45, "share", "done"),
                Field(
                    "Worth of the accepted work", lambda sheet: sheet["approved"] * sheet["done"], "decimal", "earned"
                ),
                Field("Cost efficiency", lambda sheet: sheet["earned"] / sheet["spent"], "score", "efficiency"),
                Field("Schedule efficiency", lambda sheet: sheet["done"] / sheet["planned"], "score", "pace"),
            ),
        ),
        Fields(
            "What it will cost (£ thousand)",
            (
                Field(
                    "If the overspend was a single event",
                    lambda sheet: sheet["spent"] + sheet["approved"] - sheet["earned"],
                    "number",
                    "single",
                ),
                Field(
                    "If cost efficiency stays as it is",
                    lambda sheet: sheet["approved"] / sheet["efficiency"],
                    "number",
                    "steady",
                ),
                Field(
                    "If cost and schedule pressure both go on",
                    lambda sheet: (
                        sheet["spent"] + (sheet["approved"] - sheet["earned"]) / (sheet["efficiency"] * sheet["pace"])
                    ),
                    "number",
                    "both",
                ),
            ),
        ),
        Table(
            "Three people who do the work, beside the report",
            (
                Column("who", "Who", width=20),
                Column("said", "What they said", width=36),
                Column("report", "What the report says", width=30),
            ),
            (
                ("Tester", "“We test the same price rules for the third time.”", "Testing on schedule"),
                ("Developer", "“Nobody can tell me which customer sees which price.”", "Requirements complete"),
                ("Branch manager", "“I was promised a trial in August.”", "Trial prepared"),
            ),
            blank=3,
        ),
        Text(
            "Finding",
            (
                "Red by the written rule. The date cannot be kept with the approved scope, whatever is spent. The open decision on prices for single customers is the cause of most of it.",
                "What we do not know: how much of the built work will pass the test. Sponsor’s correction of fact: one of the three items was shown on 24 September; the share accepted stays 45%.",
            ),
            "The answer to the question, its cause, and what you do not know; then corrections of fact",
        ),
    ),
)
RESULT = Result(DOCUMENT)
