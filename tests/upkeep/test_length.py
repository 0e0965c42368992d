"""How long a chapter may be, counted without a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide.framework import FRAMEWORK
from pmo_guide.upkeep.editorial.length import MOST, chapter_words, length_faults
from pmo_guide.upkeep.markdown import read_page

if TYPE_CHECKING:
    from pathlib import Path

CHAPTER = """# Build your network

```{pmo:step} network
```

## A short section

Few words.

## A long `section`

WORDS

```{pmo:scenario}
:step: network
```

```{pmo:checklist} network
```
"""


def test_a_chapter_that_is_too_long_is_told_by_how_much_and_what_could_move(tmp_path: Path) -> None:
    file = tmp_path / "network.md"
    shown = chapter_words(read_page(CHAPTER, str(file), "network"), FRAMEWORK)
    actions = sum(len(f"{action.text} {action.evidence}".split()) for action in FRAMEWORK.steps[3].actions)
    assert shown > actions > 300
    for more, told in ((-1, []), (0, []), (25, ["Cut 25, or"])):
        words = MOST - shown - len(CHAPTER.split()) + 1 + more
        text = CHAPTER.replace("WORDS", "word " * words)
        file.write_text(text, encoding="utf-8")
        faults = list(length_faults(read_page(text, str(file), "network"), FRAMEWORK))
        assert len(faults) == len(told)
        for fault, says in zip(faults, told, strict=True):
            assert fault.place == f"{file}:1"
            assert says in fault.message
            assert "the longest is “A long section” in line 10" in fault.message
    plain = CHAPTER.replace("{pmo:step}", "{note}").replace("WORDS", "word " * MOST)
    assert list(length_faults(read_page(plain, str(file), "network"), FRAMEWORK)) == []
