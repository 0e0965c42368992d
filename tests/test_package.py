"""What other projects install: the wheel holds everything that the extension needs, and nothing else."""

from __future__ import annotations

import email
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi

import pmo_guide
from pmo_guide.framework import FRAMEWORK


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return zipfile.ZipFile(folder / buildapi.build_wheel(str(folder)))


def test_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: zipfile.ZipFile, root: Path) -> None:
    files = {
        path.relative_to(root).as_posix()
        for path in (root / "pmo_guide").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == files
    assert "pmo_guide/py.typed" in packed


def test_wheel_tells_version_licences_and_extra(wheel: zipfile.ZipFile) -> None:
    folder = f"pmo_guide-{pmo_guide.__version__}.dist-info"
    about = email.message_from_bytes(wheel.read(f"{folder}/METADATA"))
    assert about["Version"] == pmo_guide.__version__
    assert about["License-Expression"] == "MIT AND CC-BY-4.0"
    assert about["Requires-Python"] == ">=3.11"
    assert about.get_all("Provides-Extra") == ["data", "pdf"]
    assert {f"{folder}/licenses/LICENSE", f"{folder}/licenses/LICENSE-content"} <= set(wheel.namelist())


def test_unpacked_wheel_builds_the_project_of_the_readme(wheel: zipfile.ZipFile, root: Path, tmp_path: Path) -> None:
    site, source, out = tmp_path / "site", tmp_path / "source", tmp_path / "out"
    wheel.extractall(site)
    source.mkdir()
    readme = (root / "README.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n# kitchen.py\n(.*?)# conf.py\n(.*?)```\n", readme, re.DOTALL)
    text = re.search(r"````markdown\n(.*?)````\n", readme, re.DOTALL)
    assert code
    assert text
    for name, content in (("kitchen.py", code[1]), ("conf.py", code[2]), ("index.md", text[1])):
        (source / name).write_text(content, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "sphinx", "-nW", "-q", "-b", "html", str(source), str(out)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    page = (out / "index.html").read_text(encoding="utf-8")
    asked = re.findall(r'(?:src|href)="(_static/pmo-guide[^"?]*)', page)
    assert {Path(name).suffix for name in asked} == {".css", ".js"}
    assert all((out / name).is_file() for name in asked)
    assert (out / "framework.json").is_file()


def test_every_script_of_the_wheel_starts(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    scripts = dict(re.findall(r"^(\S+)=(\S+)$", wheel.read(name).decode(), re.MULTILINE))
    assert scripts == {"pmo-guide": "pmo_guide.cli:main"}
    module, _, function = scripts["pmo-guide"].partition(":")
    start = f"import sys, {module}; sys.exit({module}.{function}())"
    ran = subprocess.run([sys.executable, "-c", start, "--help"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "check" in ran.stdout


def test_one_version_everywhere(root: Path) -> None:
    version = pmo_guide.__version__
    conf = (root / "docs/conf.py").read_text(encoding="utf-8")
    assert re.findall(r"^release.*[\"'](.+)[\"']", conf, re.MULTILINE) == [version]
    assert f"\n## {version}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert FRAMEWORK.version == version


def test_python_versions_agree(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = [text.rpartition(" ")[2] for text in project["classifiers"] if re.search(r":: 3\.\d+$", text)]
    assert told == re.findall(
        r'"(3\.\d+)"', re.search(r"python=\[(.*)\]", (root / "noxfile.py").read_text(encoding="utf-8"))[1]
    )
    assert project["requires-python"] == f">={told[0]}"
