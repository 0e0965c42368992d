"""Whatever a configuration or a command line names: a framework, or words for its author."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from strategies import minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import LoadError, case, dump, load
from pmo_guide.model import FrameworkError

if TYPE_CHECKING:
    from collections.abc import Callable

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
    with pytest.raises(FrameworkError, match="relative import"):
        load(".mine:MINE")


def test_a_module_that_needs_another(script: Callable[..., str]) -> None:
    name = script("import no_such_package\n", "needy_module")
    with pytest.raises(FrameworkError, match=r"needy_module\.py:1: there is no module 'no_such_package'"):
        load(f"{name}:MINE")


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
    ("source", "line", "reason"),
    [
        ("x = 1\n\ny = 1 / 0\n", 3, "ZeroDivisionError: division by zero"),
        ("import sys\nsys.exit('enough')\n", 2, "SystemExit: enough"),
        ("def f():\n    f()\nf()\n", 2, "RecursionError: maximum recursion depth"),
        ("raise ImportError('half')\n", 1, "ImportError: half"),
        # What contributors who know no Python do to a file:
        ("x = (\n    dict(a=1)\n    dict(a=2),\n)\n", 2, "a comma is missing after line 2"),
        ("x = dict(\n    a='one'\n    b='two',\n)\n", 2, "a comma is missing after line 2"),
        (
            "x = dict(\n    a=('one',\n    b='two',\n)\n",
            2,
            ") is missing at the end of this line: the bracket ( of this line is",
        ),
        (
            "x = (\n    dict(\n        a=1,\n    dict(b=2),\n)\n",
            3,
            ") is missing at the end of this line: the bracket ( of line 2 is",
        ),
        ("x = (\n", 1, ") is missing at the end of this line"),
        ("x = dict(\n    a=[1),\n    b=2,\n)\n", 2, ") stands here, but the bracket open since line 2 is ["),
        ("x = dict(\n    a=(1, 2)),\n    b=2,\n)\n", 2, "one bracket ) too many"),
        (
            "x = (\n    dict(\n        a=\n            'one'\n        ),\n    ),\n)\n",
            3,
            "a bracket that the ) of line 5",
        ),
        ("x = dict(a=1))\n", 1, "one bracket ) too many"),
        ("x = dict(\n    a=1,,\n)\n", 2, "one comma too many"),
        ("x = dict(\n    a=“one”,\n)\n", 2, "curly quotes"),
        ("x = dict(\n    a='one\n    two',\n)\n", 2, "the quote that ends this text is missing"),
        ("x = dict(\n    a: 'one',\n)\n", 2, "a colon stands after a; a field is written as a=…"),
        ("x = dict(\n    a=1,\n    a=2,\n)\n", 3, "a is given twice"),
        ("x = dict(\n    a=1,\n    2,\n)\n", 3, "a value stands here without the name of its field"),
        ("if True:\n        x = 1\n\ty = 2\n", 3, "tabs and spaces are mixed"),
        ("x = 1\n  y = 2\n", 2, "this line is indented otherwise"),
        ("x = 1\xa0+ 2\n", 1, "a character that Python does not know"),
        ("x = 1\n<<<<<<< HEAD\ny = 1\n=======\ny = 2\n>>>>>>> mine\n", 2, "git left two versions of these lines"),
        (
            "from pmo_guide.model import Action\nx = Acton()\n",
            2,
            "the name 'Acton' means nothing here; did you mean 'Act",
        ),
        ("x = Resource()\n", 1, "Resource is used here, but not imported"),
        ("from pmo_guide.model import Acton\n", 1, "there is no 'Acton' to import from pmo_guide.model; did you mean"),
        ("import string\nstring.digit\n", 2, "string has no 'digit'; did you mean 'digits'?"),
        ("from datetime import date\nx = date(2026, 13, 1)\n", 2, "there is no such day: month must be in 1..12"),
        ("x = (\n    str('a')\n    ('b'),\n)\n", 2, "a comma is missing"),
    ],
)
def test_code_that_breaks(source: str, line: int, reason: str, script: Callable[..., str], tmp_path: Path) -> None:
    """One fault, in the line where it was made, in words for whoever knows no Python."""
    name = script(source, "breaking_module")
    file = tmp_path / f"{name}.py"
    for reference in (f"{name}:MINE", str(file)):
        with pytest.raises(FrameworkError) as caught:
            load(reference)
        [fault] = caught.value.faults
        assert fault.place == f"{file}:{line}"
        assert fault.message.startswith(reason)


def test_a_file_in_another_encoding_is_told_with_the_line_of_its_first_foreign_letter(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_bytes("x = 1\ny = 'Größe'\n".encode("windows-1252"))
    with pytest.raises(FrameworkError, match=r"mine\.py:2: this file is not saved as UTF-8"):
        load("mine.py", tmp_path)


def test_all_broken_files_of_a_package_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "guidebook").mkdir()
    files = {"__init__": "from guidebook import one, two\n", "one": "x = (1,\n", "two": "y = 1\nz = (“2”)\n"}
    for name, text in files.items():
        (tmp_path / "guidebook" / f"{name}.py").write_text(text, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load("guidebook:MINE")
    assert [Path(fault.place).name for fault in caught.value.faults] == ["one.py:1", "two.py:2"]


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
    with pytest.raises(
        FrameworkError, match=r"^mine\.json at byte 13: this is no UTF-8; save the file as text in UTF-8$"
    ):
        load("mine.json", tmp_path)


@pytest.mark.parametrize("content", [b"title: Baking\n", b"%PDF-1.7\n\xff", b"", b"PK\x03\x04", b"\xff\xfe{\0"])
def test_a_file_of_an_unknown_kind_is_told_which_are_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mine.yaml").write_bytes(content)
    with pytest.raises(FrameworkError, match=r"^mine\.yaml: is of a kind that is not read\. These are: .*CASE"):
        load("mine.yaml", tmp_path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "mine.json").open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(FrameworkError, match=r"^mine\.json: is 300 MB large; at most 200 MB are read$"):
        load("mine.json", tmp_path)


def test_a_case_package(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text(case.dump(minimal()), encoding="utf-8")
    assert load("mine.json", tmp_path) == minimal()


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
