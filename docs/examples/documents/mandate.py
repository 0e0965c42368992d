"""The mandate and charter: March 2028."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Table, Text
from examples import case

DOCUMENT = Document(
    id="mandate",
    title="Mandate and charter",
    when="Signed on 31 March 2028, valid until 31 May 2029",
    setting="Three days before she starts, the director has the mandate signed. The first page is the mandate: what the executives give and want. The second is the charter: how the PMO works with those who need it.",
    parts=(
        Fields(
            "Mandate",
            (
                Field(
                    "Purpose",
                    "The executive committee chooses what to start, delay and stop on figures that finance shares, within the people we have",
                    hint="What somebody else can do because of you",
                ),
                Field(
                    "For whom",
                    f"The committee, {case.SPONSORS} sponsors, {case.MANAGERS} project managers, in this order where they compete",
                    hint="In order: you will need it",
                ),
                Field(
                    "Decides",
                    "The form and day of the forecast; the status that is published, after hearing the project manager; the return of incomplete cases",
                    hint="Without asking anybody",
                ),
                Field(
                    "Advises on",
                    "Start, pause, stop and order of projects; release of money at gates",
                    hint="Somebody else decides, having heard you",
                ),
                Field(
                    "Only records",
                    "Technical choices; benefits reported by their owners; lessons",
                    hint="What you keep and do not judge",
                ),
                Field(
                    "Does not do",
                    "Run projects; write other people’s reports; buy for projects",
                    hint="What people will ask you for all the same",
                ),
                Field(
                    "Reports to",
                    "Finance director; to the chief executive where the finance ledger is judged, and says so openly",
                    hint="And the way upwards where your boss’s own projects are judged",
                ),
                Field(
                    "Means",
                    f"Five posts, three of them filled; £{case.PMO_BUDGET},000 in 2028/29",
                    hint="Approved, not planned",
                ),
                Field("Ends", "31 May 2029, unless renewed", hint="A day"),
            ),
        ),
        Table(
            "Judged by",
            (
                Column("measure", "Measure", width=40),
                Column("now", "Today", width=22),
                Column("wanted", "Wanted", width=22),
            ),
            (
                (
                    "Days from a complete request to the decision, median",
                    str(case.DAYS_TO_DECISION[0]),
                    str(case.DAYS_TO_DECISION[1]),
                ),
                ("Error of the quarter’s forecast, without signs", "To be measured by day 100", "Below 10%"),
                ("Live projects", "22 by the register, to be checked", str(case.LIVE[1])),
                ("Sponsors who would miss each service", "Not asked", "Four of seven for each"),
            ),
            blank=4,
        ),
        Fields(
            "Charter",
            (
                Field(
                    "Rhythm",
                    "Forecast on working day 4; committee monthly; round in March and September",
                    hint="What happens on which day",
                ),
                Field(
                    "What you can expect",
                    "An answer to a complete request within five working days; a health check within two weeks; your figures back before others see them",
                    hint="Promises with a number",
                ),
                Field(
                    "What we ask of you",
                    "Each live project has a sponsor, a benefit owner and a forecast to the end",
                    hint="At most five rules, for all",
                ),
                Field(
                    "When we disagree",
                    "The status rule decides the colour, your words stand beside it; then sponsor and director go up together with one page",
                    hint="The way, before there is a case",
                ),
                Field(
                    "Exceptions",
                    "Signed by the executive who wants it, published, with what it displaces",
                    hint="Who grants them, and where they can be read",
                ),
            ),
        ),
        Table(
            "Agreed by",
            (
                Column("who", "Who", width=24),
                Column("day", "On", width=14),
                Column("remark", "Remark", width=44),
            ),
            (
                ("Chief executive", "28 Mar 2028", "None"),
                ("Finance director", "28 Mar 2028", "Working day 4, not 5"),
                ("Operations director", "29 Mar 2028", "No reports in stocktaking week"),
                ("IT director", "31 Mar 2028", "Agrees to the form, not to its need"),
            ),
            blank=5,
        ),
        Text(
            "Not signed",
            (
                "The purchasing director did not sign. The page says so, and the supplier portal has been asked for its forecast like all others.",
            ),
            "Who did not, and what you do about it",
        ),
    ),
)
