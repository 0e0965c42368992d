"""The extension loaded into a project that does not set ``pmo_framework`` changes nothing."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project

INDEX = """# A project

```{toctree}
other
```

```{glossary}
starter
  A {term}`word <starter>`.
```

- [ ] a list

| a | b |
|---|---|
| 1 | 2 |
"""
CONF = """
project = "Another project"
extensions = ["myst_parser"{more}]
exclude_patterns = ["_build", "_with", "_jobs"]
html_theme = "basic"
html_last_updated_fmt = None
"""


def written(out: Path) -> dict[str, bytes]:
    """Return every file of an output folder, those in an EPUB each for itself."""
    files = [path for path in out.rglob("*") if path.is_file()]
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
    for name in [name for name in found if name.endswith(".epub")]:
        with zipfile.ZipFile(out / name) as book:
            found |= {f"{name}/{part}": book.read(part) for part in book.namelist()}
        del found[name]
    return found


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text"])
def test_not_one_byte_of_the_output_changes(empty: Project, builder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    empty.write({"index.md": INDEX, "other.md": "# Other\n\n## Part\n", "conf.py": CONF.format(more="")})
    without = empty.build(builder)
    empty.write({"conf.py": CONF.format(more=', "pmo_guide"')})
    with_it = empty.build(builder, to="_with")
    assert without.warnings == with_it.warnings == []
    one, other = written(without.out), written(with_it.out)
    assert one.keys() == other.keys()
    assert {name for name in one if one[name] != other[name]} == set()


@pytest.mark.parametrize(
    "use",
    [
        "```{pmo:competency} x\n```",
        "```{pmo:competency}\n:all:\n```",
        "```{pmo:step} x\n```",
        "```{pmo:checklist} x y\n```",
        "```{pmo:levels}\n```",
        "```{pmo:roles}\n```",
        "```{pmo:credentials}\n```",
        "```{pmo:resources}\n```",
        "```{pmo:assessment}\n```",
        "```{pmo:plan}\n```",
        "```{pmo:evidence}\n```",
        "```{pmo:team}\n```",
        "```{pmo:downloads}\n```",
        "```{pmo:on} site\nWords.\n```",
        "{pmo:role}`x`",
        "{pmo:level}`1`",
    ],
)
def test_a_use_without_a_framework_is_told_once(empty: Project, use: str) -> None:
    page = f"# A project\n\nText.\n\n{use}\n\nThe rest.\n"
    empty.write({"index.md": page, "conf.py": CONF.format(more=', "pmo_guide"')})
    built = empty.build("text")
    assert len(built.warnings) == 1
    assert built.warnings[0].startswith("index.md:5: WARNING: pmo:")
    assert "pmo_framework is not set in conf.py" in built.warnings[0]
    assert built.warnings[0].endswith("[pmo.config]")
    assert "The rest." in (built.out / "index.txt").read_text(encoding="utf-8")
