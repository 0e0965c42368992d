"""The shared-risk sheet: October 2028."""

from __future__ import annotations

from _toolkit.cells import total, when
from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text

DOCUMENT = Document(
    id="shared-risk",
    title="Shared-risk sheet",
    when="Branch system, 24 October 2028",
    setting="Four projects list the same risk in their own registers: the supplier of the branch system may end the interface they all use. Each holds its expected value, and together they seem covered. Money is in thousands of pounds.",
    parts=(
        Fields(
            "The common cause",
            (
                Field(
                    "What may happen",
                    "The supplier ends the old interface in 2029",
                    hint="One event; if it comes, it comes for all",
                ),
                Field(
                    "Found in",
                    "The registers of four projects, in four wordings",
                    hint="How you noticed that it is one",
                ),
                Field("Chance within twelve months", 0.25, "share", "chance"),
                Field("Limit for one cause, set by the committee (£ thousand)", 300, "number", "limit"),
            ),
        ),
        Table(
            "Projects (£ thousand)",
            (
                Column("project", "Project", width=30),
                Column("effect", "Cost if it happens", "number", total=total),
                Column("held", "Held for it", "decimal", total=total),
                Column(
                    "expected", "Chance × cost", "decimal", lambda row: row["effect"] * row.sheet["chance"], total=total
                ),
                Column("short", "Short if it happens", "decimal", lambda row: row["effect"] - row["held"], total=total),
            ),
            (
                ("Trade web shop", 140, 35),
                ("Route planning", 120, 30),
                ("Branch handhelds", 90, 22.5),
                ("Rostering and payroll", 60, 15),
            ),
            name="projects",
            total="All at once",
            blank=5,
        ),
        Fields(
            "What the registers could not show",
            (
                Field(
                    "Lost on the one day (£ thousand)",
                    lambda sheet: sheet.totals("projects")["effect"],
                    "number",
                    "lost",
                ),
                Field(
                    "Against the limit",
                    lambda sheet: when(
                        sheet["limit"] > 0,
                        when(sheet["lost"] > sheet["limit"], "above: executives decide", "within"),
                        "",
                    ),
                    "text",
                ),
                Field(
                    "Cost of a bridge to the new interface (£ thousand)",
                    70,
                    "number",
                    "bridge",
                    form="Cost of a measure against it (£ thousand)",
                ),
                Field("Chance that remains with it", 0.05, "share", "left"),
                Field(
                    "Cost of the bridge and what is still expected (£ thousand)",
                    lambda sheet: sheet["bridge"] + sheet["left"] * sheet["lost"],
                    "decimal",
                    "with_bridge",
                    form="Cost of the measure and what is still expected (£ thousand)",
                ),
                Field(
                    "Expected without it (£ thousand)",
                    lambda sheet: sheet["chance"] * sheet["lost"],
                    "decimal",
                    "without",
                ),
                Field(
                    "Money that the projects can give back (£ thousand)",
                    lambda sheet: sheet.totals("projects")["held"] - sheet["bridge"],
                    "decimal",
                    "back",
                ),
            ),
        ),
        Table(
            "Ways to take it",
            (
                Column("way", "Way", width=26),
                Column("costs", "What it costs", width=34),
                Column("leaves", "What it leaves", width=34),
            ),
            (
                (
                    "Build the bridge now",
                    "£70,000, from what the four hold",
                    "One chance in twenty, for the same £410,000",
                ),
                (
                    "Stagger the four go-lives",
                    "Four months for two of them",
                    "At most two hit at once: £260,000, within the limit",
                ),
                ("Accept it, by name", "Nothing today", "The finance director answers for £410,000"),
            ),
            blank=3,
        ),
        Text(
            "Decided, and what came of it",
            (
                "31 October 2028: the bridge, owner IT director, ready in February 2029. In May 2029 the supplier announced the end of the interface for December. All four projects run over the bridge.",
                "What we missed: a fifth project, the supplier portal, uses the same interface. It was paused and therefore not asked.",
            ),
            "Who decided what, who owns it, and later: what came true",
        ),
    ),
)
RESULT = Result(DOCUMENT)
