"""The benefit profile and register: October 2029."""

from __future__ import annotations

from _toolkit.cells import total
from _toolkit.form import Column, Document, Field, Fields, Result, Table, Text
from examples import case
from examples.documents import gate_sheet

DOCUMENT = Document(
    id="benefits",
    title="Benefit profile and register",
    when="Measured in September 2029",
    setting="The web shop has been live for twelve months. Its profile was written in May 2028, before the first release; today it is filled in. The register adds up what all finished projects promised and brought.",
    parts=(
        Fields(
            "Profile",
            (
                Field(
                    "Benefit",
                    "Orders no longer typed in by the order desk",
                    hint="What becomes less or more, and for whom",
                ),
                Field(
                    "Owner",
                    "Commercial director",
                    hint="The post whose budget or measure shows it; never the project manager",
                ),
                Field(
                    "How it is measured",
                    "Share of trade orders placed online, mean of the month",
                    hint="So that two people get the same figure",
                ),
                Field("Before", 0.11, "rate", "before"),
                Field("Target, twelve months after going live", 0.21, "rate", "target"),
                Field("Measured", 0.174, "rate", "measured"),
                Field(
                    "Realised",
                    lambda sheet: (sheet["measured"] - sheet["before"]) / (sheet["target"] - sheet["before"]),
                    "share",
                    "realised",
                ),
                Field("Cases a year, here orders", 620_000, "number", "cases", form="Cases a year"),
                Field("Worth of one case, in pounds", 3.10, "score", "worth"),
                Field(
                    "Promised a year, in pounds",
                    lambda sheet: (sheet["target"] - sheet["before"]) * sheet["cases"] * sheet["worth"],
                    "money",
                    "promised",
                ),
                Field(
                    "Brought a year, in pounds",
                    lambda sheet: (sheet["measured"] - sheet["before"]) * sheet["cases"] * sheet["worth"],
                    "money",
                    "brought",
                ),
                Field(
                    "Of this in cash: whose budget fell, by how much",
                    93_000,
                    "money",
                    "cash",
                    hint="With the month in which it fell",
                ),
                Field(
                    "Where the cash shows",
                    "Order desk: three posts of £31,000, not filled again from July 2029",
                    hint="A line of a budget",
                ),
                Field(
                    "What did not come, and why",
                    "Small builders still ring: prices for single customers came only in May",
                    hint="The cause, without excuse",
                ),
                Field(
                    "What got worse",
                    "Returns rose from 2.1% to 2.9% of orders; £18,000 a year, not taken off above",
                    hint="The dis-benefit",
                ),
            ),
        ),
        Table(
            "Register (£ thousand a year)",
            (
                Column("benefit", "Benefit", width=30),
                Column("owner", "Owner", width=20),
                Column("promised", "Promised", "number", total=total),
                Column("brought", "Brought", "number", total=total),
                Column("cash", "Of it in cash", "number", total=total),
                Column(
                    "share",
                    "Realised",
                    "share",
                    lambda row: row["brought"] / row["promised"],
                    overall=lambda row: row["brought"] / row["promised"],
                ),
            ),
            (
                ("Web shop: orders online", "Commercial director", 192, 123, 93),
                ("Handhelds: fewer wrong picks", "Operations director", 110, 84, 0),
                ("Rostering: less overtime", "People director", 140, 119, 119),
                (
                    "Route planning, after four months in all branches",
                    "Operations director",
                    240 + gate_sheet.BUDGET_CUT,
                    171,
                    150,
                ),
                ("Loyalty app: stopped", "None", 60, 0, 0),
            ),
            name="register",
            total="All",
            blank=10,
        ),
        Table(
            "Corrected before it was added up",
            (
                Column("what", "What", width=44),
                Column("amount", "£ thousand", "number"),
                Column("how", "How", width=36),
            ),
            (
                (
                    "Two posts of the order desk, claimed by the web shop and by rostering",
                    62,
                    "Counted once, with the web shop",
                ),
                (
                    "Finance ledger: month-end closed in six days instead of nine",
                    0,
                    "Worth having; no budget falls, so it has no sum",
                ),
                (
                    "Second deliveries avoided: 27% where 40% were promised",
                    0,
                    "Only the signed £45,000 of drivers’ hours count, from October",
                ),
            ),
            blank=4,
        ),
        Fields(
            "What the register says",
            (
                Field(
                    "Promised a year (£ thousand)",
                    lambda sheet: sheet.totals("register")["promised"],
                    "number",
                    "all_promised",
                ),
                Field(
                    "Brought, of what was promised",
                    lambda sheet: sheet.totals("register")["share"],
                    "share",
                    "all_realised",
                ),
                Field(
                    "In cash, of what was promised",
                    lambda sheet: sheet.totals("register")["cash"] / sheet.totals("register")["promised"],
                    "share",
                    "all_cash",
                ),
            ),
        ),
        Text(
            "Reported to the committee",
            (
                f"“Of what was promised, 63% came, and 46% came as money. The web shop cost £{case.WEB_SHOP_OUTTURN:,},000, where £{case.WEB_SHOP_APPROVED:,},000 were approved first, and brings 64% of its benefit. Measured again in March 2030.”",
            ),
            "Three sentences that finance would sign",
        ),
    ),
)
RESULT = Result(DOCUMENT)
