"""There and back: what a reader fills in comes out, what is not the reader's does not, and hostile files say so."""

from __future__ import annotations

import copy
import io
import json
import mmap
import os
import subprocess
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import machine
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from handbooks import BAKERY, ROOT, printed
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageStat

from pmo_guide.cli import handbook as handbook_commands
from pmo_guide.cli import main
from pmo_guide.filled import FilledError, meant
from pmo_guide.handbook.reading import read
from pmo_guide.progress import parse

with warnings.catch_warnings():  # what its wrapper does on import concerns nobody here
    warnings.simplefilter("ignore")
    import pymupdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmo_guide.model import Framework

    Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def command() -> Command:
    """A function that runs ``pmo-guide`` with some words."""

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        whole = [sys.executable, "-m", "pmo_guide", *map(str, words)]
        if words[0] == "progress":  # a process of its own takes longer to start than to read
            with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
                status = main(whole[3:])
            return subprocess.CompletedProcess(whole, status, out.getvalue(), err.getvalue())
        return subprocess.run(whole, capture_output=True, text=True, check=False, cwd=ROOT)

    return run


def fill(path: Path, copy: Path, values: dict[str, str]) -> Path:
    """Write values straight into the fields of a PDF, as any program may."""
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if (value := values.get(str(field.T))) is not None:
                field.V = pikepdf.Name(f"/{value}") if field.FT == "/Btn" else pikepdf.String(value)
        pdf.save(copy)
    return copy


@pytest.fixture(scope="session")
def names(bakery: Framework) -> tuple[str, str]:
    """An action and a competency."""
    return bakery.steps[0].actions[0].id, bakery.competencies[0].id


def values_of(path: Path) -> dict[str, Any]:
    filled = read(path)
    assert filled.left_out == ()
    return {key: answer.value for key, answer in filled.answers.items() if answer.written}


def test_an_untouched_handbook_says_nothing(bakery_pdf: Path, bakery: Framework) -> None:
    filled = read(bakery_pdf)
    assert (filled.framework, filled.version, len(filled.stamp)) == (bakery.id, bakery.version, 25)
    assert values_of(bakery_pdf) == {}


def test_filled_in_with_mupdf(bakery_pdf: Path, names: tuple[str, str], tmp_path: Path) -> None:
    action, competency = names
    with pymupdf.open(bakery_pdf) as pdf:
        for page in pdf:
            for place in page.widgets():
                if place.field_name == f"action/{action}/done":
                    place.field_value = True
                elif place.field_name == f"competency/{competency}/level" and place.on_state() == "2":
                    place.field_value = "2"
                elif place.field_name == f"competency/{competency}/evidence":
                    place.field_value = "Zażółć\nline two"
                else:
                    continue
                place.update()
        pdf.save(tmp_path / "filled.pdf")
    assert values_of(tmp_path / "filled.pdf") == {
        f"action/{action}/state": "done",
        f"competency/{competency}/level": 2,
        f"competency/{competency}/evidence": "Zażółć\nline two",
    }


def test_filled_in_with_pdfium(bakery_pdf: Path, names: tuple[str, str], tmp_path: Path) -> None:
    action, _competency = names
    pdf = pypdfium2.PdfDocument(bakery_pdf)
    pdf.init_forms()
    number, (left, bottom, right, top) = place_of(bakery_pdf, f"action/{action}/done")
    x, y = (left + right) / 2, (bottom + top) / 2
    page = pdf[number]
    form = pdf.formenv.raw
    pdfium.FORM_OnMouseMove(form, page.raw, 0, x, y)
    pdfium.FORM_OnLButtonDown(form, page.raw, 0, x, y)
    pdfium.FORM_OnLButtonUp(form, page.raw, 0, x, y)
    pdf.save(tmp_path / "filled.pdf")
    assert values_of(tmp_path / "filled.pdf") == {f"action/{action}/state": "done"}


def place_of(path: Path, name: str) -> tuple[int, tuple[float, float, float, float]]:
    """Return page and corners of the first place of a field."""
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages):
            for place in page.get("/Annots", ()):
                if place.Subtype == "/Widget" and name == place.Parent.T:
                    left, bottom, right, top = map(float, place.Rect)
                    return number, (left, bottom, right, top)
    raise LookupError(name)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=80)


@settings(max_examples=25)
@given(notes=st.lists(TEXTS, min_size=4, max_size=4))
def test_any_text_comes_back(
    notes: list[str], bakery_pdf: Path, bakery: Framework, tmp_path_factory: pytest.TempPathFactory
) -> None:
    keys = [f"action/{action.id}/note" for step in bakery.steps for action in step.actions]
    written = dict(zip(keys, notes, strict=True))
    path = fill(bakery_pdf, tmp_path_factory.mktemp("text") / "filled.pdf", written)
    assert values_of(path) == {key: note for key, note in written.items() if note}


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("plan/hours", "4,5", 4.5),
        ("plan/hours", "3 h", 3),
        ("plan/hours", "2.5 hours a week", 2.5),
        ("plan/hours", "4 Std./Woche", 4),
        ("plan/hours", "3 horas a la semana", 3),
        ("plan/hours", "1½", 1.5),
        ("plan/hours", "1 1/2 h", 1.5),
        ("plan/hours", "90 min", 1.5),
        ("plan/hours", "３", 3),
        ("plan/hours", "٣٫٥", 3.5),
        ("plan/start", " 2027-01-31 ", "2027-01-31"),
        ("plan/start", "2027-1-4", "2027-01-04"),
        ("plan/start", "4.1.2027", "2027-01-04"),
        ("plan/start", "1 Feb 2027", "2027-02-01"),
        ("plan/start", "February 1st, 2027", "2027-02-01"),
        ("plan/start", "4. März 2027", "2027-03-04"),
        ("plan/start", "1. Dez. 2027", "2027-12-01"),
        ("plan/start", "4 de enero de 2027", "2027-01-04"),
        ("plan/start", "1/31/2027", "2027-01-31"),
        ("plan/start", "31/1/2027", "2027-01-31"),
        ("plan/start", "\u200f٢٠٢٧-٠١-٠٤", "2027-01-04"),
    ],
)
def test_values_as_people_write_them(name: str, value: str, kept: object) -> None:
    assert meant(name, value) == (name, kept)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("plan/hours", "3 h a day", "hours a week"),
        ("plan/hours", "10 h/Monat", "hours a week"),
        ("plan/hours", "2 days", "hours a week"),
        ("plan/hours", "3-4", "hours a week"),
        ("plan/hours", "0", "above 0"),
        ("plan/hours", "200", "up to 168"),
        ("plan/start", "1/2/2027", "which number is the month"),
        ("plan/start", "Feb 2027", "a date such as"),
        ("plan/start", "next Monday", "a date such as"),
        ("plan/start", "Maybe 3, 2027", "a date such as"),
        ("plan/start", "30.2.2027", "no day"),
        ("plan/start", "13/13/2027", "no day"),
    ],
)
def test_what_could_mean_something_else_is_told(name: str, value: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        meant(name, value)


def test_what_can_be_kept_is_kept_and_the_rest_is_told(
    bakery_pdf: Path, names: tuple[str, str], tmp_path: Path, command: Command
) -> None:
    action, competency = names
    values = {
        "plan/hours": "many",
        "plan/start": "soon",
        f"competency/{competency}/level": "99",
        f"action/{action}/done": "on",
    }
    path = fill(bakery_pdf, tmp_path / "filled.pdf", values)
    ran = command("progress", path, "-o", tmp_path / "my.json")
    assert ran.returncode == 1
    kept = parse((tmp_path / "my.json").read_text(encoding="utf-8")).entries
    assert [key for key in kept if not key.startswith("handbook/")] == [f"action/{action}/state"]
    for name in ("plan/hours", "plan/start", f"competency/{competency}/level"):
        assert f"left out: {name}: " in ran.stderr


def hostile(kind: str, good: Path, folder: Path) -> Path:
    path = folder / "hostile.pdf"
    if kind == "missing":
        return path
    if kind == "text":
        path.write_text("hello", encoding="utf-8")
    elif kind == "cut":
        path.write_bytes(b"%PDF-1.7\n" + good.read_bytes()[2000:3000])
    else:
        with pikepdf.open(good) as pdf:
            if kind == "flattened":
                for page in pdf.pages:
                    if "/Annots" in page:
                        del page.Annots
                del pdf.Root.AcroForm
                pdf.save(path)
            elif kind == "encrypted":
                pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))
            elif kind == "foreign form":
                for field in pdf.Root.AcroForm.Fields:
                    if field.T == "framework":
                        field.T = "something"
                pdf.save(path)
    return path


KINDS = {
    "missing": "No such file",
    "text": "no PDF, or a damaged one",
    "cut": "no PDF, or a damaged one",
    "flattened": "no form to fill in",
    "encrypted": "protected by a password",
    "foreign form": "a form, but not a handbook",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_file_is_told_and_nothing_is_written(
    kind: str, bakery_pdf: Path, tmp_path: Path, command: Command
) -> None:
    path = hostile(kind, bakery_pdf, tmp_path)
    ran = command("progress", path, "-o", tmp_path / "my.json")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert KINDS[kind] in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "my.json").exists()


def test_another_framework_is_not_merged(
    bakery_pdf: Path, names: tuple[str, str], tmp_path: Path, command: Command
) -> None:
    mine = {"format": "pmo-guide/progress", "version": 1, "framework": {"id": "other", "version": ""}, "entries": {}}
    (tmp_path / "my.json").write_text(before := json.dumps(mine), encoding="utf-8")
    path = fill(bakery_pdf, tmp_path / "f.pdf", {f"action/{names[0]}/done": "on"})
    ran = command("progress", path, "-o", tmp_path / "my.json")
    assert ran.returncode == 1
    assert "two frameworks" in ran.stderr
    assert json.loads((tmp_path / "my.json").read_text(encoding="utf-8")) == json.loads(before)


def test_several_merge_with_what_is_there(
    bakery_pdf: Path, names: tuple[str, str], tmp_path: Path, command: Command
) -> None:
    action, competency = names
    one = fill(bakery_pdf, tmp_path / "1.pdf", {f"action/{action}/done": "on"})
    two = fill(bakery_pdf, tmp_path / "2.pdf", {f"competency/{competency}/level": "unsure"})
    three = fill(bakery_pdf, tmp_path / "3.pdf", {"plan/hours": "2"})
    assert command("progress", three, "-o", tmp_path / "my.json").returncode == 0
    assert command("progress", one, two, "-o", tmp_path / "my.json").returncode == 0
    entries = parse((tmp_path / "my.json").read_text(encoding="utf-8")).entries
    found = {
        key: entry.value for key, entry in entries.items() if not key.startswith("handbook/") and "/history/" not in key
    }
    assert found == {f"action/{action}/state": "done", f"competency/{competency}/level": None, "plan/hours": 2}


def test_a_personal_copy_is_filled_in(personal_pdf: Path, mine: dict[str, Any], bakery: Framework) -> None:
    with pikepdf.open(personal_pdf) as pdf:
        values = {str(field.T): str(field.V) for field in pdf.Root.AcroForm.Fields}
    done = next(key for key, entry in mine["entries"].items() if entry["value"] == "done")
    assert values[done.replace("state", "done")] == "/on"
    assert values["plan/hours"] == "3.5"
    assert values["plan/role"] == f"/{mine['entries']['plan/role']['value']}"
    text = printed(personal_pdf)
    for words in ("DOING", "SKIPPED", "The copy of Ada"):
        assert words in text
    wanted = bakery.find("role", mine["entries"]["plan/role"]["value"]).targets
    open_ = [name for name in wanted if f"competency/{name}/level" not in mine["entries"]]
    assert open_
    told = " ".join(text.split())
    assert "Rate these first, as they are unknown and outside the plan: " in told
    assert all(bakery.find("competency", name).title in told.split("outside the plan: ")[1][:200] for name in open_)
    assert "What I did: Seen by all. Twice." in told  # as a story


def poppler(path: Path, page: int, folder: Path) -> Image.Image:
    machine.demand(machine.POPPLER)
    number = str(page + 1)
    command = [
        "pdftoppm",
        "-r",
        "144",
        "-gray",
        "-png",
        "-singlefile",
        "-f",
        number,
        "-l",
        number,
        path,
        folder / "page",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(folder / "page.png")


def pdfium_(path: Path, page: int, _folder: Path) -> Image.Image:
    pdf = pypdfium2.PdfDocument(path)
    pdf.init_forms()
    return pdf[page].render(scale=2).to_pil().convert("L")


def mupdf(path: Path, page: int, _folder: Path) -> Image.Image:
    with pymupdf.open(path) as pdf:
        drawn = pdf[page].get_pixmap(dpi=144, colorspace=pymupdf.csGRAY)
        return Image.frombytes("L", (drawn.width, drawn.height), drawn.samples)


@pytest.mark.parametrize("shown_by", [poppler, pdfium_, mupdf])
def test_every_reader_shows_what_is_filled_in(
    shown_by: Callable[[Path, int, Path], Image.Image], personal_pdf: Path, mine: dict[str, Any], tmp_path: Path
) -> None:
    def ink(name: str) -> float:
        """Return how dark a field is inside."""
        page, (left, bottom, right, top) = place_of(personal_pdf, name)
        image = shown_by(personal_pdf, page, tmp_path)
        high = image.height / 2
        inside = image.crop((2 * left + 3, 2 * (high - top) + 3, 2 * right - 3, 2 * (high - bottom) - 3))
        return 255 - ImageStat.Stat(inside).mean[0]

    actions = [key.split("/")[1] for key in mine["entries"] if key.endswith("/state")]
    doing, _skipped, done = actions
    assert ink(f"action/{done}/done") > 20 > 0.5 > ink(f"action/{doing}/done")
    assert ink(f"action/{doing}/note") > 1 > 0.5 > ink(f"action/{done}/note")


def test_a_personal_copy_read_back_untouched_changes_nothing(personal_pdf: Path) -> None:
    assert values_of(personal_pdf) == {}


def test_taking_back_a_tick_is_read(personal_pdf: Path, mine: dict[str, Any], tmp_path: Path) -> None:
    done = next(key for key, entry in mine["entries"].items() if entry["value"] == "done")
    path = fill(personal_pdf, tmp_path / "f.pdf", {done.replace("state", "done"): "Off"})
    assert values_of(path) == {done: "todo"}


def test_the_command_makes_a_personal_copy(command: Command, mine: dict[str, Any], tmp_path: Path) -> None:
    mine = copy.deepcopy(mine)
    for key, entry in mine["entries"].items():
        if key.endswith(("note", "evidence", "name")):
            entry["value"] += " and half a character: \ud83d"
    rated = next(key for key in mine["entries"] if key.endswith("/level"))
    mine["entries"][rated]["value"] = 9
    (tmp_path / "my.json").write_text(json.dumps(mine), encoding="utf-8")
    out = tmp_path / "mine.pdf"
    role = mine["entries"]["plan/role"]["value"]
    ran = command("handbook", BAKERY, "--progress", tmp_path / "my.json", "--role", role, "-o", out)
    assert ran.returncode == 0, ran.stderr
    assert f"{rated}: the scale ends at 3, so paper has no box for 9 [pmo.paper]" in ran.stderr
    assert values_of(out) == {}


@pytest.mark.parametrize("words", [["--role", "nobody"], ["--progress", "pyproject.toml"]])
def test_an_impossible_personal_copy_is_told(words: list[str], command: Command, tmp_path: Path) -> None:
    ran = command("handbook", BAKERY, *words, "-o", tmp_path / "out.pdf")
    assert ran.returncode == 1
    assert "nobody" in ran.stderr or "not JSON" in ran.stderr
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["handbook", str(BAKERY), "-o", "{}"], "cannot write '{}': it is a folder"),
        (["handbook", str(BAKERY), "-o", "{}/none/x.pdf"], "there is no folder {}/none"),
        (["handbook", "{}"], "there is no book"),
        (["progress", "x.pdf", "-o", "{}"], "cannot write '{}': it is a folder"),
        (["handbook", str(BAKERY), "--progress", os.devnull, "-o", "{}/x.pdf"], "no plain file"),
    ],
)
def test_what_cannot_be_done_is_told_before_the_work(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.format(tmp_path) for word in words])
    assert told.format(tmp_path) in capsys.readouterr().err


def test_what_is_to_be_installed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pmo_guide.handbook.find_spec", lambda name: None if name == "pikepdf" else name)
    (tmp_path / "x.pdf").touch()
    for words in (["handbook", str(BAKERY)], ["progress", str(tmp_path / "x.pdf")]):
        assert main([*words, "-o", str(tmp_path / "out")])
        assert 'needs pikepdf of the extra `pdf`: python -m pip install ".[pdf]"' in capsys.readouterr().err


def test_a_book_that_cannot_be_built_ends_in_a_sentence(command: Command, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["no_such_one"]', encoding="utf-8")
    ran = command("handbook", tmp_path, "-o", tmp_path / "x.pdf")
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    assert "No module named 'no_such_one'" in ran.stderr
    assert not (tmp_path / "x.pdf").exists()


def test_what_is_too_much_for_a_file_leaves_it_as_it_is(
    bakery_pdf: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fill(bakery_pdf, tmp_path / "f.pdf", {"plan/hours": "3"})
    output = tmp_path / "my.json"
    assert command("progress", path, "-o", output).returncode == 0
    before = output.read_text(encoding="utf-8")
    path = fill(bakery_pdf, tmp_path / "f.pdf", {"plan/hours": "44.25"})
    monkeypatch.setattr("pmo_guide.progress.file.MAX_LENGTH", len(before))
    ran = command("progress", path, "-o", output)
    assert "was left as it is" in ran.stderr
    assert output.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty"),
        (b"%FDF-1.2\n", "without its pages"),
        (b'<?xml version="1.0"?><xfdf xmlns="http://ns.adobe.com/xfdf/"/>', "without its pages"),
        (b'{"format":"pmo-guide/progress"', "a reader's file already"),
    ],
)
def test_what_is_given_instead_of_a_copy_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    with pytest.raises(FilledError, match=told):
        read(tmp_path / "x.pdf")


def test_what_never_ends_is_not_waited_for() -> None:
    with pytest.raises(FilledError, match="no plain file"):
        handbook_commands.copy_of(Path(os.devnull))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound what a process takes")
def test_the_memory_that_a_copy_takes_is_bounded() -> None:
    with pytest.raises(OSError, match="allocate memory"), handbook_commands.bounded_memory():
        mmap.mmap(-1, 2 * handbook_commands.MEMORY)
    mmap.mmap(-1, 2 * handbook_commands.MEMORY).close()
