"""The mentoring agreement: May 2027."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Table, Text

DOCUMENT = Document(
    id="mentoring-agreement",
    title="Mentoring agreement",
    when="PMO manager and operations director, 10 May 2027",
    setting="The person is PMO manager under the IT director, with two staff, and wants to learn how executives decide. She asks the operations director, who runs the branches and is not in her line.",
    parts=(
        Fields(
            "What we agree",
            (
                Field(
                    "Mentor",
                    "Operations director",
                    hint="Somebody who sits where you want to have influence, and not your own manager",
                ),
                Field("Asked by", "PMO manager", hint="You"),
                Field(
                    "Purpose",
                    "To win one decision from the executive committee by May 2028, and to know why it was won",
                    hint="One thing that you will have done by the end, so that both can see it",
                ),
                Field(
                    "How often, how long",
                    "Six talks of 50 minutes, every second month; the first on 24 May",
                    hint="A number, not “regularly”",
                ),
                Field(
                    "What I bring each time",
                    "One written question and half a page: what I tried since the last talk, and what came of it",
                    hint="What the other can expect of you",
                ),
                Field(
                    "What you bring", "Your view, and one thing you got wrong in a like case", hint="What you ask for"
                ),
                Field(
                    "In confidence",
                    "All of it; neither speaks of it to the IT director without the other",
                    hint="What stays between you, and what may not",
                ),
                Field(
                    "Where it ends early",
                    "If I come to judge your projects, or if either says so without a reason",
                    hint="Write it now: it is awkward later",
                ),
            ),
        ),
        Table(
            "The talks",
            (
                Column("day", "Day", width=12),
                Column("question", "My question", width=34),
                Column("tried", "What I then tried", width=34),
                Column("came", "What came of it", width=30),
            ),
            (
                (
                    "24 May 2027",
                    "How do you know before a meeting how it will end?",
                    "Saw two members alone before the June committee",
                    "One changed a condition; the paper passed",
                ),
                (
                    "19 Jul 2027",
                    "Why did my paper on reporting fail?",
                    "Asked three readers what they had decided by it",
                    "None had; I withdrew it",
                ),
                (
                    "20 Sep 2027",
                    "How do I tell a sponsor that his project is red?",
                    "Told him alone, four days before the health check went out",
                    "He was angry for a day and came back with one fact",
                ),
                (
                    "15 Nov 2027",
                    "Who loses by the web shop paper?",
                    "Moved two lines into the recommendation",
                    "“Against” became “can live with it”",
                ),
                ("17 Jan 2028", "Which of my stories would you believe?", "Struck two of eight", "The story sheet"),
                (
                    "14 Mar 2028",
                    "What will you expect of me as director?",
                    "Ended the agreement, as written",
                    "From April I judge your projects",
                ),
            ),
        ),
        Text(
            "What it was worth",
            (
                "Six talks, five of them with something tried in between. The decision was won on 16 November 2027. One attempt failed: the paper on reporting.",
            ),
            "At the end: what was agreed, what came of it, what did not",
        ),
    ),
)
