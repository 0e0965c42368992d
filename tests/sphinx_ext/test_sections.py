"""What the tools are told of a chapter's sections."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Project

WRITTEN = """\
## Watch the crust

Six words about {pmo:competency}`baking`, {pmo:competency}`baking` again and {pmo:action}`shape-a-hundred-loaves`.

## Nothing is linked here

But there are words.

## Skills
"""


def test_a_section_serves_what_its_author_links_to(bakery: Project) -> None:
    """The competencies themselves and what linked actions build; not those of cards that a directive adds."""
    bakery.replace("oven.md", "## Skills\n", WRITTEN)
    out = bakery.build().out
    text = (out / "framework.js").read_text(encoding="utf-8").partition("JSON.parse(")[2]
    sections = json.loads(json.JSONDecoder().raw_decode(text)[0])["sections"]
    served = {section["title"]: section["competencies"] for section in sections if section["step"] == "oven"}
    assert served == {
        "Checklist": [],
        "Watch the crust": ["fermentation", "shaping", "baking"],
        "Nothing is linked here": [],
    }
