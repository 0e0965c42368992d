"""The decision paper: the trade web shop, November 2027."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text

DOCUMENT = Document(
    id="decision-paper",
    title="Decision paper",
    when="Trade web shop, for the executive committee of 16 November 2027",
    setting="The health check found the web shop red. The PMO manager brings the question to the seven members of the executive committee, her own manager among them. Money is in thousands of pounds.",
    parts=(
        Fields(
            "On one page",
            (
                Field(
                    "Question",
                    "Which of three ways does the web shop go on?",
                    hint="One sentence that ends in a question mark",
                ),
                Field("Who decides", "Executive committee", hint="Who may; not who should know"),
                Field(
                    "Recommendation",
                    "The second: a smaller first release in September, prices for single customers later",
                    hint="Which option; “for discussion” is none",
                ),
                Field(
                    "Who disagrees, and why",
                    "The IT director: a smaller release means to integrate twice. The commercial director, unless the 40 largest accounts get their prices first",
                    hint="Names of posts, and their reason in words they would sign",
                ),
            ),
        ),
        Table(
            "Options (£ thousand, at today’s value)",
            (
                Column("option", "Option", width=30),
                Column("worth", "Benefits still to come", "number"),
                Column("cost", "Still to spend", "number"),
                Column("exit", "Cost of ending", "number"),
                Column(
                    "result", "Better or worse off by", "number", lambda row: row["worth"] - row["cost"] - row["exit"]
                ),
            ),
            (
                ("Go on as planned", 980, 1_191, 0),
                ("Smaller first release", 900, 680, 0),
                ("Stop", 0, 0, 85),
            ),
            name="options",
            blank=4,
        ),
        Table(
            "What each gives up",
            (
                Column("option", "Option", width=20),
                Column("gives_up", "Gives up", width=60),
            ),
            (
                (
                    "Go on as planned",
                    "Six months and £751,000 more than approved, with no date that anybody would sign",
                ),
                (
                    "Smaller first release",
                    "Prices for single customers until spring 2029, except for the 40 largest accounts; £240,000 more than approved",
                ),
                ("Stop", "The objective of trading online, for two years; £1,010,000 is spent in any case"),
            ),
            blank=3,
        ),
        Fields(
            "The cost of waiting",
            (
                Field(
                    "A month without a decision (£ thousand)",
                    62,
                    "number",
                    "month",
                    hint="What is paid meanwhile for work that may be thrown away",
                ),
                Field("Months already waited", 2, "number", "waited"),
                Field(
                    "Paid for waiting so far (£ thousand)",
                    lambda sheet: sheet["month"] * sheet["waited"],
                    "number",
                    "paid",
                ),
            ),
        ),
        Table(
            "Heard alone before the meeting",
            (
                Column("who", "Member", width=24),
                Column("before", "First", width=16, choices=("In favour", "Can live with it", "Against", "Not heard")),
                Column("changed", "What changed in the paper", width=36),
                Column(
                    "after",
                    "Before the meeting",
                    width=16,
                    choices=("In favour", "Can live with it", "Against", "Not heard"),
                ),
            ),
            (
                ("Chief executive", "In favour", "Nothing", "In favour"),
                ("Finance director", "In favour", "Cost of ending added", "In favour"),
                (
                    "Commercial director (sponsor)",
                    "Against",
                    "Prices for the 40 largest accounts stay in",
                    "Can live with it",
                ),
                ("Operations director", "Can live with it", "First release after the spring peak", "In favour"),
                ("Purchasing director", "In favour", "Nothing", "In favour"),
                ("People director", "Not heard", "Heard on 12 November", "In favour"),
                ("IT director", "Against", "Nothing: the objection stands in the paper", "Against"),
            ),
            blank=7,
        ),
        Text(
            "Decided",
            (
                "Taken on 16 November: the second option, five in favour, one who can live with it, one against. Approved anew with £1,690,000 and 4 September 2028. Owner: commercial director.",
                "Looked at again on 18 February 2028: it stands. No one has added a price rule since.",
            ),
            "The decision, its owner, its date; a quarter later, whether it stands",
        ),
    ),
)
RESULT = Result(DOCUMENT)
