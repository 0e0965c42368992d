"""There and back: what a reader fills in comes out, what is not the reader's does not, and hostile files say so."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import warnings
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_guide.handbook.reading import HandbookError, read
from pmo_guide.progress import parse, rule_of

spec = importlib.util.spec_from_file_location("handbook_tools", Path(__file__).parent / "conftest.py")
tools = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tools)

with warnings.catch_warnings():  # what its wrapper does on import concerns nobody here
    warnings.simplefilter("ignore")
    import pymupdf

AT = 1_800_000_000_000


@pytest.fixture
def command():
    def run(*words) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pmo_guide", *map(str, words)],
            capture_output=True, text=True, check=False, cwd=tools.ROOT,
        )  # fmt: skip

    return run


def fill(path: Path, copy: Path, **values: str) -> Path:
    """Write values straight into the fields of a PDF, as any program may."""
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if (value := values.get(str(field.T))) is not None:
                field.V = pikepdf.Name(f"/{value}") if field.FT == "/Btn" else pikepdf.String(value)
        pdf.save(copy)
    return copy


@pytest.fixture(scope="session")
def names(bakery) -> tuple[str, str]:
    return bakery["steps"][0]["actions"][0]["id"], bakery["competencies"][0]["id"]


def values_of(path: Path) -> dict:
    filled = read(path, AT)
    assert filled.left_out == ()
    return {key: entry.value for key, entry in filled.progress.entries.items()}


def test_an_untouched_handbook_says_nothing(bakery_pdf, bakery):
    filled = read(bakery_pdf, AT)
    assert (filled.progress.framework, dict(filled.progress.entries)) == (bakery["id"], {})


def test_filled_in_with_mupdf(bakery_pdf, names, tmp_path):
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


def test_filled_in_with_pdfium(bakery_pdf, names, tmp_path):
    action, _competency = names
    pdf = pypdfium2.PdfDocument(bakery_pdf)
    pdf.init_forms()
    number, x, y = place_of(bakery_pdf, f"action/{action}/done")
    page = pdf[number]
    form = pdf.formenv.raw
    pdfium.FORM_OnMouseMove(form, page.raw, 0, x, y)
    pdfium.FORM_OnLButtonDown(form, page.raw, 0, x, y)
    pdfium.FORM_OnLButtonUp(form, page.raw, 0, x, y)
    pdf.save(tmp_path / "filled.pdf")
    assert values_of(tmp_path / "filled.pdf") == {f"action/{action}/state": "done"}


def place_of(path: Path, name: str) -> tuple[int, float, float]:
    """Return page and middle of the first place of a field."""
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages):
            for place in page.get("/Annots", ()):
                if place.Subtype == "/Widget" and name == place.Parent.T:
                    x0, y0, x1, y1 = map(float, place.Rect)
                    return number, (x0 + x1) / 2, (y0 + y1) / 2
    raise LookupError(name)


@given(note=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=80))
def test_any_text_comes_back(note, bakery_pdf, names, tmp_path_factory):
    key = f"action/{names[0]}/note"
    path = fill(bakery_pdf, tmp_path_factory.mktemp("text") / "filled.pdf", **{key: note})
    assert values_of(path) == ({key: note} if note else {})


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("plan/hours", "4,5", 4.5),
        ("plan/hours", "4", 4),
        ("plan/start", " 2027-01-31 ", "2027-01-31"),
    ],
)
def test_values_as_people_write_them(name, value, kept, bakery_pdf, tmp_path):
    assert values_of(fill(bakery_pdf, tmp_path / "f.pdf", **{name: value})) == {name: kept}


def test_what_can_be_kept_is_kept_and_the_rest_is_told(bakery_pdf, names, tmp_path, command):
    action, competency = names
    values = {
        "plan/hours": "many",
        "plan/start": "soon",
        f"competency/{competency}/level": "99",
        f"action/{action}/done": "on",
    }
    path = fill(bakery_pdf, tmp_path / "filled.pdf", **values)
    ran = command("progress", path, "-o", tmp_path / "my.json")
    assert ran.returncode == 1
    kept = parse((tmp_path / "my.json").read_text()).entries
    assert list(kept) == [f"action/{action}/state"]
    for name in ("plan/hours", "plan/start", f"competency/{competency}/level"):
        assert f"left out: {name}: " in ran.stderr


def hostile(kind: str, good: Path, folder: Path) -> Path:
    path = folder / "hostile.pdf"
    if kind == "missing":
        return path
    if kind == "text":
        path.write_text("hello")
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
                fields = [field for field in pdf.Root.AcroForm.Fields if field.T != "framework"]
                pdf.Root.AcroForm.Fields = pikepdf.Array(fields)
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
def test_a_hostile_file_is_told_and_nothing_is_written(kind, bakery_pdf, tmp_path, command):
    path = hostile(kind, bakery_pdf, tmp_path)
    ran = command("progress", path, "-o", tmp_path / "my.json")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert KINDS[kind] in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "my.json").exists()


def test_another_framework_is_not_merged(bakery_pdf, names, tmp_path, command):
    mine = {"format": "pmo-guide/progress", "version": 1, "framework": {"id": "other", "version": ""}, "entries": {}}
    (tmp_path / "my.json").write_text(before := json.dumps(mine))
    path = fill(bakery_pdf, tmp_path / "f.pdf", **{f"action/{names[0]}/done": "on"})
    ran = command("progress", path, "-o", tmp_path / "my.json")
    assert ran.returncode == 1
    assert "two frameworks" in ran.stderr
    assert json.loads((tmp_path / "my.json").read_text()) == json.loads(before)


def test_several_merge_with_what_is_there(bakery_pdf, names, tmp_path, command):
    action, competency = names
    one = fill(bakery_pdf, tmp_path / "1.pdf", **{f"action/{action}/done": "on"})
    two = fill(bakery_pdf, tmp_path / "2.pdf", **{f"competency/{competency}/level": "unsure"})
    three = fill(bakery_pdf, tmp_path / "3.pdf", **{"plan/hours": "2"})
    assert command("progress", three, "-o", tmp_path / "my.json").returncode == 0
    assert command("progress", one, two, "-o", tmp_path / "my.json").returncode == 0
    found = {key: entry.value for key, entry in parse((tmp_path / "my.json").read_text()).entries.items()}
    assert found == {f"action/{action}/state": "done", f"competency/{competency}/level": None, "plan/hours": 2}


@pytest.fixture(scope="session")
def mine(bakery) -> dict:
    """The file of a reader who used everything."""
    one, two, three, *_ = [action["id"] for step in bakery["steps"] for action in step.get("actions", [])]
    competency = bakery["competencies"][0]["id"]
    values = {
        f"action/{one}/state": "doing",
        f"action/{two}/state": "skipped",
        f"action/{three}/state": "done",
        f"action/{one}/note": "Grüße, 漢字 😀",
        f"competency/{competency}/level": 1,
        f"competency/{competency}/evidence": "Seen by all.\nTwice.",
        "plan/role": bakery["roles"][0]["id"],
        "plan/hours": 3.5,
        "plan/start": "2027-01-04",
        "me/name": "Ada",
    }
    assert all(rule_of(key).fits(value) for key, value in values.items())
    entries = {key: {"value": value, "at": 1000} for key, value in values.items()}
    head = {"id": bakery["id"], "version": bakery.get("version", "")}
    return {"format": "pmo-guide/progress", "version": 1, "framework": head, "entries": entries}


@pytest.fixture(scope="session")
def personal_pdf(once, mine) -> Path:
    def make(folder: Path) -> None:
        (folder / "my.json").write_text(json.dumps(mine))
        tools.handbook(tools.BAKERY, folder, pmo_handbook_progress=str(folder / "my.json"))

    return once("bakery-personal", make) / "out" / "handbook.pdf"


def test_a_personal_copy_is_accessible(personal_pdf, verapdf):
    assert verapdf(personal_pdf) == ""


def test_a_personal_copy_is_filled_in_and_shows_it(personal_pdf, mine):
    with pikepdf.open(personal_pdf) as pdf:
        values = {str(field.T): str(field.V) for field in pdf.Root.AcroForm.Fields}
        shown = [
            kid.AP.N.read_bytes()
            for field in pdf.Root.AcroForm.Fields
            if str(field.T).endswith("/evidence") and str(field.V)
            for kid in field.Kids
        ]
    assert shown
    assert b"BMC" in shown[0]
    done = [key for key, entry in mine["entries"].items() if entry["value"] == "done"]
    assert values[done[0].replace("state", "done")] == "/on"
    assert values["plan/hours"] == "3.5"
    assert values["plan/role"] == f"/{mine['entries']['plan/role']['value']}"
    printed = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(personal_pdf))
    assert "DOING" in printed
    assert "SKIPPED" in printed
    assert "The copy of Ada" in printed


def test_a_personal_copy_read_back_untouched_changes_nothing(personal_pdf):
    assert values_of(personal_pdf) == {}


def test_taking_back_a_tick_is_read(personal_pdf, mine, tmp_path):
    done = next(key for key, entry in mine["entries"].items() if entry["value"] == "done")
    path = fill(personal_pdf, tmp_path / "f.pdf", **{done.replace("state", "done"): "Off"})
    assert values_of(path) == {done: "todo"}


def test_the_command_makes_a_personal_copy(command, mine, tmp_path):
    (tmp_path / "my.json").write_text(json.dumps(mine))
    out = tmp_path / "mine.pdf"
    role = mine["entries"]["plan/role"]["value"]
    ran = command("handbook", tools.BAKERY, "--progress", tmp_path / "my.json", "--role", role, "-o", out)
    assert ran.returncode == 0, ran.stderr
    assert values_of(out) == {}


@pytest.mark.parametrize("words", [["--role", "nobody"], ["--progress", "pyproject.toml"]])
def test_an_impossible_personal_copy_is_told(words, command, tmp_path):
    ran = command("handbook", tools.BAKERY, *words, "-o", tmp_path / "out.pdf")
    assert ran.returncode == 1
    assert "nobody" in ran.stderr or "not JSON" in ran.stderr
    assert not (tmp_path / "out.pdf").exists()


def test_a_file_that_is_no_pdf_raises(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"")
    with pytest.raises(HandbookError):
        read(tmp_path / "x.pdf")
