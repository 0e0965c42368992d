"""The panel of the reader's file: out, in, back and anew, with good files and hostile ones, and where storage fails."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide import progress
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

KEY = "pmo-guide/progress/f"
SCRIPT = "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
NULL = "Object.defineProperty(window, 'localStorage', {value: null})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"


def text(version: int = 1, framework: str = "f", **entries: Any) -> str:
    """Return a file; each entry is a value and a time, its key with __ for a slash and _ for a hyphen."""
    keyed = {key.replace("__", "/").replace("_", "-"): {"value": v, "at": at} for key, (v, at) in entries.items()}
    head = {"format": "pmo-guide/progress", "version": version, "framework": {"id": framework, "version": "2"}}
    return json.dumps(head | {"entries": keyed})


def put(stored: str) -> str:
    return f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', {json.dumps(stored)})"


def stored(page: Page) -> dict[str, Any]:
    found = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or '{"entries": {}}')["entries"]
    return {key: (entry["value"], entry["at"]) for key, entry in found.items()}


def panel(page: Page) -> Locator:
    """Open the panel."""
    page.get_by_role("button", name="Your progress").first.click()
    dialog = page.get_by_role("dialog", name="Your progress")
    dialog.wait_for()
    return dialog


def choose(dialog: Locator, content: str | bytes, name: str = "mine.json") -> Locator:
    """Choose a file; return what is told of it."""
    data = content.encode() if isinstance(content, str) else content
    before = dialog.locator(".pmo-panel-found").inner_text()
    dialog.get_by_label("Import a file").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})
    found = dialog.locator(".pmo-panel-found")
    expect(found).not_to_have_text(before)
    return found


OTHER_DEVICE = "text => pmoGuide.site.store.replace(pmoGuide.progress.parse(text, 'f'))"


def exported(page: Page, dialog: Locator, button: str = "Export") -> tuple[str, str]:
    """Export; return the name and the text of the file."""
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name=button, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_text(encoding="utf-8")


def test_from_one_device_to_another_and_back(open_page: Callable[..., Page]) -> None:
    page = open_page(
        before=put(text(action__a__state=["done", 10], action__b__state=["doing", 30], me__name=["Lee", 5]))
    )
    name, file = exported(page, panel(page))
    assert re.fullmatch(r"f-progress-\d{4}-\d\d-\d\d\.json", name)
    assert progress.parse(file, "f").entries["action/a/state"] == progress.Entry("done", 10)
    expect(page.get_by_text(f"Exported as {name}.")).to_be_visible()
    # There, one thing is newer, and one is older.
    page.evaluate(
        OTHER_DEVICE,
        text(action__a__state=["skipped", 20], action__b__state=["todo", 20], action__c__note=["kept", 1]),
    )
    page.reload()
    dialog = panel(page)
    found = choose(dialog, file)
    expect(found).to_contain_text("“mine.json” has newer: 1 action, 1 name. Newer here, and kept: 1 action.")
    assert "action/a/state" in stored(page)
    assert stored(page)["action/b/state"] == ("todo", 20), "nothing changes before one says so"
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(found.get_by_text("Imported: 1 action, 1 name.")).to_be_visible()
    merged = {
        "action/a/state": ("skipped", 20), "action/b/state": ("doing", 30),
        "action/c/note": ("kept", 1), "me/name": ("Lee", 5),
    }  # fmt: skip
    assert stored(page) == merged
    # And back: the first device then has the same.
    _, back = exported(page, dialog)
    page.evaluate(OTHER_DEVICE, file)
    page.reload()
    dialog = panel(page)
    choose(dialog, back)
    dialog.get_by_role("button", name="Import", exact=True).click()
    assert stored(page) == merged
    expect(choose(dialog, back)).to_contain_text("Nothing in “mine.json” is newer than what is here.")


@pytest.mark.parametrize("taken", [False, True])
def test_escape_closes_the_panel_also_where_a_script_takes_the_key(taken: bool, open_page: Callable[..., Page]) -> None:
    page = open_page()
    if taken:
        page.evaluate("document.addEventListener('keydown', (event) => event.preventDefault())")
    for focus in ("h2", "button", "input[type=text]"):
        dialog = panel(page)
        dialog.locator(focus).last.focus()
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        assert page.evaluate("document.activeElement.className") == "pmo-file-button"


def test_an_import_is_undone_exactly_also_after_a_reload(open_page: Callable[..., Page]) -> None:
    own = {"action/a/state": ("done", 10), "action/b/note": ("old", 3)}
    page = open_page(before=put(text(action__a__state=["done", 10], action__b__note=["old", 3])))
    dialog = panel(page)
    choose(dialog, text(action__a__state=["todo", 20], action__b__note=["new", 9], plan__hours=[5, 1]))
    dialog.get_by_role("button", name="Import", exact=True).click()
    assert stored(page)["action/b/note"] == ("new", 9)
    page.reload()
    dialog = panel(page)
    dialog.get_by_role("button", name="Undo the import of “mine.json”").click()
    assert stored(page) == own
    assert dialog.get_by_role("button", name="Undo").count() == 0
    page.reload()
    assert page.locator(".pmo-tick[value=a]").first.is_checked()
    assert panel(page).get_by_role("button", name="Undo").count() == 0


def test_undo_keeps_what_was_changed_since(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(text(action__a__state=["done", 10])))
    dialog = panel(page)
    choose(dialog, text(action__a__state=["todo", 20], action__b__state=["done", 20]))
    dialog.get_by_role("button", name="Import", exact=True).click()
    page.keyboard.press("Escape")
    page.locator(".pmo-tick[value=b]").first.uncheck()
    panel(page).get_by_role("button", name="Undo").click()
    assert stored(page)["action/a/state"] == ("done", 10)
    assert stored(page)["action/b/state"][0] == "todo"


def test_two_different_notes_are_both_shown(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(text(action__a__note=["mine, later", 2_000_000_000_000], action__b__note=["mine", 1])))
    found = choose(panel(page), text(action__a__note=["theirs", 1_900_000_000_000], action__b__note=[SCRIPT, 2]))
    notes = found.locator(".pmo-panel-texts")
    assert notes.count() == 2
    expect(notes.first).to_contain_text("(stays)mine, later")
    expect(notes.first).to_contain_text("theirs")
    expect(notes.last).to_contain_text(SCRIPT)
    assert page.title() == "Page"


def test_a_level_beyond_the_scale_is_told(book_html: Path, keep: Callable[..., Page], profile: BrowserContext) -> None:
    page = keep(profile, "")
    page.goto((book_html / "index.html").as_uri())
    one = FRAMEWORK.competencies[0]
    file = text(framework=FRAMEWORK.id).replace("{}", f'{{"competency/{one.id}/level": {{"value": 9, "at": 5}}}}')
    found = choose(panel(page), file)
    expect(found).to_contain_text(
        f"The scale of this guide ends at 5, and the file has higher levels: {one.title} (9). They count as 5."
    )


def test_the_file_of_another_person_is_told(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(text(me__name=["Lee", 1])))
    found = choose(panel(page), text(me__name=["Kim", 2]))
    expect(found).to_contain_text("This is the file of Kim, and here is Lee.")


HOSTILE = {
    "half": (text(action__a__state=["done", 9])[:-9], "not JSON, or only a part"),
    "empty": ("", "not JSON"),
    "binary": (bytes(range(256)), "not JSON"),
    "list": ("[]", "not a list"),
    "other": ('{"format": "x"}', 'its "format" is "x"'),
    "newer": (text(version=2), "made by a newer version of the guide"),
    "elsewhere": (text(framework="g"), 'progress in another framework, "g"'),
    "faults": (
        text(action__a__state=["finished", 9], action__b__note=[7, -1]),
        'a: value takes one of todo, doing, done, skipped, not "finished" (action/a/state)',
    ),
    "deep": ('{"format":' + "[" * 40 + "]" * 40 + "}", "more than 32 deep"),
    "very deep": ("[" * 200_000, ""),
    "script": (text(action__a__state=[SCRIPT, 9]), "value takes one of"),
}


def test_what_is_no_progress_is_told_and_changes_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(text(action__a__state=["done", 10])))
    dialog = panel(page)
    for name, (content, words) in HOSTILE.items():
        found = choose(dialog, content, name=f"{name}{SCRIPT}.json")
        expect(found).to_contain_text(f"“{name}{SCRIPT}.json” was not imported. Nothing here was changed.")
        expect(found).to_contain_text(words)
        assert stored(page) == {"action/a/state": ("done", 10)}, name
        assert page.get_by_role("button", name="Import", exact=True).count() == 0, name
    drop(page, "' '.repeat(10_000_001)")
    expect(dialog.locator(".pmo-panel-found")).to_contain_text("“dropped.json” was not imported.")
    expect(dialog.locator(".pmo-panel-found")).to_contain_text("too large")
    assert stored(page) == {"action/a/state": ("done", 10)}
    assert page.title() == "Page"


def test_all_faults_are_told_at_once(open_page: Callable[..., Page]) -> None:
    many = {f"action__a{n}__state": ["x", 1] for n in range(70)}
    found = choose(panel(open_page()), text(**many))
    assert found.locator("li").count() == 51
    expect(found).to_contain_text("and 20 more")


def test_special_keys_are_only_keys(open_page: Callable[..., Page]) -> None:
    page = open_page()
    file = text(me__name=["Kim", 1]).replace(
        '"me/name"', '"__proto__": {"value": {"x": 1}, "at": 1}, "constructor": {"value": "y", "at": 2}, "me/name"'
    )
    dialog = panel(page)
    choose(dialog, file)
    dialog.get_by_role("button", name="Import", exact=True).click()
    assert page.evaluate("[{}.x, {}.value, Object.prototype.x]") == [None, None, None]
    kept = page.evaluate("key => localStorage.getItem(key)", KEY)
    assert '"__proto__":{"value":{"x":1},"at":1}' in kept
    assert '"constructor":{"value":"y","at":2}' in kept


def test_script_in_every_text(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(text(me__name=["Lee", 1], action__a__note=["mine", 1])))
    file = text(
        me__name=[SCRIPT, 2],
        action__a__note=[SCRIPT, 2],
        competency__c__evidence=[SCRIPT, 2],
        seen__version=[SCRIPT, 2],
    ).replace('"me/name"', json.dumps(SCRIPT) + ': {"value": ' + json.dumps(SCRIPT) + ', "at": 1}, "me/name"')
    dialog = panel(page)
    found = choose(dialog, file)
    found.get_by_text("What would change").click()
    assert found.locator("img, script").count() == 0
    dialog.get_by_role("button", name="Import", exact=True).click()
    page.reload()
    dialog = panel(page)
    assert dialog.get_by_label("Name or initials").input_value() == SCRIPT
    assert page.title() == "Page"


def test_start_again_asks_first_and_can_be_undone(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(text(action__a__state=["done", 10], me__name=["Lee", 1])))
    dialog = panel(page)
    dialog.get_by_role("button", name="Start again").click()
    expect(dialog).to_contain_text("This clears 1 action, 1 name from this browser.")
    dialog.get_by_role("button", name="Keep it").click()
    dialog.get_by_role("button", name="Start again").click()
    _, file = exported(page, dialog, "Export first")
    assert set(progress.parse(file).entries) == {"action/a/state", "me/name"}
    assert stored(page)
    dialog.get_by_role("button", name="Clear everything").click()
    assert stored(page) == {}
    expect(dialog).to_contain_text("Nothing is saved yet.")
    expect(dialog.get_by_text("Everything is cleared.")).to_be_visible()
    assert not page.locator(".pmo-tick[value=a]").first.is_checked()
    dialog.get_by_role("button", name="Undo the clearing").click()
    assert stored(page) == {"action/a/state": ("done", 10), "me/name": ("Lee", 1)}


def test_the_name_is_kept(open_page: Callable[..., Page]) -> None:
    page = open_page()
    panel(page).get_by_label("Name or initials").fill(" Kim ")
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    page.reload()
    assert panel(page).get_by_label("Name or initials").input_value() == "Kim"
    page.keyboard.press("Escape")
    assert stored(page)["me/name"][0] == "Kim"


def test_what_was_set_aside_can_be_downloaded_then_removed(open_page: Callable[..., Page]) -> None:
    page = open_page(before="if (!localStorage.length) localStorage.setItem('pmo-guide/progress/f', '{half')")
    page.locator(".pmo-notice").get_by_role("button", name="Download or remove it").click()
    dialog = page.get_by_role("dialog", name="Your progress")
    assert dialog.get_by_role("button", name="Remove").count() == 0
    name, file = exported(page, dialog, "Download")
    assert (name, file) == ("f-set-aside.json", "{half")
    dialog.get_by_role("button", name="Remove").click()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_what_a_newer_version_saved_can_be_downloaded(open_page: Callable[..., Page]) -> None:
    newer = text(version=2)
    page = open_page(before=put(newer))
    assert exported(page, panel(page), "Download") == ("f-newer.json", newer)


@pytest.mark.parametrize("before", [BLOCKED, NULL, FULL], ids=["blocked", "null", "full"])
def test_without_storage_all_goes_on_in_memory(open_page: Callable[..., Page], before: str) -> None:
    page = open_page(before=before)
    page.locator(".pmo-tick[value=a]").first.check()
    page.locator(".pmo-notice").get_by_role("button", name="Export").click()
    assert page.locator("[data-saved]").count() == 0  # or it would not be true
    dialog = page.get_by_role("dialog", name="Your progress")
    expect(dialog).to_contain_text("export it before you go")
    _, file = exported(page, dialog)
    assert progress.parse(file, "f").entries["action/a/state"].value == "done"
    choose(dialog, text(action__b__state=["done", 1]))
    dialog.get_by_role("button", name="Import", exact=True).click()
    assert page.locator(".pmo-tick[value=b]").first.is_checked()
    found = dialog.locator(".pmo-panel-found")
    expect(found).to_contain_text("your browser did not store them. Export before you leave the page.")
    expect(found).not_to_contain_text("Imported")
    dialog.get_by_role("button", name="Undo").click()
    assert not page.locator(".pmo-tick[value=b]").first.is_checked()


def drop(page: Page, content: str) -> Any:
    """Drop a file on the panel, with what an expression gives; return whether the page stays."""
    return page.evaluate(
        f"""() => {{
          const data = new DataTransfer();
          data.items.add(new File([{content}], 'dropped.json'));
          const event = new DragEvent('drop', {{dataTransfer: data, bubbles: true, cancelable: true}});
          return !document.querySelector('.pmo-panel').dispatchEvent(event);
        }}"""
    )


def test_a_dropped_file_is_read_and_the_page_stays(open_page: Callable[..., Page]) -> None:
    page = open_page()
    dialog = panel(page)
    assert drop(page, json.dumps(text(action__a__state=["done", 1])))
    expect(dialog.locator(".pmo-panel-found")).to_contain_text("“dropped.json” has newer: 1 action.")


def test_an_empty_key_is_refused_in_words_and_all_else_is_imported(open_page: Callable[..., Page]) -> None:
    page = open_page()
    dialog = panel(page)
    found = choose(dialog, text(action__a__state=["done", 1], **{"": ["stray", 2]}))
    expect(found).to_contain_text("has newer: 1 action.")
    expect(found).to_contain_text("has an empty key, so that nobody can tell what it is about. It is refused")
    dialog.get_by_role("button", name="Import", exact=True).click()
    assert stored(page) == {"action/a/state": ("done", 1)}


@pytest.mark.parametrize("name", ["x" * 100_000, "Ana\u202egnp.exe", "\u2067" + "\u05d0" * 90])
def test_a_name_of_any_length_and_direction_leaves_the_words_around_it(
    open_page: Callable[..., Page], name: str
) -> None:
    page = open_page(before=put(text(me__name=["Lee", 1])))
    dialog = panel(page)
    found = choose(dialog, text(me__name=[name, 2], action__a__note=[name, 2]))
    found.get_by_text("What would change").click()
    words = found.inner_text()
    assert len(words) < 1500
    assert not set(words) & set("\u202e\u2067"), "a mark that turns words round"
    shown = found.locator(".pmo-caution bdi").first
    assert len(shown.inner_text()) <= 60
    assert re.search("This is the file of .*, and here is Lee", words)
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    dialog.get_by_role("button", name="Import", exact=True).click()
    assert stored(page)["me/name"] == (name, 2), "what is shown is shorter, what is kept is not"


def test_a_pdf_is_told_what_reads_it(open_page: Callable[..., Page]) -> None:
    page = open_page()
    dialog = panel(page)
    found = choose(dialog, b"%PDF-1.7\n...", "handbook.pdf")
    expect(found).to_contain_text("“handbook.pdf” was not imported. Nothing here was changed.")
    expect(found.locator("code")).to_have_text("pmo-guide progress FILLED.pdf -o progress.json")
    again = choose(dialog, text(action__a__state=["done", 1]))
    expect(again.get_by_role("button", name="Import")).to_be_visible()


def test_the_panel_speaks_of_import_and_export_alone(open_page: Callable[..., Page]) -> None:
    page = open_page()
    dialog = panel(page)
    assert dialog.locator("h3").all_inner_texts() == [
        "Export", "Share", "Keep it in a file of your own", "Import", "Your name", "Start again",
    ]  # fmt: skip
    assert not re.search(r"(?i)take a copy|bring|brought|save a copy|backup copy", dialog.inner_text())


def test_by_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = open_page(before=put(text(action__a__state=["done", 10])))
    page.get_by_role("button", name="Your progress").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Your progress")
    dialog.wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Your progress"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Tab")
    with page.expect_download():
        page.keyboard.press("Enter")
    choose(dialog, text(action__b__state=["done", 1]))
    assert page.evaluate("document.activeElement.className") == "pmo-panel-found"
    page.keyboard.press("Tab")  # what would change
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert stored(page)["action/b/state"] == ("done", 1)
    assert page.evaluate("document.activeElement.textContent").startswith("Undo")
    page.keyboard.press("Enter")
    assert "action/b/state" not in stored(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Your progress"


def test_other_tabs_follow_an_import(open_page: Callable[..., Page]) -> None:
    one, two = open_page(), open_page()
    dialog = panel(one)
    choose(dialog, text(action__a__state=["done", 1]))
    dialog.get_by_role("button", name="Import", exact=True).click()
    two.wait_for_function("document.querySelector('.pmo-tick').checked")


def test_in_the_book_objects_have_their_titles(book_html: Path, chapter: Callable[[], Page]) -> None:
    step = FRAMEWORK.steps[0]
    file = progress.dump(
        progress.Progress(FRAMEWORK.id, "1", {f"action/{step.actions[0].id}/state": progress.Entry("done", 1)})
    )
    found = choose(panel(chapter()), file)
    found.get_by_text("What would change").click()
    expect(found).to_contain_text(f"{step.actions[0].text}: done")


def test_a_script_that_does_not_load_is_told_as_often_as_it_is_asked_for(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.route("**/guide-more.js*", lambda route: route.abort())
    notice = page.locator(".pmo-notice", has_text="did not load")
    for _ in range(2):
        page.get_by_role("button", name="Your progress").click()
        expect(notice).to_have_count(1)
        expect(notice.get_by_role("status")).to_contain_text("Try again when you are online")
        notice.get_by_role("button", name="Close").click()
    page.unroute("**/guide-more.js*")
    panel(page)


def test_in_nobodys_way(book_html: Path, profile: BrowserContext, accessible: Callable[..., None]) -> None:
    """Empty, with a file refused, with one that may come in and one that has, asking, and with what was set aside."""
    page = profile.new_page()
    page.goto((book_html / "toolkit" / "team.html").as_uri())
    action, other = (action.id for action in FRAMEWORK.steps[0].actions[:2])

    def look(dialog: Locator, state: str) -> None:
        accessible(page, state)
        assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth"), state

    dialog = panel(page)
    look(dialog, "empty")
    choose(dialog, text(framework=FRAMEWORK.id, action__a__state=["x" * 90, 1], action__b__note=[7, -1]))
    look(dialog, "refused")
    mine = {f"action/{action}/note": ["a note " * 30, 1], f"action/{other}/state": ["done", 1], "me/name": ["Kim", 1]}
    choose(dialog, text(framework=FRAMEWORK.id, **mine))
    dialog.get_by_role("button", name="Import", exact=True).click()
    mine |= {f"action/{action}/note": ["other", 2], "me/name": ["Lee", 2]}
    choose(dialog, text(framework=FRAMEWORK.id, **mine))
    dialog.locator("summary", has_text="What would change").click()
    dialog.get_by_role("button", name="Start again").click()
    dialog.get_by_role("button", name="Copy link").click()
    dialog.get_by_label("The link").wait_for()
    look(dialog, "with all there can be")
    page.keyboard.press("Escape")
    page.evaluate("localStorage.setItem(pmoGuide.site.store.key, '{')")
    page.reload()
    page.locator(".pmo-notice").get_by_role("button", name="Download or remove it").click()
    dialog = page.get_by_role("dialog", name="Your progress")
    with page.expect_download():
        dialog.get_by_role("button", name="Download").click()
    look(dialog, "set aside")
