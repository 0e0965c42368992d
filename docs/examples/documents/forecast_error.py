"""The forecast-error log: the year from April 2028 to March 2029."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _toolkit.cells import Value, count_below_where, count_of, sizes_where, total, total_where, when
from _toolkit.form import Column, Document, Result, Row, Table, Text
from examples import case

if TYPE_CHECKING:
    from collections.abc import Callable

QUARTERS = ("Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar")
LOG = (
    (QUARTERS[0], case.WEB_SHOP, 210, 251),
    (QUARTERS[0], case.LEDGER, 180, 142),
    (QUARTERS[0], case.HANDHELDS, 90, 71),
    (QUARTERS[0], case.ROSTER, 60, 52),
    (QUARTERS[0], case.YARDS, 70, 77),
    (QUARTERS[1], case.WEB_SHOP, 190, 219),
    (QUARTERS[1], case.LEDGER, 200, 171),
    (QUARTERS[1], case.HANDHELDS, 100, 88),
    (QUARTERS[1], case.ROSTER, 80, 74),
    (QUARTERS[1], case.YARDS, 80, 76),
    (QUARTERS[2], case.WEB_SHOP, 60, 66),
    (QUARTERS[2], case.LEDGER, 220, 198),
    (QUARTERS[2], case.HANDHELDS, 110, 104),
    (QUARTERS[2], case.ROSTER, 90, 85),
    (QUARTERS[2], case.YARDS, 90, 99),
    (QUARTERS[2], case.ROUTES, 120, 108),
    (QUARTERS[3], case.LEDGER, 230, 209),
    (QUARTERS[3], case.HANDHELDS, 90, 93),
    (QUARTERS[3], case.ROSTER, 100, 96),
    (QUARTERS[3], case.YARDS, 60, 61),
    (QUARTERS[3], case.ROUTES, 300, 262),
)
"""Quarter, project, what its manager forecast on the quarter's fourth working day, and what the ledger had at its end."""
PROJECTS = (case.WEB_SHOP, case.LEDGER, case.HANDHELDS, case.ROSTER, case.YARDS, case.ROUTES)


def _where(mark: str, key: str, column: str) -> Callable[[Row], Value]:
    return lambda row: total_where(row.sheet.column("log", mark), row[key], row.sheet.column("log", column))


def _verdict(row: Row) -> Value:
    same = when(row["below"] >= row["quarters"], "always below", when(row["below"] <= 0, "always above", ""))
    return when(row["quarters"] >= 3, same, "")


DOCUMENT = Document(
    id="forecast-error",
    title="Forecast-error log",
    when="April 2028 to March 2029",
    setting="On the fourth working day of each quarter every project manager says what the quarter will cost; at its end the ledger has the answer. Six projects stand here, in thousands of pounds. The mandate wants an error below 10%.",
    parts=(
        Table(
            "Log (£ thousand)",
            (
                Column("quarter", "Quarter", width=16),
                Column("project", "Project", width=26),
                Column("forecast", "Forecast", "number", total=total),
                Column("outturn", "Outturn", "number", total=total),
                Column("difference", "Difference", "number", lambda row: row["outturn"] - row["forecast"], total=total),
            ),
            tuple((quarter, project.title, forecast, outturn) for quarter, project, forecast, outturn in LOG),
            name="log",
            total="Year",
            blank=24,
        ),
        Table(
            "Error, quarter by quarter",
            (
                Column("quarter", "Quarter", width=16),
                Column("forecast", "Forecast", "number", _where("quarter", "quarter", "forecast")),
                Column("net", "Sum of differences", "number", _where("quarter", "quarter", "difference"), width=14),
                Column(
                    "sizes",
                    "The same without signs",
                    "number",
                    lambda row: sizes_where(
                        row.sheet.column("log", "quarter"), row["quarter"], row.sheet.column("log", "difference")
                    ),
                    width=14,
                ),
                Column("net_error", "Net error", "rate", lambda row: row["net"] / row["forecast"]),
                Column("gross_error", "Gross error", "rate", lambda row: row["sizes"] / row["forecast"]),
            ),
            tuple((quarter,) for quarter in QUARTERS),
            name="quarters",
        ),
        Table(
            "Bias, project by project",
            (
                Column("project", "Project", width=26),
                Column(
                    "quarters",
                    "Quarters",
                    "number",
                    lambda row: count_of(row.sheet.column("log", "project"), row["project"]),
                ),
                Column(
                    "below",
                    "Spent less than said",
                    "number",
                    lambda row: count_below_where(
                        row.sheet.column("log", "project"), row["project"], row.sheet.column("log", "difference")
                    ),
                ),
                Column("sum", "Sum of differences", "number", _where("project", "project", "difference")),
                Column("verdict", "In three quarters or more", formula=_verdict, width=18),
            ),
            tuple((project.title,) for project in PROJECTS),
            name="bias",
            blank=8,
        ),
        Text(
            "What we made of it",
            (
                "The net error would have pleased finance from the start, since misses on both sides cancel out. The gross error fell below the 10% that the mandate asks for in the third quarter.",
                "The ledger project spent less than it said four times out of four: its supplier bills late. Since January its forecast uses accepted work instead of the contract’s plan. Rostering is as one-sided, with small sums; its manager was shown the line and smiled.",
                "Not mended: route planning missed its second forecast by more than its first. Two quarters prove nothing yet.",
            ),
            "Which bias you found, what was changed about how the figure is made, what is not mended",
        ),
    ),
)
RESULT = Result(DOCUMENT)
