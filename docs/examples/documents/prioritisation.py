"""The prioritisation round: September 2028, for the half-year to March 2029."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _toolkit.cells import Value, total, total_of_products, when
from _toolkit.form import Column, Document, Field, Fields, Result, Row, Sheet, Table, Text
from examples import case

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECTS = (*case.MANDATORY, *case.RANKED)
SCENARIOS = {
    "ranked": ("Scenario A", (case.WEB_SHOP, case.ROUTES, case.HANDHELDS, case.PRICING, case.LEDGER)),
    "binding": (
        "Scenario B",
        (case.WEB_SHOP, case.ROUTES, case.HANDHELDS, case.LEDGER, case.ROSTER, case.LORRIES),
    ),
    "all": ("Scenario C", case.RANKED),
}
"""What each scenario takes of the ranked projects; the mandatory one is in all of them."""


def _score(row: Row) -> Value:
    sheet = row.sheet
    parts = [row[mark] * sheet[f"weight_{mark}"] for mark in ("fit", "worth", "urgency", "risk")]
    return parts[0] + parts[1] + parts[2] + parts[3]


def _line(row: Row) -> Value:
    sheet = row.sheet
    below = when(row["so_far"] <= sheet["available"], "in the reserve", "below")
    return when(row["needs"] > 0, when(row["so_far"] <= sheet["to_plan"], "above", below), "")


def _needed(key: str) -> Callable[[Row], Value]:
    return lambda row: total_of_products(row.column(key), row.column("needs"))


def _load(key: str) -> Callable[[Sheet], Value]:
    return lambda sheet: sheet.totals("list")[key] / sheet["available"]


DOCUMENT = Document(
    id="prioritisation",
    title="Prioritisation round",
    when="Half-year from October 2028 to March 2029, decided on 19 September 2028",
    setting="The director’s first round. Twelve live and proposed projects want the same six integration developers. The executive committee chooses; the PMO lays out "
    "what each choice gives up.",
    wide=True,
    parts=(
        Fields(
            "The limit",
            (
                Field("Skill that is short, and the period", "Integration developers, October 2028 to March 2029"),
                Field("People", case.PEOPLE, "number", "people"),
                Field("Months", len(case.MONTHS), "number", "months"),
                Field(
                    "Person-months, before anything is taken off",
                    lambda sheet: sheet["people"] * sheet["months"],
                    "number",
                ),
                Field("Leave, training, sickness", case.ABSENT, "share", "absent", hint="From the last twelve months"),
                Field(
                    "Daily operations, of what is left",
                    case.OPERATIONS,
                    "share",
                    "operations",
                    hint="From recorded weeks, never from opinion",
                ),
                Field("Reserve for surprises", case.SURPRISES, "share", "surprises"),
                Field(
                    "Available, in person-months",
                    lambda sheet: sheet["people"] * sheet["months"] * (1 - sheet["absent"]) * (1 - sheet["operations"]),
                    "decimal",
                    "available",
                ),
                Field(
                    "To plan, in person-months",
                    lambda sheet: sheet["available"] * (1 - sheet["surprises"]),
                    "decimal",
                    "to_plan",
                ),
            ),
        ),
        Fields(
            "Weights, agreed before anybody scored",
            (
                Field("Fit with objectives", 0.35, "share", "weight_fit"),
                Field("Return", 0.25, "share", "weight_worth"),
                Field("Urgency", 0.20, "share", "weight_urgency"),
                Field("Risk (5 is low)", 0.20, "share", "weight_risk"),
                Field(
                    "Together, which must be 100%",
                    lambda sheet: (
                        sheet["weight_fit"] + sheet["weight_worth"] + sheet["weight_urgency"] + sheet["weight_risk"]
                    ),
                    "share",
                ),
            ),
        ),
        Table(
            "Scores, from 1 to 5",
            (
                Column("project", "Project", width=30),
                Column("fit", "Fit", "number"),
                Column("worth", "Return", "number"),
                Column("urgency", "Urgency", "number"),
                Column("risk", "Risk", "number"),
                Column("score", "Score", "score", _score),
                Column(
                    "equal",
                    "Equal weights",
                    "score",
                    lambda row: (row["fit"] + row["worth"] + row["urgency"] + row["risk"]) / 4,
                ),
            ),
            tuple((project.title, project.fit, project.worth, project.urgency, project.risk) for project in PROJECTS),
            name="scores",
        ),
        Table(
            "The list with its line: the mandatory one first, then by score (person-months)",
            (
                Column(
                    "project", "Project", formula=lambda row: row.sheet.row("scores", row.index)["project"], width=30
                ),
                Column("needs", "Needs", "decimal", total=total),
                Column("so_far", "Needed so far", "decimal", lambda row: row.before("so_far") + row["needs"]),
                Column("line", "Line", formula=_line, width=14),
                *(Column(key, title, "mark", overall=_needed(key)) for key, (title, _) in SCENARIOS.items()),
            ),
            tuple(
                (project.needs, *(float(project in (*case.MANDATORY, *chosen)) for _, chosen in SCENARIOS.values()))
                for project in PROJECTS
            ),
            name="list",
            total="Person-months",
        ),
        Fields(
            "Load on the available person-months",
            tuple(Field(title, _load(key), "share", f"load_{key}") for key, (title, _) in SCENARIOS.items()),
        ),
        Table(
            "What each scenario gives up",
            (
                Column("scenario", "Scenario", width=18),
                Column("keeps", "Keeps", width=34),
                Column("gives_up", "Gives up", width=44),
            ),
            (
                (
                    "A: as ranked",
                    "The five best scores, the pricing engine among them",
                    "Rostering: the payroll supplier’s contract ends on 31 March, and a bridge costs £64,000",
                ),
                (
                    "B: dates that bind",
                    "All three dates: web shop, ledger, payroll",
                    "Pricing engine until April; its return of about £20,000 a month comes six months later",
                ),
                ("C: all of them", "Peace in the committee until January", "Every date, without saying which"),
            ),
            blank=3,
        ),
        Table(
            "Decided",
            (
                Column("what", "What", width=40),
                Column("who", "Carried out by", width=20),
                Column("when", "By", width=14),
                Column("checked", "Still so after a quarter?", width=20),
            ),
            (
                ("Scenario B, dates that bind, six votes to one", "Director of the PMO", "1 Oct 2028", "Yes"),
                ("Loyalty app stopped; £250,000 released, exit £22,000", "Commercial director", "31 Oct 2028", "Yes"),
                (
                    "Supplier portal and data platform paused until April",
                    "Purchasing and IT directors",
                    "1 Oct 2028",
                    "Portal yes; two developers had drifted back to the data platform",
                ),
                ("Depot automation refused for this half-year", "Operations director", "At once", "Yes"),
            ),
            blank=5,
        ),
        Table(
            "Exceptions, published",
            (
                Column("what", "What", width=24),
                Column("reason", "Reason, signed by the executive who wants it", width=44),
                Column("displaces", "What it displaces", width=30),
            ),
            (
                (
                    "Electric lorries pilot",
                    "Chief executive: the grant of £90,000 lapses on 31 December",
                    "Half of the 2.5 person-months that were left to plan; the supplier portal starts two weeks later",
                ),
            ),
            blank=2,
        ),
        Text(
            "What we learned",
            (
                "The first capacity table, shown in July, counted maintenance twice and had to be withdrawn. This one takes the operations share from thirteen recorded weeks.",
            ),
            "What was wrong with the last round, and what this one does differently",
        ),
    ),
)
RESULT = Result(DOCUMENT)
