"""In the themes of other projects every directive and tool looks as if made for it, and stands in nobody's way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from themes import PAGES, THEMES, build, kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

OURS = (
    ".pmo-head, .pmo-checklist, .pmo-card, .pmo-rungs, .pmo-scale, .pmo-roles, .pmo-scroll, .pmo-built-by, "
    ".pmo-line, .pmo-legend, .pmo-file, .pmo-live"
)


@pytest.fixture(params=THEMES)
def site(request: pytest.FixtureRequest, once: Callable[..., Path]) -> Path:
    """The folder of the bakery's book in a theme."""
    theme: str = request.param
    if not os.environ.get("CI"):
        pytest.importorskip(theme)
    return once(f"theme-{theme}", lambda folder: build(theme, folder)) / "html"


def opened(profiles: Callable[..., BrowserContext], site: Path, scheme: str = "light") -> Page:
    """Return a page of a reader who has done something."""
    page = profiles(color_scheme=scheme).new_page()
    page.goto((site / "framework.js").as_uri())
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", ["pmo-guide/progress/bakery", kept()])
    return page


def test_in_nobodys_way(site: Path, profiles: Callable[..., BrowserContext], accessible: Callable[..., None]) -> None:
    for scheme, width in (("light", 1440), ("dark", 390)):
        page = opened(profiles, site, scheme)
        for name in PAGES:
            page.goto((site / f"{name}.html").as_uri())
            if name == "tools":
                expect(page.locator(".pmo-live")).to_have_count(4)
            for fold in page.locator("main details, [role=main] details, article details").all():
                fold.evaluate("fold => { fold.open = true; }")
            accessible(page, f"{site.parent.name}, {name}", OURS, looks=[(scheme, width)])


def test_nothing_of_a_theme_shows_through(site: Path, profiles: Callable[..., BrowserContext]) -> None:
    page = opened(profiles, site)
    page.goto((site / "dough.html").as_uri())
    page.locator(".pmo-progress").wait_for()
    style = "(one, name) => getComputedStyle(one)[name]"
    items = page.locator(".pmo-actions > li").all()
    assert items
    for item in items:
        assert item.evaluate(style, "listStyleType") == "none"
        assert item.evaluate("one => getComputedStyle(one, '::before').content") in ("none", "normal")
    assert page.locator(".pmo-card-title").first.evaluate(style, "fontWeight") == "600", "no typeface is named for it"
    for word in page.locator(".pmo-kicker, .pmo-fold > summary").all():
        assert word.evaluate(style, "color") != "rgb(0, 0, 238)", "the accent is the browser's, not the theme's"
    page.set_viewport_size({"width": 1440, "height": 400})
    page.evaluate("scrollTo(0, 1e6)")
    way = page.locator(".pmo-fixed :visible").first
    way.click(trial=True, position={"x": 12, "y": 20})  # nothing lies over its edge
    page.goto((site / "tools.html").as_uri())
    expect(page.locator(".pmo-live")).to_have_count(4)
    body = page.locator(".pmo-assess").evaluate(style, "fontSize")
    assert {one.evaluate(style, "fontSize") for one in page.locator(".pmo-live legend").all()} == {body}
    ruled = page.locator(".pmo-rung fieldset").first.evaluate(style, "borderTopWidth")
    assert ruled == "1px", "the sheet of a tool further down undoes it"
    page.goto((site / "reference.html").as_uri())
    assert page.locator(".pmo-table td").first.evaluate(style, "paddingTop") != "0px"
    page.goto((site / "tools.html").as_uri())
    expect(page.locator("details.pmo-left-out").nth(1)).to_be_hidden()  # nothing is skipped
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        assert page.locator("[class*=pmo-].container").count() == 0  # which themes lay out
