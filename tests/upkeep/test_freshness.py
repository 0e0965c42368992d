"""What is due to be verified again: each credential, resource and source by an interval of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from strategies import minimal

from pmo_guide.cli import main
from pmo_guide.model import Credential, FrameworkError, Resource
from pmo_guide.upkeep import Due, due_items, due_sources, read_sources
from pmo_guide.upkeep.editorial.sources import entry_faults
from pmo_guide.upkeep.freshness import later

if TYPE_CHECKING:
    from pathlib import Path

FRAMEWORK = minimal(
    credentials=[
        Credential(id="degree", title="Degree", verified_on=date(2026, 2, 28)),
        Credential(id="exam", title="Exam", verified_on=date(2026, 1, 31), review_months=1),
    ],
    resources=[Resource(id="club", title="Club"), Resource(id="book", title="B", verified_on=date(2024, 5, 1),
                                                           review_months=36)],
)  # fmt: skip
BIB = """@misc{page,
  title = {A page},
  url = {https://example.org},
  urldate = {2026-03-01},
}

@article{study,
  title = {A study},
  urldate = {2021-03-02},
}

@misc{rule,
  title = {A rule},
  url = {https://example.org/rule},
  urldate = {2026-03-01},
  review = {6},
}

@book{paper,
  title = {On paper},
}

@misc{never,
  title = {Never read},
  url = {https://example.org/never},
}
"""


def due_on(day: str) -> list[str]:
    """Return the ids of what is due on a day."""
    due = Due(date.fromisoformat(day))
    sources, faults = read_sources(BIB, "sources.bib")
    assert faults == []
    told = [*due_items(FRAMEWORK, due), *due_sources(sources, "sources.bib", due)]
    return [fault.message.split(":")[0].split()[1] for fault in told]


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2026-02-27", ["club", "never"]),
        ("2026-02-28", ["exam", "club", "never"]),
        ("2026-03-02", ["exam", "club", "study", "never"]),
        ("2026-09-01", ["exam", "club", "study", "rule", "never"]),
        ("2027-02-28", ["degree", "exam", "club", "study", "rule", "never"]),
        ("2027-05-01", ["degree", "exam", "club", "book", "page", "study", "rule", "never"]),
    ],
)
def test_each_is_due_after_its_own_interval(day: str, names: list[str]) -> None:
    assert due_on(day) == names


def test_it_is_told_where_its_day_stands_and_what_to_do() -> None:
    sources, _ = read_sources(BIB, "sources.bib")
    told = [str(fault) for fault in due_sources(sources, "sources.bib", Due(date(2027, 3, 1)))]
    assert told[0] == (
        "sources.bib:4: source page: was verified on 2026-03-01, and has been due since 2027-03-01; "
        "read it again, and set urldate"
    )
    assert told[-1] == "sources.bib:23: source never: was never verified; read it again, and set urldate"


def test_months_end_where_a_month_does() -> None:
    assert later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert later(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert later(date(2026, 12, 1), 12) == date(2027, 12, 1)


def test_an_interval_that_is_none_is_told() -> None:
    with pytest.raises(FrameworkError, match="review_months is a number of months from 1 to 1200, not 0"):
        minimal(resources=[Resource(id="r", title="R", review_months=0)])
    sources, _ = read_sources(BIB.replace("{6}", "{soon}"), "sources.bib")
    told = [str(fault) for fault in entry_faults(sources, "sources.bib")]
    assert "sources.bib:16: rule: review is a number of months, as in review = {24}" in told
    assert "sources.bib:19: paper: add urldate = {2026-11-30}, with the day on which it was read" in told


def test_the_command_asks_about_a_day_and_reads_the_sources_of_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A book\n\nSo {cite:p}`page` it is.\n", encoding="utf-8")
    (tmp_path / "docs/sources.bib").write_text(BIB.partition("@article")[0], encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.pmo-guide]\nbook = 'docs'\n", encoding="utf-8")
    assert main(["check", "--due", "2027-02-28"]) == 0
    capsys.readouterr()
    assert main(["check", "--due", "2027-03-01"]) == 1
    assert capsys.readouterr().out.startswith("docs/sources.bib:4: source page: was verified on 2026-03-01")
