"""The gate sheet: route planning, September 2028."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Table, Text, shown
from examples.documents import business_case

BUDGET_CUT = 45
"""What the operations director signed in the end (£ thousand a year), in place of the benefit in time."""


def net_value_after() -> float:
    """Return the net present value with the signed sum, from the second year on, in place of the benefit in time."""
    case = business_case.RESULT
    in_time = case["again"] * case["each"] * case["avoided"] / 1000
    first = in_time * case["first"] / (1 + case["rate"])
    later = case["net_value"] - case["cash_only"] - first
    return case["cash_only"] + later * BUDGET_CUT / in_time


RESULT = business_case.RESULT

DOCUMENT = Document(
    id="gate-sheet",
    title="Gate sheet",
    when="Route planning, gate 2, 12 September 2028",
    setting="The first gate under the new mandate. The operations director asks for £660,000. He was the director’s mentor until March, which the sheet says.",
    parts=(
        Fields(
            "The gate",
            (
                Field(
                    "Asked for",
                    "£660,000 to buy and introduce the software in all branches",
                    hint="What is released by a yes",
                ),
                Field(
                    "Who decides",
                    "Finance director and commercial director; the PMO advises",
                    hint="Deciding and advising are two things",
                ),
                Field(
                    "Interests declared",
                    "The director of the PMO was mentored by the sponsor until March 2028",
                    hint="By those who advise, too",
                ),
                Field(
                    "Seen beforehand by",
                    "Sponsor and project manager, 6 September",
                    hint="Nobody reads it first in the meeting",
                ),
            ),
        ),
        Table(
            "Criteria, published beforehand",
            (
                Column("criterion", "Criterion", width=34),
                Column("threshold", "Threshold", width=20),
                Column("found", "Found", width=28),
                Column("met", "Met?", width=8, choices=("Yes", "No")),
            ),
            (
                ("Fit with objectives", "At least 3 of 5", "5", "Yes"),
                ("Net present value (£ thousand)", "Above 0", shown(RESULT["net_value"], "decimal"), "Yes"),
                (
                    "The same without benefits in time (£ thousand)",
                    "Above 0, or a budget falls",
                    f"{shown(RESULT['cash_only'], 'decimal')}; no budget named",
                    "No",
                ),
                ("Risk exposure", "Below 15% of the outlay", "£79,000 of £660,000, 12%", "Yes"),
                ("Benefit owner", "Named, not the project manager", "Operations director", "Yes"),
                ("Scarce people", "Confirmed by their heads", "4.5 person-months, if the round agrees", "Yes"),
            ),
            blank=6,
        ),
        Fields(
            "Outcome",
            (
                Field(
                    "Advice of the PMO",
                    "Hold until 31 October",
                    choices=("Go", "Hold", "Back to the stage before", "Stop"),
                    hint="One of four words, and until when",
                ),
                Field("Decided", "Hold, both votes", hint="And where it differs from the advice, why"),
                Field(
                    "What has to be true",
                    "The operations director names the budget that falls, and by which sum",
                    hint="One condition that a stranger could check",
                ),
                Field(
                    "What the money does meanwhile",
                    "£120,000 of this year’s share goes to yard safety, three months sooner",
                    hint="A hold frees something",
                ),
            ),
        ),
        Text(
            "Looked at again",
            (
                f"31 October 2028: agency drivers’ hours fall by £{BUDGET_CUT},000 a year from October 2029, signed. With that, from the second year on, in place of the benefit in time the net present value is {shown(net_value_after(), 'decimal')} (£ thousand), lower than the case said and all of it in cash. Go.",
                "Cost of the hold: seven weeks, in which two of four trial branches went back to planning by hand.",
            ),
            "On the day named: whether the condition is met, and what the waiting cost",
        ),
    ),
)
