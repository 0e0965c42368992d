"""Status, notes and progress: set by hand or keyboard, kept, the same in every place, and shown in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

STEP = FRAMEWORK.steps[0]
FIRST, SECOND, THIRD = (action.id for action in STEP.actions[:3])
TOTAL = len(STEP.actions)
WHOLE = sum(len(step.actions) for step in FRAMEWORK.steps)
SCRIPT = "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>"


def item(page: Page, action: str, place: int = 0) -> Locator:
    return page.locator(f"li:has(.pmo-tick[value={action}])").nth(place)


def opened(page: Page, action: str, place: int = 0) -> Locator:
    """Open the fields of an action."""
    found = item(page, action, place)
    found.get_by_text("Status and note").click()
    found.get_by_label("Note").wait_for()
    return found


def stored(page: Page, framework: str = FRAMEWORK.id) -> dict[str, Any]:
    text = page.evaluate("key => localStorage.getItem(key)", f"pmo-guide/progress/{framework}")
    return {key: entry["value"] for key, entry in json.loads(text)["entries"].items()} if text else {}


def test_each_status_and_a_note_survive_a_reload(chapter: Callable[[], Page]) -> None:
    page = chapter()
    for action, state in ((FIRST, "doing"), (SECOND, "skipped"), (THIRD, "done")):
        opened(page, action).get_by_label("Status").select_option(state)
    item(page, FIRST).get_by_label("Note").fill("Asked Kim.\nWaits for the minutes.")
    item(page, FIRST).get_by_label("Note").blur()
    expect(page.locator(".pmo-head .pmo-progress > :last-child")).to_have_text(
        f"1 of {TOTAL} done, 1 in progress, 1 skipped"
    )
    page.reload()
    assert item(page, FIRST).locator(".pmo-more").inner_text().startswith("In progress")
    assert item(page, SECOND).locator(".pmo-more").inner_text().startswith("Skipped")
    assert item(page, THIRD).locator(".pmo-tick").is_checked()
    assert not item(page, FIRST).locator(".pmo-tick").is_checked()
    assert item(page, FIRST).locator(".pmo-note").inner_text() == "Asked Kim.\nWaits for the minutes."
    assert opened(page, FIRST).get_by_label("Status").input_value() == "doing"
    assert not item(page, FIRST).locator(".pmo-note").is_visible()  # the field shows it
    page.emulate_media(media="print")
    assert item(page, FIRST).locator(".pmo-note").is_visible()
    assert not item(page, FIRST).get_by_label("Note").is_visible()
    assert item(page, FIRST).locator(".pmo-more").inner_text().strip() == "In progress"


def test_a_tick_ends_what_is_in_progress(chapter: Callable[[], Page]) -> None:
    page = chapter()
    opened(page, FIRST).get_by_label("Status").select_option("doing")
    item(page, FIRST).locator(".pmo-tick").check()
    assert item(page, FIRST).get_by_label("Status").input_value() == "done"
    assert item(page, FIRST).locator(".pmo-more").inner_text() == "Status and note"
    item(page, FIRST).locator(".pmo-tick").uncheck()
    assert item(page, FIRST).get_by_label("Status").input_value() == "todo"


def test_a_note_is_saved_while_one_types_and_when_one_leaves(chapter: Callable[[], Page]) -> None:
    page = chapter()
    note = opened(page, FIRST).get_by_label("Note")
    note.press_sequentially("Half a w")
    page.wait_for_function("key => (localStorage.getItem(key) ?? '').includes('Half a w')", arg=key_of())
    note.press_sequentially("ord")
    page.goto("about:blank")  # at once
    other = chapter()
    expect(item(other, FIRST).locator(".pmo-note")).to_have_text("Half a word")


def key_of(framework: str = FRAMEWORK.id) -> str:
    return f"pmo-guide/progress/{framework}"


def test_another_tab_takes_away_nothing_that_is_being_typed(chapter: Callable[[], Page]) -> None:
    one, two = chapter(), chapter()
    opened(one, SECOND)
    note = opened(one, FIRST).get_by_label("Note")
    note.press_sequentially("mine")
    opened(two, SECOND).get_by_label("Note").fill("theirs")
    item(two, SECOND).get_by_label("Note").blur()
    expect(item(one, SECOND).get_by_label("Note")).to_have_value("theirs")
    assert note.input_value() == "mine"
    note.blur()
    expect(item(two, FIRST).locator(".pmo-note")).to_have_text("mine")
    assert stored(one) == {f"action/{FIRST}/note": "mine", f"action/{SECOND}/note": "theirs"}


def test_a_page_asks_its_site_once_for_what_few_visits_need(chapter: Callable[[], Page]) -> None:
    page = chapter()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
    item(page, FIRST).locator(".pmo-tick").check()
    assert asked == ["chapters.js"]  # for the marks beside the chapters, now that there is progress
    opened(page, FIRST).get_by_label("Note").fill("a note")
    opened(page, SECOND)
    page.locator(".pmo-file-button").last.click()
    page.get_by_role("dialog").get_by_role("button", name="Export").wait_for()
    assert sorted(asked) == ["chapters.js", "pmo-guide-more.css", "pmo-guide-more.js"]


def test_nothing_is_stored_by_looking(chapter: Callable[[], Page]) -> None:
    page = chapter()
    note = opened(page, FIRST).get_by_label("Note")
    note.focus()
    note.fill("x")
    note.fill("")
    note.blur()
    page.reload()
    assert stored(page) == {}


def test_all_places_of_an_action_show_the_same(open_page: Callable[..., Page]) -> None:
    page = open_page()
    opened(page, "a", 1)
    opened(page, "a", 0).get_by_label("Status").select_option("skipped")
    item(page, "a", 1).get_by_label("Note").fill("why not")
    item(page, "a", 1).get_by_label("Note").blur()
    for place in (0, 1):
        assert item(page, "a", place).get_by_label("Status").input_value() == "skipped"
        assert item(page, "a", place).get_by_label("Note").input_value() == "why not"
        assert item(page, "a", place).locator(".pmo-more").inner_text().startswith("Skipped")
        assert item(page, "a", place).locator(".pmo-note").text_content() == "why not"
    assert item(page, "b").locator(".pmo-note").count() == 0


def test_by_keyboard_alone(chapter: Callable[[], Page]) -> None:
    page = chapter()
    name = page.locator(".pmo-tick").first.get_attribute("value") or ""
    page.locator(".pmo-tick").first.focus()
    summary = item(page, name).locator(".pmo-more")
    for _ in range(10):
        page.keyboard.press("Tab")
        if summary.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    item(page, name).get_by_label("Note").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("typed")
    page.keyboard.press("Tab")
    assert stored(page) == {f"action/{name}/state": "doing", f"action/{name}/note": "typed"}


def test_hostile_notes_are_only_text(open_page: Callable[..., Page]) -> None:
    page = open_page()
    opened(page, "a").get_by_label("Note").fill(SCRIPT)
    item(page, "a").get_by_label("Note").blur()
    page.reload()
    assert item(page, "a").locator(".pmo-note").text_content() == SCRIPT
    assert opened(page, "a").get_by_label("Note").input_value() == SCRIPT
    assert page.title() == "Page"


# -- progress in the navigation and on the landing page ----------------------------------------------------------------


def test_progress_beside_the_chapters_and_under_the_path(
    book_html: Path, profile: BrowserContext, chapter: Callable[[], Page]
) -> None:
    landing = profile.new_page()
    landing.goto((book_html / "index.html").as_uri())
    assert landing.locator(".pmo-mark:visible, .pmo-progress:visible").count() == 0
    page = chapter()
    item(page, FIRST).locator(".pmo-tick").check()
    opened(page, SECOND).get_by_label("Status").select_option("doing")
    here = page.get_by_role("navigation", name="Chapters").get_by_role("link", name=STEP.title)
    expect(here.get_by_role("img", name=f"1 of {TOTAL} done, 1 in progress")).to_have_text(f"1/{TOTAL}")
    assert page.get_by_role("navigation", name="Chapters").locator(".pmo-mark:visible").count() == len(FRAMEWORK.steps)
    # The other tab follows.
    expect(landing.locator(".pmo-progress span")).to_have_text(f"1 of {WHOLE} actions done, 1 in progress")
    marks = landing.locator("p.pmo-mark")
    assert marks.count() == len(FRAMEWORK.steps)
    assert marks.first.inner_text() == f"1 of {TOTAL} done, 1 in progress"
    assert landing.locator(".pmo-progress progress").evaluate("bar => [bar.value, bar.max]") == [1, WHOLE]


def test_progress_of_each_checklist(book_html: Path, profile: BrowserContext, chapter: Callable[[], Page]) -> None:
    page = chapter()
    expect(page.locator(".pmo-count")).to_have_text([f"0 of {TOTAL} done"])
    item(page, FIRST).locator(".pmo-tick").check()
    assert page.locator(".pmo-count").all_inner_texts() == [f"1 of {TOTAL} done"]


def test_in_nobodys_way(book_html: Path, chapter: Callable[[], Page], accessible: Callable[..., None]) -> None:
    page = chapter()
    opened(page, FIRST).get_by_label("Status").select_option("doing")
    item(page, FIRST).get_by_label("Note").fill("a note")
    opened(page, SECOND).get_by_label("Status").select_option("skipped")
    item(page, THIRD).locator(".pmo-tick").check()
    accessible(page, "a chapter in use", ".pmo-head", ".pmo-checklist", "nav")
    page.goto((book_html / "index.html").as_uri())
    page.locator("p.pmo-mark:visible").first.wait_for()
    accessible(page, "the landing page after use")
