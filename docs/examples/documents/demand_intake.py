"""The demand intake: the loyalty app, June 2027."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Table
from examples import case

DOCUMENT = Document(
    id="demand-intake",
    title="Demand intake",
    when="Loyalty app, 14 June 2027",
    setting="The commercial director wants an app that rewards small builders for buying often. The intake lets it through with one field open. Fifteen months later the project is stopped for want of what belongs in that field.",
    parts=(
        Fields(
            "The request",
            (
                Field(
                    "What is wanted, in one sentence",
                    "Small builders buy at least twice a week, because an app rewards them",
                    hint="The change in the business, not the tool",
                ),
                Field("Who wants it", "Commercial director", hint="One post that answers for it"),
                Field(
                    "Which objective, with its measure",
                    "Trade online: 11% of orders now, 25% by March 2031",
                    hint="From the strategy; “none” is an answer",
                ),
                Field(
                    "What happens if we do nothing", "12% of small accounts go quiet each year", hint="With a figure"
                ),
                Field(
                    "Cost, as a range",
                    f"£250,000 to £{case.LOYALTY_APPROVED},000",
                    hint="Two figures: a single one will be remembered",
                ),
                Field(
                    "Benefit a year, as a range",
                    "£40,000 to £90,000 of margin; one pilot in one region",
                    hint="Two figures and what they rest on",
                ),
                Field("Who owns the benefit", "To be named", hint="The post whose budget or measure will show it"),
                Field("Scarce skills, in person-months", "Integration developers: 3", hint="Ask those who lead them"),
                Field("A date that binds", "None", hint="A law or a contract, with its name; otherwise “none”"),
            ),
        ),
        Table(
            "Pre-check by the PMO, within five working days",
            (
                Column("question", "Question", width=36, printed=True),
                Column("answer", "Answer", width=12, choices=("Yes", "No")),
                Column("note", "Note", width=36),
            ),
            (
                ("Does it serve an objective in force?", "Yes", "Weakly: rewards are not orders online"),
                ("Is anything like it running or refused?", "No", "Checked against the register of 22"),
                ("Is the smallest version described?", "Yes", "One region, 900 accounts"),
                ("Is the owner of the benefit named?", "No", "Let through until gate 1, at the sponsor’s request"),
                ("Do those who lead the scarce skill know of it?", "Yes", "Not before February 2028"),
            ),
        ),
        Fields(
            "Way on",
            (
                Field(
                    "Answer",
                    "To gate 1, with one condition",
                    choices=("Refused", "Back to the sender", "To gate 1", "To the round"),
                    hint="Which way, and on which condition",
                ),
                Field("Days from request to answer", "4", hint="Working days from the complete request"),
                Field(
                    "What became of it",
                    f"Approved in February 2028 with £{case.LOYALTY_APPROVED},000, still without an owner; stopped in September 2028 with £{case.LOYALTY_SPENT},000 spent",
                    hint="Filled in later: what you learn from your own intake",
                ),
            ),
        ),
    ),
)
