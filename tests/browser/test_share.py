"""A link that shares progress: made by one reader, looked at by another, who keeps their own."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


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


def saved(values: dict[str, Any]) -> str:
    entries = {key: {"value": value, "at": 1} for key, value in values.items()}
    head = {"id": FRAMEWORK.id, "version": FRAMEWORK.version}
    return json.dumps({"format": "pmo-guide/progress", "version": 1, "framework": head, "entries": entries})


def fragment(data: Any, kind: str = "p") -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    if kind == "d":
        raw = zlib.compress(raw, wbits=-15)
    return f"#pmo-share={kind}{base64.urlsafe_b64encode(raw).decode().rstrip('=')}"


def shared(values: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"f": FRAMEWORK.id, "v": FRAMEWORK.version, "at": 1_790_000_000_000, "e": values} | changes


@pytest.fixture
def profile(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context() as context:
        yield context


def visit(context: BrowserContext, url: str, own: dict[str, Any] | None = None) -> Page:
    """Open a page over what is saved, each time a new tab, and thereby a view of its own."""
    page = context.new_page()
    if own is not None:
        page.goto(url.partition("#")[0])
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, saved(own)])
        page.close()
        page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("texts", [False, True])
def test_from_one_reader_to_another(texts: bool, book_html: Path, chromium: Browser) -> None:
    base = book_html.as_uri()
    with chromium.new_context() as sharer, chromium.new_context() as mentor:
        page = visit(sharer, f"{base}/index.html", VALUES)
        page.locator(".pmo-file-button").first.click()
        if texts:
            page.get_by_label("With my notes and evidence").check()
        page.get_by_role("button", name="Copy link").click()
        page.get_by_label("The link").wait_for()
        link = page.get_by_label("The link").input_value()
        assert link.startswith(f"{base}/toolkit/assessment.html#pmo-share=d")
        assert len(link) < 1000

        own = {"plan/role": FRAMEWORK.roles[0].id, "me/name": "Mentor"}
        look = visit(mentor, link, own)
        banner = look.get_by_role("region", name="Shared progress")
        expect(banner).to_contain_text("the progress of Ana <b>Lima</b>")
        assert "pmo-share" not in look.url
        expect(look.locator(".pmo-result")).to_contain_text(ROLE.title)
        assert look.locator(".pmo-questions").is_hidden()
        kept = look.evaluate("sessionStorage.getItem(Object.keys(sessionStorage).find(key => key.includes('view')))")
        assert ("my secret" in kept) == texts
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
        fragment(shared({"plan/hours": -1}), "d"),
        fragment(shared({f"competency/{NAME}/level": "2"})),
        fragment(shared({}, f="another-framework"), "d"),
        fragment(shared({"plan/hours": 3}, at="now")),
        fragment(shared({}, e=[1])),
        fragment(shared({}, e=None)),
        fragment(b'{"a":' * 20_000),
        fragment(b" " * 50_000_000, "d"),
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_progress_is_told_and_changes_nothing(bad: str, book_html: Path, profile: BrowserContext) -> None:
    page = visit(profile, f"{book_html.as_uri()}/toolkit/plan.html{bad}", {"plan/role": ROLE.id})
    expect(page.locator(".pmo-notice")).to_contain_text("could not be opened")
    assert page.locator(".pmo-view").count() == 0
    assert not page.evaluate("Object.keys(sessionStorage).some(key => key.includes('view'))")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == saved({"plan/role": ROLE.id})


def test_no_key_is_special(book_html: Path, profile: BrowserContext) -> None:
    text = json.dumps(shared({})).replace('"e": {}', '"e": {"__proto__": {"polluted": 1}, "constructor": "x"}')
    page = visit(profile, f"{book_html.as_uri()}/toolkit/plan.html{fragment(text.encode())}")
    expect(page.get_by_role("region", name="Shared progress")).to_be_visible()
    assert page.evaluate("({}).polluted") is None


def test_a_link_opened_in_a_page_that_is_open(book_html: Path, profile: BrowserContext) -> None:
    page = visit(profile, f"{book_html.as_uri()}/toolkit/plan.html", {})
    page.goto(f"{book_html.as_uri()}/toolkit/plan.html{fragment(shared(VALUES), 'd')}")
    expect(page.get_by_role("region", name="Shared progress")).to_contain_text("as of")
