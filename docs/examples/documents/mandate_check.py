"""The mandate check before an offer is accepted: February 2028."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Table, Text
from examples import case

YES_NO = ("Yes", "No", "Partly")

DOCUMENT = Document(
    id="mandate-check",
    title="Mandate check before accepting an offer",
    when="Offer of 9 February 2028, accepted on 25 February",
    setting="The offer: director of a PMO for the whole group, five posts, reporting to the IT director. She has two weeks, asks two people the same six questions, and knows at which point she will say no.",
    parts=(
        Table(
            "The same questions to two people",
            (
                Column("question", "Question", width=32, printed=True),
                Column("first", "First answer", width=30),
                Column("second", "Second answer", width=30),
                Column("same", "Same?", width=8, choices=YES_NO),
            ),
            (
                (
                    "Who wants this PMO, and who does not?",
                    "Chief executive: all want it",
                    "Finance director: purchasing does not",
                    "No",
                ),
                (
                    "Which decisions will it take itself?",
                    "It will advise",
                    "Return of incomplete cases; the forecast’s form",
                    "No",
                ),
                ("Whose projects will it judge?", "All", "All, the IT director’s first", "Yes"),
                (
                    "Why did the last head leave?",
                    "There was none",
                    "A programme office was closed in 2023: it reported and changed nothing",
                    "Partly",
                ),
                (
                    "Which money and posts are approved?",
                    "Five posts",
                    f"Three filled, two approved; £{case.PMO_BUDGET},000 a year",
                    "Partly",
                ),
                (
                    "What must be different in a year?",
                    "Fewer surprises",
                    "Fewer projects, and figures that finance need not redo",
                    "Partly",
                ),
            ),
        ),
        Table(
            "Tests",
            (
                Column("test", "Test", width=40, printed=True),
                Column("passed", "Passed?", width=10, choices=YES_NO),
                Column("why", "What shows it", width=44),
            ),
            (
                ("Somebody can name a decision that the PMO may take", "Yes", "The finance director named two"),
                (
                    "It judges no project of its own boss, or has another way upwards",
                    "No",
                    "The web shop’s team and the data platform are the IT director’s",
                ),
                ("A supporter stays for the first year", "Yes", "The finance director retires at the end of 2029"),
                ("Money and posts are approved, not planned", "Partly", "Two posts to be filled by September"),
                (
                    "The measure of success has a starting value, or a day by which it will",
                    "No",
                    "“Fewer surprises” has none",
                ),
                (
                    "The executive who gains least has been heard",
                    "Yes",
                    "Purchasing director: “no forms for my buyers”",
                ),
            ),
        ),
        Fields(
            "Terms",
            (
                Field(
                    "My limit, written down before the talk",
                    "No post under the IT director; at least one decision of its own",
                    hint="Below this you decline",
                ),
                Field(
                    "What I asked for",
                    "To report to the finance director, with a way to the chief executive where the finance ledger is judged; two decisions; a starting value for each measure by day 100",
                    hint="Three things at most",
                ),
                Field(
                    "What was agreed",
                    "All three; in return no third analyst until the first report on value",
                    hint="In writing, by whom",
                ),
                Field(
                    "What stays open",
                    "The purchasing director has not agreed to anything",
                    hint="You will meet it again in month four",
                ),
            ),
        ),
        Text(
            "Verdict",
            (
                "Accepted on 25 February, to start on 3 April 2028. Two tests failed at first; one was mended by the change of boss, the other by a date. The post under the IT director I would have declined.",
            ),
            "Accept, accept with terms, or decline; and which test decided it",
        ),
    ),
)
