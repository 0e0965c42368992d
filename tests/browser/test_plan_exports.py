"""A plan as calendar, Markdown and CSV: whatever the texts hold, other programs read exactly that."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from pmo_guide import web

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HOSTILE = st.sampled_from(
    [
        '=HYPERLINK("http://x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "＝1",
        "'=1",
        'say "yes", or; no',
        "a\r\nb\rc\n\nd",
        "<script>alert(1)</script>",
        "<!-- x",
        "[x](javascript:alert(1))",
        "![x](http://x)",
        "# x",
        "- x",
        "1. x",
        "1) x",
        "***",
        "> x",
        "`x`",
        "&lt;&#60;",
        "a\\",
        "\\n\\,",
        "|a|b|",
        "~~~",
        "$x$",
        "END:VEVENT\r\nBEGIN:VALARM",
        "é" * 80,
        "𝔘" * 60,
        "a" * 300,
        "\0\x1b[31m",
        "\u2028x\u2029",
        "\ufeffx",
        "x\x85y",
        "\v\f",
        "https://example.org/?a=1&b=2",
        "",
    ]
)
TEXT = HOSTILE | st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
DAY = st.dates(date(1, 1, 2)).map(str)
RANGE = st.none() | st.tuples(st.integers(0, 90), st.integers(0, 90)).map(sorted)
ID = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
ROW = st.fixed_dictionaries(
    {
        "id": ID,
        "text": TEXT.filter(lambda text: one_line(text)),  # an action always says something
        "step": TEXT,
        "state": st.sampled_from(["todo", "doing"]),
        "pinned": st.booleans(),
        "essential": st.booleans(),
        "begins": st.tuples(DAY, DAY).map(sorted),
        "ends": st.tuples(DAY, DAY).map(sorted),
        "why": st.lists(TEXT, max_size=2),
        "evidence": TEXT,
        "note": TEXT,
        "url": st.sampled_from(
            ["", "https://example.org/a,b;c/é?x=<y>#z", "http://127.0.0.1:8000/steps/x.html#pmo-action-y"]
        ),
    },
    optional={"effort": RANGE, "elapsed": RANGE},
).map(lambda row: {key: value for key, value in row.items() if value is not None})
SHEET = st.fixed_dictionaries(
    {
        "id": ID,
        "title": TEXT,
        "facts": st.lists(TEXT, max_size=3),
        "language": st.sampled_from(["en", "", "de", "fr", "ja"]),
        "start": DAY,
        "words": st.just({"action": "Tarea", "step": "Tramo", "essential": "Before you apply"}),
        "rows": st.lists(ROW, max_size=4, unique_by=lambda row: row["id"]),
    }
)
in_browser = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page that holds the module."""
    context = chromium.new_context()
    page = context.new_page()
    page.add_script_tag(content=web.bundle("export-plan"))
    yield page
    context.close()


def made(page: Page, kind: str, sheet: dict[str, Any], more: Any = None) -> str:
    """Return a sheet in one of the forms."""
    text: str = page.evaluate(f"([sheet, more]) => pmoGuide['export-plan'].planTo{kind}(sheet, more)", [sheet, more])
    return text


def calendar(page: Page, sheet: dict[str, Any], gone: Sequence[dict[str, str]] = ()) -> str:
    """Return a sheet as a calendar, with events of a reader whose own part is "k3v9"."""
    text: str = page.evaluate(
        "([sheet, gone, at]) => pmoGuide['export-plan'].planToCalendar(sheet, "
        "{uids: new Map(sheet.rows.map(({id}) => [id, `${id}-k3v9`])), gone, at})",
        [sheet, gone, int(NOW.timestamp() * 1000)],
    )
    return text


def cleaned(text: str) -> str:
    """Return a text as every form keeps it: without control characters, with one kind of line end."""
    text = re.sub("\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    return re.sub("[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "", text)


def one_line(text: str) -> str:
    return " ".join(cleaned(text).replace("\ufeff", " ").split())


# -- calendar


@in_browser
@given(sheet=SHEET, gone=st.lists(st.fixed_dictionaries({"uid": ID, "text": TEXT}), max_size=2))
def test_calendars_read_what_was_said(page: Page, sheet: dict[str, Any], gone: list[dict[str, str]]) -> None:
    text = calendar(page, sheet, gone)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n") == text.count("\r")
    for name, value in re.findall(
        r"^(SUMMARY|DESCRIPTION|NAME|CATEGORIES|UID):(.*)\r$", text.replace("\r\n ", ""), re.MULTILINE
    ):
        assert re.fullmatch(r"([^\\;,]|\\[\\;,n])*", value), (
            name
        )  # which readers forgive, some in other ways than others
    read = Calendar.from_ical(text)
    assert not read.errors
    assert read["VERSION"] == "2.0"
    plain = re.sub(r"\\([\\;,n])", lambda found: found[1].replace("n", "\n"), str(read["NAME"]))
    assert plain == cleaned(sheet["title"])  # which this reader leaves escaped
    assert str(read["DESCRIPTION"]) == cleaned("\n".join(sheet["facts"]))
    events = read.walk("VEVENT")
    assert len(read.subcomponents) == len(events) == len(sheet["rows"]) + len(gone)
    for event, off in zip(events[len(sheet["rows"]) :], gone, strict=True):
        assert not event.errors
        assert (event["STATUS"], event["UID"]) == ("CANCELLED", f"{off['uid']}@{sheet['id']}.pmo-guide")
        assert event["DTSTART"].dt == date.fromisoformat(sheet["start"])
        assert str(event["SUMMARY"]) == cleaned(f"No longer in the plan: {off['text']}")
    for event, row in zip(events, sheet["rows"], strict=False):
        assert not event.errors
        assert not event.subcomponents
        assert event["UID"] == f"{row['id']}-k3v9@{sheet['id']}.pmo-guide"
        assert "STATUS" not in event
        assert event["DTSTAMP"].dt == NOW
        assert event["DTSTART"].dt == date.fromisoformat(row["begins"][0])
        assert event["DURATION"].dt == timedelta(days=1)
        assert str(event["SUMMARY"]) == cleaned(row["text"])
        assert cleaned(row["evidence"]).strip() in str(event["DESCRIPTION"])
        assert event["TRANSP"] == "TRANSPARENT"
        assert ("URL" in event) == bool(row["url"])


def test_no_character_is_parted_or_half(page: Page) -> None:
    """Lines are folded between characters, at octets; half a character, which no file can hold, is replaced."""
    row = {"id": "a", "text": "𝔘é" * 40, "step": "", "state": "todo", "pinned": False, "essential": False, "why": [],
           "begins": ["2026-01-01"] * 2, "ends": ["2026-01-02"] * 2, "evidence": "", "note": "", "url": ""}  # fmt: skip
    sheet = {"id": "f", "title": "", "facts": [], "language": "en", "start": "2026-01-01", "rows": [row]}
    sheet["words"] = {"action": "Action", "step": "Step", "essential": "Essential"}
    for line in calendar(page, sheet).split("\r\n"):
        line.encode()  # which half a character would refuse
    found = page.evaluate(
        "sheet => pmoGuide['export-plan'].planToCalendar({...sheet, rows: [{...sheet.rows[0], text: 'a\\ud835b'}]}, "
        "{uids: new Map(), gone: [], at: 0})",
        sheet,
    )
    assert "SUMMARY:a\ufffdb\r\n" in found


# -- Markdown


@in_browser
@given(sheet=SHEET)
def test_markdown_shows_texts_as_they_are(page: Page, sheet: dict[str, Any]) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(made(page, "Markdown", sheet))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "inline", "paragraph", "bullet_list", "list_item"}
    inline = [token for token in tokens if token.type == "inline"]
    inside = [child for token in inline for child in token.children or []]
    assert {child.type for child in inside} <= {"text", "link_open", "link_close"}
    links = [child.attrs["href"] for child in inside if child.type == "link_open"]
    assert len(links) == sum(bool(row["url"]) for row in sheet["rows"])
    shown = ["".join(child.content for child in token.children or []) for token in inline]
    wanted = [f"[ ] {one_line(row['text'])}" for row in sheet["rows"]]
    assert [text for text in shown if text in wanted] == wanted
    notes = {text.removeprefix("Note: ") for text in shown if text.startswith("Note: ")}
    assert {one_line(row["note"]) for row in sheet["rows"]} - {""} <= notes
    assert {one_line(fact) for fact in sheet["facts"]} - {""} <= set(shown)


# -- CSV

GUARD = "\u200b"
BEGINS = r"[\s\"\u00a0]*[=+\-@＝＋－＠]"
"""How a cell begins that a spreadsheet takes for a formula."""


def cells_of(text: str, separator: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True, delimiter=separator))


@in_browser
@given(sheet=SHEET, separator=st.sampled_from([",", ";"]))
def test_spreadsheets_take_nothing_for_a_formula(page: Page, sheet: dict[str, Any], separator: str) -> None:
    text = made(page, "Csv", sheet, separator)
    head, *rows = cells_of(text, separator)
    assert len(rows) == len(sheet["rows"])
    for cells, row in zip(rows, sheet["rows"], strict=True):
        found = dict(zip(head, cells, strict=True))
        assert found["Before you apply"] == ("yes" if row["essential"] else "no")
        for cell in cells:
            assert not re.match(rf"{BEGINS}|[\t\r\n]", cell)
        for name, key in {"Tarea": "text", "Tramo": "step", "Evidence": "evidence", "Note": "note"}.items():
            assert found[name].replace(GUARD, "") == cleaned(row[key]).replace(GUARD, ""), "nothing is seen of it"
        assert [found["Begins (earliest)"], found["Begins (latest)"]] == row["begins"]
        assert [found["Ends (earliest)"], found["Ends (latest)"]] == row["ends"]
        assert found["Hours (least)"] == str(row.get("effort", [""])[0])
        assert found["Weeks (most)"] == str(row.get("elapsed", ["", ""])[1])
    for part in re.split(r"[,;\t|\r\n]", text):  # whichever character a program takes for the separator
        assert not re.match(BEGINS, part)


def csv_text(page: Page, rows: list[list[Any]], separator: str = ",") -> list[list[str]]:
    call = "([rows, separator]) => pmoGuide['export-plan'].csvText(rows, separator)"
    return cells_of(page.evaluate(call, [rows, separator]), separator)


@pytest.mark.parametrize("first", list("=+-@＝＋－＠\t\r\n"))
@pytest.mark.parametrize("before", ["", "  ", "foo;", "foo, ", 'say "x";"', "a\n"])
def test_no_cell_begins_as_a_formula_does(page: Page, first: str, before: str) -> None:
    [[cell, *numbers]] = csv_text(page, [[f"{before}{first}SUM(A)", 1, -1.5]])
    kept = "\n" if first == "\r" else first
    assert cell.replace(GUARD, "") == f"{before}{kept}SUM(A)"
    assert not first.strip() or re.search(rf"{GUARD}{re.escape(first)}", cell)
    assert numbers == ["1", "-1.5"]


@pytest.mark.parametrize("text", ["007", "1-2", "3.5", "1E5", "5 May", "12:30", "0049 170", "9" * 40, "true", "Wahr"])
def test_what_only_looks_like_a_number_stays_as_it_was_written(page: Page, text: str) -> None:
    assert csv_text(page, [[text]]) == [[f"{GUARD}{text}"]]


@pytest.mark.parametrize("text", ["Asked Kim; she agrees", "a - b", "mail kim@example.org", "2026-11-22", "", "Größe"])
def test_an_honest_note_is_left_alone(page: Page, text: str) -> None:
    assert csv_text(page, [[text]]) == [[text]]


def test_numbers_are_written_as_the_separators_languages_do(page: Page) -> None:
    assert csv_text(page, [[2.5, 3]], ";") == [["2,5", "3"]]
    found = page.evaluate("['en', 'en-GB', 'de', 'de-CH', 'fr', 'ja'].map(pmoGuide['export-plan'].separatorOf)")
    assert found == [",", ",", ";", ",", ";", ","]
