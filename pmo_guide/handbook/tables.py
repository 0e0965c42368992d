"""How a table is fitted onto paper: widths of columns, size of letters, where it is parted, and what stays together."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MARGIN = 2
"""The room between two columns, in letters."""
LETTER = 4.65
"""The width of a letter in a table, in points, where letters have their usual size."""
BOLD = 1.12
"""How much wider letters are in the names of columns."""
LINE, PADDING = 12.5, 10
"""The height of a line, and what a row adds to its lines, in points."""
SIZES = (1, 0.9, 0.8, 0.68)
"""The sizes of letters that are tried, in parts of the usual one."""
MOST_LETTERS, MOST_LITERAL = 28, 14
"""How many letters of a word stand in one line; what is longer, or a longer piece of code, is parted."""
MOST_OF_A_SUM = 44
"""How many letters a sum may have that is never parted."""
STEPS = 60
"""In how many steps the room beside the longest words is given to columns."""
PAGE = 8
"""How many letters the page of a link has, as in "(p. 123)"."""
MOST_OF_A_PAGE = 0.8
"""How much of a page a table takes at most that stays on one, in parts of its height; a row takes less."""
SHORT = 10
"""A table of so many rows or fewer stays on one page."""

_BLANKS = re.compile(r"[ \t\n]+")
_NUMBER = re.compile(
    r"[-+±~<>≤≥\N{MINUS SIGN}\N{EN DASH}]? ?[£$€]? ?\d[\d,.\s\N{EN DASH}]*(?:%|×|(?: ?[a-zA-Z]{1,3}))?"
    r"(?:\(\d[\d.,]*%\))?"
)
_SIGN = re.compile(r"(?<![\w)\]%.,:/-])-(?=[£$€]?\d)")
_OPERATOR = r"[-+=×÷/<>≤≥≈\N{MINUS SIGN}]"
_AMOUNT = r"\(?[£$€]?\d[\d,.]*%?\)?"
_SUM = re.compile(rf"{_AMOUNT}(?: {_OPERATOR} [-\N{{MINUS SIGN}}]?{_AMOUNT})+")
_MEASURE = re.compile(
    r"(?<=\d) (?=(?:h|m|km|GB|MB|mm|cm|kg)\b)|(?<=\b[A-Z][a-z]{2}) (?=\d{4}\b)|(?<=\d) (?=[A-Z][a-z]{2} \d{4}\b)"
)
"""The blank in "1.5 h" and the two in "1 Oct 2028"."""


def figures(text: str) -> str:
    """Return a text with true minus signs, in which no line breaks within a measure or, unless it is long, a sum."""
    text = _MEASURE.sub("\N{NO-BREAK SPACE}", _SIGN.sub("\N{MINUS SIGN}", text))

    def whole(match: re.Match[str]) -> str:
        found = match[0].replace(" - ", " \N{MINUS SIGN} ") if "=" in match[0] else match[0]
        if len(found) > MOST_OF_A_SUM:  # then what comes out stays with its sign
            return found.replace("= ", "=\N{NO-BREAK SPACE}")
        return found.replace(" ", "\N{NO-BREAK SPACE}")

    return _SUM.sub(whole, text)


class Sheet(NamedTuple):
    """The room for a table, in points."""

    width: float
    height: float


class Cell(NamedTuple):
    """A cell where it stands: its first column, and how many columns and rows it takes."""

    node: nodes.Node
    column: int
    wide: int
    high: int


class Shape(NamedTuple):
    """How a table is set."""

    parts: tuple[tuple[int, ...], ...]
    """The columns of each part; the first column stands in each."""
    widths: tuple[float, ...]
    """The width of each column, in letters."""
    size: float
    """The size of letters, in parts of the usual one."""
    numbers: tuple[bool, ...]
    """Whether a column holds numbers alone."""
    together: bool
    """Whether all of it stays on one page."""
    whole_rows: bool
    """Whether each row does."""
    hyphenate: bool
    """Whether words have to be parted."""


def shape(
    head: Sequence[nodes.Node],
    body: Sequence[nodes.Node],
    given: Sequence[float] | None,
    count: int,
    sheet: Sheet,
    *,
    paged: bool = True,
) -> Shape:
    """Return how a table of so many columns is set; `given` are the widths that an author asked for.

    With `paged`, its links tell their pages.
    A table that is too wide is set smaller, and one that would be too small is parted; cells that span keep it in one.
    """
    rows = placed([*head, *body], count)
    least, ideal = [1.0] * count, [1.0] * count
    for number, cell in sorted(((n, cell) for n, row in enumerate(rows) for cell in row), key=lambda one: one[1].wide):
        weight = BOLD if number < len(head) else 1
        longest = _longest_word(cell.node, PAGE if paged else 0) * weight
        columns = range(cell.column, cell.column + cell.wide)
        if cell.wide == 1:
            least[cell.column] = max(least[cell.column], longest)
            ideal[cell.column] = max(ideal[cell.column], *(len(text) for text in _lines(cell.node)))
        else:  # the last of its columns is given what the others lack
            others = sum(least[column] + MARGIN for column in columns[:-1])
            least[columns[-1]] = max(least[columns[-1]], longest - others)
            ideal[columns[-1]] = max(ideal[columns[-1]], least[columns[-1]])
    spans = any(cell.wide > 1 or cell.high > 1 for row in rows for cell in row)
    numbers = tuple(_is_numeric(column, rows[len(head) :]) for column in range(count))

    def room(columns: Sequence[int], size: float) -> float:
        """Return how many letters there is room for beside the longest words, below 0 for none."""
        return sheet.width / (LETTER * size) - sum(least[column] + MARGIN for column in columns)

    every = tuple(range(count))
    size = next((size for size in SIZES if room(every, size) >= 0), None)
    parts: tuple[tuple[int, ...], ...] = (every,)
    if size is None and not spans and count >= 3:
        size, parts = 0.9, _parted(count, lambda columns: room(columns, 0.9) >= 0)
    hyphenate = size is None
    size = size or SIZES[-1]
    if given:
        widths = [*given]
    else:
        cells: list[list[Sequence[int]]] = [[()] * count for _row in rows]
        for lengths, row in zip(cells, rows, strict=True):
            for cell in row:
                if cell.wide == cell.high == 1:
                    lengths[cell.column] = _lengths(cell.node, PAGE if paged else 0)
        widths = _widths(least, ideal, numbers, sheet.width / (LETTER * size) - MARGIN * count, cells)
    letters = [width * sheet.width / (LETTER * size * sum(widths)) - MARGIN for width in widths]
    heights = [_height(row, letters, size) for row in rows]
    limit = sheet.height * MOST_OF_A_PAGE
    return Shape(
        parts,
        tuple(round(width if given else width + MARGIN, 1) for width in widths),
        size,
        numbers,
        len(body) <= SHORT and sum(heights) <= limit,
        max(heights, default=0) <= limit * 0.75,
        hyphenate,
    )


def placed(rows: Sequence[nodes.Node], count: int) -> list[list[Cell]]:
    """Return the cells of some rows with the columns in which they stand: cells of rows above may reach into a row."""
    taken = [0] * count  # in how many more rows each column is taken
    made: list[list[Cell]] = []
    for row in rows:
        free = [column for column in range(count) if not taken[column]]
        taken = [max(0, rest - 1) for rest in taken]
        made.append([])
        for node in row.children:
            column = next(iter(free), count - 1)  # a cell too many is printed all the same
            wide, high = (node.get(name, 0) + 1 for name in ("morecols", "morerows"))  # type: ignore[attr-defined]
            cell = Cell(node, column, min(wide, count - column), high)
            made[-1].append(cell)
            taken[column : column + cell.wide] = [high - 1] * cell.wide
            free = [other for other in free if other >= column + cell.wide]
    return made


def _longest_word(cell: nodes.Node, page: int) -> int:
    """Return how many letters stay in one line of a cell, where links tell a page of so many letters."""
    longest = 1
    for link in cell.findall(nodes.reference):  # the number of its page stays with the last word
        longest = max(longest, *(len(word) + page for word in link.astext().split()[-1:]))
    for text in cell.findall(nodes.Text):
        most = MOST_LITERAL if isinstance(text.parent, nodes.literal | nodes.literal_block) else MOST_LETTERS
        for word in _BLANKS.split(figures(text.astext())):
            is_sum = "\N{NO-BREAK SPACE}" in word
            pieces = [word] if is_sum else word.split("-")
            limit = max(most, MOST_OF_A_SUM) if is_sum else most
            longest = max(longest, *(min(len(piece) + (len(pieces) > 1), limit) for piece in pieces))
    return longest


def _lines(cell: nodes.Node) -> list[str]:
    """Return the paragraphs of a cell."""
    found = [part.astext() for part in cell.findall(nodes.TextElement) if not isinstance(part, nodes.Inline)]
    return [*found, ""]


def _lengths(cell: nodes.Node, page: int) -> list[int]:
    """Return how many letters each paragraph of a cell has; the pages of its links are told in the first."""
    first, *others = (len(text) for text in _lines(cell))
    return [first + page * len(list(cell.findall(nodes.reference))), *filter(None, others)]


def _is_numeric(column: int, body: Sequence[Sequence[Cell]]) -> bool:
    """Whether a column holds numbers alone, and at least one."""
    cells = [cell for row in body for cell in row if cell.column == column and cell.wide == 1]
    texts = [cell.node.astext().strip() for cell in cells]
    found = [text for text in texts if text not in ("", "-", "\N{EN DASH}", "\N{EM DASH}")]
    return bool(found) and all(_NUMBER.fullmatch(text) for text in found)


def _parted(count: int, fits: Callable[[Sequence[int]], bool]) -> tuple[tuple[int, ...], ...]:
    """Return the columns in parts that fit, the first column in each."""
    parts = [[0]]
    for column in range(1, count):
        if len(parts[-1]) > 1 and not fits([*parts[-1], column]):
            parts.append([0])
        parts[-1].append(column)
    return tuple(map(tuple, parts))


def _widths(
    least: Sequence[float],
    ideal: Sequence[float],
    numbers: Sequence[bool],
    room: float,
    cells: Sequence[Sequence[Sequence[int]]],
) -> list[float]:
    """Return the widths of columns: no less than their words need, and such that the table is as low as can be.

    `cells` has for each row and column the lengths of its paragraphs.
    """
    if sum(ideal) <= room:
        shares = [0.0 if number else width for width, number in zip(ideal, numbers, strict=True)]
        shares = shares if sum(shares) else [*ideal]
        rest = room - sum(ideal)
        return [width + rest * share / sum(shares) for width, share in zip(ideal, shares, strict=True)]
    widths = [*least]
    rest = room - sum(least)
    step = max(rest / STEPS, 0.5)
    heights = [[_lines_at(cell, width) for cell, width in zip(row, widths, strict=True)] for row in cells]
    while rest > step / 2:
        best, gain, lower = None, 0.0, []
        for column in range(len(widths)):
            tried = [_lines_at(row[column], widths[column] + step) for row in cells]
            won = sum(
                max(row) - max(low, *row[:column], *row[column + 1 :], 0)
                for row, low in zip(heights, tried, strict=True)
            )
            if won > gain:
                best, gain, lower = column, won, tried
        if best is None:
            break
        widths[best] += step
        rest -= step
        for row, low in zip(heights, lower, strict=True):
            row[best] = low
    used = sum(widths)
    return [width * max(room, used) / used for width in widths] if rest > 0 else widths


def _lines_at(paragraphs: Sequence[int], width: float) -> float:
    """Return about how many lines some paragraphs take; not rounded, as what is tried are small steps."""
    return sum(max(1.0, length * 1.06 / width + 0.4) for length in paragraphs)


def _height(row: Sequence[Cell], letters: Sequence[float], size: float) -> float:
    """Return about how high a row is, in points."""
    lines = 1
    for cell in row:
        room = max(sum(letters[cell.column : cell.column + cell.wide]), 1)
        count = sum(ceil(len(line) * 1.1 / room) for text in _lines(cell.node) for line in text.split("\n"))
        lines = max(lines, ceil(count / cell.high))
    return lines * LINE * size + PADDING
