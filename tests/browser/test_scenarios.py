"""Scenarios: what is chosen is answered at once and kept; without a script all answers can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

STEP = FRAMEWORK.steps[0].id
CASES = [scenario for scenario in FRAMEWORK.scenarios if scenario.step == STEP]
KEY = f"pmo-guide/progress/{FRAMEWORK.id}"


@pytest.mark.parametrize("place", [0, len(CASES) - 1])
def test_a_choice_is_answered_and_kept(chapter: Callable[[], Page], place: int) -> None:
    page, case = chapter(), CASES[place]
    box = page.get_by_role("group", name=case.title)
    for choice in case.choices:
        box.get_by_label(choice.text).check()
        expect(box.locator(".pmo-outcome")).to_contain_text(choice.follows[:60])
    stored = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["entries"]
    assert {key: entry["value"] for key, entry in stored.items()} == {f"scenario/{case.id}/choice": case.choices[-1].id}
    page.reload()
    expect(box.get_by_label(case.choices[-1].text)).to_be_checked()
    expect(box.locator(".pmo-outcome")).to_contain_text(case.choices[-1].follows[:60])


def test_by_keyboard(chapter: Callable[[], Page]) -> None:
    page = chapter()
    first = page.locator(".pmo-option input").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".pmo-option input").nth(1)).to_be_checked()
    expect(page.locator(".pmo-outcome")).to_have_count(1)


def test_without_scripts_every_answer_can_be_read(profiles: Callable[..., BrowserContext], book_html: Path) -> None:
    page = profiles(java_script_enabled=False).new_page()
    page.goto((book_html / "steps" / f"{STEP}.html").as_uri())
    page.locator("summary", has_text="What each choice leads to").click()
    for case in CASES:
        for choice in case.choices:
            expect(page.locator(".pmo-follows")).to_contain_text(choice.follows)
