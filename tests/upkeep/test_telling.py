"""What follows from one mistake is told once."""

from __future__ import annotations

from pmo_guide.model import Fault
from pmo_guide.upkeep import once
from pmo_guide.upkeep.markdown import read_page


def told(*faults: str) -> list[str]:
    return [str(fault) for fault in once(Fault(*fault.split(": ", 1)) for fault in faults)]


UNUSED = "words.md:9: no page says “closing paper”; use the term where it is meant, or take it out"


def test_a_term_that_was_renamed_in_the_glossary_is_told_there() -> None:
    lost = (
        "a.md:3: no glossary explains “closing report”; did you mean 'closing paper'?",
        "b.py:4: competency x: no glossary explains “closing report”; did you mean 'closing paper'?",
    )
    [message] = told(lost[0], UNUSED, lost[1])
    assert message.startswith("words.md:9: no page says “closing paper”, but a.md:3 (and 1 other places) “closing rep")
    other = "c.md:5: no glossary explains “sponsr”; did you mean 'sponsor'?"
    assert told(*lost, UNUSED, other) == [message, other]  # another mistake is another message
    more = lost[0].replace("a.md", "d.md")
    assert told(*lost, more) == [f"{lost[0]} (and in 2 other places)"]


def test_a_term_misspelt_where_alone_it_is_said_is_told_there() -> None:
    lost = "a.md:3: no glossary explains “closing papr”; did you mean 'closing paper'?"
    assert told(lost, UNUSED) == [lost]


def test_a_list_left_out_of_a_framework_is_told_once() -> None:
    first = "a.py:7: framework ours: roles is missing, and the 6 that were published are gone; is a line roles=… gone?"
    assert told(first, "a.py:7: framework ours: has no roles", first.replace("and the", "but 3")) == [first]
    other = "a.py:7: framework ours: has no credentials"
    assert told(first, other) == [first, other]


GLOSSARY = """# Glossary

Words that matter here,
in order.

accrual
  A cost that is known.

actual
  What was spent.
```
"""


def test_a_list_of_terms_whose_first_line_is_gone_is_told_at_its_head() -> None:
    [fault] = read_page(GLOSSARY, "words.md", "words").faults
    assert fault.place == "words.md:6"
    assert "```{glossary} is missing before these terms; line 11" in fault.message
    [fault] = read_page("# A page\n\nWords.\n\n```\n", "page.md", "page").faults
    assert fault == Fault("page.md:5", "``` closes nothing here; delete the line, or open its block above")
    [fault] = read_page("# A page\n\n```\nWords.\n", "page.md", "page").faults
    assert "never ends" in fault.message
