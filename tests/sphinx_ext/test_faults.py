"""Whatever stops a build, the next one is right and says what happened; what cannot be written is a sentence."""

from __future__ import annotations

import functools
import gc
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apart
import pytest
from sphinx.util.console import strip_colors

if TYPE_CHECKING:
    from collections.abc import Callable

    from apart import Ran
    from conftest import Project
    from sphinx.testing.util import SphinxTestApp

    Swept = Callable[[str], dict[str, object]]

forked = pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes")
READ_AGAIN = "all are read again"
WRITTEN_AGAIN = "all are written again"
SMALL = {
    "conf.py": 'extensions = ["pmo_guide"]\npmo_framework = "guild.json"\nhtml_theme = "basic"\n',
    "index.rst": "Stall\n=====\n\n.. toctree::\n\n   dough\n   roles\n",
    "dough.rst": "Work the dough\n==============\n\n.. pmo:step:: dough\n\n.. pmo:checklist:: dough\n",
    "roles.rst": "Roles\n=====\n\n:pmo:action:`keep-a-starter`\n\n.. pmo:roles::\n\n.. pmo:levels::\n",
}
ACTION = ("guild.json", "Keep a starter alive for a month", "Keep a starter alive for two months")
ROLE = ("guild.json", "Learns by day, sleeps at night.", "Learns by night, sleeps by day.")


@pytest.fixture
def small(copied: Callable[[str, Path], Project], tmp_path: Path) -> Project:
    """A book of three pages without another extension."""
    project = copied("guild", tmp_path)
    for path in project.sources():
        if path.name != "guild.json":
            path.unlink()
    project.write(SMALL)
    return project


def run(project: Project, to: str = "_build", builder: str = "html", **how: Any) -> Ran:
    """Build a book in a process of its own; what it leaves is read by `content`."""
    settings = {"version": "1", "copyright": "2026", "exclude_patterns": ["_*"], "suppress_warnings": ["pmo.unclaimed"]}
    return apart.run(project.folder, builder, project.folder / to, settings, **how)


def content(project: Project, to: str = "_build") -> dict[str, bytes]:
    """Return all of a site but Sphinx's search, which after edits differs from a clean build's."""
    out = project.folder / to / "html"
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name not in ("searchindex.js", "search.html")}


@forked
def test_a_build_killed_at_any_file_leaves_the_next_one_right(small: Project) -> None:
    """After every second kill the edit is undone, and a change of what all pages show has all of them written."""
    assert run(small).warnings == ""
    shutil.copytree(small.folder / "_build", small.folder / "_before")
    framework = {"guild.json": (small.folder / "guild.json").read_text(encoding="utf-8")}
    edits = (ACTION, ("guild.json", '"version": "3"', '"version": "4"'))
    expected = []
    for edit in edits:
        small.replace(*edit)
        run(small, "_clean")
        expected.append(content(small, "_clean"))
        small.write(framework)
        small.forget("_clean")
    small.replace(*edits[0])
    whole = run(small)
    assert whole.read == {"dough", "roles"}
    assert content(small) == expected[0]
    points = [number for number, name in enumerate(whole.opened) if not {"_static", "_sources"} & set(name.split("/"))]
    for number in points:
        small.forget("_build")
        shutil.copytree(small.folder / "_before", small.folder / "_build")
        assert run(small, kill=number).status == -signal.SIGKILL
        if number % 2:
            small.write(framework)
            small.replace(*edits[1])
        healed = run(small)
        name = whole.opened[number]
        assert healed.status == 0, name
        assert READ_AGAIN in healed.told or WRITTEN_AGAIN in healed.told, name
        assert content(small) == expected[number % 2], name
        small.write(framework)
        small.replace(*edits[0])
    names = {name.rpartition("/")[2] for name in (whole.opened[number] for number in points)}
    assert {"documents", "dough.doctree", "environment.pickle", "roles.html", "framework.js", "made-html"} <= names


@forked
@pytest.mark.parametrize("room", [1, 4_000])
def test_a_full_disk_leaves_the_next_build_right(small: Project, room: int) -> None:
    run(small)
    small.replace(*ACTION)
    full = run(small, to="_build", room=room)
    assert full.status == 1
    healed = run(small)
    run(small, "_clean")
    assert healed.status == 0
    assert content(small) == content(small, "_clean")


@forked
def test_nothing_is_written_among_the_sources(small: Project) -> None:
    opened = run(small).opened
    assert opened
    assert [name for name in opened if not name.startswith("_build/")] == []


@pytest.fixture(scope="session")
def swept(kept: Project) -> Swept:
    """A function ``swept(what)``: returns what a clean build and one of now have in common, after that edit."""

    @functools.cache
    def made(what: str) -> dict[str, object]:
        with kept.restored():
            kept.replace("framework.py", "Sweep the floor", what)
            return kept.build(to="_clean").content()

    return made


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("name", ["framework.json", "sw.js"])
def test_no_room_for_a_file_of_ours_is_told_in_a_sentence(kept: Project, swept: Swept, name: str) -> None:
    clean = swept("Sweep all floors")
    with kept.restored():
        path = kept.build(pmo_offline=True).out / name
        kept.replace("framework.py", "Sweep the floor", "Sweep all floors")
        path.unlink()
        path.symlink_to("/dev/full")
        with pytest.raises(SystemExit, match=r"^The build has stopped\. .*html: No space left on device\.$"):
            kept.build(pmo_offline=True)
        path.unlink()
        assert kept.build(pmo_offline=True).content() == clean
        assert path.is_file()


@pytest.mark.parametrize("name", ["html/framework.js", "doctrees/pmo-guide/documents", "doctrees/pmo-guide/static"])
def test_a_file_of_ours_that_cannot_be_written_is_named(bakery: Project, name: str) -> None:
    path = bakery.build().out.parent / name
    if path.is_dir():
        shutil.rmtree(path)
        path.touch()
    else:
        path.unlink()
        path.mkdir()
    bakery.replace("framework.py", "Sweep the floor", "Sweep all floors")
    usual = gc.get_threshold()
    with pytest.raises(SystemExit, match=rf"^The build has stopped\. .*{path.name}: "):
        bakery.build()
    assert gc.get_threshold() == usual


BROKEN = (
    ("environment.pickle", "half", "failed: "),
    ("environment.pickle", "noise", "failed: "),
    ("pmo-guide/documents", "half", READ_AGAIN),
    ("pmo-guide/pages-*", "noise", WRITTEN_AGAIN),
    ("pmo-guide/made-html", "noise", ""),
)


@pytest.mark.parametrize(("name", "how", "expected"), BROKEN)
def test_what_is_broken_among_the_doctrees_is_made_anew(
    kept: Project, swept: Swept, name: str, how: str, expected: str
) -> None:
    clean = swept("Sweep all floors")
    with kept.restored():
        out = kept.build().out
        kept.replace("framework.py", "Sweep the floor", "Sweep all floors")
        [path] = (out.parent / "doctrees").glob(name)
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2] if how == "half" else b"\x80\xff" * 40)
        app = kept.app("html", "_build")
        try:
            app.build()
        finally:
            app.cleanup()
        told = strip_colors(app.status.getvalue())
        assert expected in told
        again = kept.build()
        assert again.read | again.written == set()
        assert again.content() == clean


@forked
@pytest.mark.parametrize("moment", ["before", "env-before-read-docs", "write-started"])
def test_two_builds_at_once_are_told_and_the_next_one_is_right(kept: Project, swept: Swept, moment: str) -> None:
    """The other build runs from beginning to end at one moment of the first, with another framework."""
    others: list[str] = []

    def other(app: SphinxTestApp, *_args: object) -> None:
        kept.replace("framework.py", "Sweep all floors", "Sweep no floor")
        others.append(kept.apart().warnings)

    clean = swept("Sweep no floor")
    with kept.restored():
        kept.replace("framework.py", "Sweep the floor", "Sweep all floors")
        app = kept.app("html", "_build")
        try:
            if moment == "before":
                other(app)
            else:
                app.connect(moment, other)
            app.build()
        finally:
            app.cleanup()
        mixed = "another build wrote into the same folder at the same time" in strip_colors(app.warning.getvalue())
        assert mixed == (moment != "before")
        assert others == [""]
        last = kept.app("html", "_build")
        try:
            last.build()
        finally:
            last.cleanup()
        assert READ_AGAIN in (strip_colors((app if moment == "before" else last).status.getvalue()))
        after = kept.build()
        assert after.read | after.written == set()
        assert after.content() == clean


def test_a_build_of_some_pages_owes_the_others(kept: Project, swept: Swept) -> None:
    """Sphinx reads all documents that changed, and writes only those that it was asked for."""
    clean = swept("Sweep all floors")
    with kept.restored():
        kept.replace("framework.py", "Sweep the floor", "Sweep all floors")
        app = kept.app("html", "_build")
        try:
            app.build(filenames=[kept.folder / "dough.md"])
        finally:
            app.cleanup()
        assert kept.build().content() == clean


@forked
def test_builders_that_share_their_doctrees_miss_nothing(small: Project) -> None:
    """As with ``sphinx-build -M``, which gives all builders one folder of them."""
    run(small)
    small.replace(*ACTION)
    assert run(small, builder="text").read == {"dough", "roles"}
    after = run(small)
    assert after.read == set()
    assert WRITTEN_AGAIN in after.told
    run(small, "_clean")
    assert content(small) == content(small, "_clean")
    assert [name for name in run(small, builder="text").opened if name.endswith(".txt")] == []
