"""In the themes of other projects every directive and tool looks as if made for it, and stands in nobody's way."""

from __future__ import annotations

import base64
import json
import os
import zlib
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
    key = page.locator(".pmo-assess").evaluate_handle(
        "tool => tool.appendChild(Object.assign(document.createElement('div'), {className: 'pmo-steps', innerHTML: "
        "'<figure><svg class=pmo-radar></svg><figcaption>Key</figcaption></figure>'})).firstChild"
    )  # of a picture that the bakery has too few steps for
    assert key.evaluate("one => one.clientWidth") > 400
    legend = page.locator(".pmo-assess .pmo-legend").first.evaluate(style, "color")
    assert key.evaluate("one => getComputedStyle(one.lastChild).color") == legend
    page.goto((site / "reference.html").as_uri())
    assert page.locator(".pmo-matrix td").first.evaluate(style, "textAlign") == "center"
    assert page.locator(".pmo-table td").first.evaluate(style, "paddingTop") != "0px"
    page.goto((site / "tools.html").as_uri())
    expect(page.locator("details.pmo-left-out").nth(1)).to_be_hidden()  # nothing is skipped
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        assert page.locator("[class*=pmo-].container").count() == 0  # which themes lay out


@pytest.mark.parametrize("width", [1440, 390])
def test_what_a_notice_says_stays_in_sight(site: Path, profiles: Callable[..., BrowserContext], width: int) -> None:
    """Below the heads that a theme keeps at the top, though it lets its text scroll sideways."""
    page = profiles(viewport={"width": width, "height": 800}).new_page()
    shared = {"f": "bakery", "v": "3", "at": 1, "e": {"plan/role": "head-baker", "competency/baking/level": 2}}
    packed = base64.urlsafe_b64encode(zlib.compress(json.dumps(shared).encode(), wbits=-15)).decode().rstrip("=")
    page.goto(f"{(site / 'tools.html').as_uri()}#pmo-share=d{packed}")
    notice = page.locator(".pmo-view")
    notice.wait_for()
    for far in (400, 900):
        page.evaluate("far => scrollTo({top: far, behavior: 'instant'})", far)
        page.wait_for_function(
            "() => { const {left, width, top} = document.querySelector('.pmo-view').getBoundingClientRect(); return "
            "top >= 0 && document.elementFromPoint(left + width / 2, top + 6)?.closest('.pmo-view'); }",
            timeout=5000,
        )  # it neither goes away with the text nor lies below a head
