"""The change calendar: branch staff, January to June 2029."""

from __future__ import annotations

from _toolkit.cells import given, largest, total, total_where, when
from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text

MONTHS = (("Jan", 8), ("Feb", 8), ("Mar", 3), ("Apr", 3), ("May", 3), ("Jun", 6))
"""The ceiling of each month in hours a person: builders buy most from March to May."""

DOCUMENT = Document(
    id="change-calendar",
    title="Change calendar",
    when="Branch staff, January to June 2029, agreed on 11 December 2028",
    setting="Seven changes are to reach the same 1,240 people at counters and in yards. Each project has planned its own date with care. In March, when builders buy most, they ask together for 8.0 hours of everybody; the branches can spare 3.0.",
    parts=(
        Fields(
            "Who has to absorb it",
            (
                Field("People", "Counter and yard staff of 62 branches", hint="One group that several changes meet"),
                Field("How many", 1_240, "number", "people"),
                Field(
                    "Who set the ceiling",
                    "Branch directors, in October",
                    hint="Those who lead the people, from their own calendar",
                ),
            ),
        ),
        Table(
            "Changes",
            (
                Column("what", "Change", width=30),
                Column("hours", "Hours a person", "decimal", total=total),
                Column("first", "First planned", width=12),
                Column("agreed", "Agreed", width=12),
                Column("cost", "What the move costs, and who agreed", width=42),
            ),
            (
                ("Branch handhelds", 4, "Mar", "Jan", "Nothing: testing ended in December. Operations director"),
                ("Rostering", 3, "Mar", "Feb", "Nothing: the contract ends in March. People director"),
                ("Yard safety, refresher", 2, "Feb", "Feb", "Not moved: a duty"),
                ("Returns in the web shop", 1, "Mar", "Mar", "Not moved: customers wait for it"),
                ("Orders in the new ledger", 1.5, "Apr", "Apr", "Not moved: the financial year begins"),
                (
                    "Route planning in the last 31 branches",
                    2,
                    "Apr",
                    "Jun",
                    "About £20,000 of benefit, two months later. Operations director",
                ),
                ("New price labels", 1.5, "May", "May", "Not moved"),
            ),
            name="changes",
            total="All",
            blank=8,
        ),
        Table(
            "Months (hours a person)",
            (
                Column("month", "Month", width=30),
                Column("ceiling", "Ceiling", "decimal"),
                Column(
                    "first",
                    "As first planned",
                    "decimal",
                    lambda row: total_where(
                        row.sheet.column("changes", "first"), row["month"], row.sheet.column("changes", "hours")
                    ),
                ),
                Column(
                    "was",
                    "Was",
                    formula=lambda row: when(
                        given(row["month"]), when(row["first"] > row["ceiling"], "too much", "holds"), ""
                    ),
                    width=12,
                ),
                Column(
                    "agreed",
                    "As agreed",
                    "decimal",
                    lambda row: total_where(
                        row.sheet.column("changes", "agreed"), row["month"], row.sheet.column("changes", "hours")
                    ),
                ),
                Column(
                    "is",
                    "Is",
                    formula=lambda row: when(
                        given(row["month"]), when(row["agreed"] > row["ceiling"], "too much", "holds"), ""
                    ),
                    width=12,
                ),
            ),
            MONTHS,
            name="months",
        ),
        Fields(
            "Together",
            (
                Field(
                    "Hours asked of all",
                    lambda sheet: sheet.totals("changes")["hours"] * sheet["people"],
                    "number",
                    "all_hours",
                ),
                Field(
                    "Hours asked in the fullest month, as first planned",
                    lambda sheet: largest(sheet.column("months", "first")) * sheet["people"],
                    "number",
                    "fullest",
                ),
                Field(
                    "Hours asked in the fullest month, as agreed",
                    lambda sheet: largest(sheet.column("months", "agreed")) * sheet["people"],
                    "number",
                    "fullest_agreed",
                ),
            ),
        ),
        Text(
            "What happened",
            (
                "Four of six months went as agreed. In the second week of March the commercial director brought the price labels forward from May without asking, and March had 2.5 hours in place of 1.0: within the ceiling, by luck. Complaints at the counter rose all the same, as nobody had told the branches.",
                "Since then a change of date is published the same day. The next calendar begins with the branches’ own stocktaking, which this one had left out.",
            ),
            "Afterwards: which months went as agreed, who moved something unasked, what you left out",
        ),
    ),
)
RESULT = Result(DOCUMENT)
