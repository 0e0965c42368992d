"""The tailoring record: the electric lorries pilot, November 2028."""

from __future__ import annotations

from _toolkit.cells import total
from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text

DOCUMENT = Document(
    id="tailoring-record",
    title="Tailoring record",
    when="Electric lorries pilot, 6 November 2028",
    setting="Four lorries in two branches, 120 person-days of work in twenty weeks. The full set of controls was made for the web shop.",
    wide=True,
    parts=(
        Fields(
            "The work",
            (
                Field(
                    "Approach",
                    "Short cycles: two branches, a look at the figures every fortnight",
                    hint="And why it fits this work",
                ),
                Field("Person-days", 120, "number", "days"),
                Field("Hours a day", 7.5, "decimal", "day"),
                Field("Hours of work", lambda sheet: sheet["days"] * sheet["day"], "number", "work"),
                Field(
                    "Who outside would be harmed by an error",
                    "Drivers (charging), neighbours (cables)",
                    hint="If you can name them, the control stays",
                ),
            ),
        ),
        Table(
            "Controls",
            (
                Column("control", "Control", width=30),
                Column("times", "Times, full set", "number"),
                Column("hours", "Hours each", "decimal"),
                Column("full", "Hours, full set", "number", lambda row: row["times"] * row["hours"], total=total),
                Column("kept", "Times, kept", "number"),
                Column("each", "Hours each, kept", "decimal"),
                Column("tailored", "Hours, kept", "number", lambda row: row["kept"] * row["each"], total=total),
            ),
            (
                ("Status report", 20, 3, 10, 1),
                ("Board pack", 5, 8, 0, 0),
                ("Board meeting, all members", 5, 9, 2, 4),
                ("Gate review", 3, 18, 1, 12),
                ("Documents", 12, 4, 5, 4),
            ),
            name="controls",
            total="Hours",
            blank=8,
        ),
        Fields(
            "What it comes to",
            (
                Field(
                    "Full set, of the work",
                    lambda sheet: sheet.totals("controls")["full"] / sheet["work"],
                    "rate",
                    "share_full",
                ),
                Field(
                    "Kept, of the work",
                    lambda sheet: sheet.totals("controls")["tailored"] / sheet["work"],
                    "rate",
                    "share_kept",
                ),
                Field(
                    "Hours given back",
                    lambda sheet: sheet.totals("controls")["full"] - sheet.totals("controls")["tailored"],
                    "number",
                    "back",
                ),
            ),
        ),
        Table(
            "Dropped, and what takes its place",
            (
                Column("what", "Dropped", width=24),
                Column("why", "Reason", width=34),
                Column("instead", "In its place", width=36),
            ),
            (
                ("Board pack", "The report says the same", "Nothing"),
                (
                    "Three board meetings",
                    "Nothing to decide between the two",
                    "If the forecast passes the approval by 10%, the board meets within three working days",
                ),
                ("Two gate reviews", "One decision: go on to ten lorries or end", "The gate of 23 March 2029"),
            ),
            blank=4,
        ),
        Fields(
            "Agreed, and looked at again",
            (
                Field(
                    "Agreed by", "Operations director (sponsor) and director of the PMO", hint="Who may let a rule go"
                ),
                Field(
                    "Rules that stay for everybody",
                    "Sponsor and benefit owner named; forecast on working day 4; decisions recorded; safety checked by another unit",
                    hint="The mandatory minimum",
                ),
                Field("First look", "18 December 2028", hint="After the first stage or six weeks"),
                Field(
                    "Which control led to no decision yet",
                    "Document 4, the communication plan: dropped as well",
                    hint="At the first look",
                ),
                Field(
                    "Which surprise would a control have caught",
                    "The permit for the charging post had been stuck for three weeks; the report now names the oldest open request",
                    hint="At the first look",
                ),
            ),
        ),
        Text(
            "How it ended",
            (
                "The pilot ended on 23 March 2029 with a no: range in winter 96 km, 140 needed. £151,000 of £160,000 spent, £90,000 of it from the grant. Told in one page; the four lorries stay in the two towns.",
            ),
            "Whether the controls were enough, in two sentences",
        ),
    ),
)
RESULT = Result(DOCUMENT)
