"""For who zooms in or has large text, nothing is cut off or covered; for who wants no motion, nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmo_guide import progress
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Chromiums
    from playwright.sync_api import BrowserContext, Page

ROLE = FRAMEWORK.find("role", "pmo-director")
STEP = FRAMEWORK.steps[0]
VALUES = {
    "plan/role": ROLE.id,
    "plan/hours": 4,
    "me/name": "Ana Lima",
    f"action/{STEP.actions[0].id}/state": "doing",
    f"action/{STEP.actions[1].id}/note": "A longer note on what was done, and with whom",
    **{f"competency/{name}/level": max(0, target - 2) for name, target in ROLE.targets.items()},
}
BEYOND = """() => [...document.querySelectorAll('article *, dialog *')].filter((one) => {
  const {left, right, width, height} = one.getBoundingClientRect();
  return width && height && (right > innerWidth + 1 || left < -1) && one.checkVisibility({visibilityProperty: true})
    && !one.closest('.table-wrapper, .pmo-team-scroll, pre, svg');
}).map((one) => one.outerHTML.slice(0, 150))"""
CLIPPED = """() => [...document.querySelectorAll(':is(article, dialog) :is(button, label, summary)')].filter((one) =>
  one.checkVisibility() && getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1
).map((one) => one.outerHTML.slice(0, 150))"""
CRAMPED = """() => {
  const unseen = new Set([...document.querySelectorAll('body *')].filter((one) => one.matches('.visually-hidden')
    || getComputedStyle(one).clipPath !== 'none'));
  const seen = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility({visibilityProperty: true})
    && !one.closest('.table-wrapper *, .pmo-team-scroll *, pre *, .skip-to-content')
    && ![...unseen].some((hidden) => hidden.contains(one)));
  const boxed = seen.filter((one) => one.clientWidth > 1 && !one.closest('svg')
    && getComputedStyle(one).display !== 'inline');
  const beyond = (one) => {
    const {left, right, top, width, height} = one.getBoundingClientRect();
    return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1 || (one.closest('header') && top < -1));
  };
  const bursts = (one) => one.scrollWidth > one.clientWidth + 1
    && !one.matches('input, .table-wrapper, .pmo-team-scroll, pre');
  const hides = (one) => one.scrollHeight > one.clientHeight + 1
    && /hidden|clip/.test(getComputedStyle(one).overflowY) && !one.matches('input, textarea, select');
  const covers = ([...parts]) => parts.some((one, n) => n && one.getBoundingClientRect().left
    < parts[n - 1].getBoundingClientRect().right - 1);
  return {
    'the page scrolls sideways': document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [],
    'beyond the screen': seen.filter(beyond),
    'wider than its box': boxed.filter(bursts),
    'higher than its box': boxed.filter(hides),
    'covers another': [...document.querySelectorAll('.mobile-header')].filter((one) => covers(one.children)),
  };
}"""
"""What there is no room for, by how it shows."""
TOLD = """(found) => Object.entries(found).flatMap(([how, all]) => all.filter(
  (one) => ![...one.children].some((part) => all.includes(part)) // the innermost tell most
).map((one) => `${how}: ${one.parentElement?.className} > ${one.outerHTML.replace(/\\s+/g, " ").slice(0, 150)}`))"""
MOVING = """() => [...document.querySelectorAll('*')].flatMap((one) => [null, '::before', '::after'].map((part) => {
  const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(one, part);
  return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior !== 'auto'
    ? `${one.outerHTML.slice(0, 90)} ${part ?? ''}` : '';
})).filter(Boolean)"""


def text(values: dict[str, object] = VALUES) -> str:
    entries = {key: progress.Entry(value, 1) for key, value in values.items()}
    return progress.dump(progress.Progress(FRAMEWORK.id, FRAMEWORK.version, entries))


@pytest.fixture
def used(profile: BrowserContext, keep: Callable[..., Page], book_html: Path) -> Callable[[str], Page]:
    """A function that opens a page of the book in a profile with progress."""
    page = keep(profile, text())

    def opened(name: str) -> Page:
        page.goto((book_html / name).as_uri())
        return page

    return opened


def chapter(page: Page) -> None:
    page.locator(".pmo-more").first.click()
    page.locator(".pmo-fields").wait_for()


def assessment(page: Page) -> None:
    page.locator(".pmo-rung").first.wait_for()
    for summary in page.locator(".pmo-gaps summary").all()[:2]:
        summary.click()


def plan(page: Page) -> None:
    page.locator(".pmo-planned tbody tr").first.wait_for()


def team(page: Page) -> None:
    names = ("Ana Lima", "Benedikt Langenscheidt-Wettervogel")
    files = [text(VALUES | {"me/name": name, "plan/hours": n + 1}) for n, name in enumerate(names)]
    page.get_by_label("Measured against").select_option(ROLE.id)
    page.get_by_label("Files of your people").set_input_files(
        [{"name": f"{n}.json", "mimeType": "application/json", "buffer": file.encode()} for n, file in enumerate(files)]
    )
    page.locator(".pmo-team-matrix").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.locator(".pmo-file-button").last.evaluate("button => button.click()")  # which the menu holds on a phone
    dialog = page.get_by_role("dialog")
    buffer = text({f"action/{STEP.actions[1].id}/note": "Another"}).replace('"at":1', '"at":2').encode()
    file = {"name": f"{'long-' * 20}.json", "mimeType": "application/json", "buffer": buffer}
    dialog.get_by_label("Import a file").set_input_files(file)  # type: ignore[arg-type]  # playwright's own type of a file
    dialog.locator(".pmo-panel-found p").first.wait_for()
    for summary in dialog.locator("summary").all():
        summary.click()
    dialog.get_by_role("button", name="Copy link").click()
    dialog.get_by_label("The link").wait_for()


PAGES = {
    f"steps/{STEP.id}.html": chapter,
    "toolkit/assessment.html": assessment,
    "toolkit/plan.html": plan,
    "toolkit/team.html": team,
}


@pytest.mark.parametrize("name", PAGES)
def test_zoomed_in_nothing_is_cut_off(name: str, used: Callable[[str], Page]) -> None:
    page = used(name)
    PAGES[name](page)
    found = []
    for zoom, width, height in ((200, 720, 450), (400, 320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((zoom, "the page scrolls sideways"))
        found += [(zoom, one) for one in page.evaluate(BEYOND) + page.evaluate(CLIPPED)]
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("fonts", ["narrow", "wide"])
def test_large_text_has_room_on_a_small_screen(
    fonts: str, chromiums: Chromiums, keep: Callable[..., Page], book_html: Path
) -> None:
    """On every page, and in tools that are in use, at 320 px with the text size of the browser's settings."""
    names = [path.relative_to(book_html).as_posix() for path in sorted(book_html.glob("**/[!_]*.html"))]
    assert len(names) > 30
    if fonts == "narrow":  # less room is what shows first; pages of one kind then break their lines alike
        names = list(PAGES)
    found = []
    with chromiums(fonts).new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce") as context:
        page = keep(context, text())
        for name in names:
            page.goto((book_html / name).as_uri())
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
            PAGES.get(name, lambda _: None)(page)
            browser = context.new_cdp_session(page)
            for size in (16, 24, 32):
                browser.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
                assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
                found += [f"{name}, {size} px: {told}" for told in page.evaluate(f"() => ({TOLD})(({CRAMPED})())")]
    assert not found, "\n".join(found)


def test_zoomed_in_a_notice_leaves_room(open_page: Callable[..., Page]) -> None:
    page = open_page(before="Object.defineProperty(window, 'localStorage', {value: null})", actions="abcdefgh")
    notice = page.locator(".pmo-notice")
    notice.wait_for()
    for height, stays in ((900, True), (450, False)):
        page.set_viewport_size({"width": 720, "height": height})
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        box = notice.bounding_box()
        assert box
        assert (box["y"] >= 0) == stays


@pytest.mark.parametrize("name", ["index.html", *PAGES])
def test_nothing_moves_for_who_wants_no_motion(name: str, used: Callable[[str], Page]) -> None:
    page = used(name)
    PAGES.get(name, lambda _: None)(page)
    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING)  # or nothing would be found
