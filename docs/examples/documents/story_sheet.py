"""The story sheet: January 2028."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Table, Text
from examples import case

DOCUMENT = Document(
    id="story-sheet",
    title="Story sheet",
    when="For the interview of 2 February 2028",
    setting="The chief executive advertises a PMO for the whole group, inside the house first. The PMO manager prepares six stories; this is the one of a contested decision and of a truth that cost her something.",
    parts=(
        Fields(
            "The story in six parts",
            (
                Field(
                    "Setting, with two numbers",
                    f"A builders’ merchant with {case.BRANCHES} branches. Its largest project, a web shop for £1,450,000, amber for four months",
                    hint="Where, how large, what was at stake",
                ),
                Field(
                    "What was contested",
                    "Whether it was red. My own manager supplied the team; the sponsor had promised February",
                    hint="Who wanted what, and why both could be right",
                ),
                Field(
                    "What I did",
                    "Checked what was accepted, not what was built: 45% of the work where 62% was planned. Told the project manager, then the sponsor, then the finance director. Saw seven members alone and changed the paper three times",
                    hint="In the first person; strike each “we” that hides you",
                ),
                Field(
                    "The decision, and whose",
                    "The committee took a smaller first release, five in favour, one against, on 16 November 2027",
                    hint="Who decided what, and when",
                ),
                Field(
                    "The result, with a number",
                    "Approved anew with £1,690,000 instead of a forecast of £1,822,000 or more; at the end of January within 1% of the new plan",
                    hint="With what is not known yet",
                ),
                Field(
                    "What I got wrong",
                    "I told my own manager a day after the finance director. He has read my papers line by line since. I now tell whoever stands behind me first",
                    hint="If it is missing, the panel will look for it",
                ),
            ),
        ),
        Fields(
            "Proof",
            (
                Field(
                    "Witness, who has read it",
                    "Finance director; operations director for the talks",
                    hint="Someone who gained, and someone who did not",
                ),
                Field(
                    "Paper that could lie on the table",
                    "Decision paper; minutes of 16 November, item 4",
                    hint="With names and amounts removed where they must be",
                ),
                Field("Arithmetic checked by", "A finance partner, 12 January 2028", hint="Not by you"),
                Field(
                    "What it proves",
                    "A contested decision won; an unwelcome truth put on record",
                    hint="Which of the nine proofs",
                ),
                Field("Minutes aloud", "2", hint="Time it"),
            ),
        ),
        Table(
            "The six stories",
            (
                Column("kind", "Kind", width=30, printed=True),
                Column("story", "Story", width=40),
                Column("weak", "Its weak spot", width=30),
            ),
            (
                ("A decision won against resistance", "The web shop’s smaller release", "The result is not in yet"),
                ("Something stopped", "The printed project handbook, after eleven editions", "Small"),
                (
                    "A benefit followed to its measure",
                    "Stock counts by scanner: 62% of the hours promised",
                    "One depot only",
                ),
                ("A service built or closed", "Decision requests: 51 days to 34", "Sponsors count differently"),
                (
                    "A person hired, developed or let go",
                    "An analyst who now runs the forecast",
                    "No hard case: say so before they ask",
                ),
                (
                    "A truth or a forecast that cost something",
                    "Red for the web shop; and my own budget, missed by 9%",
                    "Told in the wrong order",
                ),
            ),
        ),
        Text(
            "Asked in the interview, and how it went",
            (
                "Four of the six were asked. The panel stayed longest at the missing hard case, which I had named myself. The offer came on 9 February.",
            ),
            "Afterwards: which were asked, and which question you could not answer",
        ),
    ),
)
