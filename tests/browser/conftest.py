"""What the tests of all widgets share: a fresh profile, the book opened from the disk, and small pages of their own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from pmo_guide import web
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

expect.set_options(timeout=30_000)  # a busy machine takes its time

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
"""That of a page which may do nothing but run our scripts."""


@pytest.fixture
def profile(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile, in which no script may fail."""
    faults: list[str] = []
    context = chromium.new_context()
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert not faults


@pytest.fixture
def chapter(book_html: Path, profile: BrowserContext) -> Callable[[], Page]:
    """A function that opens the first step's chapter in a new tab, from the disk."""

    def opened() -> Page:
        page = profile.new_page()
        page.goto((book_html / "steps" / f"{FRAMEWORK.steps[0].id}.html").as_uri())
        page.wait_for_selector(".pmo-progress")
        return page

    return opened


def _label(action: str) -> str:
    return (
        f'<li class="pmo-action"><label class="pmo-check"><input class="pmo-tick" type="checkbox" value="{action}" '
        f'autocomplete="off">{action}</label></li>'
    )


def _html(actions: str, **data: str) -> str:
    """Return a page that has two checklists of the same actions, and the scripts of every page."""
    told = {"data-framework": "f", "data-version": "2", "data-root": "./"} | data
    attributes = " ".join(f'{name}="{escape(value)}"' for name, value in told.items())
    checklist = f'<ul class="pmo-actions">{"".join(map(_label, actions))}</ul>'
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<link rel="stylesheet" href="guide.css"><script defer src="guide.js" {attributes}></script></head>'
        f'<body><main><section><h1>Chapter</h1><div class="pmo-head"></div>{checklist}</section>'
        f'<section><h1>Other</h1>{checklist}</section><div class="pmo-file"></div></main></body></html>'
    )


@pytest.fixture
def open_page(profile: BrowserContext) -> Callable[..., Page]:
    """A function that opens a page of two checklists, of the framework "f", after a script has prepared the storage."""
    assets = web.assets()

    def opened(body: str = "", before: str = "", path: str = "", **values: str) -> Page:
        text = body or _html("ab", **values)
        served = {name.removeprefix("pmo-"): text for name, text in assets.items()}

        def answer(route: Route) -> None:
            name = route.request.url.rpartition("/")[2]
            kinds = {"js": "text/javascript", "css": "text/css"}
            if name.endswith(".js") and name not in served:
                route.fulfill(status=404)
                return
            route.fulfill(body=served.get(name, text), content_type=kinds.get(name[-3:].lstrip("."), "text/html"))

        page = profile.new_page()
        page.route("http://book.test/**", answer)
        if before:
            page.add_init_script(before)
        page.goto(f"http://book.test/{path}")
        return page

    return opened
