"""The command line as a person meets it: in a process of its own, by what it prints and how it ends."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from strategies import minimal

from pmo_guide import cli
from pmo_guide.cli import main
from pmo_guide.cli.shared import write
from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import case, dump, parse, schema
from pmo_guide.model import Credential, Resource

if TYPE_CHECKING:
    from pathlib import Path

OURS = "pmo_guide.framework:FRAMEWORK"
TINY = """
from pmo_guide.model import *

TINY = Framework(
    id="tiny",
    title="Tiny",
    levels=[Level(value=1, title="One")],
    steps=[Step(id="first", title="First")],
    competencies=[Competency(id="cooking", title="**Cooking**", step="first")],
)
"""
FAULTY = """
from pmo_guide.model import *

TINY = Framework(id="tiny", titel="Tiny", levels=[], steps=[],
    competencies=[
        Competency(id="cooking", title="Größe\\ud800"),
        Competency(id="Cooking!", title="C"),
    ])
"""


def run(*arguments: object, cwd: Path | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``python -m pmo_guide``; whatever happens, nobody is ever shown a traceback."""
    ran = subprocess.run(
        [sys.executable, "-m", "pmo_guide", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"} | options.pop("env", {}),
        **options,
    )
    assert "Traceback" not in ran.stdout + ran.stderr
    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a framework that is fine (tiny.py, tiny.json) and one that is not (faulty.py)."""
    (tmp_path / "tiny.py").write_text(TINY, encoding="utf-8")
    (tmp_path / "faulty.py").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "tiny.json").write_text(dump(minimal()), encoding="utf-8")
    return tmp_path


# -- check ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", ["tiny.py", "tiny.json", "tiny:TINY", OURS])
def test_check_of_a_sound_framework(folder: Path, reference: str) -> None:
    ran = run("check", reference, cwd=folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith(": all is fine\n")


def test_the_command_is_installed(folder: Path) -> None:
    """As ``pmo-guide`` too, which finds modules of the current folder like ``python -m`` does."""
    code = "import sys; sys.path = [p for p in sys.path if p]; from pmo_guide.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "check", "tiny:TINY"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "Tiny: all is fine\n")


@pytest.mark.parametrize("reference", ["faulty.py", "faulty:TINY"])
def test_check_prints_every_fault_where_it_was_written(folder: Path, reference: str) -> None:
    ran = run("check", reference, cwd=folder)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.splitlines() == [
        "faulty.py:4: framework tiny: no field 'titel' here; did you mean 'title'?",
        "faulty.py:4: framework tiny: field 'title' is missing",
        "faulty.py:4: framework tiny: levels is empty; a scale needs at least one level",
        "faulty.py:6: competency cooking: title contains the control character U+D800",
        (
            "faulty.py:7: competency 'Cooking!': an id is lower-case letters, digits and single hyphens;"
            " did you mean 'cooking'?"
        ),
    ]


def test_check_of_a_json_file_tells_pointers(folder: Path) -> None:
    text = dump(minimal()).replace('"Cooking"', "7")
    (folder / "wrong.json").write_text(text, encoding="utf-8")
    ran = run("check", "wrong.json", cwd=folder)
    assert ran.returncode == 1
    assert ran.stdout == ("wrong.json at /competencies/0: competency cooking: title takes a text, not 7\n")


def test_gaps_and_advice_are_told_when_asked(folder: Path) -> None:
    ran = run("check", "tiny.py", "--gaps", cwd=folder)
    assert ran.returncode == 1
    assert ran.stdout.splitlines() == [
        "tiny.py:9: competency cooking: has no indicator at level 1",
        "tiny.py:9: competency cooking: no action builds it",
        "tiny.py:8: step first: has no action",
        "tiny.py:4: framework tiny: has no roles",
        "tiny.py:4: framework tiny: has no credentials",
        "tiny.py:9: competency cooking: title is plain text, so '**' is shown as it is",
    ]
    places = [line.partition(": ")[0] for line in run("check", "tiny.json", "--gaps", cwd=folder).stdout.splitlines()]
    assert places[0] == "tiny.json at /competencies/0"
    assert places[-1] == "tiny.json at /"


def test_our_framework_has_no_gaps() -> None:
    assert run("check", OURS, "--gaps").returncode == 0


@pytest.mark.parametrize(
    ("options", "due"), [((), []), (("--due",), ["old", "never"]), (("--due", "9"), ["new", "old", "never"])]
)
def test_due_lists_what_was_verified_long_ago(folder: Path, options: tuple[str, ...], due: list[str]) -> None:
    today = datetime.now(UTC).date()
    framework = minimal(
        credentials=[
            Credential(id="new", title="New", verified_on=today - timedelta(days=20)),
            Credential(id="old", title="Old", verified_on=today - timedelta(days=1000)),
        ],
        resources=[Resource(id="never", title="Never")],
    )
    (folder / "due.json").write_text(dump(framework), encoding="utf-8")
    ran = run("check", "due.json", *options, cwd=folder)
    assert ran.returncode == bool(due)
    lines = [line for line in ran.stdout.splitlines() if " at /" in line]
    assert [line.split()[4].strip(":") for line in lines] == due
    if due:
        assert "resource never: was never verified" in ran.stdout
        assert f"credential old: was verified on {today - timedelta(days=1000)}, " in ran.stdout


def test_a_year_is_not_yet_due(folder: Path) -> None:
    day = datetime.now(UTC).date() - timedelta(days=364)  # 365 if midnight passes meanwhile
    framework = minimal(credentials=[Credential(id="c", title="C", verified_on=day)])
    (folder / "due.json").write_text(dump(framework), encoding="utf-8")
    assert run("check", "due.json", "--due", cwd=folder).returncode == 0
    assert run("check", "due.json", "--due", "363", cwd=folder).returncode == 1


# -- export -----------------------------------------------------------------------------------------------------------


def test_export_to_standard_output() -> None:
    ran = run("export", OURS, "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert parse(ran.stdout) == FRAMEWORK
    assert json.loads(run("export", OURS, "--format", "schema").stdout) == schema()


def test_export_is_utf_8_whatever_the_terminal_speaks(folder: Path) -> None:
    (folder / "tiny.json").write_text(dump(minimal(title="Größe 🎓")), encoding="utf-8")
    plain = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert parse(run("export", "tiny.json", "--format", "json", cwd=folder, env=plain).stdout).title == "Größe 🎓"
    ran = run("check", "tiny.json", cwd=folder, env=plain)
    assert ran.stdout == "Gr\\xf6\\xdfe \\U0001f393: all is fine\n"


def test_what_a_script_prints_does_not_end_up_in_the_export(folder: Path) -> None:
    (folder / "chatty.py").write_text(f"print('hello')\n{TINY}", encoding="utf-8")
    ran = run("export", "chatty.py", "--format", "json", cwd=folder)
    assert (ran.returncode, ran.stderr) == (0, "hello\n")
    assert parse(ran.stdout).title == "Tiny"


def test_export_to_a_file(folder: Path) -> None:
    ran = run("export", "tiny.py", "--format", "json", "-o", "out.json", cwd=folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert parse((folder / "out.json").read_text(encoding="utf-8")).title == "Tiny"
    assert [path.name for path in folder.iterdir() if "part" in path.name] == []


def test_export_in_another_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the catalogue that translators give back; one that does not say its language is told."""
    (folder / "tiny.json").write_text(dump(minimal()), "utf-8")
    words = 'msgid "One"\nmsgstr "Eins"\n'
    (folder / "de.po").write_text(f'msgid ""\nmsgstr "Language: de\\n"\n\n{words}', "utf-8")
    (folder / "none.po").write_text(words, "utf-8")
    asked = ["export", str(folder / "tiny.json"), "--format", "json", "-o", str(folder / "out.json"), "--translation"]
    assert main([*asked, str(folder / "none.po")]) == 1
    assert "none.po: does not say its language" in capsys.readouterr().err
    assert not (folder / "out.json").exists()
    assert main([*asked, str(folder / "de.po")]) == 0
    made = parse((folder / "out.json").read_text("utf-8"))
    assert (made.language, made.levels[0].title, made.levels[1].title) == ("de", "Eins", "Two")


def test_a_faulty_framework_leaves_the_file_as_it_was(folder: Path) -> None:
    (folder / "out.json").write_text("precious", encoding="utf-8")
    ran = run("export", "faulty.py", "--format", "json", "-o", "out.json", cwd=folder)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 5
    assert (folder / "out.json").read_text(encoding="utf-8") == "precious"


def test_export_to_where_nothing_can_be_written(folder: Path) -> None:
    ran = run("export", "tiny.py", "--format", "json", "-o", "no/such/out.json", cwd=folder)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "pmo-guide: cannot write 'no/such/out.json': No such file or directory\n"
    assert run("export", "tiny.py", "--format", "json", "-o", ".", cwd=folder).returncode == 2


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_goes_whole_through_a_pipe_or_ends_quietly(folder: Path, unbuffered: str) -> None:
    env = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    assert parse(run("export", OURS, "--format", "json", env=env).stdout) == FRAMEWORK
    command = [sys.executable, "-m", "pmo_guide", "export", OURS, "--format", "json"]
    with subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.parametrize("system", ["nt", "posix"])
def test_windows_calls_a_closed_pipe_an_invalid_argument(
    system: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Elsewhere it is what a system refuses, and told."""

    def closed(_: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("pmo_guide.cli.check._check", closed)
    monkeypatch.setattr(cli, "os", SimpleNamespace(name=system, open=os.open, devnull=os.devnull, O_WRONLY=os.O_WRONLY,
                                                   dup2=lambda *_: None))  # fmt: skip
    assert cli.main(["check", OURS]) == (1 if system == "nt" else 2)
    assert capfd.readouterr().err == ("" if system == "nt" else "pmo-guide: Invalid argument\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes, and not everybody may make links")
def test_write_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    file.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(file)

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as stream:
            stream.write(content[:3])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(type(file), "write_bytes", full)
        with pytest.raises(OSError, match="No space left"):
            write(link, b"after")
    assert file.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]
    write(link, b"after")
    assert file.read_bytes() == b"after"
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640


# -- import -----------------------------------------------------------------------------------------------------------


def test_a_case_package_goes_out_and_comes_in(folder: Path) -> None:
    assert run("export", OURS, "--format", "case", "-o", "ours.case.json", cwd=folder).returncode == 0
    ran = run("import", "ours.case.json", "-o", "ours.json", cwd=folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (
        ran.stdout == f"{FRAMEWORK.title}: {len(FRAMEWORK.competencies)} competencies in {len(FRAMEWORK.steps)} steps\n"
    )
    assert (folder / "ours.json").read_text(encoding="utf-8") == dump(FRAMEWORK)
    assert run("check", "ours.case.json", cwd=folder).returncode == 0


def test_import_tells_what_it_cannot_carry(folder: Path) -> None:
    package = json.loads(case.dump(minimal()))
    package["CFItems"].append(
        {"identifier": "theirs", "fullStatement": "Baking", "notes": "n", "educationLevel": ["9"]}
    )
    (folder / "theirs.json").write_text(json.dumps(package), encoding="utf-8")
    ran = run("import", "theirs.json", "-o", "out.json", cwd=folder)
    assert ran.returncode == 0
    assert ran.stderr.splitlines() == [
        "theirs.json: not carried: CFItems: educationLevel (1)",
        "theirs.json: not carried: CFItems: notes (1)",
    ]


def test_import_mends_only_when_asked(folder: Path) -> None:
    plain = json.loads(dump(minimal()))
    plain["competencies"][0] |= {"title": " ", "related": ["cooking"]}
    (folder / "loose.json").write_text(json.dumps(plain), encoding="utf-8")
    ran = run("import", "loose.json", "-o", "out.json", cwd=folder)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert [line.split(": ", 2)[2] for line in ran.stderr.splitlines()] == [
        "title is empty",
        "related names the competency itself",
    ]
    assert not (folder / "out.json").exists()
    ran = run("import", "loose.json", "-o", "out.json", "--lenient", cwd=folder)
    assert ran.returncode == 0
    assert ran.stderr.splitlines() == [
        "mended: loose.json at /competencies/0: the title is missing; it is now 'cooking'",
        "mended: loose.json at /competencies/0: was related to itself, and is no more",
    ]
    assert parse((folder / "out.json").read_text(encoding="utf-8")).competencies[0].title == "cooking"


def test_a_wrong_file_leaves_what_was_there(folder: Path) -> None:
    (folder / "out.json").write_text("precious", encoding="utf-8")
    for name, content in {"a.yaml": b"a: 1", "b.json": b"\xff", "c.json": b'{"CFDocument": {}, "CFItems": 7}'}.items():
        (folder / name).write_bytes(content)
        ran = run("import", name, "-o", "out.json", cwd=folder)
        assert (ran.returncode, ran.stdout) == (1, "")
        assert ran.stderr.startswith(name)
        assert (folder / "out.json").read_text(encoding="utf-8") == "precious"


def test_a_workbook_becomes_a_framework_and_keeps_its_ids(folder: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="NOT TESTED: the extra `data` is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="NOT TESTED: the extra `data` is not installed")
    assert run("template", "skills.xlsx", cwd=folder).returncode == 0
    ran = run("template", "skills.xlsx", cwd=folder)
    assert (ran.returncode, ran.stderr) == (2, "pmo-guide: skills.xlsx is there already, and was left as it is\n")
    book = openpyxl.load_workbook(folder / "skills.xlsx")
    book["Levels"]["B2"], book["Steps"]["B2"], book["Competencies"]["C2"] = "One", "First", "Cooking"
    book["Competencies"]["I2"] = "Boils\nFries"
    book.save(folder / "skills.xlsx")
    ran = run("import", "skills.xlsx", "-o", "framework.json", cwd=folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "skills-with-ids.xlsx: go on in this copy, which keeps the ids when titles change",
        "skills: 1 competency in 1 step",
    ]
    first = parse((folder / "framework.json").read_text(encoding="utf-8"))
    assert [part.text for part in first.competencies[0].indicators] == ["Boils", "Fries"]
    book = openpyxl.load_workbook(folder / "skills-with-ids.xlsx")
    book["Competencies"]["C2"] = "Cookery"
    book.save(folder / "skills.xlsx")
    assert run("import", "skills.xlsx", "-o", "framework.json", cwd=folder).returncode == 0
    second = parse((folder / "framework.json").read_text(encoding="utf-8"))
    assert (second.competencies[0].id, second.competencies[0].title) == ("cooking", "Cookery")
    assert second.competencies[0].indicators == first.competencies[0].indicators
    assert run("check", "skills.xlsx", cwd=folder).returncode == 0
    book["Steps"]["B2"] = "=A1"
    book.save(folder / "skills.xlsx")
    ran = run("import", "skills.xlsx", "-o", "framework.json", cwd=folder)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("skills.xlsx Steps!B2: holds a formula; write the value itself\n")


# -- wrong usage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("chekc",), "invalid choice: 'chekc'"),
        (("check", OURS, "--quick"), "unrecognized arguments: --quick"),
        (("check", OURS, "--due", "soon"), "argument --due: 'soon' is not a date such as 2027-01-31"),
        (("check", OURS, "--due", "-1"), "argument --due"),
        (("check", "--due", "tiny.py"), "'tiny.py' is not a date such as 2027-01-31; write FRAMEWORK before"),
        (("check", "nowhere.json"), "pmo-guide: there is no file 'nowhere.json'"),
        (("check", "nowhere"), "pmo-guide: 'nowhere' is neither a file nor of the form"),
        (("check", "pmo_guide.framework:FRAMEWROK"), "did you mean 'FRAMEWORK'?"),
        (("export", OURS), "the following arguments are required: --format"),
        (("export", OURS, "--format", "docx"), "invalid choice: 'docx'"),
        (("export", "nowhere.json", "--format", "json"), "there is no file 'nowhere.json'"),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...],
    text: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Within this process, for there are many ways to be wrong, and two of them are seen from outside below."""
    monkeypatch.setattr(sys, "path", sys.path.copy())
    try:
        status: object = cli.main(arguments)
    except SystemExit as end:
        status = end.code
    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    assert text in told.err


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ("", "name a FRAMEWORK, or the project's own in pyproject.toml"),
        ("[tool.pmo-guide]\nbok = 'docs'\n", "[tool.pmo-guide] has no 'bok'; did you mean 'book'?"),
        ("[tool.pmo-guide]\nbook = 1\n", "book of [tool.pmo-guide] cannot be 1"),
        ("[tool.pmo-guide]\nbook = 'docs'\n", "there is no folder 'docs'"),
        ("[tool", "pyproject.toml:1: this line cannot be read"),
    ],
)
def test_check_of_a_project_needs_settings(
    settings: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    assert cli.main(["check"]) == 2
    assert text in capsys.readouterr().err


def test_other_projects_meet_none_of_our_rules_of_writing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page has no description, the framework gaps: a matter of taste."""
    monkeypatch.chdir(folder)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# A book\n\nSo it is.\n", encoding="utf-8")
    settings = "[tool.pmo-guide]\nframework = 'tiny.json'\nbook = 'docs'\n"
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    assert cli.main(["check"]) == 0
    (folder / "pyproject.toml").write_text(f"{settings}editorial = true\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["check"]) == 1
    assert "docs/index.md:1: this page has no description" in capsys.readouterr().out


def test_wrong_usage_ends_with_2(folder: Path) -> None:
    for arguments in (("check", "nowhere.json"), ("check", "tiny.py", "--quick")):
        ran = run(*arguments, cwd=folder)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr


def test_help_and_version() -> None:
    ran = run("--help")
    assert ran.returncode == 0
    assert "check" in ran.stdout
    assert "export" in ran.stdout
    assert run("check", "--help").returncode == 0
    assert run("--version").stdout.startswith("pmo-guide 2")
