"""The half-page status: the trade web shop, October 2027."""

from __future__ import annotations

from _toolkit.form import Column, Document, Field, Fields, Table
from examples import case

DOCUMENT = Document(
    id="status",
    title="Half-page status",
    when="Trade web shop, 29 October 2027",
    setting="Two years before the story ends, the person is PMO manager under the IT director. The web shop has been reported amber for four months. The health check of September "
    "says otherwise, and the rule in force makes a forecast 10% above approval red.",
    parts=(
        Fields(
            "Status",
            (
                Field(
                    "Decision wanted",
                    "Choose on 16 November between three ways on: the paper is attached",
                    hint="What, from whom, by when; “none” is an answer",
                ),
                Field("Status", "Red", choices=("Green", "Amber", "Red")),
                Field("Status last month", "Amber", choices=("Green", "Amber", "Red")),
                Field(
                    "Forecast at completion",
                    f"£1,822,000; approved £{case.WEB_SHOP_APPROVED:,},000; last month £{case.WEB_SHOP_APPROVED:,},000",
                    hint="Now, approved, and last month",
                ),
                Field(
                    "Next usable result",
                    "First release to 200 trade accounts: 4 September 2028; approved 28 February",
                    hint="What somebody can use, and when; the approved date",
                ),
                Field(
                    "Why it moved",
                    "45% of the work is accepted; the plan says 62%. Prices for single customers have been built twice",
                    hint="One cause, with its figure",
                ),
                Field(
                    "Sponsor’s comment, in the sponsor’s words",
                    "“The team has a plan to catch up by January. I hold red for premature.”",
                    hint="A comment yes, a change no",
                ),
            ),
        ),
        Table(
            "Three largest risks, and what was done this month",
            (
                Column("risk", "Risk", width=34),
                Column("done", "Done since the last report", width=34),
                Column("owner", "Owner", width=18),
            ),
            (
                (
                    "Prices for single customers are settled a third time",
                    "Nothing: the decision has been open for 95 days",
                    "Commercial director",
                ),
                ("Two of three testers leave with their contract in December", "One extended to March", "IT director"),
                (
                    "Branches do not offer the shop at the counter",
                    "Five branches chosen for a first release",
                    "Operations director",
                ),
            ),
            blank=3,
        ),
    ),
)
