"""Progress for years: what a browser forgets is told, copies are reminded of, and one's own file is kept up to date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide import progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page, Route

KEY = "pmo-guide/progress/f"
SAFARI = "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15"
PICKERS = """
window.mine = async () => (await navigator.storage.getDirectory()).getFileHandle('mine.json', {create: true});
window.showSaveFilePicker = mine;
window.showOpenFilePicker = async () => [await mine()];
FileSystemHandle.prototype.queryPermission = async () => sessionStorage.getItem('leave') ?? 'granted';
FileSystemHandle.prototype.requestPermission = async () => {
  sessionStorage.setItem('leave', 'granted');
  return 'granted';
};
"""
"""A disk of the test's own in the place of the pickers, which no script can answer."""
READ = "mine().then((handle) => handle.getFile()).then((file) => file.text()).catch(() => '')"
WRITE = """async (text) => {
  const writer = await (await mine()).createWritable();
  await writer.write(text);
  await writer.close();
}"""


def text(**entries: Any) -> str:
    keyed = {key.replace("__", "/").replace("_", "-"): progress.Entry(*entry) for key, entry in entries.items()}
    return progress.dump(progress.Progress("f", "2", keyed))


def put(stored: str) -> str:
    return f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', {json.dumps(stored)});"


def values(file: str) -> dict[str, Any]:
    return {key: entry.value for key, entry in progress.parse(file, "f").entries.items() if key != "seen/version"}


def panel(page: Page) -> Locator:
    page.get_by_role("button", name="Your progress").first.click()
    dialog = page.get_by_role("dialog", name="Your progress")
    dialog.wait_for()
    return dialog


def box(page: Page, action: str) -> Locator:
    return page.locator(f".pmo-tick[value={action}]").first


def file_holds(page: Page, expected: dict[str, Any]) -> None:
    """Wait until the file holds these values."""
    for _ in range(100):
        found = page.evaluate(READ)
        if found and values(found) == expected:
            return
        page.wait_for_timeout(50)
    assert values(page.evaluate(READ)) == expected


# -- what a browser forgets --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agent", "installed", "told"), [(SAFARI, False, True), (SAFARI, True, False), ("", False, False)]
)
def test_where_ticks_are_kept_it_says_what_safari_deletes(
    agent: str, installed: bool, told: bool, open_page: Callable[..., Page]
) -> None:
    before = f"Object.defineProperty(navigator, 'userAgent', {{value: {json.dumps(agent)}}});" if agent else ""
    before += "Object.defineProperty(navigator, 'standalone', {value: true});" if installed else ""
    dialog = panel(open_page(before=before))
    sentence = dialog.get_by_text("Safari deletes what a site has saved after seven days of use")
    assert sentence.count() == int(told)
    if told:
        expect(sentence).to_contain_text("A copy that you install is exempt")


def test_the_browser_is_asked_to_keep_it_at_the_first_change(open_page: Callable[..., Page]) -> None:
    asked = "window.asked = 0; navigator.storage.persist = async () => { asked += 1; return true; };"
    page = open_page(before=asked, scheme="https")
    assert page.evaluate("asked") == 0
    box(page, "a").check()
    box(page, "b").check()
    assert page.evaluate("asked") == 1
    dialog = panel(page)
    dialog.get_by_role("button", name="Ask the browser to keep it").click()
    expect(dialog.get_by_text("This browser has agreed not to clear it by itself.")).to_be_visible()


def test_firefox_asks_the_reader_only_when_the_reader_asks(open_page: Callable[..., Page]) -> None:
    before = "window.asked = 0; navigator.storage.persist = async () => { asked += 1; return false; };"
    before += "Object.defineProperty(navigator, 'userAgent', {value: 'Mozilla/5.0 Gecko/20100101 Firefox/145.0'});"
    page = open_page(before=before, scheme="https")
    box(page, "a").check()
    dialog = panel(page)
    assert page.evaluate("asked") == 0
    dialog.get_by_role("button", name="Ask the browser to keep it").click()
    expect(dialog.get_by_text("This browser has not agreed.")).to_be_visible()


# -- copies ------------------------------------------------------------------------------------------------------------


def many(count: int, at: int = 1000) -> str:
    return text(**{f"action__x{n}__state": ("done", at + n) for n in range(count)})


def test_much_without_a_copy_is_told_once(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(many(20)))
    notice = page.locator(".pmo-notice")
    expect(notice).to_contain_text("Saved only in this browser: 20 changes")
    page.reload()
    page.wait_for_load_state()
    assert notice.count() == 0, "it is told once for so many changes"
    notice.wait_for(state="detached")
    expect(panel(page).get_by_text("You have not exported yet.")).to_be_visible()


def test_two_notices_do_not_cover_one_another(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.evaluate("pmoGuide.notice.notify('One'); pmoGuide.notice.notify('Another')")
    page.evaluate(
        "document.querySelector('main').append(...Array.from({length: 400}, () => document.createElement('br')))"
    )
    for y in (0, 300, 900):
        page.evaluate("(y) => scrollTo(0, y)", y)
        first, second = page.locator(".pmo-notice").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect()).map(({top, bottom}) => [top, bottom])"
        )
        assert first[1] <= second[0] or second[1] <= first[0], y
        assert first[0] >= 0, "the newest stays in sight"


def test_a_copy_counts_and_what_comes_after_it_is_told(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(many(19)))
    dialog = panel(page)
    with page.expect_download():
        dialog.get_by_role("button", name="Export", exact=True).click()
    expect(dialog.get_by_text("Nothing has changed since your last export")).to_be_visible()
    page.keyboard.press("Escape")
    box(page, "a").check()
    expect(panel(page).get_by_text("1 change since your last export")).to_be_visible()
    for count, told in ((18, 0), (19, 1)):  # besides the tick
        more = many(count, at=2_000_000_000_000)
        page.evaluate("(text) => pmoGuide.site.store.merge(pmoGuide.progress.parse(text, 'f'))", more)
        page.reload()
        page.wait_for_load_state()
        notice = page.locator(".pmo-notice")
        if told:
            expect(notice).to_contain_text("20 changes since your last export")
        else:
            assert notice.count() == 0


def test_what_the_guide_notes_for_itself_needs_no_copy(open_page: Callable[..., Page]) -> None:
    noted = {f"me__calendar__x{n}": ("x", n) for n in range(30)}
    page = open_page(before=put(text(seen__version=("2", 5), **noted)))
    page.wait_for_load_state()
    assert page.locator(".pmo-notice").count() == 0
    expect(panel(page).get_by_text("Nothing is saved yet.")).to_be_visible()


# -- a file of one's own -----------------------------------------------------------------------------------------------


def test_without_a_way_to_keep_a_file_the_reminder_is_told(open_page: Callable[..., Page]) -> None:
    dialog = panel(open_page())
    expect(dialog.get_by_text("This browser cannot keep a file up to date by itself.")).to_be_visible()
    assert dialog.get_by_role("button", name="Make a new file").count() == 0


def test_every_change_is_saved_in_a_file_also_on_later_pages(open_page: Callable[..., Page]) -> None:
    page = open_page(before=PICKERS, scheme="https")
    box(page, "a").check()
    dialog = panel(page)
    dialog.get_by_role("button", name="Make a new file").click()
    expect(dialog.get_by_text("Everything is saved in “mine.json” as well.")).to_be_visible()
    file_holds(page, {"action/a/state": "done"})
    expect(dialog.get_by_text("Nothing has changed since your last export")).to_be_visible()
    page.keyboard.press("Escape")
    box(page, "b").check()
    file_holds(page, {"action/a/state": "done", "action/b/state": "done"})
    page.reload()
    box(page, "a").uncheck()
    file_holds(page, {"action/a/state": "todo", "action/b/state": "done"})
    panel(page).get_by_role("button", name="Stop using this file").click()
    page.keyboard.press("Escape")
    box(page, "a").check()
    page.reload()
    page.wait_for_timeout(700)  # longer than a change waits to be saved
    file_holds(page, {"action/a/state": "todo", "action/b/state": "done"})


def test_two_machines_write_one_file_and_lose_nothing(open_page: Callable[..., Page]) -> None:
    """The file is carried from one to the other late, as a synced folder does, so that each writes over the other."""
    one = open_page(before=PICKERS, scheme="https", actions="abcd")
    box(one, "a").check()
    dialog = panel(one)
    dialog.get_by_role("button", name="Make a new file").click()
    file_holds(one, {"action/a/state": "done"})
    one.keyboard.press("Escape")
    theirs = text(action__b__state=("done", 5), action__c__note=("from afar", 6))  # wrote over it at the same time
    one.evaluate(WRITE, theirs)
    box(one, "d").check()
    whole = {"action/a/state": "done", "action/b/state": "done", "action/c/note": "from afar", "action/d/state": "done"}
    file_holds(one, whole)
    expect(box(one, "b")).to_be_checked()
    one.evaluate(WRITE, theirs)  # an old copy comes back
    one.evaluate("dispatchEvent(new Event('focus'))")
    file_holds(one, whole)


def test_what_is_undone_does_not_come_back_from_the_file(open_page: Callable[..., Page]) -> None:
    page = open_page(before=PICKERS + put(text(action__a__state=("todo", 5))), scheme="https")
    dialog = panel(page)
    dialog.get_by_role("button", name="Make a new file").click()
    file_holds(page, {"action/a/state": "todo"})
    data = text(action__a__state=("done", 9), action__b__state=("done", 9)).encode()
    dialog.get_by_label("Import a file").set_input_files({"name": "x.json", "mimeType": "", "buffer": data})
    dialog.get_by_role("button", name="Import", exact=True).click()
    file_holds(page, {"action/a/state": "done", "action/b/state": "done"})
    dialog.get_by_role("button", name="Undo").click()
    file_holds(page, {"action/a/state": "todo"})
    page.reload()
    page.wait_for_timeout(700)
    expect(box(page, "b")).not_to_be_checked()
    # Who begins anew keeps the file as it is, and follows it no longer.
    dialog = panel(page)
    dialog.get_by_role("button", name="Start again").click()
    dialog.get_by_role("button", name="Clear everything").click()
    expect(dialog.get_by_role("button", name="Make a new file")).to_be_visible()
    file_holds(page, {"action/a/state": "todo"})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a letter", "this is not JSON"),
        (text().replace('"f"', '"g"'), 'progress in another framework, "g"'),
        (text().replace('"version":1', '"version":9'), "made by a newer version of the guide"),
    ],
)
def test_a_file_of_something_else_is_left_as_it_is(content: str, why: str, open_page: Callable[..., Page]) -> None:
    page = open_page(before=PICKERS, scheme="https")
    box(page, "a").check()
    page.evaluate(WRITE, content)
    dialog = panel(page)
    dialog.get_by_role("button", name="Open one that is there").click()
    expect(dialog.get_by_text("“mine.json” was left as it is: ")).to_contain_text(why)
    assert page.evaluate(READ) == content
    # And so is one that becomes it later.
    page.evaluate(WRITE, "")
    dialog.get_by_role("button", name="Open one that is there").click()
    expect(dialog.get_by_text("Everything is saved in")).to_be_visible()
    page.evaluate(WRITE, content)
    page.keyboard.press("Escape")
    box(page, "b").check()
    expect(page.locator(".pmo-notice", has_text="is not being saved")).to_contain_text(why)
    assert page.evaluate(READ) == content


def test_the_file_of_another_is_taken_only_when_one_says_so(open_page: Callable[..., Page]) -> None:
    page = open_page(before=PICKERS + put(text(me__name=("Lee", 1))), scheme="https")
    theirs = text(me__name=("Kim", 2), action__a__state=("done", 2))
    page.evaluate(WRITE, theirs)
    dialog = panel(page)
    dialog.get_by_role("button", name="Open one that is there").click()
    expect(dialog.get_by_text("“mine.json” is the file of Kim, and here is Lee.")).to_be_visible()
    assert page.evaluate(READ) == theirs
    assert not box(page, "a").is_checked()
    dialog.get_by_role("button", name="Keep both together in it").click()
    expect(dialog.get_by_text("Everything is saved in")).to_be_visible()
    expect(box(page, "a")).to_be_checked()


def test_a_browser_that_asks_on_each_visit_is_asked(open_page: Callable[..., Page]) -> None:
    page = open_page(before=PICKERS, scheme="https")
    panel(page).get_by_role("button", name="Make a new file").click()
    expect(page.get_by_text("Everything is saved in")).to_be_visible()
    page.evaluate("sessionStorage.setItem('leave', 'prompt')")
    page.reload()
    notice = page.locator(".pmo-notice", has_text="this browser asks for your permission")
    box(page, "a").check()
    notice.get_by_role("button", name="Allow saving").click()
    file_holds(page, {"action/a/state": "done"})


def test_a_disk_that_fails_is_told_and_tried_again(open_page: Callable[..., Page]) -> None:
    page = open_page(before=PICKERS, scheme="https")
    dialog = panel(page)
    dialog.get_by_role("button", name="Make a new file").click()
    expect(dialog.get_by_text("Everything is saved in")).to_be_visible()
    page.evaluate(
        "window.real = FileSystemFileHandle.prototype.createWritable; FileSystemFileHandle.prototype.createWritable = "
        "async () => { throw new DOMException('', 'QuotaExceededError'); }; 0"
    )
    page.keyboard.press("Escape")
    box(page, "a").check()
    expect(page.locator(".pmo-notice")).to_contain_text("“mine.json” is not being saved: it cannot be written just now")
    page.evaluate("FileSystemFileHandle.prototype.createWritable = real; 0")
    box(page, "b").check()
    file_holds(page, {"action/a/state": "done", "action/b/state": "done"})


# -- a page that was saved ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False], ids=["complete", "single file"])
def test_a_saved_page_shows_the_ticks(
    scripts: bool, open_page: Callable[..., Page], profiles: Callable[..., BrowserContext], assets: dict[str, str]
) -> None:
    page = open_page(before=put(text(action__b__state=("doing", 5), action__b__note=("asked Kim", 5))), actions="abc")
    box(page, "a").check()
    box(page, "c").check()
    box(page, "c").uncheck()
    panel(page)
    page.keyboard.press("Escape")
    saved = page.content().replace("book.test", "other.test")  # which is what browsers save
    context = profiles(java_script_enabled=scripts)
    kinds = {"js": "text/javascript", "css": "text/css"}

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        route.fulfill(body=assets.get(name, saved), content_type=kinds.get(name.rpartition(".")[2], "text/html"))

    context.route("http://other.test/**", answer)
    copy = context.new_page()
    copy.goto("http://other.test/")
    assert [tick.is_checked() for tick in copy.locator(".pmo-tick").all()] == [True, False, False] * 2
    assert copy.locator(".pmo-more").count() == page.locator(".pmo-more").count()
    assert copy.locator(".pmo-count, .pmo-progress").count() == page.locator(".pmo-count, .pmo-progress").count()
    expect(copy.locator(".pmo-note").first).to_have_text("asked Kim")
    expect(copy.locator(".pmo-more").nth(1)).to_contain_text("In progress")
    if scripts:
        expect(copy.get_by_text("A saved copy, which cannot be changed.")).to_be_visible()
        assert copy.locator(".pmo-tick").first.is_disabled()
        assert copy.evaluate("localStorage.length") == 0
