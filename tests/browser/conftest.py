"""What the tests of all widgets share: a fresh profile, the book opened from the disk, and small pages of their own."""

from __future__ import annotations

import threading
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from pmo_guide import web
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

expect.set_options(timeout=30_000)  # a busy machine takes its time

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
"""Under which the reader's file is stored."""

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
"""That of a page which may do nothing but run our scripts."""

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_LOOKS = ["color-contrast", "scrollable-region-focusable", "target-size"]
"""The rules whose verdict hangs on colours or on the room there is."""
ONE_OF_EACH = """() => {
  const grounds = new Map([[null, '']]);
  const ground = (one) => {
    if (!grounds.has(one)) {
      const {backgroundColor, backgroundImage, opacity} = getComputedStyle(one);
      grounds.set(one, `${ground(one.parentElement)} / ${backgroundColor} ${backgroundImage} ${opacity}`);
    }
    return grounds.get(one);
  };
  const seen = new Set();
  for (const one of document.querySelectorAll('body *')) {
    delete one.dataset.look;
    const says = one.matches('input, select, textarea') || [...one.childNodes].some((part) => part.data?.trim());
    if (!says || !one.checkVisibility()) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(one);
    const look = [color, fontSize, fontWeight, textShadow, ground(one)].join();
    if (!seen.has(look)) one.dataset.look = '';
    seen.add(look);
  }
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]});
}"""
"""Makes axe look at contrast once for text of the same colours, weight and ground: it takes most of its time."""
LOOKS = (("dark", 390), ("light", 1440))
"""Colours and widths that are looked at."""


@pytest.fixture
def profiles(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A function that makes fresh browser profiles, in which no script may fail and no page may break its policy."""
    made: list[BrowserContext] = []
    faults: list[str] = []

    def new(**options: Any) -> BrowserContext:
        context = chromium.new_context(reduced_motion="reduce", **options)  # no click waits for a page to scroll
        context.on("weberror", lambda error: faults.append(error.error.stack or error.error.message))
        context.on("console", lambda told: "Content Security Policy" in told.text and faults.append(told.text))
        made.append(context)
        return context

    yield new
    for context in made:
        context.close()
    assert not [fault for fault in faults if "sphinx_highlight.js" not in fault]  # Sphinx's own needs storage


@pytest.fixture
def profile(profiles: Callable[..., BrowserContext]) -> BrowserContext:
    """One such profile."""
    return profiles()


@pytest.fixture(scope="session")
def accessible() -> Callable[..., None]:
    """A function that fails where a page, or these parts of it, stand in anybody's way in the state they are in.

    Light and wide all rules look at it; otherwise those that hang on colours or room.
    """

    def check(page: Page, state: str, *within: str, looks: Iterable[tuple[str, int]] = LOOKS) -> None:
        found = []
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        for scheme, width in looks:
            rules = AXE_TAGS if (scheme, width) == LOOKS[-1] else AXE_LOOKS
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("scrollTo(0, 0)")  # what the fixed head happens to cover half is not too small
            page.evaluate(
                "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
            )  # what follows the size
            page.evaluate(ONE_OF_EACH)
            options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}  # no rule here reads sheets
            run = "([within, options]) => axe.run({include: within}, options)"
            for violation in page.evaluate(run, [within or ["html"], options])["violations"]:
                where = [node["html"][:160] for node in violation["nodes"][:3]]
                found.append(f"{state}, {scheme}, {width} px: {violation['id']}: {where}")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{state}, {scheme}, {width} px: the page scrolls sideways")
        assert not found, "\n".join(found)

    return check


class Quiet(SimpleHTTPRequestHandler):
    """A server that tells nobody what it does."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(book_html: Path) -> Iterator[str]:
    """The address of the book behind a web server of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(book_html))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


JUMPS = """() => new Promise((done) => {
    const seen = [];
    const watch = new PerformanceObserver((list) => seen.push(...list.getEntries()));
    watch.observe({type: 'layout-shift', buffered: true});
    const box = ({x, y, width, height}) => [x, y, width, height].join();
    const name = (node) => (node?.outerHTML ?? node?.parentElement?.outerHTML ?? '').slice(0, 120);
    const what = ({node, previousRect, currentRect}) => `${name(node)} ${box(previousRect)} > ${box(currentRect)}`;
    const told = ({value, sources}) => [value, ...sources.map(what)];
    setTimeout(() => done(seen.filter(({value}) => value > 0.001).map(told)), 800);
})"""


@pytest.fixture(scope="session")
def jumps() -> Callable[[Page], list[Any]]:
    """A function that tells what has moved on a page while it loaded."""
    return lambda page: page.evaluate(JUMPS)


@pytest.fixture(scope="session")
def keep(book_html: Path) -> Callable[[BrowserContext, str], Page]:
    """A function that opens a tab of a profile in which this text was stored as the reader's file on a visit before.

    A script may not store it while a page begins to load: Chromium then shows later pages what was stored before.
    """

    def kept(context: BrowserContext, text: str) -> Page:
        page = context.new_page()
        page.goto((book_html / "framework.js").as_uri())  # of the same folder, but runs nothing
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        return page

    return kept


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
        f'<li><p><label><input class="pmo-tick" type="checkbox" value="{action}" '
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


@pytest.fixture(scope="session")
def assets() -> dict[str, str]:
    """The scripts and style sheets of pages, by the names that they have there."""
    return {name.removeprefix("pmo-"): text for name, text in web.assets().items()}


@pytest.fixture
def open_page(profile: BrowserContext, assets: dict[str, str]) -> Callable[..., Page]:
    """A function that opens a page of two checklists, of the framework "f", after a script has prepared the storage.

    With the scheme "https" it may do what browsers allow secure pages only.
    """

    def opened(
        body: str = "", before: str = "", path: str = "", actions: str = "ab", scheme: str = "http", **values: str
    ) -> Page:
        text = body or _html(actions, **values)

        def answer(route: Route) -> None:
            name = urlsplit(route.request.url).path.rpartition("/")[2]
            kinds = {"js": "text/javascript", "css": "text/css"}
            if name.endswith(".js") and name not in assets:
                route.fulfill(status=404)
                return
            route.fulfill(body=assets.get(name, text), content_type=kinds.get(name[-3:].lstrip("."), "text/html"))

        page = profile.new_page()
        page.route(f"{scheme}://book.test/**", answer)
        if before:
            page.add_init_script(before)
        page.goto(f"{scheme}://book.test/{path}")
        return page

    return opened
