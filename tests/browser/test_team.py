"""The team in a real browser: several people's files side by side, in memory alone."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

ROLE = FRAMEWORK.find("role", "pmo-director")
SUBJECT, OTHER, LAST = [item for item in FRAMEWORK.competencies if ROLE.targets.get(item.id, 0) >= 3][:3]
SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


def person(name: str, levels: dict[str, int | None], **changes: Any) -> dict[str, Any]:
    """Return a reader's file to be chosen."""
    entries = {f"competency/{key}/level": {"value": value, "at": 1} for key, value in levels.items()}
    if name:
        entries["me/name"] = {"value": name, "at": 1}
    head = {"id": FRAMEWORK.id, "version": FRAMEWORK.version}
    data = {"format": "pmo-guide/progress", "version": 1, "framework": head, "entries": entries} | changes
    return {
        "name": f"{name or 'nameless'}.json",
        "mimeType": "application/json",
        "buffer": json.dumps(data).encode(),
    }


def below(gap: int, name: str = SUBJECT.id) -> dict[str, int | None]:
    """Return ratings at the target of the director in all but one competency."""
    return {key: target - gap * (key == name) for key, target in ROLE.targets.items()}


@pytest.fixture
def page(book_html: Path, profile: BrowserContext) -> Page:
    """The page of the team, in a profile of its own."""
    page = profile.new_page()
    page.goto(f"{book_html.as_uri()}/toolkit/team.html")
    page.locator(".pmo-team-live").wait_for()
    page.get_by_label("Measured against").select_option(ROLE.id)
    return page


def add(page: Page, *files: dict[str, Any]) -> None:
    page.get_by_label("Files of your people").set_input_files(list(files))
    expect(page.get_by_label("Files of your people")).to_have_value("")


def row(page: Page, title: str) -> list[str]:
    cells = page.locator(".pmo-team-matrix tbody tr", has=page.get_by_role("link", name=title, exact=True))
    return [" ".join(text.split()) for text in cells.locator("td").all_inner_texts()]


def section(page: Page, title: str) -> str:
    """Return what stands below a heading."""
    return page.get_by_role("heading", name=title).locator("xpath=following-sibling::*[1]").inner_text()


def test_a_team_is_seen_side_by_side(page: Page) -> None:
    assert page.locator(".pmo-team").is_hidden()
    assert "Ratings serve development" in page.locator(".pmo-consent").inner_text()
    target = ROLE.targets[SUBJECT.id]
    add(page, person("Ana Lima", below(0)), person("Ben", below(2)), person("", {SUBJECT.id: None}))
    assert page.locator(".pmo-people input").evaluate_all("all => all.map(one => one.value)") == [
        "Ana Lima",
        "Ben",
        "Person 3",
    ]
    cells = row(page, SUBJECT.title)
    assert [cell.split()[0] for cell in cells[:3]] == [str(target), str(target), str(target - 2)]
    assert "✓" in cells[1]
    assert "(−2)" in cells[2]
    assert "2 below" in cells[2]
    assert "not sure" in cells[3]
    assert cells[4] == "depends on Ana Lima"
    assert "not rated" in row(page, OTHER.title)[3]
    assert row(page, OTHER.title)[4] == "2 at target"
    assert f"{SUBJECT.title}" in section(page, "Depends on one person")
    coaching = page.locator(".pmo-coaches tbody tr", has_text=SUBJECT.title)
    assert coaching.locator("td").all_inner_texts() == ["Ana Lima", "Ben"]
    assert page.locator(".pmo-people .pmo-legend").count() == 3  # each has the name of its file
    assert "Somebody is at target" in section(page, "Nobody at target")

    page.get_by_role("button", name="Initials: Ana Lima").click()
    assert row(page, SUBJECT.title)[4] == "depends on AL"
    page.get_by_role("button", name="Remove: AL").click()
    assert row(page, SUBJECT.title)[3] == "nobody at target"
    assert page.locator(".pmo-people input").first.evaluate("field => field === document.activeElement")
    assert SUBJECT.title in section(page, "Nobody at target")


def test_what_nobody_is_rated_in_is_unknown_and_not_lacking(page: Page) -> None:
    rated = {SUBJECT.id: ROLE.targets[SUBJECT.id], OTHER.id: 0}
    add(page, person("Ana", rated), person("Ben", {OTHER.id: None}))
    open_ = len(ROLE.targets) - len(rated)
    told = page.locator(".pmo-verdict").inner_text()
    assert told.startswith(f"Rate these first: {open_}. Of {len(rated)} rated competencies")
    assert row(page, LAST.title)[-1] == "not rated"
    assert LAST.title in section(page, "Rate these first")
    assert LAST.title not in section(page, "Nobody at target")
    assert OTHER.title in section(page, "Nobody at target")


def test_nothing_is_kept_and_ones_own_progress_is_untouched(page: Page) -> None:
    add(page, person("Ana", below(0)))
    assert page.evaluate("[JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})]") == ["{}", "{}"]
    page.get_by_label("Include me").check()
    assert page.locator(".pmo-team-matrix thead th").all_inner_texts()[2:4] == ["Me", "Ana"]
    page.reload()
    page.locator(".pmo-empty").wait_for()
    assert page.locator(".pmo-people li").count() == 0


def test_files_that_do_not_do_are_named_and_the_others_go_on(page: Page) -> None:
    deep = b'{"a":' * 5000
    bad = [
        {"name": "half.json", "mimeType": "application/json", "buffer": person("x", {})["buffer"][:-9]},
        {"name": "deep.json", "mimeType": "application/json", "buffer": deep},
        {"name": f"{SCRIPT.replace('/', '')}.json", "mimeType": "application/json", "buffer": b"[]"},
        person("newer", {}, version=99),
        person("stranger", {}, framework={"id": "other", "version": ""}),
        person("wrong", {SUBJECT.id: "five"}),  # type: ignore[dict-item]
    ]
    add(page, *bad, person(SCRIPT, below(1)), person(SCRIPT, below(0)), person(SCRIPT, below(0)))
    told = page.locator(".pmo-team-faults li").all_inner_texts()
    assert len(told) == len(bad) + 1
    for text, file in zip(told, bad, strict=False):
        assert text.startswith(f"“{file['name']}” was left out: ")
    assert "newer version" in told[3]
    assert "another framework" in told[4]
    assert "here already" in told[-1]
    assert page.locator(".pmo-people li").count() == 2
    assert page.evaluate("window.hacked") is None
    assert page.locator(".pmo-team-live img, .pmo-team-live script").count() == 0


def test_a_level_beyond_the_scale_is_told(page: Page) -> None:
    add(page, person("Ana", {SUBJECT.id: 9}), person("Ben", below(0)))
    expect(page.locator(".pmo-team-faults li")).to_have_count(1)
    expect(page.locator(".pmo-team-faults li")).to_contain_text(
        f"The scale of this guide ends at 5, and the file has higher levels: {SUBJECT.title} (9)."
    )


def test_the_matrix_leaves_as_a_spreadsheet(page: Page) -> None:
    add(page, person("=cmd|' /C calc'!A0", below(0)), person("Ben", below(1) | {OTHER.id: None}))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Spreadsheet").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head == ["Competency", "Core", "Target", "\u200b=cmd|' /C calc'!A0", "Ben", "Team"]
    assert len(rows) == len(ROLE.targets)
    found = {cells[0]: cells for cells in rows}
    target = ROLE.targets[SUBJECT.id]
    assert found[SUBJECT.title][2:5] == [str(target), str(target), str(target - 1)]
    assert found[OTHER.title][4] == "not sure"
    expect(page.locator(".pmo-said")).to_contain_text("Its columns are separated by commas.")


def test_by_keyboard_and_for_all(page: Page, accessible: Callable[..., None]) -> None:
    add(page, person("Ana Lima", below(0)), person("Ben", below(1)))
    page.get_by_label("Files of your people").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "pmo-team-role"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.get_by_label("Include me").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Anna")
    page.keyboard.press("Tab")
    assert "Anna" in " ".join(page.locator(".pmo-team-matrix thead th").all_inner_texts())
    page.keyboard.press("Enter")
    assert page.locator(".pmo-people input").first.input_value() == "A"
    accessible(page, "with people", ".pmo-team-live")


def test_the_form_of_paper_stays_where_nobody_is(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator(".pmo-team").is_visible()
    add(page, person("Ana", below(0)), person("Ben", below(1)))
    assert page.locator(".pmo-team").is_hidden()
    assert page.locator(".pmo-team-matrix").is_visible()
