"""Files that no build can read end it in plain words, at their lines, and all at once: never in a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Project

LATIN = "not saved as UTF-8"
CASES = {
    "page in another encoding": ("dough.rst", "\nSo it \u2019is.\n", "dough.rst:", LATIN),
    "sources in another encoding": ("sources.bib", "@misc{a,\n title = {\u2019},\n}\n", "sources.bib:8:", LATIN),
    "comma": ("sources.bib", "@misc{a,\n title = {X}\n year = {Y},\n}\n", "sources.bib:8:", "a comma is missing"),
    "bracket": ("sources.bib", "@misc{a,\n title = {X},\n year = {Y,\n}\n", "sources.bib:9:", "bracket } is missing"),
    "type": ("sources.bib", "@misk{a,\n title = {X},\n}\n", "sources.bib:7:", "did you mean 'misc'?"),
}


def spoil(project: Project, *names: str) -> None:
    """Add to files what these cases say, as Windows would save it."""
    for name in names:
        file, text, _, _ = CASES[name]
        path = project.folder / file
        path.write_bytes(path.read_bytes() + text.encode("windows-1252"))


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_cannot_be_read_is_one_message(
    name: str, copied: Callable[[str, Path], Project], tmp_path: Path
) -> None:
    project = copied("guild", tmp_path)
    spoil(project, name)
    ran = project.sphinx("html", 1)
    assert ran.status == 1
    [told, end] = ran.built.warnings
    assert told.startswith(CASES[name][2])
    assert CASES[name][3] in told
    assert end == "Nothing was built: 1 to mend"


def test_all_are_told_at_once(copied: Callable[[str, Path], Project], tmp_path: Path) -> None:
    project = copied("guild", tmp_path)
    spoil(project, "page in another encoding", "type")
    assert len(project.sphinx("html", 1).built.warnings) == 3


def test_what_can_be_read_is_no_fault(copied: Callable[[str, Path], Project], tmp_path: Path) -> None:
    """Our list of sources asks for a title and for one entry a key; other people's need not, and pybtex reads more."""
    project = copied("guild", tmp_path)
    path = project.folder / "sources.bib"
    path.write_text(path.read_text(encoding="utf-8") + "@misc{b, note = {No title}}\n", encoding="utf-8-sig")
    ran = project.sphinx("html", 1)
    assert (ran.status, ran.built.warnings) == (0, [])


def test_without_a_framework_nothing_is_told(copied: Callable[[str, Path], Project], tmp_path: Path) -> None:
    project = copied("guild", tmp_path)
    spoil(project, "type")
    assert "to mend" not in project.sphinx("html", 1, "-Dpmo_framework=").output
