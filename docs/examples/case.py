"""The illustrative organisation that the toolkit's documents follow: what several of them state.

A builders' merchant with 62 branches, from May 2027 to October 2029. All of it is invented. People are named by their
posts. Money is in thousands of pounds where nothing else is said. What only one document states stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NAME = "Illustrative builders’ merchant"
BRANCHES = 62
STAFF = 1_900
MANAGERS = 11
"""Project managers, none of whom reports to the PMO."""
SPONSORS = 7

SKILL = "integration developers"
PEOPLE = 6
MONTHS = ("Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
"""The half-year of the first prioritisation round, October 2028 to March 2029."""
ABSENT, OPERATIONS, SURPRISES = 0.14, 0.30, 0.10
"""Shares of the developers' time: leave, training and sickness; then daily operations; then a reserve."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project as the round of September 2028 saw it.

    Scores run from 1 to 5 (for risk, 5 is low). ``needs`` are the person-months of the scarce skill in the six months
    of the round, ``money`` what it would spend in them.
    """

    title: str
    sponsor: str
    state: Literal["live", "proposed"]
    fit: int
    worth: int
    urgency: int
    risk: int
    needs: float
    money: int


WEB_SHOP = Project("Trade web shop", "Commercial director", "live", 5, 4, 5, 3, 2.0, 180)
ROUTES = Project("Route planning", "Operations director", "proposed", 5, 4, 3, 4, 4.5, 420)
HANDHELDS = Project("Branch handhelds", "Operations director", "live", 4, 4, 3, 4, 2.5, 210)
PRICING = Project("Pricing engine", "Commercial director", "proposed", 4, 5, 3, 2, 3.0, 240)
LEDGER = Project("Finance ledger", "Finance director", "live", 3, 3, 5, 3, 5.0, 460)
ROSTER = Project("Rostering and payroll", "People director", "live", 3, 3, 4, 3, 2.0, 190)
DEPOT = Project("Timber depot automation", "Operations director", "proposed", 4, 3, 2, 2, 3.5, 900)
SUPPLIERS = Project("Supplier portal", "Purchasing director", "live", 3, 3, 2, 3, 3.0, 150)
LORRIES = Project("Electric lorries pilot", "Operations director", "proposed", 3, 1, 3, 4, 0.5, 160)
DATA = Project("Data platform", "IT director", "live", 3, 2, 2, 3, 4.0, 300)
LOYALTY = Project("Loyalty app", "Commercial director", "live", 2, 2, 2, 2, 3.0, 250)
YARDS = Project("Yard safety", "Operations director", "live", 4, 2, 5, 4, 1.0, 220)

MANDATORY = (YARDS,)
RANKED = (WEB_SHOP, ROUTES, HANDHELDS, PRICING, LEDGER, ROSTER, DEPOT, SUPPLIERS, LORRIES, DATA, LOYALTY)
"""In the order of their scores, which a test holds."""

WEB_SHOP_APPROVED = 1_450
WEB_SHOP_REBASED = 1_690
WEB_SHOP_OUTTURN = 1_742

LOYALTY_APPROVED = 390
LOYALTY_SPENT = 140
LOYALTY_EXIT = 22

PMO_BUDGET = 438
PMO_COST = 446
"""Of the year from April 2028 to March 2029."""

DAYS_TO_DECISION = (34, 20, 22)
"""Median days from a complete request to the decision: before, wanted by, and reached in March 2029."""
LIVE = (26, 20)
"""Live projects on the corrected list of July 2028, and in March 2029."""
