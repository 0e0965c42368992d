"""What a machine can mend it mends, and nothing else: the order of sources and terms, and straight quotes in texts."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from copies import ROOT, copy_project

from pmo_guide.upkeep import curled, sorted_sources, sorted_terms

if TYPE_CHECKING:
    from pathlib import Path

BIB, WORDS, STEP = "docs/reference/sources.bib", "docs/reference/glossary.md", "guidebook/network.py"


def fix(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "pmo_guide", "check", "--fix"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return ran.returncode, ran.stdout


def test_what_was_in_order_is_restored_byte_for_byte(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    before = {name: (folder / name).read_bytes() for name in (BIB, WORDS, STEP)}
    bib = before[BIB].decode()
    first, second = (bib.index("@", bib.index("\n@") + 1), bib.index("\n@", bib.index("\n@") + 2) + 1)
    entry = bib[first:second]
    (folder / BIB).write_bytes((bib.replace(entry, "") + "\n" + entry.rstrip() + "\n").encode())
    words = before[WORDS].decode()
    start, end = words.index("accrual\n"), words.index("actual\n")
    later = words.index("\n\nadvisory") if "\n\nadvisory" in words else words.index("\n\n", end)
    (folder / WORDS).write_bytes(
        (words[:start] + words[end:later] + "\n\n" + words[start:end].rstrip() + words[later:]).encode()
    )
    (folder / STEP).write_bytes(before[STEP].replace("’".encode(), b"'"))
    status, said = fix(folder)
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert [line for line in said.splitlines() if line.endswith("mended")] == [
        f"{n}: mended" for n in (BIB, WORDS, STEP)
    ]
    assert status == 0, said
    assert fix(folder) == (0, said.splitlines()[-1] + "\n")  # nothing is left to mend


def test_our_own_files_are_in_order() -> None:
    for name, mending in ((BIB, sorted_sources), (WORDS, sorted_terms)):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert mending(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('text="a board\'s rule"', 'text="a board’s rule"'),
        ('text="two boards\' rules"', 'text="two boards’ rules"'),
        ('text="the \\"one\\" rule"', 'text="the “one” rule"'),
        ('url="https://example.org/it\'s"', None),
        ('"""A doc\'s string."""', None),
        ("x = 'a one'  # it's", None),
        ('id="it\'s"', None),
        ("broken = (", None),
    ],
)
def test_quotes_of_sentences_only(before: str, after: str | None) -> None:
    assert curled(before) == (after or before)


def test_a_list_without_entries_stays() -> None:
    assert sorted_sources("% nothing yet\n") == "% nothing yet\n"
    assert sorted_terms("# Page\n\nNo glossary.\n") == "# Page\n\nNo glossary.\n"
