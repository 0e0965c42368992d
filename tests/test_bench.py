"""What is measured is the same book three times, and what is told of it adds up. Nothing here takes the time."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

import pytest

from bench import books
from bench.measure import Cost, Row, run, table
from pmo_guide.interchange import load

if TYPE_CHECKING:
    from pathlib import Path

SIZE = books.Size(competencies=5, actions=3, pages=2)


@pytest.mark.parametrize("tool", books.TOOLS)
def test_all_books_say_the_same(tool: str, tmp_path: Path) -> None:
    book = books.content(SIZE)
    assert book == books.content(SIZE)
    framework = book.framework
    assert [len(step.actions) for step in framework.steps] == [9, 6]
    books.write(book, tool, tmp_path / tool)
    pages = [(tmp_path / tool / f"{step.id}.md").read_text(encoding="utf-8") for step in framework.steps]
    for page, prose, step in zip(pages, book.prose, framework.steps, strict=True):
        assert prose in page
        if tool != "ours":
            assert all(action.text in page for action in step.actions)
            here = [item for item in framework.competencies if item.step == step.id]
            assert all(indicator.text in page for item in here for indicator in item.indicators)
    if tool == "ours":
        assert load("framework.json", tmp_path / tool) == framework


@pytest.mark.parametrize("tool", books.TOOLS)
def test_an_edit_changes_one_line_of_one_file(tool: str, tmp_path: Path) -> None:
    books.write(books.content(SIZE), tool, tmp_path / tool)
    before = {path: path.read_text(encoding="utf-8").splitlines() for path in (tmp_path / tool).iterdir()}
    books.edit(tmp_path / tool, tool)
    changed = [
        (old, new)
        for path, lines in before.items()
        for old, new in zip(lines, path.read_text(encoding="utf-8").splitlines(), strict=True)
        if old != new
    ]
    [(old, new)] = changed
    assert new.replace("Edited: ", "") == old
    indicators = books.content(SIZE).framework.competencies[0].indicators
    assert indicators[0].text in old


def test_the_table_has_medians_spread_and_ratios() -> None:
    def costs(*seconds: float) -> tuple[Cost, ...]:
        return tuple(Cost(cpu, 2 * cpu, 100, "") for cpu in seconds)

    rows = [
        Row("5 × 3", "hand", "clean", costs(2, 4, 3), (1, 2, 0.04)),
        Row("5 × 3", "ours", "clean", costs(1.5), note="7 read"),
        Row("page", "ours", "tick", (Cost(math.nan, 0.004, math.nan, ""),)),
    ]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table(rows).splitlines()[2:]]
    assert cells == [
        ["5 × 3: hand", "clean", "3.00 (2.00\u2060–\u20604.00)", "", "6.00", "100", "1.00, 2.00, 0.040", ""],
        ["5 × 3: ours", "clean", "1.50", "0.50", "3.00", "100", "", "7 read"],
        ["page: ours", "tick", "", "", "0.004", "", "", ""],
    ]


def test_a_command_that_fails_ends_the_run_with_its_words() -> None:
    with pytest.raises(SystemExit, match=r"no such luck[\s\S]*failed"):
        run(sys.executable, "-c", "raise SystemExit('no such luck')")
