"""What is true of one medium is found in that one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Project

PAGE = """# Team

```{pmo:on} site
Kept in this **browser**.
```

```{pmo:on} paper ebook
Tick with a pen.
```

```{pmo:on} paper
On this sheet.
```

The rest.
"""
FOUND = {"html": (True, False, False), "epub": (False, True, False), "text": (False, True, True)}


@pytest.mark.parametrize("builder", FOUND)
def test_each_medium_has_its_own_words(bakery: Project, builder: str) -> None:
    bakery.write({"team.md": PAGE})
    built = bakery.build(builder)
    assert built.warnings == []
    suffix = {"html": "html", "epub": "xhtml", "text": "txt"}[builder]
    text = (built.out / f"team.{suffix}").read_text(encoding="utf-8")
    assert "The rest." in text
    assert tuple(words in text for words in ("browser", "with a pen", "this sheet")) == FOUND[builder]


def test_a_medium_that_there_is_not_is_told(bakery: Project) -> None:
    bakery.write({"team.md": "# Team\n\n```{pmo:on} papr\nWords.\n```\n"})
    [told] = bakery.build("text").warnings
    assert told.startswith("team.md:3: WARNING: pmo:on: no medium 'papr'; there are site, paper, ebook")
    assert told.endswith("[pmo.unknown]")
