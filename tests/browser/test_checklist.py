"""Checklists and the store under them, in a real browser: ticked once, ticked everywhere, and never lost in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
STEP = FRAMEWORK.steps[0]
FIRST, SECOND = (action.id for action in STEP.actions[:2])
TOTAL = len(STEP.actions)


def box(page: Page, action: str) -> Any:
    return page.locator(f".pmo-tick[value={action}]")


def stored(page: Page, key: str = KEY) -> dict[str, Any]:
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return {key: entry["value"] for key, entry in json.loads(text)["entries"].items()} if text else {}


def progress(page: Page) -> tuple[str, int, int]:
    bar = page.locator(".pmo-head progress")
    words = page.locator(".pmo-progress > :last-child").first  # which may be a link
    return words.inner_text(), bar.evaluate("b => b.value"), bar.evaluate("b => b.max")


# -- in the book -------------------------------------------------------------------------------------------------------


def test_a_tick_survives_a_reload(chapter: Callable[[], Page]) -> None:
    page = chapter()
    assert progress(page) == (f"0 of {TOTAL} done", 0, TOTAL)
    box(page, FIRST).check()
    box(page, SECOND).check()
    assert progress(page) == (f"2 of {TOTAL} done", 2, TOTAL)
    saved = page.locator("[data-saved]")  # which says so where one looks
    expect(saved).to_have_attribute("data-saved", "Saved")
    assert saved.locator(".pmo-tick").get_attribute("value") == SECOND
    page.reload()
    assert box(page, FIRST).is_checked()
    assert progress(page) == (f"2 of {TOTAL} done", 2, TOTAL)
    box(page, FIRST).uncheck()
    page.reload()
    assert not box(page, FIRST).is_checked()
    assert box(page, SECOND).is_checked()
    assert stored(page) == {f"action/{FIRST}/state": "todo", f"action/{SECOND}/state": "done"}


def test_open_tabs_stay_in_step_and_overwrite_nothing(chapter: Callable[[], Page]) -> None:
    one, two = chapter(), chapter()
    box(one, FIRST).check()
    two.wait_for_function(
        "text => document.querySelector('.pmo-progress > :last-child').innerText === text", arg=f"1 of {TOTAL} done"
    )
    assert box(two, FIRST).is_checked()
    box(two, SECOND).check()
    box(two, FIRST).uncheck()
    one.wait_for_function("value => !document.querySelector(`.pmo-tick[value=${value}]`).checked", arg=FIRST)
    assert box(one, SECOND).is_checked()
    one.reload()
    assert progress(one)[0] == f"1 of {TOTAL} done"


def test_by_keyboard_alone_and_said_aloud(chapter: Callable[[], Page]) -> None:
    page = chapter()
    first, second = page.locator(".pmo-tick").evaluate_all("all => all.slice(0, 2).map(({value}) => value)")
    box(page, first).focus()
    page.keyboard.press("Space")
    assert box(page, first).is_checked()
    status = page.locator(".pmo-announcer[role=status]")
    assert status.inner_text() == f"Saved. 1 of {TOTAL} done"
    for _ in range(20):  # links of the first action stand between
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == second:
            break
    page.keyboard.press("Space")
    assert box(page, second).is_checked()
    assert status.inner_text() == f"Saved. 2 of {TOTAL} done"
    page.keyboard.press("Space")
    assert status.inner_text() == f"Saved. 1 of {TOTAL} done"
    # Two changes that no timer comes between are two things to say.
    page.evaluate("async () => { document.activeElement.click(); await 0; document.activeElement.click(); }")
    assert status.inner_text() == f"Saved. 1 of {TOTAL} done"


def test_nothing_is_said_or_stored_before_something_is_done(chapter: Callable[[], Page]) -> None:
    page = chapter()
    assert stored(page) == {}
    assert page.locator(".pmo-announcer").inner_text() == ""
    assert page.locator(".pmo-notice").count() == 0


# -- on a page of its own ----------------------------------------------------------------------------------------------


def test_all_copies_of_an_action_are_in_step(open_page: Callable[..., Page]) -> None:
    page = open_page()
    box(page, "a").first.check()
    assert [tick.is_checked() for tick in box(page, "a").all()] == [True, True]
    box(page, "a").last.uncheck()
    assert [tick.is_checked() for tick in box(page, "a").all()] == [False, False]
    assert page.locator(".pmo-progress span").all_inner_texts() == ["0 of 2 done"]


FILE = '{"format":"pmo-guide/progress","version":%s,"framework":{"id":"f","version":"1"},"entries":{%s}}'


def put(text: str, key: str = "pmo-guide/progress/f") -> str:
    return f"localStorage.getItem({json.dumps(key)}) ?? localStorage.setItem({json.dumps(key)}, {json.dumps(text)})"


def test_progress_under_a_retired_id_still_counts(open_page: Callable[..., Page]) -> None:
    old = FILE % (1, '"action/old/state":{"value":"done","at":9999999999999},"action/gone/note":{"value":"n","at":1}')
    page = open_page(before=put(old), **{"data-retired": '{"old":"a","gone":null}'})
    assert box(page, "a").first.is_checked()
    box(page, "a").first.uncheck()
    page.reload()
    assert not box(page, "a").first.is_checked()
    kept = {"action/old/state": "done", "action/gone/note": "n", "action/a/state": "todo"}
    kept["seen/version"] = "1"  # of an older version, which has news
    assert stored(page, "pmo-guide/progress/f") == kept


BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
NULL = "Object.defineProperty(window, 'localStorage', {value: null})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (BLOCKED, "does not let this site save"),
        (NULL, "does not let this site save"),
        (FULL, "storage of your browser is full"),
    ],
    ids=["blocked", "null", "full"],
)
def test_without_storage_the_page_goes_on_and_says_so_once(
    open_page: Callable[..., Page], before: str, words: str
) -> None:
    page = open_page(before=before)
    box(page, "a").first.check()
    box(page, "b").first.check()
    assert page.locator(".pmo-progress span").inner_text() == "2 of 2 done"
    assert box(page, "a").last.is_checked()
    notice = page.locator(".pmo-notice")
    assert notice.count() == 1
    notice.get_by_text(words).wait_for()
    assert notice.get_by_role("status").count() == 1
    notice.get_by_role("button", name="Close").click()
    box(page, "a").first.uncheck()
    assert notice.count() == 0


def test_what_did_not_fit_is_saved_as_soon_as_it_does(open_page: Callable[..., Page]) -> None:
    page = open_page(before="window.setItem = Storage.prototype.setItem;" + FULL)
    box(page, "a").first.check()
    meanwhile = FILE % (1, '"action/c/state":{"value":"done","at":1}')
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    page.evaluate("text => localStorage.setItem('pmo-guide/progress/f', text)", meanwhile)
    box(page, "b").first.check()
    assert stored(page, "pmo-guide/progress/f") == {f"action/{name}/state": "done" for name in "abc"}
    assert page.evaluate("pmoGuide.site.store.persistent")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "null",
        "",
        FILE % (1, '"action/a/state":{"value":"<img src=x onerror=alert(1)>","at":1}'),
        '{"format":"x"}',
    ],
)
def test_a_corrupt_value_is_set_aside_and_never_overwritten(open_page: Callable[..., Page], text: str) -> None:
    page = open_page(
        before=put("first", "pmo-guide/set-aside/f/1")
        + ";"
        + f"if (!localStorage.getItem('pmo-guide/set-aside/f/2')) {put(text)}"
    )
    page.locator(".pmo-notice").get_by_text("could not be read").wait_for()
    box(page, "a").first.check()
    assert stored(page, "pmo-guide/progress/f") == {"action/a/state": "done"}
    assert page.evaluate("localStorage.getItem('pmo-guide/set-aside/f/1')") == "first"
    assert page.evaluate("localStorage.getItem('pmo-guide/set-aside/f/2')") == text
    page.reload()
    assert box(page, "a").first.is_checked()
    page.locator(".pmo-notice").get_by_text("could not be read").wait_for()  # until it is removed


@pytest.mark.parametrize("text", ["{", FILE % (2, "")], ids=["set aside", "newer"])
def test_storage_that_cannot_be_read_is_told_on_every_page_until_dealt_with(
    open_page: Callable[..., Page], text: str
) -> None:
    """On a page where there is nothing to keep, too."""
    open_page(before=put(text)).locator(".pmo-notice").wait_for()
    page = open_page(actions="")
    page.locator(".pmo-notice").get_by_role("button", name="Download").click()
    dialog = page.get_by_role("dialog", name="Your progress")
    with page.expect_download():
        dialog.get_by_role("button", name="Download").click()
    page.reload()
    page.locator(".pmo-notice").get_by_role("button", name="Download").click()
    if text == "{":
        with page.expect_download():
            dialog.get_by_role("button", name="Download").click()
        dialog.get_by_role("button", name="Remove").click()
    else:
        page.evaluate("localStorage.removeItem(pmoGuide.site.store.key)")
    page.reload()
    page.get_by_role("button", name="Your progress").click()  # after which a notice would have come
    dialog.wait_for()
    assert page.locator(".pmo-notice").count() == 0


def test_a_corrupt_value_that_cannot_be_set_aside_stays(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put("{") + ";" + FULL)
    box(page, "a").first.check()
    assert page.evaluate("localStorage.getItem('pmo-guide/progress/f')") == "{"
    assert box(page, "a").last.is_checked()
    assert not page.evaluate("pmoGuide.site.store.persistent")


def test_what_a_newer_version_saved_stays_as_it_is(open_page: Callable[..., Page]) -> None:
    newer = FILE % (2, '"action/a/state":"some new form"')
    page = open_page(before=put(newer))
    page.locator(".pmo-notice").get_by_text("newer version").wait_for()
    box(page, "a").first.check()
    assert page.locator(".pmo-progress span").inner_text() == "1 of 2 done"
    assert page.evaluate("localStorage.getItem('pmo-guide/progress/f')") == newer


def test_another_tab_clears_breaks_or_replaces_what_is_stored(open_page: Callable[..., Page]) -> None:
    one, two = open_page(), open_page()
    box(one, "a").first.check()
    two.wait_for_function("document.querySelector('.pmo-tick').checked")
    one.evaluate("localStorage.clear()")
    two.wait_for_function("!document.querySelector('.pmo-tick').checked")
    one.evaluate("localStorage.setItem('pmo-guide/progress/f', '{')")
    two.locator(".pmo-notice").wait_for()
    box(two, "b").first.check()
    assert stored(one, "pmo-guide/progress/f") == {"action/b/state": "done"}


def test_the_store_writes_merges_undoes_and_tells(open_page: Callable[..., Page]) -> None:
    page = open_page()
    result = page.evaluate(
        """() => {
          const {site: {store}, progress: {parse, dump}} = pmoGuide;
          const heard = [];
          const stop = store.subscribe(({progress}) => heard.push(progress.entries.size));
          store.write({'plan/role': 'r', 'plan/hours': 3});
          const before = store.progress;
          const other = parse('{"format":"pmo-guide/progress","version":1,"framework":{"id":"f","version":"1"},'
            + '"entries":{"plan/hours":{"value":9,"at":9999999999999},"me/name":{"value":"A","at":1}}}');
          store.merge(other);
          const merged = [store.get('plan/hours'), store.get('me/name'), store.get('plan/role'), store.get('nothing')];
          store.replace(before);
          const undone = [store.get('plan/hours'), store.get('me/name')];
          stop();
          store.write({'plan/hours': 4});
          let refused = '';
          try { store.write({'plan/hours': -4}); } catch (error) { refused = error.message; }
          return {heard, merged, undone, refused, hours: store.get('plan/hours'), version: store.progress.version,
            same: dump(store.progress) === localStorage.getItem(store.key)};
        }"""
    )
    assert result == {
        "heard": [2, 3, 2],
        "merged": [9, "A", "r", None],
        "undone": [3, None],
        "refused": "/entries/plan~1hours/value: value takes a number above 0 and up to 168, or null, not -4",
        "hours": 4,
        "version": "2",
        "same": True,
    }


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (BLOCKED.replace("DOMException('', ", "Error("), "does not let this site save"),
        (f"if (location.protocol === 'file:') localStorage.setItem('{KEY}', '{{')", "could not be read"),
    ],
    ids=["blocked", "corrupt"],
)
def test_a_notice_is_in_nobodys_way(
    before: str, words: str, book_html: Path, profile: BrowserContext, accessible: Callable[..., None]
) -> None:
    profile.add_init_script(before)
    page = profile.new_page()
    page.goto((book_html / "toolkit" / "team.html").as_uri())
    notice = page.locator(".pmo-notice")
    notice.get_by_text(words).wait_for()
    accessible(page, words)
    notice.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    assert notice.count() == 0


def test_a_notice_covers_nothing_that_has_the_focus(open_page: Callable[..., Page]) -> None:
    """Going back by keyboard, what one arrives at stands below the notice, which stays in sight."""
    page = open_page(before=BLOCKED, actions="abcdefghijklmnopqrstuvwxyz")
    page.locator(".pmo-notice").wait_for()
    page.keyboard.press("End")
    box(page, "z").last.focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        edge = page.locator(".pmo-notice").bounding_box()
        place = page.evaluate("document.activeElement.getBoundingClientRect().top")
        if page.evaluate("document.activeElement.closest('.pmo-notice')"):
            break
        assert edge
        assert place >= edge["y"] + edge["height"]
    page.locator(".pmo-notice").get_by_role("button", name="Close").click()
    assert page.evaluate("getComputedStyle(document.documentElement).scrollPaddingTop") == "auto"


def test_the_readers_file_stands_with_each_checklist_or_in_a_place_of_its_own(open_page: Callable[..., Page]) -> None:
    script = (
        '<!doctype html><script defer src="guide.js" data-framework="f" data-version="2" data-root="./"></script><main>'
    )
    checklist = '<div class="pmo-checklist"><ul><li><input class="pmo-tick" value="a" type="checkbox"></li></ul></div>'
    page = open_page(f"{script}{checklist}{checklist}</main>")
    expect(page.locator(".pmo-checklist > .pmo-file > button")).to_have_text(["Your progress"] * 2)
    page = open_page(f'{script}{checklist}<div class="pmo-file" id="chosen"></div></main>')
    expect(page.locator(".pmo-file-button")).to_have_count(1)
    assert page.locator("#chosen > .pmo-file-button").count() == 1
