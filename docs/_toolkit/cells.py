"""Numbers that know the formula by which a spreadsheet gets them, so that page, paper and workbook agree.

A document says ``row["outturn"] - row["forecast"]``; the result is the difference, and ``C5-B5`` as well. An empty cell
counts as 0, as in a spreadsheet. What cannot be said (a share of nothing) is None, and shown as nothing.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ATOM, PRODUCT, SUM, RELATION = 3, 2, 1, 0
"""How firmly the parts of a formula hang together."""


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """What stands in a cell: a number or a word, and the text of the formula that makes it.

    ``fragile`` marks a formula that may fail in an empty form, as a division does; ``unsure`` names the cells it asks
    that may be empty for that reason.
    """

    now: float | str | None
    formula: str
    rank: int = ATOM
    fragile: bool = False
    unsure: tuple[str, ...] = ()

    @property
    def number(self) -> float:
        """The number; what is no number counts as 0."""
        return self.now if isinstance(self.now, int | float) else 0

    def within(self, rank: int) -> str:
        """Return the formula as a part of another one, in brackets where it needs them."""
        return self.formula if self.rank >= rank else f"({self.formula})"

    def __add__(self, other: Value | float) -> Value:
        return _joined(self, "+", other, SUM, lambda a, b: a + b)

    def __radd__(self, other: float) -> Value:
        return value(other) + self

    def __sub__(self, other: Value | float) -> Value:
        return _joined(self, "-", other, SUM, lambda a, b: a - b)

    def __rsub__(self, other: float) -> Value:
        return value(other) - self

    def __mul__(self, other: Value | float) -> Value:
        return _joined(self, "*", other, PRODUCT, lambda a, b: a * b)

    def __rmul__(self, other: float) -> Value:
        return value(other) * self

    def __truediv__(self, other: Value | float) -> Value:
        return _joined(self, "/", other, PRODUCT, lambda a, b: a / b, fragile=True)

    def __rtruediv__(self, other: float) -> Value:
        return value(other) / self

    def __gt__(self, other: Value | float) -> Value:
        return _joined(self, ">", other, RELATION, lambda a, b: a > b)

    def __lt__(self, other: Value | float) -> Value:
        return _joined(self, "<", other, RELATION, lambda a, b: a < b)

    def __ge__(self, other: Value | float) -> Value:
        return _joined(self, ">=", other, RELATION, lambda a, b: a >= b)

    def __le__(self, other: Value | float) -> Value:
        return _joined(self, "<=", other, RELATION, lambda a, b: a <= b)


@dataclass(frozen=True, slots=True)
class Range:
    """Cells that lie side by side, or one below the other."""

    cells: tuple[Value, ...]
    formula: str

    @property
    def numbers(self) -> list[float]:
        """Those that are numbers."""
        return [cell.now for cell in self.cells if isinstance(cell.now, int | float)]

    def after(self, count: int) -> Range:
        """Return the range without its first cells."""
        cells = self.cells[count:]
        return Range(cells, f"{absolute(cells[0].formula)}:{absolute(cells[-1].formula)}")


def absolute(place: str) -> str:
    """Return the name of a cell as one that does not move when a formula is copied."""
    return f"${place[0]}${place[1:]}"


def value(number: float | str | Value) -> Value:
    """Return a constant as a part of a formula."""
    if isinstance(number, Value):
        return number
    return Value(number, f'"{number}"' if isinstance(number, str) else f"{number:g}")


def _joined(
    left: Value,
    sign: str,
    other: Value | float,
    rank: int,
    make: Callable[[float, float], float],
    fragile: bool = False,
) -> Value:
    right = value(other)
    strict = rank + 1 if sign in "-/" or rank == RELATION else rank
    text = f"{left.within(max(rank, SUM))}{sign}{right.within(strict)}"
    lost = left.now is None or right.now is None
    try:
        result = None if lost else make(left.number, right.number)
    except ZeroDivisionError:
        result = None
    loose = fragile or left.fragile or right.fragile
    return Value(result, text, rank, loose, left.unsure + right.unsure)


def _called(name: str, result: float | str | None, *arguments: Value | Range, fragile: bool = False) -> Value:
    loose = fragile or any(isinstance(argument, Value) and argument.fragile for argument in arguments)
    return Value(result, f"{name}({','.join(argument.formula for argument in arguments)})", fragile=loose)


def _sizes(cells: Range, mark: str = "", chosen: tuple[Value, ...] | None = None) -> Value:
    """Return the sum of numbers without their signs, of all or of the chosen ones."""
    result = sum(abs(cell.number) for cell in (cells.cells if chosen is None else chosen))
    loose = any(cell.fragile for cell in cells.cells)
    return Value(result, f"SUMPRODUCT({mark}ABS({cells.formula}))", fragile=loose)


def total(cells: Range) -> Value:
    """Return the sum of some cells."""
    return _called("SUM", sum(cells.numbers), cells)


def total_of_sizes(cells: Range) -> Value:
    """Return the sum of the numbers, each without its sign."""
    return _sizes(cells)


def total_of_products(first: Range, second: Range) -> Value:
    """Return the sum of the products of two ranges, pair by pair."""
    products = (one.number * other.number for one, other in zip(first.cells, second.cells, strict=True))
    return _called("SUMPRODUCT", sum(products), first, second)


def total_where(where: Range, word: Value | str, cells: Range) -> Value:
    """Return the sum of those cells beside which a word stands."""
    wanted = value(word)
    found = (cell.number for mark, cell in zip(where.cells, cells.cells, strict=True) if _same(mark, wanted))
    return _called("SUMIF", sum(found), where, wanted, cells)


def sizes_where(where: Range, word: Value | str, cells: Range) -> Value:
    """Return the sum of those numbers beside which a word stands, each without its sign."""
    wanted = value(word)
    found = tuple(cell for mark, cell in zip(where.cells, cells.cells, strict=True) if _same(mark, wanted))
    return _sizes(cells, f"({where.formula}={wanted.formula})*", found)


def count_of(cells: Range, word: Value | str) -> Value:
    """Return in how many cells a word stands."""
    wanted = value(word)
    return _called("COUNTIF", sum(_same(cell, wanted) for cell in cells.cells), cells, wanted)


def count_below(cells: Range) -> Value:
    """Return how many numbers are below 0."""
    return Value(sum(number < 0 for number in cells.numbers), f'COUNTIF({cells.formula},"<0")')


def count_below_where(where: Range, word: Value | str, cells: Range) -> Value:
    """Return how many numbers beside which a word stands are below 0."""
    wanted = value(word)
    found = (cell.number < 0 for mark, cell in zip(where.cells, cells.cells, strict=True) if _same(mark, wanted))
    return Value(sum(found), f"SUMPRODUCT(({where.formula}={wanted.formula})*({cells.formula}<0))")


def largest(cells: Range) -> Value:
    """Return the largest number."""
    return _called("MAX", max(cells.numbers, default=0), cells)


def middle(cells: Range) -> Value:
    """Return the median."""
    return _called("MEDIAN", statistics.median(cells.numbers) if cells.numbers else None, cells, fragile=True)


def when(condition: Value, yes: Value | float | str, no: Value | float | str) -> Value:
    """Return one of two things; where it cannot be said which, neither."""
    first, second = value(yes), value(no)
    chosen = None if condition.now is None else (first if condition.now else second).now
    text = f"IF({condition.formula},{first.formula},{second.formula})"
    for cell in dict.fromkeys(condition.unsure):  # to a spreadsheet, words are more than any number
        text = f'IF({cell}="","",{text})'
    return Value(chosen, text, fragile=first.fragile or second.fragile)


def given(cell: Value) -> Value:
    """Tell whether words have been filled in."""
    return Value(bool(cell.now), f'{cell.formula}<>""', RELATION)


def present_value(rate: Value, cells: Range) -> Value:
    """Return what sums at the ends of the coming years are worth today."""
    worth = sum(number / (1 + rate.number) ** year for year, number in enumerate(cells.numbers, 1))
    return _called("NPV", worth if cells.numbers else None, rate, cells, fragile=True)


def internal_rate(cells: Range) -> Value:
    """Return the rate at which sums, the first of them today, are worth nothing together."""
    flows = cells.numbers
    low, high = -0.9, 10.0

    def worth(rate: float) -> float:
        return sum(flow / (1 + rate) ** year for year, flow in enumerate(flows))

    found = None
    if flows and worth(low) > 0 > worth(high):
        for _ in range(100):
            found = (low + high) / 2
            low, high = (found, high) if worth(found) > 0 else (low, found)
    return _called("IRR", found, cells, fragile=True)


def _same(cell: Value, wanted: Value) -> bool:
    return bool(wanted.now) and str(cell.now or "").casefold() == str(wanted.now).casefold()


__all__ = [
    "Range",
    "Value",
    "absolute",
    "count_below",
    "count_below_where",
    "count_of",
    "given",
    "internal_rate",
    "largest",
    "middle",
    "present_value",
    "sizes_where",
    "total",
    "total_of_products",
    "total_of_sizes",
    "total_where",
    "value",
    "when",
]
