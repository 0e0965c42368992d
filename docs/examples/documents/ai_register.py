"""The AI-use register: February 2029."""

from __future__ import annotations

from _toolkit.cells import count_of
from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text

STANDINGS = ("Allowed", "On trial", "Forbidden")

DOCUMENT = Document(
    id="ai-register",
    title="AI-use register",
    when="Projects and PMO, 19 February 2029",
    setting="The PMO asked each project and each supplier in one sentence: where does a machine draft, estimate, sort or advise? Two uses were known before. Seven came back.",
    wide=True,
    parts=(
        Table(
            "Uses, the most dangerous first",
            (
                Column("use", "Use", width=24),
                Column("owner", "Who answers for it", width=18),
                Column("data", "Data it sees", width=22),
                Column("check", "Check by a person", width=28),
                Column("wrong", "If it is wrong and nobody notices", width=28),
                Column("standing", "Standing", width=10, choices=STANDINGS),
            ),
            (
                (
                    "Ranking of bids",
                    "Purchasing director",
                    "Bids",
                    "None possible: no reason is given",
                    "The wrong supplier; a claim by the others",
                    "Forbidden",
                ),
                (
                    "Notes of meetings by a guest program",
                    "Each chair",
                    "What is said, names",
                    "None so far",
                    "Words on record that nobody said; data with a stranger",
                    "Forbidden",
                ),
                (
                    "Summaries of bids, by a consultant",
                    "Purchasing director",
                    "Bids",
                    "Against the bid, page by page",
                    "A condition is missed",
                    "On trial",
                ),
                (
                    "Estimates from closed projects",
                    "Director of the PMO",
                    "58 closed projects",
                    "Two people estimate first",
                    "A budget short by a third",
                    "On trial",
                ),
                (
                    "Code suggestions",
                    "Head of integration",
                    "Own code",
                    "Review and tests, as for all code",
                    "A fault in the shop",
                    "Allowed",
                ),
                (
                    "Risks proposed from old registers",
                    "Project managers",
                    "Risk registers",
                    "Each is kept or struck by name",
                    "A risk list nobody owns",
                    "Allowed",
                ),
                (
                    "Narrative of the status report",
                    "Project managers",
                    "Approved register fields",
                    "Line by line; each figure names its field",
                    "A softened status",
                    "Allowed",
                ),
            ),
            name="uses",
            blank=8,
        ),
        Fields(
            "How many",
            (
                Field(
                    "Allowed", lambda sheet: count_of(sheet.column("uses", "standing"), "Allowed"), "number", "allowed"
                ),
                Field(
                    "On trial, each with an end",
                    lambda sheet: count_of(sheet.column("uses", "standing"), "On trial"),
                    "number",
                    "trial",
                ),
                Field(
                    "Forbidden",
                    lambda sheet: count_of(sheet.column("uses", "standing"), "Forbidden"),
                    "number",
                    "forbidden",
                ),
            ),
        ),
        Table(
            "Trial of one use, before and after",
            (
                Column("what", "What", width=30),
                Column("hand", "By hand", "decimal"),
                Column("machine", "Drafted, then checked", "decimal"),
                Column("less", "Less by", "decimal", lambda row: row["hand"] - row["machine"]),
            ),
            (
                ("Hours a report", 2.5, 1.6),
                ("Errors that a second reader found", 5, 6),
            ),
            blank=4,
        ),
        Table(
            "Rules",
            (Column("rule", "Rule", width=60), Column("why", "Because", width=44)),
            (
                (
                    "A machine may draft. It sets no status, no score and no rank",
                    "Someone has to answer for a decision",
                ),
                (
                    "Nothing personal, no bids and no unpublished accounts go into a tool that IT and legal have not approved",
                    "It cannot be called back",
                ),
                (
                    "Each use has one who answers for it, a check, and a day of review; what has not is forbidden",
                    "What nobody answers for, nobody checks",
                ),
                (
                    "Errors are logged for six uses, then it is decided anew",
                    "In the trial the errors did not become fewer",
                ),
            ),
            blank=5,
        ),
        Text(
            "What we missed",
            (
                "The guest program that takes notes had been in four meetings, one of them about a person’s post, before anybody asked. It was found by the people director, not by the register.",
            ),
            "Which use turned up by accident, and where you will look next time",
        ),
    ),
)
RESULT = Result(DOCUMENT)
