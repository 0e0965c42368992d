"""A machine without a browser, poppler, Java or OpenSSL: what needs them is skipped, loudly, or fail with CI=true."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PLAIN = """
import machine
machine.browsers = lambda: iter([{"executable_path": "no-such-browser"}])
machine.shutil.which = lambda name: None
"""
TESTS = """
import machine

def test_page(chromium):
    assert chromium.version

def test_other_page(chromium):
    assert chromium.version

def test_paper():
    machine.demand(machine.POPPLER)

def test_ebook():
    machine.demand(machine.JAVA)

def test_certificate():
    machine.demand(machine.OPENSSL)

def test_all_else():
    pass
"""


def run(folder: Path, *options: str, more: str = PLAIN, ci: str = "") -> tuple[int, list[str]]:
    """Run six tests that need much on a machine that is plain, or that lacks what else is said."""
    here = Path(__file__).parent
    for module in ("machine.py", "fonts.py", "direct.py"):
        shutil.copy(here / module, folder)
    conftest = (here / "conftest.py").read_text(encoding="utf-8")
    (folder / "conftest.py").write_text(f"{conftest}\n{more}", encoding="utf-8")
    (folder / "test_it.py").write_text(TESTS, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-ra", *options, "test_it.py"],
        cwd=folder,
        env=os.environ | {"CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout.splitlines()


@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_could_not_be_tried_is_the_last_thing_said(workers: str, tmp_path: Path) -> None:
    status, lines = run(tmp_path, "-n", workers)
    assert status == 0
    assert "1 passed, 5 skipped" in lines[-2]
    assert len([line for line in lines if line.startswith("SKIPPED")]) == 4
    assert lines[-1] == (
        "NOT TRIED: 5 tests: 1 for want of Java (install a JDK), 1 for want of OpenSSL (install OpenSSL), 2 for want "
        "of a browser (install Chromium or Google Chrome), 1 for want of poppler (install poppler). On Debian and "
        "Ubuntu, the session “tests” run as root installs what is missing."
    )


def test_with_ci_nothing_is_skipped(tmp_path: Path) -> None:
    status, lines = run(tmp_path, "-n0", ci="true")
    assert status == 1
    assert "1 passed" in lines[-1]
    assert sum("and CI=true skips nothing" in line for line in lines if line.startswith("this needs")) == 5
    assert any("no-such-browser" in line for line in lines)


def test_without_a_library_of_playwrights_its_tests_are_skipped_or_fail(tmp_path: Path) -> None:
    """A small Debian has not all that Playwright's own program needs."""
    broken = "\nmachine.DRIVER = machine.DRIVER._replace(trials=((sys.executable, '-c', 'exit(127)'),))\n"
    broken += "machine.NEEDS = (machine.DRIVER, *machine.NEEDS[1:])\n"
    status, lines = run(tmp_path, "-n0", "-k", "page", more=f"import sys{broken}")
    assert status == 0
    assert lines[-1].startswith("NOT TRIED: 2 tests: 2 for want of a library of Playwright's (install libatomic).")
    script = f"import sys, machine{broken}print([need.package for need in machine.missing()])"
    told = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "libatomic1" in told.stdout
    assert "chromium-headless-shell" in told.stdout


def test_nothing_is_said_where_nothing_is_missing(tmp_path: Path) -> None:
    _, lines = run(tmp_path, "-n0", "-k", "all_else")
    assert lines[-1].startswith("1 passed")
