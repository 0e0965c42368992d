"""What a reader is told who comes back to a newer version of the framework."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
FIRST, SECOND, THIRD = FRAMEWORK.steps[0].actions[:3]


def saved(since: str) -> str:
    """Return the file of a reader of an earlier version."""
    head = {"id": FRAMEWORK.id, "version": since}
    entries = {"me/name": {"value": "Ana", "at": 1}}
    return json.dumps({"format": "pmo-guide/progress", "version": 1, "framework": head, "entries": entries})


def came_back(page: Page, book_html: Path, history: dict[str, Any]) -> Page:
    """Open the landing page of a book with this record of changes."""

    def serve(route: Route) -> None:
        text = (book_html / "framework.js").read_text(encoding="utf-8")
        more = {"extra": {"history": history}, "retired": {"old-one": FIRST.id, "old-two": None}}
        change = f"Object.assign(pmoGuideBook.framework, {json.dumps(more)});"
        route.fulfill(body=text + change, content_type="text/javascript; charset=utf-8")

    page.route(re.compile(r"/framework\.js"), serve)
    page.goto((book_html / "index.html").as_uri())
    return page


def seen(page: Page) -> Any:
    return page.evaluate("key => JSON.parse(localStorage.getItem(key)).entries['seen/version']?.value", KEY)


def test_new_changed_and_gone_are_told_until_seen(
    book_html: Path, profile: BrowserContext, keep: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    """Found, opened, read and closed by keyboard alone."""
    history = {
        "2020.9": {"new": [THIRD.id]},
        FRAMEWORK.version: {
            "new": [FIRST.id],
            "changed": [SECOND.id],
            "gone": {"old-one": "The <i>old</i> way", "old-two": "A habit"},
        },
    }
    page = came_back(keep(profile, saved("2020.10")), book_html, history)
    box = page.locator(".pmo-whats-new")
    expect(box.locator("summary")).to_have_text("Since your last visit: 1 new, 1 changed, 2 gone")
    page.locator("h1").first.click()
    for _ in range(3):  # past the link of the heading, and the way to the assessment
        if not box.locator("summary:focus").count():
            page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box).to_contain_text(f"The <i>old</i> way: moved to {FIRST.text}")
    expect(box).to_contain_text("A habit: no longer asked for")
    expect(box).not_to_contain_text(THIRD.text)
    accessible(page, "what is new")
    assert seen(page) == "2020.10"
    for _ in range(4):  # past three links
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    assert seen(page) == FRAMEWORK.version
    page.reload()
    page.locator(".pmo-file-button").first.wait_for()
    expect(box).to_have_count(0)


def test_where_nothing_changed_nothing_is_told(
    book_html: Path, profile: BrowserContext, keep: Callable[..., Page]
) -> None:
    page = came_back(keep(profile, saved("2020.10")), book_html, {})
    page.wait_for_function(
        "([key, version]) => JSON.parse(localStorage.getItem(key)).entries['seen/version']?.value === version",
        arg=[KEY, FRAMEWORK.version],
    )
    assert page.locator(".pmo-whats-new").count() == 0
