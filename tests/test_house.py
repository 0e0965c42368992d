"""The rooms of the house: who may know whom, read from the imports themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import pmo_guide

HERE = Path(pmo_guide.__file__).parent
ROOT = HERE.parent
FILES = sorted(path for path in HERE.rglob("*.py") if "__pycache__" not in path.parts)

# What each room may import of the others.
ROOMS: dict[str, set[str]] = {
    "model": set(),
    "questions": {"model"},
    "parts": {"questions"},
    "progress": {"model"},
    "filled": {"model", "progress"},
    "framework": {"model"},
    "interchange": {"model", "filled", "locales"},
    "upkeep": {"model", "locales", "web"},
    "new": {"model", "interchange", "locales"},
    "locales": set(),
    "web": {"locales"},
    "handbook": {"model", "questions", "parts", "progress", "filled", "sphinx_ext", "builds"},
    "sphinx_ext": {"model", "questions", "parts", "interchange"},
    "builds": {"sphinx_ext"},
    "publish": {"model", "progress", "interchange", "web", "sphinx_ext", "builds"},
    "cli": {"model", "questions", "progress", "filled", "interchange", "new", "upkeep", "handbook", "__init__"},
    "__main__": {"cli"},
    "__init__": {"sphinx_ext", "builds", "handbook", "publish", "upkeep", "locales"},
}
PURE = {"model", "questions", "progress", "filled"}
"""Rooms of the standard library alone."""
WITHOUT_SPHINX = {*PURE, "locales", "web", "framework", "interchange", "new", "upkeep", "cli", "__main__"}


def room_of(module: str) -> str:
    """Return the room of a module of ours: the first part of its name."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def module_of(path: Path) -> str:
    parts = path.relative_to(HERE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def imports(path: Path, *, at_run_time: bool = False) -> set[str]:
    """Return the full names that a file imports; on request without those for type checkers only."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if at_run_time and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def ours(names: set[str]) -> set[str]:
    """Return the rooms among imported names; what the package itself offers, such as its version, is `__init__`."""
    rooms = set()
    for name in names:
        if name.split(".")[0] == "pmo_guide":
            room = room_of(name)
            rooms.add(room if room in ROOMS else "__init__")
    return rooms


def files_of(*rooms: str) -> list[Path]:
    return [path for path in FILES if room_of(module_of(path)) in rooms]


def name_of(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


def test_every_file_belongs_to_a_room() -> None:
    assert {room_of(module_of(path)) for path in FILES} <= set(ROOMS)
    assert {"model", "questions", "framework", "interchange", "sphinx_ext", "cli"} <= {
        room_of(module_of(path)) for path in FILES
    }


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_rooms_know_only_whom_they_may(path: Path) -> None:
    room = room_of(module_of(path))
    assert ours(imports(path)) <= ROOMS[room] | {room}


def test_the_directions_have_no_circle() -> None:
    known: set[str] = set()
    while known != set(ROOMS):
        ready = {room for room, others in ROOMS.items() if others - {"__init__"} <= known}
        assert ready > known, f"circle among {set(ROOMS) - known}"
        known = ready


def test_nobody_imports_the_framework() -> None:
    assert all("framework" not in others for others in ROOMS.values())


@pytest.mark.parametrize("path", files_of(*PURE), ids=name_of)
def test_the_core_is_of_the_standard_library_alone(path: Path) -> None:
    foreign = {name.split(".")[0] for name in imports(path)} - sys.stdlib_module_names
    assert foreign <= {"pmo_guide"}


@pytest.mark.parametrize("path", files_of(*WITHOUT_SPHINX), ids=name_of)
def test_no_sphinx_where_it_has_no_business(path: Path) -> None:
    assert {name.split(".")[0] for name in imports(path)} & {"sphinx", "docutils", "myst_parser"} == set()


def test_what_parts_say_knows_of_sphinx_only_how_words_are_looked_up() -> None:
    foreign = {name.rpartition(".")[0] for name in imports(HERE / "parts.py")} - sys.stdlib_module_names
    assert {name for name in foreign if name.startswith(("sphinx", "docutils"))} == {"sphinx.locale"}


def test_directives_reach_the_model_only_through_the_domain() -> None:
    """They know the shapes of the answers, for type checkers, and of ours what writes them and their warnings."""
    path = HERE / "sphinx_ext" / "directives.py"
    at_run_time = {name for name in imports(path, at_run_time=True) if name.startswith("pmo_guide")}
    assert {name.rpartition(".")[0] for name in at_run_time} <= {
        "pmo_guide.sphinx_ext.warnings",
        "pmo_guide.sphinx_ext.writing",
    }
    assert ours(imports(path)) <= {"sphinx_ext", "questions"}


def calls(path: Path, *names: str) -> list[tuple[int, ast.Call]]:
    """Return the calls of methods of these names in a file, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [(node.lineno, node) for node in nodes if node.func.attr in names]


@pytest.mark.parametrize("folder", ["pmo_guide", "docs", "tests", "bench"])
def test_text_is_utf8_and_written_alike_on_every_machine(folder: str) -> None:
    """Windows would read and write other letters, and end lines in another way."""
    unlike = []
    for path in (ROOT / folder).rglob("*.py"):
        if "_build" in path.parts:
            continue
        for line, call in calls(path, "read_text", "write_text"):
            said = {keyword.arg for keyword in call.keywords}
            writes = call.func.attr == "write_text"
            if "encoding" not in said and len(call.args) < 1 + writes:
                unlike.append(f"{path.relative_to(ROOT)}:{line}: no encoding")
            if writes and "newline" not in said and folder in ("pmo_guide", "docs"):
                unlike.append(f"{path.relative_to(ROOT)}:{line}: no newline")
    assert unlike == []


def test_lines_end_alike_on_every_machine() -> None:
    """Git gives Windows the same bytes as all others: .gitattributes says so for every file that is text."""
    listed = subprocess.run(["git", "ls-files", "--eol"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this copy is no clone: git keeps no list of its files")
    unlike = []
    for line in listed.stdout.splitlines():
        told, _, name = line.partition("\t")
        if "attr/-text" not in told and not ("eol=lf" in told and told.startswith(("i/lf", "i/none"))):
            unlike.append(f"{name}: {told}")
    assert unlike == []


WORK = {
    "model and questions": "from pmo_guide import model, questions",
    "progress": "import pmo_guide.progress",
    "interchange": (
        "from pmo_guide.interchange import dump, load, parse, schema;"
        "from pmo_guide.framework import FRAMEWORK;"
        "assert parse(dump(FRAMEWORK)) == load('pmo_guide.framework:FRAMEWORK'); schema()"
    ),
    "command line": (
        "from pmo_guide.cli import main;assert main(['check', 'pmo_guide.framework:FRAMEWORK', '--gaps']) == 0"
    ),
}


@pytest.mark.parametrize("work", WORK)
def test_they_work_where_sphinx_is_not_installed(work: str) -> None:
    blocked = "import sys; sys.modules.update(dict.fromkeys(['sphinx', 'docutils', 'myst_parser', 'pydantic']));"
    ran = subprocess.run([sys.executable, "-c", blocked + WORK[work]], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_block_would_be_felt() -> None:
    code = "import sys; sys.modules['sphinx'] = None; import pmo_guide.sphinx_ext.domain"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "import of sphinx halted" in ran.stderr
