"""A list that is not in a framework, or in it twice, is one fault, where it should stand or stands again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from pmo_guide.interchange import load
from pmo_guide.model import FrameworkError

if TYPE_CHECKING:
    from pathlib import Path

BESIDE = """from pmo_guide.model import Action, Competency, Step

COMPETENCIES = (Competency(id="kneading", title="Kneading"), Competency(id="proving", title="Proving"))
STEP = Step(id="start", title="Start", actions=(
    Action(id="bake", text="Bake", builds={"kneading": 1}),
    Action(id="wait", text="Wait", builds={"proving": 1, "selling": 1}),
))
"""
FRAMEWORK = """import omitted_beside as beside
from pmo_guide.model import Competency, Framework, Level

SELLING = (Competency(id="selling", title="Selling", related=("kneading",), step="start"),)
FRAMEWORK = Framework(
    id="bakery",
    title="Bakery",
    levels=(Level(value=1, title="One", summary="1"),),
    steps=(beside.STEP,),
    competencies=(
        *beside.COMPETENCIES,
        *SELLING,
    ),
)
"""


@pytest.mark.parametrize(
    ("without", "told"),
    [
        ("", []),
        ("*beside.COMPETENCIES", ["10: *beside.COMPETENCIES is missing in competencies, but 3 places name"]),
        ("*SELLING", ["10: *SELLING is missing in competencies, but one place names"]),
        ("beside.STEP", ["9: beside.STEP is missing in steps, but one place names"]),
    ],
)
def test_what_was_left_out_is_told_once(
    without: str, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "omitted_beside", raising=False)
    (tmp_path / "omitted_beside.py").write_text(BESIDE, encoding="utf-8")
    file = tmp_path / "bakery.py"
    file.write_text(FRAMEWORK.replace(f"{without},", "") if without else FRAMEWORK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    if not told:
        assert load(str(tmp_path / "bakery.py")).id == "bakery"
        return
    with pytest.raises(FrameworkError) as raised:
        load(str(tmp_path / "bakery.py"))
    assert len(raised.value.faults) == len(told), raised.value
    for fault, says in zip(raised.value.faults, told, strict=True):
        assert str(fault).startswith(f"bakery.py:{says}")


@pytest.mark.parametrize(
    ("once", "twice", "told"),
    [
        (
            "    steps=(beside.STEP,),",
            "    steps=(\n        beside.STEP,\n        beside.STEP,\n    ),",
            "11: beside.STEP stands twice",
        ),
        ("        *SELLING,\n", "        *SELLING,\n        *SELLING,\n", "13: *SELLING stands twice in this list"),
    ],
)
def test_what_stands_twice_is_told_once(
    once: str, twice: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "omitted_beside", raising=False)
    (tmp_path / "omitted_beside.py").write_text(BESIDE, encoding="utf-8")
    (tmp_path / "bakery.py").write_text(FRAMEWORK.replace(once, twice), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FrameworkError) as raised:
        load(str(tmp_path / "bakery.py"))
    [fault] = raised.value.faults
    assert str(fault).startswith(f"bakery.py:{told}")


def test_other_faults_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "omitted_beside", raising=False)
    (tmp_path / "omitted_beside.py").write_text(BESIDE, encoding="utf-8")
    text = FRAMEWORK.replace("*beside.COMPETENCIES,", "").replace('"kneading",', '"baking", "kneading",')
    (tmp_path / "bakery.py").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FrameworkError) as raised:
        load(str(tmp_path / "bakery.py"))
    assert [fault.place for fault in raised.value.faults] == ["bakery.py:10", "bakery.py:4"]
