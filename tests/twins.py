"""The reader's file in two languages: runs the shared cases in Python, in a browser and in Node."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide import interchange, progress, web

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playwright.sync_api import Page

    from pmo_guide.model import Framework, Role

CASES = Path(__file__).parent / "cases" / "progress"


class Case(NamedTuple):
    """One call of a function, and what comes of it."""

    name: str
    call: str
    args: list[Any]
    expect: Any
    framework: dict[str, Any] | None


def cases() -> list[Case]:
    """Return the cases of all files."""
    files = [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(CASES.glob("*.json"))]
    return [
        Case(**case | {"name": f"{stem}: {case['name']}"}, framework=data.get("framework"))
        for stem, data in files
        for case in data["cases"]
    ]


def plain(value: Any) -> Any:
    """Return a result as both languages compare it: JSON text, so that 1 is not true and 1.0 is 1."""
    return progress.json_text(value)


# -- Python ------------------------------------------------------------------------------------------------------------


def a_progress(entries: Mapping[str, Any]) -> progress.Progress:
    """Return progress from the short form of the cases."""
    pairs = {key: progress.Entry(value, at) for key, (value, at) in entries.items()}
    return progress.Progress("f", "1", pairs)


def _entries(found: progress.Progress | Mapping[str, progress.Entry]) -> dict[str, list[Any]]:
    entries = found.entries if isinstance(found, progress.Progress) else found
    return {key: list(entry) for key, entry in entries.items()}


def _plan(framework: Framework, one: Any, role: str, hours: float, start: str) -> list[Any]:
    found = progress.plan(framework, a_progress(one), role, hours, date.fromisoformat(start))
    return json.loads(json.dumps(found, default=date.isoformat))


def _aim(found: Role | None) -> list[Any] | None:
    return found and [found.id, found.title, dict(found.targets), list(found.core)]


def run_in_python(case: Case) -> Any:
    """Return what Python makes of a case."""
    framework: Any = interchange.parse(json.dumps(case.framework)) if case.framework else None
    calls = {
        "parse": lambda text, name: _entries(progress.parse(text, name)),
        "dump": lambda one: progress.dump(a_progress(one)),
        "reread": lambda text: progress.dump(progress.parse(text)),
        "merge": lambda one, two: _entries(progress.merge(a_progress(one), a_progress(two))),
        "differences": lambda mine, theirs: progress.differences(a_progress(mine), a_progress(theirs)),
        "write": lambda one, values, now, retired: _entries(progress.write(a_progress(one), values, now, retired)),
        "beyond_scale": lambda one, top: list(progress.beyond_scale(a_progress(one), top)),
        "current": lambda one, retired: _entries(progress.current(a_progress(one), retired)),
        "rating_values": lambda one, *args: progress.rating_values(*args, a_progress(one).entries),
        "earlier_rating": lambda one, *args: progress.earlier_rating(a_progress(one).entries, *args),
        "aims": lambda one: list(map(_aim, progress.aims(framework, a_progress(one)))),
        "aim": lambda one: _aim(progress.aim(framework, a_progress(one))),
        "gaps": lambda one, role: progress.gaps(framework, a_progress(one), role),
        "by_weight": lambda one, role: [
            gap.competency for gap in progress.by_weight(progress.gaps(framework, a_progress(one), role))
        ],
        "ready_to_apply": lambda one, role: progress.ready_to_apply(framework, a_progress(one), role),
        "plan": lambda *args: _plan(framework, *args),
    }
    try:
        return calls[case.call](*case.args)
    except progress.ProgressError as error:
        return {"faults": [list(fault) for fault in error.faults], "newer": error.newer}


# -- JavaScript --------------------------------------------------------------------------------------------------------

_RUN_ALL = """
(text) => JSON.stringify(JSON.parse(text).map(([call, args, framework]) => {
  const twin = Object.assign({}, ...Object.values(window.pmoGuide));
  try {
    return {result: runCase(twin, call, args, framework)};
  } catch (error) {
    return {error: String(error.stack)};
  }
}))
"""


def _asked(some: Iterable[Case]) -> str:
    return json.dumps([(case.call, case.args, case.framework) for case in some])


def _answers(text: str) -> list[Any]:
    return [answer.get("result", answer) for answer in json.loads(text)]


def _twin() -> str:
    return web.bundle("plan") + web.bundle("rating", after="plan") + web.bundle("file-summary", after="plan")


def prepare(page: Page) -> Page:
    """Load the modules into an empty page."""
    page.add_script_tag(content=_twin())
    page.add_script_tag(content=(CASES / "run.js").read_text(encoding="utf-8"))
    return page


def run_in_browser(page: Page, some: Iterable[Case]) -> list[Any]:
    """Return what the browser makes of the cases, all in one go."""
    return _answers(page.evaluate(_RUN_ALL, _asked(some)))


def run_in_node(node: str, some: Iterable[Case]) -> list[Any]:
    """Return what Node makes of the cases."""
    parts = [
        "globalThis.window = globalThis;",
        _twin(),
        (CASES / "run.js").read_text(encoding="utf-8"),
        f"process.stdout.write(({_RUN_ALL.strip()})(require('fs').readFileSync(0, 'utf8')));",
    ]
    ran = subprocess.run(
        [node, "-e", "\n".join(parts)], input=_asked(some), capture_output=True, check=True, encoding="utf-8"
    )
    return _answers(ran.stdout)
