"""Handbook and file together: an older answer never replaces a newer one, and what nobody knows is asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from handbooks import ROOT
from hypothesis import given
from hypothesis import strategies as st

from pmo_guide.cli.handbook import _tell
from pmo_guide.filled import Answer, Filled, merge_filled
from pmo_guide.progress import MAX_AT, Entry, Progress, dump, parse

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "action/bake/note"
MADE, READ, NOW = 1_000, 5_000, 10_000


def copy(value: Any, written: bool = True, changed: int | None = None) -> Filled:
    """A handbook made at `MADE` that says one thing, and perhaps when a program saved it."""
    return Filled("bakery", "1", "0" * 16, MADE, changed, {NOTE: Answer(value, written)}, ())


def file(**entry: Any) -> Progress:
    return Progress("bakery", "1", {NOTE: Entry(**entry)} if entry else {})


def note(progress: Progress) -> Any:
    return progress.entries[NOTE].value


def test_what_the_file_does_not_know_is_taken() -> None:
    merged = merge_filled(file(), copy("hot"), saved=3_000, now=NOW)
    assert merged.progress.entries[NOTE] == Entry("hot", 3_000)
    assert merged.taken == (NOTE,)


def test_what_the_file_knew_before_the_copy_was_made_is_replaced() -> None:
    merged = merge_filled(file(value="cold", at=900), copy("hot"), saved=3_000, now=NOW)
    assert merged.progress.entries[NOTE] == Entry("hot", 3_000)


def test_a_rating_is_kept_with_its_day_and_the_one_before_with_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    level, held = "competency/dough/level", "indicator/dough-rests/held"
    day = 86_400_000
    mine = Progress("bakery", "1", {level: Entry(1, 20_000 * day)})
    filled = Filled("bakery", "1", "0" * 16, 20_001 * day, None, {level: Answer(3, True), held: Answer(True, True)}, ())
    merged = merge_filled(mine, filled, saved=20_100 * day, now=20_200 * day)
    found = {key: entry.value for key, entry in merged.progress.entries.items() if not key.startswith("handbook/")}
    assert found == {
        level: 3,
        held: True,
        "competency/dough/history/2024-10-04": 1,
        "competency/dough/history/2025-01-12": 3,
    }
    _tell("mine.pdf", mine, merged)
    assert capsys.readouterr().out.splitlines() == [
        "mine.pdf: 2 entries: 1 rating, 1 statement",
        "  dough: 3, which was 1 on 2024-10-04",
    ]


def test_an_answer_of_the_file_after_the_last_save_of_the_copy_stays() -> None:
    merged = merge_filled(file(value="cold", at=4_000), copy("hot"), saved=3_000, now=NOW)
    assert (note(merged.progress), [one.key for one in merged.older]) == ("cold", [NOTE])


def test_an_answer_of_the_file_between_making_and_saving_is_a_question() -> None:
    merged = merge_filled(file(value="cold", at=2_000), copy("hot"), saved=3_000, now=NOW)
    assert (note(merged.progress), merged.taken) == ("cold", ())
    assert [(one.key, one.file.value, one.copy) for one in merged.open] == [(NOTE, "cold", "hot")]


@pytest.mark.parametrize("clock", [-5, MAX_AT + 5])
def test_a_clock_that_is_wrong_writes_nothing_that_cannot_be_read(clock: int) -> None:
    for mine in (file(), file(value="cold", at=0), file(value="cold", at=MAX_AT)):
        for at in (None, clock):
            merged = merge_filled(mine, copy("hot"), saved=clock, now=clock, at=at, believe=True)
            assert parse(dump(merged.progress))


def test_nothing_is_saved_before_it_is_made() -> None:
    """The date of the file itself may be that of an archive, or of a clock that stood still."""
    merged = merge_filled(file(value="cold", at=900), copy("hot"), saved=5, now=NOW)
    assert (merged.progress.entries[NOTE], merged.older) == (Entry("hot", MADE), ())


@pytest.mark.parametrize(("at", "counts"), [(1_500, "cold"), (2_500, "hot")])
def test_who_knows_when_it_was_filled_in_says_so(at: int, counts: str) -> None:
    merged = merge_filled(file(value="cold", at=2_000), copy("hot"), saved=3_000, now=NOW, at=at)
    assert (note(merged.progress), merged.open) == (counts, ())


def test_what_was_read_before_is_no_news() -> None:
    """Filled in, read, changed in the browser, and saved once more for another answer: the browser's counts."""
    once = merge_filled(file(), copy("hot"), saved=3_000, now=READ).progress
    entries = {**once.entries, NOTE: Entry("cold", 6_000)}
    again = merge_filled(Progress("bakery", "1", entries), copy("hot"), saved=8_000, now=NOW)
    assert (note(again.progress), again.open, again.taken) == ("cold", (), ())


def test_what_changed_in_the_copy_since_it_was_read_is_news() -> None:
    once = merge_filled(file(), copy("hot"), saved=3_000, now=READ).progress
    again = merge_filled(once, copy("hotter", changed=8_000), saved=8_000, now=NOW)
    assert (note(again.progress), again.taken) == ("hotter", (NOTE,))


@pytest.mark.parametrize("changed", [None, 4_000])
def test_a_copy_that_may_be_an_earlier_one_replaces_nothing_unasked(changed: int | None) -> None:
    """A copy put aside before the last one was read, whose file was dated anew when it was moved."""
    once = merge_filled(file(), copy("hotter"), saved=3_000, now=READ).progress
    again = merge_filled(once, copy("hot", changed=changed), saved=changed or 8_000, now=NOW)
    assert (note(again.progress), [one.key for one in again.open]) == ("hotter", [NOTE])


def test_an_empty_field_of_an_edition_that_was_read_takes_nothing_away() -> None:
    once = merge_filled(file(), copy("hot"), saved=3_000, now=READ).progress
    again = merge_filled(once, copy("", written=False), saved=8_000, now=NOW)
    assert (note(again.progress), again.emptied) == ("hot", (NOTE,))


@given(
    st.lists(
        st.tuples(st.sampled_from(["file", "read"]), st.sampled_from(["a", "b", "c", ""]), st.integers(1, 9)),
        max_size=8,
    )
)
def test_no_answer_goes_without_a_later_one(story: list[tuple[str, str, int]]) -> None:
    """Whatever is written in browser and handbook in turns: what the browser wrote last is only replaced by news."""
    progress, now = file(), 2_000
    latest = None
    said: set[str] = set()
    for where, value, wait in story:
        now += wait
        if where == "file":
            progress = Progress("bakery", "1", {**progress.entries, NOTE: Entry(value, now)})
            latest = value
        else:
            merged = merge_filled(progress, copy(value, written=bool(value), changed=now), saved=now, now=now)
            progress = merged.progress
            if merged.taken:
                assert value not in said or latest is None or value != latest
                latest = value
                said = {value}
        if latest is not None:
            assert note(progress) == latest


def test_a_date_still_to_come_is_told_and_not_believed(bakery_pdf: Path, bakery: Any, tmp_path: Path) -> None:
    action = bakery.steps[0].actions[0].id
    with pikepdf.open(bakery_pdf) as pdf:
        next(field for field in pdf.Root.AcroForm.Fields if f"action/{action}/note" == field.T).V = pikepdf.String("x")
        pdf.docinfo["/ModDate"] = "D:20990101000000Z"
        pdf.save(tmp_path / "f.pdf")
    ran = progress(tmp_path / "f.pdf", tmp_path / "my.json")
    assert "changed on 2099-01-01, which is still to come" in ran.stderr
    entry = parse((tmp_path / "my.json").read_text(encoding="utf-8")).entries[f"action/{action}/note"]
    assert entry.at <= datetime.now(UTC).timestamp() * 1000


def progress(path: Path, output: Path, *more: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pmo_guide", "progress", str(path), "-o", str(output), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, **options)


@pytest.fixture
def doubtful(bakery_pdf: Path, bakery: Any, tmp_path: Path) -> tuple[Path, Path, str]:
    """A filled-in copy and a file that disagree, and nobody knows which is newer."""
    key = f"action/{bakery.steps[0].actions[0].id}/note"
    now = int(datetime.now(UTC).timestamp() * 1000)
    with pikepdf.open(bakery_pdf) as pdf:
        next(field for field in pdf.Root.AcroForm.Fields if key == field.T).V = pikepdf.String("of the handbook")
        pdf.save(tmp_path / "f.pdf")
    head = {"id": bakery.id, "version": bakery.version}
    entries = {key: {"value": "of the file", "at": now - 60_000}}
    mine = {"format": "pmo-guide/progress", "version": 1, "framework": head, "entries": entries}
    (tmp_path / "my.json").write_text(json.dumps(mine), encoding="utf-8")
    return tmp_path / "f.pdf", tmp_path / "my.json", key


def test_a_question_that_nobody_can_be_asked_is_told(doubtful: tuple[Path, Path, str]) -> None:
    path, output, key = doubtful
    ran = progress(path, output)
    assert ran.returncode == 1
    assert f'{key}: the file says "of the file"' in ran.stderr
    assert "--at" in ran.stderr
    assert parse(output.read_text(encoding="utf-8")).entries[key].value == "of the file"


def test_a_question_is_asked_at_a_terminal(doubtful: tuple[Path, Path, str]) -> None:
    pty = pytest.importorskip("pty", reason="NOT ASKED AT A TERMINAL: this system has no pseudo-terminals")
    path, output, key = doubtful
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"NOT ASKED AT A TERMINAL: {error}")
    os.write(ours, b"2\n")
    ran = progress(path, output, stdin=theirs)
    os.close(theirs)
    assert ran.returncode == 0, ran.stderr
    assert parse(output.read_text(encoding="utf-8")).entries[key].value == "of the handbook"
