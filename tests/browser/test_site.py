"""The published site, looked at in a real browser: policy, accessibility, weight, search, keyboard, phone and paper."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from pmo_guide import web

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LIGHT = ("index.html", "steps/*.html", "begin/*.html", "arrive/*.html")
ALL_AT_MOST = 64 * 1024
OURS = (
    *("pmo-guide", "site.", "theme.", "tables.", "reference.", "code.", "design."),
    *("landing.", "search.", "figures.", "long.", "widths.", "glossary.", "mark"),
)
"""Scripts and style sheets; the pictures of a chapter are its content, and count with the whole page."""
OURS_AT_MOST = 20 * 1024

OF_EACH_KIND = [
    "index.html",
    "steps/leadership.html",
    "framework/roles.html",
    "framework/credentials.html",
    "toolkit/plan.html",
    "search.html",
]
"""Pages that differ in how they are laid out."""


@pytest.fixture(scope="module")
def pages(book_html: Path) -> list[str]:
    """The names of all pages."""
    found = (path.relative_to(book_html) for path in book_html.rglob("*.html"))
    return sorted(path.as_posix() for path in found if path.parts[0] not in ("_static", "downloads"))


def failures(found: list[Any]) -> str:
    return "\n".join(map(str, found[:30]))


# -- what stands in the files --------------------------------------------------------------------


@pytest.fixture(scope="module")
def parsed(book_html: Path, pages: list[str]) -> dict[str, BeautifulSoup]:
    """All pages by name."""
    return {name: BeautifulSoup((book_html / name).read_bytes(), "html.parser") for name in pages}


def test_nothing_is_inline(parsed: dict[str, BeautifulSoup]) -> None:
    found = []
    for name, page in parsed.items():
        found += [(name, tag) for tag in page.select('style, script:not([src], [type="application/ld+json"]), [style]')]
        found += [(name, tag.name, key) for tag in page() for key in tag.attrs if key.startswith("on")]
    assert not found, failures(found)


def test_the_policy_comes_before_all_that_it_governs(parsed: dict[str, BeautifulSoup]) -> None:
    for name, page in parsed.items():
        first = page.head.find(["script", "link", "meta", "style"])
        assert first.get("http-equiv") == "Content-Security-Policy", name
        assert "unsafe" not in first["content"], name
        assert "default-src 'self'" in first["content"], name


def test_every_page_says_what_it_is(parsed: dict[str, BeautifulSoup]) -> None:
    described: dict[str, str] = {}
    found = []
    for name, page in parsed.items():
        description = page.select_one('meta[name="description"]')
        text = description["content"] if description else ""
        if not 40 <= len(text) <= 170 or text in described:
            found.append((name, text or "no description", described.get(text, "")))
        described[text] = name
        if len(page.select("h1")) != 1 or not page.title.text:
            found.append((name, "wants one h1 and a title"))
    assert not found, failures(found)


# -- in the browser ------------------------------------------------------------------------------

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", e => violations.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


USE = """() => {
    const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
    each(".theme-toggle", button => [1, 2, 3].forEach(() => button.click()));
    each("details", part => part.open = true);
    each(".sd-tab-label, .copybtn", button => button.click());
    each(".pmo-tick", (tick, n) => n < 3 && tick.click());
}"""
"""What a reader may do on any page."""


@pytest.mark.parametrize("over", ["http", "file"])
def test_strict_policy_and_no_request_off_the_site(
    over: str, book_html: Path, served: str, pages: list[str], chromium: Browser
) -> None:
    """All pages from a server, and one of each kind from the disk."""
    base = served if over == "http" else f"{book_html.as_uri()}/"
    found: list[Any] = []
    with chromium.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("request", lambda r: r.url.startswith((base, "data:")) or found.append((page.url, r.url)))
        page.on("console", lambda m: m.type in ("error", "warning") and found.append((page.url, m.text)))
        page.on("pageerror", lambda error: found.append((page.url, error)))
        for name in pages if over == "http" else OF_EACH_KIND:
            page.goto(base + name)
            page.evaluate(USE)
            found += [(name, what) for what in page.evaluate("violations")]
    assert not found, failures(found)


def test_the_policy_would_be_seen_broken(served: str, chromium: Browser) -> None:
    with chromium.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(served)
        page.evaluate("document.body.setAttribute('style', 'color: red')")
        page.wait_for_function("violations.length")


BEYOND = """() => [...document.querySelectorAll('article *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !one.closest('.table-wrapper, pre, svg');
}).map((one) => one.outerHTML.slice(0, 150))"""
"""What cannot be seen whole."""


@pytest.mark.parametrize("part", range(4))
def test_all_pages_are_for_everybody(
    part: int, book_html: Path, pages: list[str], chromium: Browser, accessible: Callable[..., None]
) -> None:
    """Dark and narrow, and light and wide; those of each kind the other way round, too; and nothing is cut off."""
    found = []
    with chromium.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for name in pages[part::4]:
            page.goto(f"{book_html.as_uri()}/{name}")
            accessible(page, name)
            if name in OF_EACH_KIND:
                accessible(page, name, looks=(("light", 390), ("dark", 1440)))
            for width in (390, 320):
                page.set_viewport_size({"width": width, "height": 800})
                found += [(name, width, element) for element in page.evaluate(BEYOND)]
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append((name, width, "the page scrolls sideways"))
    assert not found, failures(found)


def test_faint_text_would_be_seen(book_html: Path, chromium: Browser, accessible: Callable[..., None]) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((book_html / "steps/leadership.html").as_uri())
        # Not the first: where the window's edge cuts a paragraph in two, axe leaves its verdict open.
        page.locator("article h2 + p").nth(2).evaluate("element => { element.style.color = '#999'; }")
        with pytest.raises(AssertionError, match="light, 1440 px: color-contrast"):
            accessible(page, "faint")


ICON = """async ([name, size]) => {
    const [icon, mark] = await Promise.all([name, 'mark.svg'].map(async (file) => {
        const image = new Image(size, size);
        image.src = `_static/${file}`;
        await image.decode();
        const at = new OffscreenCanvas(size, size).getContext('2d');
        at.drawImage(image, 0, 0, size, size);
        return {wide: image.naturalWidth, dots: at.getImageData(0, 0, size, size).data};
    }));
    const inside = mark.dots.keys().filter((n) => mark.dots[n | 3] === 255).toArray();
    const apart = inside.filter((n) => Math.abs(icon.dots[n] - mark.dots[n]) > 40).length;
    return [icon.wide, apart / inside.length];
}"""


@pytest.mark.parametrize("size", [48, 180, 192, 512])
def test_each_icon_is_the_mark(size: int, served: str, chromium: Browser) -> None:
    """Inside its round corners, which not every icon has, as some devices cut their own."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(served)
        wide, apart = page.evaluate(ICON, [f"mark-{size}.png", size])
        assert wide == size
        assert apart < 0.02


@pytest.mark.parametrize("width", [390, 1440])
def test_what_scripts_add_has_its_room_kept(
    width: int, served: str, chromium: Browser, jumps: Callable[[Page], list[Any]]
) -> None:
    with chromium.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        tools = (f"toolkit/{name}.html" for name in web.TOOLS)
        for name in ("index.html", "steps/leadership.html", "framework/business-acumen.html", *tools):
            page.goto(f"{served}{name}")
            assert jumps(page) == [], name


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", ["index.html", "steps/leadership.html"])
def test_half_a_head_stands_as_the_whole_one(width: int, name: str, book_html: Path, chromium: Browser) -> None:
    """On a slow machine a browser paints the head of a narrow page before it has read all of it."""
    with chromium.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{book_html.as_uri()}/{name}")
        moved = page.evaluate(
            """() => {
              const parts = [...document.querySelector('.mobile-header').children];
              const boxes = () => parts.map((part) => part.getBoundingClientRect().toJSON());
              const whole = boxes();
              const moved = [];
              while (parts.length > 2) {
                parts.pop().remove();
                boxes().forEach((box, n) => {
                  if (JSON.stringify(box) !== JSON.stringify(whole[n])) moved.push([parts[n].className, whole[n], box]);
                });
              }
              return moved;
            }"""
        )
        assert not moved


def test_weight(book_html: Path, served: str, chromium: Browser) -> None:
    found = []
    with chromium.new_context() as context:
        page = context.new_page()
        loaded: set[str] = set()
        page.on("request", lambda request: loaded.add(request.url.partition("?")[0]))
        for pattern in LIGHT:
            for path in sorted(book_html.glob(pattern)):
                loaded.clear()
                page.goto(served + path.relative_to(book_html).as_posix(), wait_until="networkidle")
                files = {url.removeprefix(served) for url in loaded}
                weights = {file: len(gzip.compress((book_html / file).read_bytes(), 9)) for file in files}
                ours = sum(weights[file] for file in files if any(part in file for part in OURS))
                if sum(weights.values()) > ALL_AT_MOST or ours > OURS_AT_MOST:
                    found.append((path.name, sum(weights.values()), "ours:", ours, weights))
    assert not found, failures(found)


@pytest.mark.parametrize("over", ["http", "file"])
def test_search_finds(over: str, book_html: Path, served: str, chromium: Browser) -> None:
    base = served if over == "http" else f"{book_html.as_uri()}/"
    with chromium.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(f"{base}index.html")
        page.locator(".sidebar-search").fill("benefits realisation")
        page.locator(".sidebar-search").press("Enter")
        page.locator("#search-results li a").first.wait_for()
        assert not page.evaluate("violations")
        page.locator("#search-results li a[href*='steps/business-acumen.html#']").first.click()
        page.wait_for_url("**/steps/business-acumen.html#*")


def test_the_glossary_has_letters_and_a_filter(book_html: Path, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((book_html / "reference/glossary.html").as_uri())
        page.get_by_role("navigation", name="Letters").get_by_role("link", name="P", exact=True).click()
        assert page.locator(":target").inner_text().lower().startswith("p")
        page.get_by_label("Find a term").fill("ledger")
        assert re.fullmatch(r"[1-9]\d? of \d+ terms", page.get_by_role("status").first.inner_text())
        assert page.locator("#term-actual").is_visible()
        assert page.locator("#term-adoption").is_hidden()


CUT_OFF = """selector => [...document.querySelectorAll(`${selector}, ${selector} *`)].filter((one) => {
  const {left, right, width} = one.getBoundingClientRect();
  return one.checkVisibility() && width > 1 && (left < -1 || right > innerWidth + 1);
}).map((one) => one.outerHTML.slice(0, 150))"""
"""What is cut off at a side of the screen."""


@pytest.mark.parametrize("menu", ["Chapters", "On this page"])
def test_an_open_menu_keeps_the_focus_until_it_is_closed(menu: str, served: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 390, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{served}steps/leadership.html")
        opener = page.locator(".mobile-header").get_by_role("button", name=menu)
        opener.focus()
        page.keyboard.press("Enter")
        open_ = page.locator("[popover]:popover-open")
        expect(open_.get_by_role("button", name="Close")).to_be_focused()
        expect(page.locator("article")).to_be_hidden()
        browser = context.new_cdp_session(page)
        for size, width in ((32, 320), (16, 390)):  # large text has room in it, too
            browser.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(CUT_OFF, "[popover]:popover-open") == []
        for key in ["Tab"] * 60 + ["Shift+Tab"] * 3:
            page.keyboard.press(key)
            # Between the last and the first, a browser goes through its own bars.
            assert page.evaluate(
                "document.activeElement.closest(':popover-open') !== null || document.activeElement === document.body"
            ), key
        for close in ("Escape", "Close"):
            if close == "Escape":
                open_.click(position={"x": 20, "y": 20})  # on nothing
                page.keyboard.press("Escape")
            else:
                opener.click()
                open_.get_by_role("button", name="Close").click()
            expect(open_).to_have_count(0)
            expect(opener).to_be_focused()
            expect(page.locator("article")).to_be_visible()


def test_a_menu_closes_where_a_link_leads_elsewhere_on_the_page_and_where_there_is_room(
    served: str, chromium: Browser
) -> None:
    with chromium.new_context(viewport={"width": 390, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{served}steps/leadership.html")
        open_ = page.locator("[popover]:popover-open")
        page.locator(".mobile-header").get_by_role("button", name="On this page").click()
        open_.get_by_role("link", name="Your checklist").click()
        expect(open_).to_have_count(0)
        assert page.url.endswith("#your-checklist")
        page.locator(".mobile-header").get_by_role("button", name="Chapters").click()
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(open_).to_have_count(0)
        expect(page.locator("article")).to_be_visible()
        expect(page.get_by_role("navigation", name="Chapters")).to_be_visible()
        expect(page.get_by_role("navigation", name="On this page")).to_be_visible()


def test_escape_closes_the_panel_and_no_key_does_anything_else(served: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 390, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{served}steps/leadership.html")
        for key in ("/", "ArrowLeft", "ArrowRight", "s"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body")
        assert page.url == f"{served}steps/leadership.html"
        page.locator(".pmo-file .pmo-file-button").last.click()
        page.get_by_role("dialog").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")


def test_chosen_colours_stay(served: str, chromium: Browser) -> None:
    with chromium.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.goto(served)
        paper = "getComputedStyle(document.body).backgroundColor"
        before = page.evaluate(paper)
        page.locator(".theme-toggle:visible").click()  # from auto to dark
        assert page.evaluate(paper) != before
        dark = page.evaluate(paper)
        page.goto(f"{served}steps/leadership.html")
        assert page.evaluate(paper) == dark


@pytest.mark.parametrize("menu", ["Chapters", "On this page"])
def test_menus_open_by_keyboard_without_scripts(menu: str, book_html: Path, chromium: Browser) -> None:
    with chromium.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto((book_html / "steps/leadership.html").as_uri())
        links = page.get_by_role("navigation", name=menu).get_by_role("link")
        assert links.count() == 0, "a closed menu must not take the focus"
        opener = page.locator(".mobile-header").get_by_role("button", name=menu)
        for _ in range(8):
            page.keyboard.press("Tab")
            if opener.evaluate("button => button === document.activeElement"):
                break
        page.keyboard.press("Space")
        links.first.wait_for()
        for _ in range(5):
            page.keyboard.press("Tab")
            if page.locator("[popover] a:focus").count():
                break
        box = page.locator("[popover] a:focus").bounding_box()
        assert box
        assert 0 <= box["x"] < 390
        page.keyboard.press("Escape")
        expect(links).to_have_count(0)


def test_skip_link_is_first(served: str, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{served}steps/leadership.html")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.url.endswith("#furo-main-content")


def test_regions_that_scroll_take_the_focus(book_html: Path, chromium: Browser) -> None:
    # To wait for a condition, playwright evaluates text, which our policy forbids.
    with chromium.new_context(viewport={"width": 390, "height": 800}, bypass_csp=True) as context:
        page = context.new_page()
        page.goto((book_html / "framework/roles.html").as_uri())
        two = page.locator("#compare-two-roles .table-wrapper:visible")
        assert two.evaluate("one => one.scrollWidth <= one.clientWidth"), "both roles that are compared are in sight"
        matrix = page.get_by_role("group", name="Table: What a target means")
        matrix.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 0")
        page.set_viewport_size({"width": 1920, "height": 900})
        page.wait_for_function("!document.querySelector('.table-wrapper').hasAttribute('tabindex')")


def test_paper_shows_what_is_closed_and_no_menus(book_html: Path, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto((book_html / "steps/business-acumen.html").as_uri())
        for part in (".pmo-fold dl", ".sd-summary-content", ".sd-tab-content"):
            for element in page.locator(part).all():
                assert element.bounding_box()["height"] > 20, part
        for part in (".sidebar-drawer", ".toc-drawer", ".related-pages", ".theme-toggle"):
            assert not page.locator(f"{part}:visible").count(), part
