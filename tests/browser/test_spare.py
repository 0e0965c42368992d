"""The spare copy in IndexedDB: what storage lacks comes back from there, and what was cleared does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pmo_guide import progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

KEY = "pmo-guide/progress/f"
ERA = "pmo-guide/era/f"
SPARE = """() => new Promise((done) => {
  const opening = indexedDB.open('pmo-guide');
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => done(null);
  opening.onsuccess = () => {
    const request = opening.result.transaction('files').objectStore('files').get('progress/f');
    request.onsuccess = () => done(request.result ?? null);
    opening.result.close();
  };
})"""
PUT = """(text) => new Promise((done) => {
  const opening = indexedDB.open('pmo-guide', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('files');
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('files', 'readwrite');
    transaction.objectStore('files').put([0, text], 'progress/f');
    transaction.oncomplete = () => done();
    opening.result.close();
  };
})"""


def text(version: int = 1, **notes: str) -> str:
    entries = {f"action/{action}/note": {"value": note, "at": 10} for action, note in notes.items()}
    head = {"format": "pmo-guide/progress", "version": version, "framework": {"id": "f", "version": "2"}}
    return json.dumps(head | {"entries": entries})


def notes(stored: str | None) -> dict[str, Any]:
    entries = progress.parse(stored, "f").entries if stored else {}
    return {key.split("/")[1]: entry.value for key, entry in entries.items() if key.endswith("/note")}


def store(page: Page, **values: str) -> None:
    page.evaluate("(values) => pmoGuide.site.store.write(values)", {f"action/{a}/note": v for a, v in values.items()})


def stored(page: Page) -> dict[str, Any]:
    page.evaluate("pmoGuide.spare.settled()")
    return notes(page.evaluate("(key) => localStorage.getItem(key)", KEY))


def spare(page: Page) -> dict[str, Any]:
    page.evaluate("pmoGuide.spare.settled()")
    found = page.evaluate(SPARE)
    return notes(found[1]) if found else {}


def fall_back(page: Page, was: dict[str, str]) -> None:
    """Let the next visit find storage as it was: whoever writes while a page stands is told of it."""
    page.goto(page.url + "pmo-guide.css")
    page.evaluate("(was) => { localStorage.clear(); Object.assign(localStorage, was); }", was)
    page.goto(page.url.removesuffix("pmo-guide.css"))


def all_of(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return found


def test_who_only_looks_leaves_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.evaluate("pmoGuide.spare.settled()")
    assert page.evaluate("indexedDB.databases()") == []


def test_what_storage_lacks_after_a_crash_comes_back(open_page: Callable[..., Page]) -> None:
    page = open_page()
    store(page, a="first")
    was = all_of(page)
    store(page, a="second", b="new")
    assert spare(page) == {"a": "second", "b": "new"}
    fall_back(page, was)
    assert stored(page) == spare(page) == {"a": "second", "b": "new"}
    fall_back(page, {})
    assert stored(page) == {"a": "second", "b": "new"}
    assert page.locator(".pmo-note").first.inner_text() == "second"


def test_what_the_copy_lacks_goes_into_it(open_page: Callable[..., Page]) -> None:
    page = open_page(
        before=f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', {json.dumps(text(a='x'))})"
    )
    assert spare(page) == {"a": "x"}
    fall_back(page, {KEY: text(b="y")})
    assert stored(page) == spare(page) == {"a": "x", "b": "y"}


def test_what_was_cleared_stays_so_whichever_of_both_is_behind(open_page: Callable[..., Page]) -> None:
    page = open_page()
    store(page, a="first")
    assert spare(page) == {"a": "first"}
    was = all_of(page)
    clear = "pmoGuide.site.store.replace(pmoGuide.progress.emptyProgress('f', '2'))"
    with page.expect_navigation():
        page.evaluate(f"{{ {clear}; location.reload(); }}")  # before the copy is written
    assert stored(page) == spare(page) == {}
    store(page, b="then")
    assert spare(page) == {"b": "then"}
    fall_back(page, was)  # a crash: storage is as before
    assert stored(page) == spare(page) == {"b": "then"}
    assert page.evaluate(f"Number(localStorage.getItem('{ERA}'))") > 0


def test_another_tab_clears_it_and_both_write_into_it(open_page: Callable[..., Page]) -> None:
    one, two = open_page(), open_page()
    store(one, a="one")
    two.wait_for_function("() => document.querySelector('.pmo-note')")
    store(two, b="two")
    one.wait_for_function("() => document.querySelectorAll('.pmo-note').length === 4")
    store(one, a="one again")
    assert spare(one) == {"a": "one again", "b": "two"}
    one.evaluate("localStorage.clear()")
    two.wait_for_function("() => !document.querySelector('.pmo-note')")
    assert spare(two) == {}


def test_what_cannot_be_read_in_storage_comes_back_and_is_set_aside(open_page: Callable[..., Page]) -> None:
    page = open_page()
    store(page, a="mine")
    assert spare(page) == {"a": "mine"}
    fall_back(page, {KEY: "{"})
    assert stored(page) == {"a": "mine"}
    page.locator(".pmo-notice").get_by_text("It was set aside").wait_for()


def test_a_copy_of_a_newer_version_stays_as_it_is(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.evaluate(PUT, text(version=2, a="new form"))
    page.reload()
    store(page, b="mine")
    assert stored(page) == {"b": "mine"}
    page.evaluate("pmoGuide.spare.settled()")
    assert json.loads(page.evaluate(SPARE)[1])["version"] == 2


def test_without_a_database_storage_does(open_page: Callable[..., Page]) -> None:
    page = open_page(before="delete IDBFactory.prototype.open;")
    store(page, a="mine")
    assert stored(page) == {"a": "mine"}
