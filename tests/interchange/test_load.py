"""Whatever a configuration or a command line names: a framework, or words for its author."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from strategies import minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import LoadError, dump, load
from pmo_guide.model import FrameworkError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = "from pmo_guide.model import *\n"
TINY = (
    "Framework(id='tiny', title='Tiny', steps=[Step(id='first', title='First')],"
    " levels=[Level(value=1, title='One'), Level(value=2, title='Two')],"
    " competencies=[Competency(id='cooking', title='Cooking')])\n"
)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """A function that writes a module into a folder of its own and returns the module's name."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(source: str, name: str) -> str:
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
        return name

    return write


def problem(reference: str, folder: Path | None = None) -> str:
    with pytest.raises(LoadError) as caught:
        load(reference, folder)
    return str(caught.value)


def test_a_module() -> None:
    assert load("pmo_guide.framework:FRAMEWORK") is FRAMEWORK


def test_a_script(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(f"{HEAD}MINE = {TINY}SAME = MINE\n", encoding="utf-8")
    before = list(sys.path)
    assert load(str(file)) == minimal()
    assert load("mine.py", tmp_path) == minimal()
    assert sys.path == before


def test_a_script_may_import_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "neighbour_of_mine.py").write_text("TITLE = 'Tiny'\n", encoding="utf-8")
    text = TINY.replace("'Tiny'", "TITLE")
    (tmp_path / "mine.py").write_text(f"{HEAD}from neighbour_of_mine import TITLE\nMINE = {text}", encoding="utf-8")
    assert load("mine.py", tmp_path) == minimal()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_json_file(tmp_path: Path, encoding: str) -> None:
    framework = minimal(title="Größe")
    (tmp_path / "mine.json").write_text(dump(framework), encoding=encoding)
    assert load("mine.json", tmp_path) == framework
    (tmp_path / "mine.framework").write_text(dump(framework), encoding=encoding)
    assert load(str(tmp_path / "mine.framework")) == framework


@pytest.mark.parametrize("reference", ["", "mine", "mine:", ":MINE", ":"])
def test_neither_file_nor_module(reference: str) -> None:
    assert problem(reference) == (f"{reference!r} is neither a file nor of the form 'package.module:NAME'")


@pytest.mark.parametrize("reference", ["mine.json", "mine.py", "no/such/mine.json", "a\x00.json"])
def test_no_such_file(reference: str, tmp_path: Path) -> None:
    assert problem(reference, tmp_path) == f"there is no file {reference!r}"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    assert problem("folder.json", tmp_path) == "there is no file 'folder.json'"


def test_no_such_module() -> None:
    text = "there is no module 'no_such_module' (looking for 'no_such_module:MINE')"
    assert problem("no_such_module:MINE") == text
    assert problem("pmo_guide.nothing:MINE").startswith("there is no module 'pmo_guide.nothing'")
    assert problem(".mine:MINE").startswith("module '.mine' cannot be read: ")


def test_a_module_that_needs_another(script: Callable[..., str]) -> None:
    name = script("import no_such_package\n", "needy_module")
    text = f"there is no module 'no_such_package' (looking for '{name}:MINE')"
    assert problem(f"{name}:MINE") == text


def test_a_module_without_that_name(script: Callable[..., str]) -> None:
    assert problem("pmo_guide.framework:FRAMEWROK") == (
        "module 'pmo_guide.framework' has no 'FRAMEWROK'; did you mean 'FRAMEWORK'?"
    )
    assert problem("pmo_guide.framework:X").endswith("has no 'X'; it has FRAMEWORK")
    assert problem("pmo_guide.model:X") == "module 'pmo_guide.model' has no 'X'"


def test_a_name_that_is_no_framework() -> None:
    text = "'pmo_guide.framework:LEVELS' is not a Framework but tuple"
    assert problem("pmo_guide.framework:LEVELS") == text
    assert problem("pmo_guide.model:Framework").endswith("is not a Framework but type")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x = (\n", "{file}:1: '(' was never closed"),
        ("x = 1\n\ny = 1 / 0\n", "{file}:3: ZeroDivisionError: division by zero"),
        ("import sys\nsys.exit('enough')\n", "{file}:2: SystemExit: enough"),
        ("def f():\n    f()\nf()\n", "{file}:2: RecursionError: maximum recursion depth"),
        ("raise ImportError('half')\n", "{file}:1: ImportError: half"),
    ],
)
def test_code_that_breaks(source: str, reason: str, script: Callable[..., str], tmp_path: Path) -> None:
    name = script(source, "breaking_module")
    file = tmp_path / f"{name}.py"
    told = problem(f"{name}:MINE")
    assert told.startswith(f"module '{name}' cannot be read: {reason.format(file=file)}")
    told = problem(str(file))
    assert told.startswith(f"the file '{file}' cannot be run: {reason.format(file=file)}")


def test_a_framework_with_faults_is_no_load_error(script: Callable[..., str], tmp_path: Path) -> None:
    name = script(f"{HEAD}\nMINE = Framework(id='tiny', titel='Tiny')\n", "faulty_module")
    for reference in (f"{name}:MINE", str(tmp_path / f"{name}.py")):
        with pytest.raises(FrameworkError) as caught:
            load(reference)
        assert {fault.place for fault in caught.value.faults} == {f"{tmp_path / name}.py:3"}


@pytest.mark.parametrize(("source", "count"), [("X = 1\n", 0), (f"{HEAD}A = {TINY}B = {TINY}", 2)])
def test_a_script_makes_one_framework(source: str, count: int, tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(source, encoding="utf-8")
    assert problem("mine.py", tmp_path) == f"the file 'mine.py' makes {count} frameworks; one is needed"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_bytes(b'{"title": "Gr\xf6\xdfe"}')
    assert problem("mine.json", tmp_path).startswith("the file 'mine.json' cannot be read: ")


def test_the_faults_of_a_json_file_name_file_and_pointer(tmp_path: Path) -> None:
    text = dump(minimal()).replace('"id": "first"', '"id": "cooking"')
    (tmp_path / "mine.json").write_text(text, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load("mine.json", tmp_path)
    [fault] = caught.value.faults
    assert fault.place == "mine.json at /competencies/0"
    (tmp_path / "mine.json").write_text("{", encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"^mine\.json at line 1, column 2: not JSON"):
        load("mine.json", tmp_path)
