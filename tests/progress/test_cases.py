"""The shared cases of the reader's file, in Python, in Chromium and, where it is installed, in Node."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from twins import cases, plain, prepare, run_in_browser, run_in_node, run_in_python

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from twins import Case

CASES = cases()


def wrong(answers: list[object]) -> list[str]:
    """Return the cases with another answer than expected."""
    return [
        f"{case.name}\n  expected {plain(case.expect)}\n  found    {plain(answer)}"
        for case, answer in zip(CASES, answers, strict=True)
        if plain(answer) != plain(case.expect)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_python(case: Case) -> None:
    assert plain(run_in_python(case)) == plain(case.expect)


def test_browser(chromium: Browser) -> None:
    page = prepare(chromium.new_page())
    found = wrong(run_in_browser(page, CASES))
    page.close()
    assert not found, "\n".join(found)


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_node() -> None:
    found = wrong(run_in_node(shutil.which("node") or "", CASES))
    assert not found, "\n".join(found)
