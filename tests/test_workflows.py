"""What GitHub runs and asks: nothing named that does not exist, nothing without an end, and matchers that match."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
JOBS = [
    pytest.param(name, job, id=f"{path.stem}-{name}")
    for path in WORKFLOWS
    for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()
]
SESSIONS = set(
    re.findall(
        r'^@nox\.session(?:\(name="([a-z-]+)".*\))?\ndef (\w+)',
        (ROOT / "noxfile.py").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_every_job_ends_and_names_what_there_is(name: str, job: dict[str, Any]) -> None:
    assert job["timeout-minutes"] <= 90
    sessions = {named or function for named, function in SESSIONS}
    assert {"site", "tests", "tests-lowest", "lint"} <= sessions
    for step in job["steps"]:
        command = step.get("run", "")
        for named in re.findall(r"noxfile\.py -s (.+)", command):
            assert set(named.split()) <= sessions, (name, command)
        for file in re.findall(r"(?<![\w/])\.(?:ci|github)/[\w./-]+", command):
            assert (ROOT / file).is_file(), (name, file)


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_every_action_is_pinned_and_told_by_version(name: str, job: dict[str, Any]) -> None:
    for step in job["steps"]:
        if action := step.get("uses"):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), (name, action)
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                assert re.search(r"# v\d+\.\d+\.\d+$", line), line


def test_one_action_has_one_version() -> None:
    used = {action for path in WORKFLOWS for action in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))}
    assert len({action.partition("@")[0] for action in used}) == len(used)


def test_all_pythons_of_the_package_are_tried() -> None:
    told = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    matrix = told["jobs"]["tests"]["strategy"]["matrix"]
    classifiers = re.findall(r'Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert matrix["python"] == classifiers
    assert {entry["system"] for entry in matrix["include"]} == {"macos-latest", "windows-latest"}


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("/builds/docs/steps/network.md:12: WARNING: undefined label: 'x' [ref.ref]",
         ("/builds/docs/steps/network.md", "12", "WARNING", "undefined label: 'x' [ref.ref]")),
        ("pmo_guide/questions.py:7: error: Name 'x' is not defined  [name-defined]",
         ("pmo_guide/questions.py", "7", "error", "Name 'x' is not defined  [name-defined]")),
        ("C:\\book\\docs\\index.md:3: ERROR: Unknown directive", ("C:\\book\\docs\\index.md", "3", "ERROR",
                                                                  "Unknown directive")),
        ("Success: no issues found in 39 source files", None),
        ("reading sources... [ 50%] steps/network", None),
    ],
    ids=["Sphinx", "mypy", "Windows", "no fault", "progress"],
)  # fmt: skip
def test_problem_matchers_find_faults(line: str, parts: tuple[str, ...] | None) -> None:
    matchers = json.loads((ROOT / ".github/matchers.json").read_text(encoding="utf-8"))["problemMatcher"]
    patterns = [matcher["pattern"][0] for matcher in matchers]
    matches = [(pattern, re.search(pattern["regexp"], line)) for pattern in patterns]
    found = [
        tuple(match[pattern[part]] for part in ("file", "line", "severity", "message"))
        for pattern, match in matches
        if match
    ]
    assert found == ([parts] if parts else [])


def test_forms_ask_for_something_under_a_name_of_its_own() -> None:
    forms = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    names = set()
    for form in forms:
        told = yaml.safe_load(form.read_text(encoding="utf-8"))
        if form.name != "config.yml":
            names.add(told["name"])
            assert any(part.get("validations", {}).get("required") for part in told["body"]), form.name
    assert len(names) == len(forms) - 1


def test_what_may_write_runs_none_of_our_code() -> None:
    """A pull request brings its own code along, which gets no right but to read."""
    may_write = []
    for path in WORKFLOWS:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert "write" not in str(told["permissions"]), path.name
        assert not {"pull_request_target", "workflow_run"} & set(told[True]), path.name  # YAML takes on for true
        for name, job in told["jobs"].items():
            if "write" in job.get("permissions", {}).values():
                may_write.append(f"{path.stem}-{name}")
                steps = str(job["steps"])
                assert "checkout" not in steps, name
                assert not re.search(
                    r"noxfile|pmo-guide|\$\{\{", "".join(step.get("run", "") for step in job["steps"])
                ), name
    assert may_write == ["ci-comment", "ci-publish", "release-publish"]


def test_owners_and_contributors_name_files_that_exist() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("/"):
            assert (ROOT / line.split()[0][1:]).exists(), line
    told = json.loads((ROOT / ".all-contributorsrc").read_text(encoding="utf-8"))
    for name in told["files"]:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert text.count("ALL-CONTRIBUTORS-LIST:") == 2
        assert all(one["login"] in text for one in told["contributors"])
