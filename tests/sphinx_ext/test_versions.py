"""Whatever a page loads is asked for in the version that the build wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from pmo_guide.web import version_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
MORE = {
    "picture.svg": PICTURE,
    "own/look.css": '@import "print.css";\nbody { background: url(dot.svg) }\ni { background: url("data:,?v=1") }\n',
    "own/print.css": "p { background: url('./dot.svg?v=old#part') }\n",
    "own/dot.svg": PICTURE,
    "extra/kept.html": '<script src="_static/pmo-guide-team.js"></script>',
}


def illustrated(project: Project) -> Project:
    """Return the bakery's book with pictures and a style sheet that has some."""
    project.write(MORE)
    conf = (project.folder / "conf.py").read_text(encoding="utf-8")
    lines = 'html_static_path = ["own"]\nhtml_css_files = ["look.css"]\nhtml_extra_path = ["extra"]\n'
    project.write({"conf.py": conf + lines})
    index = next(path.name for path in project.sources() if path.stem == "index")
    project.write({index: (project.folder / index).read_text(encoding="utf-8") + "\n![A dot](picture.svg)\n"})
    return project


def asked(out: Path) -> dict[str, set[str]]:
    """Return the versions in which the pages and style sheets of a site ask for each file."""
    found: dict[str, set[str]] = {}
    tag = r"<(?:script|link|img)\b[^>]*?\s(?:src|href)=\"([^\"#]+)"
    data = r"\sdata-(?:book|chapters)=\"([^\"#]+)"
    sheet = r"url\([\"']?([^\"'#)]+)|@import \"([^\"]+)"
    for path in sorted(out.rglob("*.html")) + sorted(out.rglob("*.css")):
        if path.name == "kept.html":
            continue
        text = path.read_text(encoding="utf-8")
        patterns = [sheet] if path.suffix == ".css" else [tag, data]
        for groups in [match.groups() for pattern in patterns for match in re.finditer(pattern, text)]:
            address = urlsplit(urljoin(path.relative_to(out).as_posix(), next(filter(None, groups))))
            file = out / address.path
            if not address.scheme and file.is_file() and file.suffix != ".html":
                found.setdefault(file.relative_to(out).as_posix(), set()).add(address.query)
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_file_is_asked_for_in_its_version(bakery: Project, builder: str) -> None:
    out = illustrated(bakery).build(builder).out
    versions = asked(out)
    expected = {
        "framework.js",
        "chapters.js",
        "_images/picture.svg",
        "_static/pmo-guide.js",
        "_static/pmo-guide-plan.css",
    }
    expected |= {"_static/look.css", "_static/print.css", "_static/dot.svg", "_static/pygments.css"}
    assert expected <= versions.keys()
    for name, queries in versions.items():
        content = (out / name).read_bytes()
        assert queries == {f"v={version_of(content.decode('utf-8', 'replace'))}"}, name
    if builder != "singlehtml":
        assert "searchindex.js" in versions
    assert (out / "kept.html").read_text(encoding="utf-8") == MORE["extra/kept.html"]


def test_pages_that_are_not_written_again_learn_of_new_versions(bakery: Project) -> None:
    out = illustrated(bakery).build().out
    before = asked(out)
    bakery.write({"own/dot.svg": PICTURE.replace("1", "2")})
    bakery.replace("framework.py", "Keep a starter alive for a month", "Keep a starter alive for two months")
    bakery.build()
    changed = {name for name, versions in asked(out).items() if versions != before[name]}
    assert changed >= {"framework.js", "_static/dot.svg", "_static/print.css", "_static/look.css"}
    assert "_static/pmo-guide.js" not in changed
    now, clean = asked(out), asked(bakery.build(to="_clean").out)
    assert {name for name in clean if now[name] != clean[name]} <= {"searchindex.js"}  # Sphinx's own, which differs
