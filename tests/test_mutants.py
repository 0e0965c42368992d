"""The changes of meaning that are tried against the tests are changes, and what is answered of them still stands."""

from __future__ import annotations

import ast

import mutants
import pytest
from mutants import ROOMS, ROOT, mutants_of

TEXTS = {file: (ROOT / file).read_text(encoding="utf-8") for file in ROOMS}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a < b", ["(a <= b)"]),
        ("a not in b", ["(a in b)"]),
        ("a and b", ["(a or b)"]),
        ("not a", ["(a)"]),
        ("a + 1", ["(a - 1)", "a + (2)"]),
        ("a if b else c", ["(c if b else a)"]),
        ("True", ["(False)"]),
        ("sorted(a, key=b)", ["(list(a))", "(sorted(a))"]),
        ("a[b:]", ["a[:b]"]),
        ("[a for a in b if c]", ["([a for a in b])"]),
        ("f(a for a in b if c)", ["f(a for a in b)"]),
        ('f"{a < 1}" "ü", a < b', ['f"{a < 1}" "ü", (a <= b)']),
        ("def f(a: b = 1) -> c: break", ["def f(a: b = (2)) -> c: break", "def f(a: b = 1) -> c: continue"]),
        ('"words"', []),
    ],
)
def test_what_is_changed(before: str, after: list[str]) -> None:
    assert [before[: m.start] + m.after + before[m.end :] for m in mutants_of("a.py", before)] == after


@pytest.mark.parametrize("file", ROOMS)
def test_a_mutant_is_another_program_that_can_be_read(file: str) -> None:
    text = TEXTS[file]
    whole = ast.dump(ast.parse(text))
    found = list(mutants_of(file, text))
    assert len(found) > 5
    for mutant in found[:: len(found) // 5]:  # to read each takes a while
        assert ast.dump(ast.parse(text[: mutant.start] + mutant.after + text[mutant.end :])) != whole


def test_every_answer_is_of_a_mutant_that_there_is_and_has_a_reason() -> None:
    known = {str(mutant) for file, text in TEXTS.items() for mutant in mutants_of(file, text)}
    assert mutants.answers() <= known
    lines = [line for line in mutants.ANSWERED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(line in known and reason.startswith("  ") for line, reason in zip(lines[::2], lines[1::2], strict=True))
