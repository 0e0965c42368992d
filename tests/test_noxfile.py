"""The first command on a fresh machine: whatever is missing there is told in plain words."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

import pmo_guide

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

HIDE = """
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in ("ensurepip", "pip") else find(name, *rest)
"""
OLD = "import sys; sys.version_info = (3, 10, 13); sys.version = '3.10.13 (main)'"


@pytest.mark.parametrize(
    ("machine", "told"),
    [(HIDE, "sudo apt install python3-venv"), (OLD, "needs Python 3.11 or later; this is 3.10.13")],
    ids=["no ensurepip", "old Python"],
)
def test_what_is_missing_is_told(machine: str, told: str, root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "noxfile.py", tmp_path)
    (tmp_path / "sitecustomize.py").write_text(machine, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "noxfile.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / ".venv").exists()


class Session:
    """Notes what is run. Each package comes with the command that can be had, and none with another."""

    def __init__(self, lacks: list[str], had: str) -> None:
        self.lacks = lacks
        self.had = had
        self.ran: list[str] = []

    def run(self, *command: str, **_options: Any) -> str:
        if command == ("python", "tests/machine.py"):
            return "\n".join(self.lacks)
        self.ran.append(" ".join(command))
        if self.had in self.ran[-1]:
            packages = ["chromium-headless-shell"] if command[0] == "playwright" else command
            self.lacks = [package for package in self.lacks if package not in packages]
        return ""


@pytest.fixture(scope="module")
def noxfile(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("noxfile", root / "noxfile.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SHELL = "chromium-headless-shell"
FETCH = "playwright install --only-shell chromium"
UPDATE = "apt-get -qq update"
INSTALL = "apt-get -qq install --no-install-recommends"


@pytest.mark.parametrize(
    ("user", "apt", "lacks", "had", "ran"),
    [
        (1000, True, [], "", []),
        (0, True, [], "", []),
        (0, True, [SHELL, "poppler-utils"], "apt-get",
         [UPDATE, f"{INSTALL} {SHELL}", f"{INSTALL} poppler-utils"]),
        (0, True, [SHELL], "playwright", [UPDATE, f"{INSTALL} {SHELL}", "playwright install-deps chromium", FETCH]),
        (0, False, [SHELL], "playwright", ["playwright install-deps chromium", FETCH]),
        (1000, True, [SHELL, "poppler-utils"], "playwright", [FETCH]),
        (1000, True, ["poppler-utils"], "nothing", []),
        (1000, True, [SHELL], "nothing", [FETCH]),
    ],
    ids=["all there", "all there for root", "Debian", "Ubuntu has no shell", "Fedora", "no rights", "no poppler",
         "no network"],
)  # fmt: skip
def test_what_tests_need_is_had_where_it_can_be(
    user: int, apt: bool, lacks: list[str], had: str, ran: list[str], noxfile: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if apt else None)
    session = Session(lacks, had)
    noxfile.furnish(session)
    assert session.ran == ran


def test_windows_has_no_root(noxfile: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(os, "geteuid", raising=False)
    session = Session([SHELL, "poppler-utils"], "playwright")
    noxfile.furnish(session)
    assert session.ran == [FETCH]


def test_an_archive_can_be_published_as_it_is(
    noxfile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noxfile, "BUILD", tmp_path)
    monkeypatch.setattr(noxfile, "DOWNLOADS", tmp_path / "downloads")
    for name in ("one", "two"):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "index.html").write_text("x" * 999, encoding="utf-8", newline="\n")
        (tmp_path / name / ".buildinfo").touch()
        noxfile.pack(tmp_path / name, "pmo-guide", f"{name}.zip")
    one, two = ((tmp_path / "downloads" / f"{name}.zip").read_bytes() for name in ("one", "two"))
    assert one == two
    with zipfile.ZipFile(tmp_path / "downloads" / "one.zip") as archive:
        assert archive.namelist() == ["pmo-guide/deep/index.html"]
        info = archive.getinfo("pmo-guide/deep/index.html")
    assert info.external_attr >> 16 == 0o100644
    assert f"{info.date_time[0]}.{info.date_time[1]:02}" == pmo_guide.__version__[:7]
    assert info.compress_size < 99


def test_a_build_that_failed_is_not_green_when_it_is_repeated(
    noxfile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sphinx tells of a page only when it reads it, so all are read again until a build was clean."""
    builds: list[tuple[str, ...]] = []

    def sphinx(_session: object, _builder: str, _out: Path, *options: str) -> None:
        builds.append(options)
        if len(builds) < 3:
            raise RuntimeError("a warning")

    monkeypatch.setattr(noxfile, "BUILD", tmp_path / "_build")
    monkeypatch.setattr(noxfile, "install", lambda *_: None)
    monkeypatch.setattr(noxfile, "look_over", lambda _: None)
    monkeypatch.setattr(noxfile, "sphinx", sphinx)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            noxfile.html.func(None)
    noxfile.html.func(None)
    noxfile.html.func(None)
    assert builds == [(), ("-E",), ("-E",), ()]


@pytest.mark.parametrize("name", ["site", "html", "pdf", "epub"])
def test_nothing_is_built_of_what_is_known_to_be_wrong(
    name: str, noxfile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class ToldError(Exception):
        pass

    def run(*command: str) -> None:
        assert command[:2] == ("pmo-guide", "check")
        raise ToldError

    monkeypatch.setattr(noxfile, "BUILD", tmp_path / "_build")
    monkeypatch.setattr(noxfile, "install", lambda *_: None)
    session = Session([], "")
    monkeypatch.setattr(session, "run", run)
    with pytest.raises(ToldError):
        getattr(noxfile, name).func(session)
