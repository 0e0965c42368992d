"""A link that shares progress: made by one reader, looked at by another, who keeps their own."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide import progress
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
ROLE = FRAMEWORK.find("role", "pmo-director")
ACTION = FRAMEWORK.steps[0].actions[0]
NAME = ROLE.core[0]
SECRET = "<img src=x onerror='window.hacked=1'> my secret evidence"
VALUES: dict[str, Any] = {
    "plan/role": ROLE.id,
    "me/name": "Ana <b>Lima</b>",
    f"competency/{NAME}/level": 2,
    f"competency/{NAME}/evidence": SECRET,
    f"action/{ACTION.id}/state": "done",
    f"action/{ACTION.id}/note": SECRET,
}


def saved(values: dict[str, Any], **framework: str) -> str:
    """Return a reader's file, word for word as the page writes it: it may be written anew at any time."""
    entries = {key: progress.Entry(value, 1) for key, value in values.items()}
    head = {"id": FRAMEWORK.id, "version": FRAMEWORK.version} | framework
    return progress.dump(progress.Progress(head["id"], head["version"], entries))


def fragment(data: Any, kind: str = "p") -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    if kind == "d":
        raw = zlib.compress(raw, wbits=-15)
    return f"#pmo-share={kind}{base64.urlsafe_b64encode(raw).decode().rstrip('=')}"


def shared(values: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"f": FRAMEWORK.id, "v": FRAMEWORK.version, "at": 1_790_000_000_000, "e": values} | changes


def unpacked(link: str) -> dict[str, Any]:
    packed = link.partition("#pmo-share=d")[2]
    data: dict[str, Any] = json.loads(zlib.decompress(base64.urlsafe_b64decode(packed + "=="), wbits=-15))
    return data


def test_a_mentor_rates_from_a_phone_and_sends_a_link_back(
    book_html: Path, profiles: Callable[..., BrowserContext], keep: Callable[..., Page]
) -> None:
    """The title of the result is in sight; what a mentor says leaves their own progress alone, and opens beside it."""
    own = {"plan/role": ROLE.id, "me/name": "Mentor", f"competency/{NAME}/level": 5}
    page = keep(profiles(viewport={"width": 390, "height": 900}), saved(own))
    page.goto(f"{book_html.as_uri()}/toolkit/assessment.html{fragment(shared(VALUES))}")
    page.locator(".pmo-view").wait_for()
    page.locator(".pmo-result h2").wait_for()
    in_sight = """() => {
        const box = (one) => document.querySelector(one).getBoundingClientRect();
        const [title, notice] = [box('.pmo-result h2'), box('.pmo-view')];
        return title.top >= notice.bottom && title.bottom < innerHeight;
    }"""
    page.wait_for_function(in_sight)
    assert page.locator(".pmo-questions").is_hidden()
    page.get_by_role("button", name="Rate them").click()
    expect(page.get_by_role("region", name="Shared progress")).to_contain_text("You are rating Ana <b>Lima</b>.")
    page.get_by_role("radio", name="4 Proficient").check()
    expect(page.get_by_label("Target role", exact=True)).to_have_value(ROLE.id)
    page.get_by_label("Your name or initials").fill("Bo")
    expect(page.locator(".pmo-result")).to_contain_text("the link leads nowhere but to this folder")
    expect(page.get_by_role("button", name="Save as a file")).to_be_visible()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_label("The link").wait_for()
    link = page.get_by_label("The link").input_value()
    sent = unpacked(link)
    assert sent["o"] == 1
    assert (sent["e"]["me/name"], sent["e"][f"competency/{NAME}/level"]) == ("Bo", 4)
    assert SECRET not in str(sent)
    page.get_by_role("button", name="Stop, and forget what I said").click()
    page.locator(".pmo-view").wait_for(state="detached")
    stored = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["entries"]
    assert {key: entry["value"] for key, entry in stored.items()} == own

    page.goto("about:blank")
    page.goto(f"{link}.")  # as Ana, with what she has of her own
    second = page.locator(".pmo-second")
    expect(second).to_contain_text("Beside Bo: you differ on 1")
    expect(second.locator("tbody tr").first).to_contain_text("4 Proficient")
    assert second.locator("h2").evaluate("one => one === document.activeElement")
    assert page.locator(".pmo-view").count() == 0
    second.get_by_role("button", name="Clear the second opinion").click()
    page.reload()
    page.locator(".pmo-second h2").wait_for()
    assert "Bo" not in second.inner_text()


def test_from_one_reader_to_another(
    book_html: Path, profiles: Callable[..., BrowserContext], keep: Callable[..., Page]
) -> None:
    base = book_html.as_uri()
    page = keep(profiles(), saved(VALUES))
    page.goto(f"{base}/index.html")
    page.locator(".pmo-file-button").first.click()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_label("The link").wait_for()
    short = page.get_by_label("The link").input_value()
    assert short.startswith(f"{base}/toolkit/assessment.html#pmo-share=d")
    assert unpacked(short)["e"] == {key: value for key, value in VALUES.items() if value != SECRET}
    page.get_by_label("With my notes and evidence").check()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_label("The link")).not_to_have_value(short)
    link = page.get_by_label("The link").input_value()
    assert unpacked(link)["e"] == VALUES
    assert len(link) < 1000

    own = {"plan/role": FRAMEWORK.roles[0].id, "me/name": "Mentor"}
    look = keep(profiles(), saved(own))
    look.goto(link)
    banner = look.get_by_role("region", name="Shared progress")
    expect(banner).to_contain_text("the progress of Ana <b>Lima</b>, as of ")
    assert "pmo-share" not in look.url
    expect(look.locator(".pmo-result")).to_contain_text(ROLE.title)
    assert look.locator(".pmo-questions").is_hidden()
    look.goto(f"{base}/steps/{FRAMEWORK.steps[0].id}.html")
    box = look.locator(f".pmo-tick[value='{ACTION.id}']").first
    expect(box).to_be_checked()
    box.click()
    expect(look.locator(".pmo-notice", has_text="only look at")).to_be_visible()
    expect(box).to_be_checked()
    assert look.evaluate("key => localStorage.getItem(key)", KEY) == saved(own)
    assert look.evaluate("window.hacked") is None
    look.get_by_role("button", name="Leave this view").click()
    expect(banner).to_have_count(0)
    expect(box).not_to_be_checked()
    assert look.evaluate("key => localStorage.getItem(key)", KEY) == saved(own)


def test_anothers_plan_is_looked_at_and_ones_own_untouched(
    book_html: Path, profile: BrowserContext, keep: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    own = {"plan/role": FRAMEWORK.roles[0].id, "plan/hours": 9, "me/name": "Mentor"}
    theirs = VALUES | {"plan/hours": 3, "plan/start": "2030-01-07"}
    page = keep(profile, saved(own))
    page.goto(f"{book_html.as_uri()}/toolkit/plan.html{fragment(shared(theirs), 'd')}")
    expect(page.get_by_role("region", name="Shared progress")).to_contain_text("Ana <b>Lima</b>")
    expect(page.get_by_label("Target role", exact=True)).to_have_value(ROLE.id)
    rows = page.locator(".pmo-planned tbody tr")
    before = rows.count()
    assert before
    page.get_by_label("Hours per week").fill("5")
    page.get_by_label("Hours per week").press("Tab")
    notice = page.locator(".pmo-notice", has_text="only look at")
    expect(notice).to_be_visible()
    expect(page.get_by_label("Hours per week")).to_have_value("3")
    page.locator(".pmo-planned input[type=checkbox]").first.click()
    assert rows.count() == before
    page.get_by_label("Target role", exact=True).select_option(FRAMEWORK.roles[0].id)
    expect(page.get_by_label("Target role", exact=True)).to_have_value(ROLE.id)
    accessible(page, "another's plan", ".pmo-notice", ".pmo-plan-form")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == saved(own)
    page.get_by_role("button", name="Leave this view").click()
    expect(page.get_by_label("Hours per week")).to_have_value("9")
    expect(page.get_by_label("Target role", exact=True)).to_have_value(FRAMEWORK.roles[0].id)
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == saved(own)


def test_by_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = open_page()
    press = page.keyboard.press
    page.locator(".pmo-tick").first.focus()
    press("Space")
    page.get_by_role("button", name="Your progress").focus()
    press("Enter")
    page.get_by_role("dialog").wait_for()
    for _ in range(3):  # Close, Export, with my notes
        press("Tab")
    assert page.get_by_label("With my notes and evidence").evaluate("one => one === document.activeElement")
    press("Space")
    press("Tab")
    press("Enter")
    page.get_by_label("The link").wait_for()
    expect(page.locator(".pmo-share").get_by_role("status")).to_contain_text("copy")
    link = page.get_by_label("The link").input_value()
    assert unpacked(link)["e"] == {"action/a/state": "done"}
    expect(page.locator(".pmo-share").get_by_role("status")).to_be_visible()
    press("Escape")

    press("Control+Home")
    page.locator(".pmo-tick").first.focus()
    press("Space")  # one's own goes on
    page.goto(link)
    leave = page.get_by_role("button", name="Leave this view")
    leave.wait_for()
    assert page.locator(".pmo-tick").first.is_checked()
    press("Tab")
    assert leave.evaluate("one => one === document.activeElement")
    press("Enter")
    expect(leave).to_have_count(0)
    expect(page.locator(".pmo-tick").first).not_to_be_checked()


@pytest.mark.parametrize(
    "bad",
    [
        "#pmo-share=",
        "#pmo-share=d",
        "#pmo-share=x!!!",
        "#pmo-share=pAAAA",
        "#pmo-share=dAAAA",
        "#pmo-share=%E0%A4%A",
        fragment([]),
        fragment(None),
        fragment(json.dumps(shared({})).encode() + b"}"),
        fragment(shared({"plan/hours": -1}, f="f"), "d"),
        fragment(shared({f"competency/{NAME}/level": "2"}, f="f")),
        fragment(shared({}, f="another-framework"), "d"),
        fragment(shared({"plan/hours": 3}, f="f", at="now")),
        fragment(shared({}, f="f", e=[1])),
        fragment(shared({}, f="f", e=None)),
        fragment(b'{"a":' * 20_000),
        fragment(b" " * 50_000_000, "d"),
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_progress_is_told_and_changes_nothing(bad: str, open_page: Callable[..., Page]) -> None:
    key = "pmo-guide/progress/f"
    mine = saved({"action/a/state": "done"}, id="f", version="2")
    page = open_page(before=f"localStorage.setItem('{key}', {json.dumps(mine)})", path=bad)
    expect(page.locator(".pmo-notice")).to_contain_text("could not be opened")
    assert page.locator(".pmo-view").count() == 0
    assert page.locator(".pmo-tick").first.is_checked()
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate("key => localStorage.getItem(key)", key) == mine


@pytest.mark.parametrize(
    ("equals", "end"),
    [("%3D", ""), ("%3d", "."), ("%253D", ""), ("=", "."), ("=", ")."), ("=", ">"), ("=", "%22"), ("=", "==")],
)
def test_a_link_opens_as_mail_and_sentences_change_it(equals: str, end: str, open_page: Callable[..., Page]) -> None:
    link = fragment(shared({"me/name": "Ana"}, f="f"), "d").replace("=", equals) + end
    page = open_page(path=link)
    expect(page.get_by_role("region", name="Shared progress")).to_contain_text("the progress of Ana")


def test_no_key_is_special_and_a_link_opens_in_a_page_that_is_open(open_page: Callable[..., Page]) -> None:
    page = open_page()
    text = json.dumps(shared({}, f="f")).replace('"e": {}', '"e": {"__proto__": {"polluted": 1}, "constructor": "x"}')
    page.goto(f"{page.url}{fragment(text.encode())}")
    expect(page.get_by_role("region", name="Shared progress")).to_contain_text("You can look but not change it")
    assert page.evaluate("({}).polluted") is None


def test_a_view_that_cannot_be_read_hangs_no_tab_and_ends(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.evaluate("sessionStorage.setItem('pmo-guide/progress/f', '{half')")
    page.reload()
    notice = page.locator(".pmo-notice")
    expect(notice.get_by_role("status")).to_contain_text("can no longer be read")
    notice.get_by_role("button", name="Reload").click()
    page.locator(".pmo-view, .pmo-notice").wait_for(state="detached")
    page.locator(".pmo-tick[value=a]").first.check()
    page.reload()
    assert page.locator(".pmo-tick[value=a]").first.is_checked()
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("method", ["", "getItem", "setItem"])
def test_a_tab_without_storage_of_its_own_goes_on(method: str, open_page: Callable[..., Page]) -> None:
    refuse = "{ throw new DOMException('', 'SecurityError'); }"
    before = f"Object.defineProperty(window, 'sessionStorage', {{get() {refuse}}})"
    if method:
        before = (
            f"const own = sessionStorage; const usual = Storage.prototype.{method};"
            f"Storage.prototype.{method} = function (...all) {{ if (this === own) {refuse}"
            " return usual.apply(this, all); }"
        )
    page = open_page(before=before, path=fragment(shared(VALUES, f="f")))
    if method != "getItem":  # there it is kept, but cannot be read again
        page.locator(".pmo-notice").get_by_text("does not let this site keep it while you look").wait_for()
    page.locator(".pmo-tick[value=a]").first.check()
    page.get_by_role("button", name="Your progress").click()
    page.get_by_role("dialog").wait_for()
