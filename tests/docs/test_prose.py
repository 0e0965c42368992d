"""The rules for prose find what they are for, let it pass where a page says why, and hold for the whole book."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[2] / "docs" / "_prose" / "check.py"
LONG = "It says what it has to say about papers, gates, owners and dates. " * 3


def check(*files: Path) -> tuple[int, str]:
    """Run the check as a writer does and return its status and what it printed."""
    command = [sys.executable, str(CHECK), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.returncode, done.stdout


def told(tmp_path: Path, text: str) -> list[str]:
    """Return what is found in a page: ``line: rule`` for each finding."""
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    _, printed = check(page)
    return [":".join(line.removeprefix(str(page)).split(":")[1:3]).replace(": ", ": ") for line in printed.splitlines()]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("percent", "Half of it, 50 per cent."),
        ("minus", "The result is -5 in all."),
        ("minus", "That is 12 - 5 days."),
        ("times", "Pay 3 x 40 days."),
        ("currency", "It costs $50."),
        ("spelling", "The color of the report."),
        ("program", "A program manager who wrote a program."),
        ("ize", "They organize a prize of any size."),
        ("hearsay", "It is 5%, as PMWares reports."),
        ("checklist", "The checklist has it: do."),
        ("twice", "It is the the rule."),
        ("twice", "A late late plan."),
        ("joined", "It ends.It begins."),
        ("joined", "First this,then that."),
        ("cumulative", "Hold a level by its statements and those of lower ones."),
        ("post", "Meet them 12 to 18 months into the post."),
        ("quotes", "So „it“ is."),
        ("unfinished", "TODO: a figure."),
        ("hype", "A robust plan."),
        ("odd", "If the work does not do, say so."),
        ("long", "a word " * 61),
    ],
)
def test_a_rule_finds_its_fault_at_its_line(tmp_path: Path, rule: str, text: str) -> None:
    assert told(tmp_path, f"# Title\n\nA plain sentence.\n\n{text}\n") == [f"5: {rule}"]


def test_limits_count_over_the_whole_page(tmp_path: Path) -> None:
    assert told(tmp_path, "Our judgement.\n\nIn our judgement.\n") == []
    assert told(tmp_path, "Our judgement.\n\nIn our judgement.\n\nOur own judgement.\n") == ["5: judgement"]
    assert told(tmp_path, f"{LONG}So it goes.\n\n" * 4) == ["7: endings"]


def test_what_is_no_prose_is_left_alone(tmp_path: Path) -> None:
    front = "---\ntitle: color\n---\n\nstage gate\ngate\n  Where money is released.\n\n"
    code = "```text\n5 x 4 per cent\n```\n\n% 5 x 4\n\n"
    assert told(tmp_path, f"{front}{code}A `color` and {{cite:p}}`center`, 2−3 × 4.\n") == []


def test_a_page_may_accept_an_exception_and_says_why(tmp_path: Path) -> None:
    assert told(tmp_path, "% prose: accept currency: the survey counts so\n\nIt costs $50.\n") == []
    assert told(tmp_path, "% prose: accept currency\n\nIt costs $50.\n") == ["1: accept"]
    assert told(tmp_path, "% prose: accept currency: why\n\nIt costs nothing.\n") == ["1: accept"]
    twice = "Our judgement.\n\nIn our judgement.\n\n"
    assert told(tmp_path, f"{twice}% prose: accept judgement: it is the subject\n\nOur judgement.\n") == []
    assert told(tmp_path, f"{twice}% prose: accept judgement: it is not\n\nOther words.\n") == ["5: accept"]
    assert told(tmp_path, "% prose: accept curency: why\n\nIt costs $50.\n") == ["1: accept", "3: currency"]


def test_texts_of_the_framework_are_prose_too(tmp_path: Path) -> None:
    module = tmp_path / "step.py"
    module.write_text('"""Doc of 5 per cent."""\n\nTEXT = "Cut 5 per cent of it."\n', encoding="utf-8")
    status, printed = check(module)
    assert status == 1
    assert printed.startswith(f"{module}:3: percent: ")
    assert len(printed.splitlines()) == 1
