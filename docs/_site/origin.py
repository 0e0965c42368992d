"""Where the text of a page is kept: ways to change it and to report a mistake, and the day of its last change.

Loaded by ``conf.py`` alone, which names the repository. Without one nothing is shown, nor a day where git does not tell
it: in a copy without history, or with its latest part only.
"""

from __future__ import annotations

import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


@cache
def last_changes(folder: Path) -> Mapping[str, date]:
    """Return the day on which each file below a folder was last changed, by its name from there."""

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        return "" if ran.returncode else ran.stdout

    try:
        if git("rev-parse", "--is-shallow-repository").strip() != "false":
            return {}
        told = git("log", "--format=@%cs", "--name-only", "--relative", "--no-renames", "--", ".")
    except OSError:  # there is no git
        return {}
    days: dict[str, date] = {}
    day = date.min
    for line in told.splitlines():
        if line.startswith("@"):
            day = date.fromisoformat(line[1:])
        elif line:
            days.setdefault(line, day)
    return days


def page(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Tell a page's template where its text is kept, if it was typed and not made."""
    repository, branch = app.config.guide_repository.rstrip("/"), app.config.guide_branch
    if not repository or pagename not in app.env.all_docs:
        return
    top = Path(__file__).parents[2]
    file = Path(app.env.doc2path(pagename))
    if not file.is_file() or not file.is_relative_to(top):
        return
    name = file.relative_to(top).as_posix()
    place = f"{app.config.html_baseurl}{pagename}.html" if app.config.html_baseurl else pagename
    changed = last_changes(Path(app.srcdir)).get(file.relative_to(app.srcdir).as_posix())
    context["origin"] = {
        "edit": f"{repository}/edit/{quote(branch)}/{quote(name)}",
        "report": f"{repository}/issues/new?{urlencode({'template': 'mistake.yml', 'place': place})}",
        "changed": f"{changed.day} {changed:%B %Y}" if changed else "",
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the two values of the configuration."""
    app.add_config_value("guide_repository", "", "html", types=frozenset({str}))
    app.add_config_value("guide_branch", "main", "html", types=frozenset({str}))
    app.connect("html-page-context", page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
