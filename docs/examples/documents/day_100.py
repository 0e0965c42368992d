"""The day-100 report: July 2028."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text

DOCUMENT = Document(
    id="day-100",
    title="Day-100 report",
    when="11 July 2028",
    setting="One page for the executive committee, one hundred days after 3 April. It says what is known now, what was got wrong, and asks for two things.",
    parts=(
        Fields(
            "What we know now: the list",
            (
                Field(
                    "In the PMO’s register on 3 April",
                    22,
                    "number",
                    "register",
                    form="In the register on the first day",
                ),
                Field("Missing there, found in the ledger or in bookings", 6, "number", "missing"),
                Field("In the register and ended long ago", 2, "number", "ended"),
                Field(
                    "Live projects",
                    lambda sheet: sheet["register"] + sheet["missing"] - sheet["ended"],
                    "number",
                    "live",
                ),
                Field("Of these with a named benefit owner", 11, "number", "owned"),
                Field("Share with an owner", lambda sheet: sheet["owned"] / sheet["live"], "share", "share_owned"),
            ),
        ),
        Fields(
            "What we know now: the money (£ thousand, ten largest projects)",
            (
                Field("Spent, by the projects’ own reports", 5_420, "number", "reported"),
                Field("Spent, by the ledger", 5_680, "number", "ledger"),
                Field(
                    "Difference, of the ledger",
                    lambda sheet: (sheet["ledger"] - sheet["reported"]) / sheet["ledger"],
                    "rate",
                    "gap",
                ),
                Field("Still open after one joint month-end", 74, "number", "open"),
                Field("Still open, of the ledger", lambda sheet: sheet["open"] / sheet["ledger"], "rate", "open_gap"),
            ),
        ),
        Table(
            "What has changed",
            (
                Column("what", "What", width=34),
                Column("before", "Before", "number"),
                Column("now", "Now", "number"),
                Column("less", "Less by", "number", lambda row: row["before"] - row["now"]),
            ),
            (
                ("Pages of the monthly pack", 48, 14),
                ("Hours to make it", 26, 9),
                ("Services", 11, 5),
            ),
            name="changed",
            blank=4,
        ),
        Table(
            "What was decided",
            (
                Column("what", "What", width=44),
                Column("who", "Owner", width=22),
                Column("when", "By", width=14),
            ),
            (
                (
                    "No new start before the round of September, unless a law demands it",
                    "Chief executive",
                    "6 Jul 2028",
                ),
                ("Two ended projects closed; £31,000 given back", "Finance director", "31 Jul 2028"),
                ("Not decided: a limit on live projects, put off to the budget", "Executive committee", "Open"),
            ),
            blank=4,
        ),
        Text(
            "What I got wrong",
            (
                "I showed a capacity table on 4 July in which maintenance was counted twice. The head of integration found it in the meeting. It is withdrawn; the next one is checked by him first.",
                "I expected the list of projects to take three weeks. It took seven.",
            ),
            "Two things, with what they cost",
        ),
        Text(
            "What comes next, and what I need",
            (
                "By the end of September: the first round, and a benefit owner for each live project. The error of the quarter’s forecast has its starting value, as promised: 18.5%.",
                "I need an hour of the committee each month, and thirteen weeks of recorded time from the six integration developers.",
            ),
            "Three results with dates; two requests",
        ),
    ),
)
RESULT = Result(DOCUMENT)
