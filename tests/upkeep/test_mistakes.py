"""What contributors do by mistake: one message each, in its file, at its line, in words that say what to do.

Each is made in a copy of our own framework and book, and looked at by ``pmo-guide check`` as a contributor runs it.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from copies import FIGURES, LAST, PAGE, PROSE, ROOT, copy_project

from pmo_guide import upkeep
from pmo_guide.cli import main
from pmo_guide.upkeep import read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pmo_guide.model import Fault, Framework

STEP = "guidebook/network.py"
BIB = "docs/reference/sources.bib"
WORDS = "docs/reference/glossary.md"
INIT = "guidebook/__init__.py"
JARGON = re.compile(r"Traceback|YAML|xref|\w+Error\b|invalid syntax|token|lexer|parse|docutils|nonlocal|callable|regex")


class Mistake(NamedTuple):
    """Text of a file that becomes another one; the first line that differs is the one to be told, or `line`."""

    name: str
    file: str
    old: str
    new: str
    says: str
    """Part of the message."""
    line: int | str = 0
    """The line that must be told where it is another: its number, or words that stand in it, best from there on."""


def below(name: str, text: str, says: str, line: int | str = 0) -> Mistake:
    """Return the mistake of writing something below a paragraph of a chapter."""
    return Mistake(name, PAGE, LAST, f"{LAST}\n{text}\n", says, line)


CHECKLIST = "```{pmo:checklist} network\n```\n"
SOURCES = re.split(r"(?=^@)", (ROOT / BIB).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:3]
CHECKED = "verified_on=CHECKED,"
TERMS = re.findall(r"^(?:accrual|actual)\n  .*\n\n", (ROOT / WORDS).read_text(encoding="utf-8"), flags=re.MULTILINE)


PAGES = [
    below("m01 a fence that never ends", "```text\nsome", "never ends", "```text"),
    Mistake("m02 a fence closed by too few colons", PAGE, "\n::::\n\nThe bodies", "\n:::\n\nThe bodies", "write ::::"),
    below("m04 a tab before a paragraph", "\tSo it is.", "begins with a tab"),
    below("four spaces before a paragraph", "    So it is.", "begins with 4 spaces"),
    Mistake(
        "m07 curly quotes in an option",
        PAGE,
        ":step: network\n:no-index:\n```\n\nA",
        ":step: “network”\n:no-index:\n```\n\nA",
        "curly quotes",
    ),
    below("m08 a level left out", "##### A part", "write ####"),
    Mistake("m10 a colon missing in the head", PAGE, "html_meta:", "html_meta", "without its colon"),
    Mistake("m11 the head indented otherwise", PAGE, "    description:", "   description:", "must be 4"),
    Mistake("m13 the head does not end", PAGE, "---\n\n# Build", "\n# Build", "ends with a line ---"),
    Mistake("m14 the description stands elsewhere", PAGE, "    description:", "  description:", "outside html_meta"),
    Mistake("curly quotes in the head", PAGE, 'description: "', "description: “", "curly quotes"),
    below("m16 no row below the head of a table", "| A | B |\n| 1 | 2 |", "|---|---|"),
    below("a short row", "| A | B |\n|---|---|\n| 1 |", "1 cells", "| 1 |"),
    below("m19 a picture without words", "![](/_site/readme.png)", "no words"),
    below("a picture that is not there", "![A page](nowhere.png)", "no picture"),
    below("m20 a link to no page", "See [it](nowhere.md).", "no page 'steps/nowhere'"),
    below("m22 a wrong heading elsewhere", "See [it](trends.md#nowhere).", "no heading #nowhere on the page"),
    below("m23 a wrong heading here", "See [it](#nowhere).", "no heading #nowhere on this page"),
    below("m25 a misspelt address", "See [it](htps://example.org/a).", "did you mean 'https'?"),
    below("m26 a space in an address", "See [it](https://example.org/a b).", "space in it"),
    below("m26 a link without its end", "See [it](https://example.org/a and more.", "never ends"),
    below("m28 a label twice", "(twice)=\n\n### One\n\n(twice)=\n\n### Two", "rename one", -3),
    below("m29 an unknown role", "So {pmo:actoin}`follow-month-end`.", "did you mean 'pmo:action'?"),
    below("m32 an unknown id", "So {pmo:action}`folow-month-end`.", "did you mean 'follow-month-end'?"),
    below("m34 an id of another kind", "So {pmo:competency}`follow-month-end`.", "write {pmo:action}"),
    below("m35 no such term", "A {term}`sponsr` asks.", "did you mean 'sponsor'?"),
    below("no such source", "So it is {cite:p}`apm-chpp-proces`.", "did you mean 'apm-chpp-process'?"),
    below("m41 raw HTML", "So<br>it is.", "HTML"),
    below("m43 a hard space after ##", "##\u00a0A part", "ordinary space"),
    below("no space after ##", "##A part", "ordinary space"),
    Mistake("m47 another title than the step", PAGE, "# Build your network", "# Build a network", "is titled"),
    below("m49 a space after a role", "A {term} `sponsor` asks.", "no space"),
    below("m50 curly marks after a role", "A {term}‘sponsor’ asks.", "backtick"),
    Mistake("m52 a mark glued to text", PAGE, "% guidance 4.2\n\n", "% guidance 4.2\n", "empty line"),
    Mistake("m53 a mark that is gone", PAGE, "% guidance 4.2\n", "", "guidance 4.2” is gone", 1),
    below("m56 a note that is not there", "So it is.[^one]", "no note [^one]"),
    below("m59 boxes to tick", "- [ ] Do it", "pmo:checklist"),
    below("m62 a comment of HTML", "<!-- TODO -->", "begins with %"),
    below("n01 a second title", "# Another", "second title"),
    below("a heading twice", "### Twice\n\nWords.\n\n### Twice", "stands in line", -1),
    below("n02 a retired id", "So {pmo:action}`agree-change-calendar`.", "was retired"),
    Mistake("n04 a slip in the contents", "docs/index.md", "steps/network\n", "steps/netwrk.md\n", "'steps/netwrk'"),
    below("n10 a citation of another program", "So it is [@apm-chpp-process].", "{cite:p}`key`"),
    Mistake("n11 a second checklist", PAGE, CHECKLIST, f"{CHECKLIST}\n{CHECKLIST}", ":no-index:"),
    below("n13 the address of a built page", "See [it](/steps/leadership.html).", "leadership.md"),
    below("n14 a picture with spaces in its name", "![A page](my page.png)", "space in it"),
    below("n17 a backtick that is never closed", "So `it is.", "never closed"),
    below("n17 bold type that never ends", "So **it is.", "bold"),
    below("n19 a space before a directive", "``` {pmo:checklist} netwrk\n:no-index:\n```", "no space"),
    below("n20 a space in a role", "So {pmo: action}`follow-month-end`.", "no space may stand in"),
    below("an emoji", "So it is :smile: today.", "emoji"),
    below("a conflict", "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> mine", "keep one"),
    Mistake(
        "m37 a bracket missing in a source",
        BIB,
        "title = {{Chapter 10: MoSCoW Prioritisation (DSDM Project Framework)}},",
        "title = {{Chapter 10: MoSCoW Prioritisation (DSDM Project Framework)},",
        "bracket }",
    ),
    Mistake("m38 a comma missing in a source", BIB, "Framework)}},\n", "Framework)}}\n", "comma is missing"),
    Mistake(
        "the end of a source is missing",
        BIB,
        "primary},\n}\n\n@misc{aipm-faq",
        "primary},\n\n@misc{aipm-faq",
        "missing after",
    ),
    Mistake(
        "n07 a source without title",
        BIB,
        "  title = {{National certification FAQs}},\n",
        "",
        "no title",
        "@misc{aipm-faq",
    ),
    Mistake("n08 a misspelt type", BIB, "@misc{aipm-faq", "@misk{aipm-faq", "did you mean 'misc'?"),
    Mistake(
        "sources out of order", BIB, "".join(SOURCES), "".join(SOURCES[::-1]), "order", SOURCES[0].partition(",")[0]
    ),
    Mistake("m58 a term twice", WORDS, "accrual\n  A", "acceptance criteria\n  Twice.\n\naccrual\n  A", "is explained"),
    Mistake("the glossary out of order", WORDS, "".join(TERMS), "".join(TERMS[::-1]), "sorted", "accrual"),
]

ACTION = """        Action(
            id="join-association","""
MODEL = [
    Mistake("p02 a comma missing between two blocks", STEP, '"own"},\n        ),\n', '"own"},\n        )\n', "comma"),
    Mistake("p03 a bracket missing", STEP, "effort=(4, 7),", "effort=(4, 7,", ") is missing"),
    Mistake("p05 a bracket too many", STEP, "effort=(4, 7),", "effort=(4, 7)),", "too many"),
    Mistake("p06 curly quotes around a text", STEP, 'id="join-association"', "id=“join-association”", "straight"),
    Mistake("p08 a straight apostrophe", STEP, "project’s lesson", "project's lesson", "curly quotes"),
    Mistake("p11 a text for two numbers", STEP, "effort=(4, 7)", 'effort="4-7"', "two numbers"),
    Mistake(
        "p12 a list of one",
        STEP,
        'terms=("community of practice", "lesson learned", "closing report", "retrospective")',
        'terms=("retrospective")',
        "did you mean ('retrospective',)?",
    ),
    Mistake("p14 an id twice", STEP, 'id="join-association"', 'id="list-twenty-dependencies"', "is taken by"),
    Mistake("p17 an id with underscores", STEP, "follow-month-end", "follow_month_end", "'follow-month-end'"),
    Mistake("p18 an id with spaces", STEP, '"join-association"', '"join association"', "'join-association'"),
    Mistake("p20 a level beyond the scale", STEP, "level=5", "level=6", "outside the scale"),
    Mistake("p21 a level as a text", STEP, "level=5", 'level="5"', "whole number"),
    Mistake("p23 hours below 0", STEP, "effort=(4, 7)", "effort=(-4, 7)", "below 0"),
    Mistake("p24 one number of hours", STEP, "effort=(4, 7)", "effort=4", "two numbers"),
    Mistake("p26 no id", STEP, '            id="join-association",\n', "", "'id' is missing"),
    Mistake("p27 no mapping", STEP, '{"professional-network": 2}', '"professional-network"', "a mapping"),
    Mistake(
        "p31 retired to nothing known",
        INIT,
        '"agree-change-calendar": "chart-change-load"',
        '"agree-change-calendar": "chart-load"',
        "unknown 'chart-load'",
    ),
    Mistake(
        "p32 retired and still there",
        INIT,
        '"agree-change-calendar": "chart',
        '"follow-month-end": None,\n    "agree-change-calendar": "chart',
        "still in use",
    ),
    Mistake(
        "p34 a day as a text", "guidebook/credentials.py", "verified_on=CHECKED,", 'verified_on="2026-11-22",', "a date"
    ),
    Mistake("p35 no such day", "guidebook/credentials.py", "date(2026, 11, 22)", "date(2026, 13, 1)", "no such day"),
    Mistake("p37 an empty text", STEP, '"Build your network"', '""', "is empty"),
    Mistake("p38 a value without a name", STEP, ACTION, ACTION + '\n            "Join",', "without the name"),
    Mistake(
        "p41 a text over two lines", STEP, "through one month-end beside", "through one\n month-end beside", "quote"
    ),
    Mistake("p43 two commas", STEP, "effort=(4, 7),", "effort=(4, 7),,", "one comma too many"),
    Mistake(
        "p44 an action among the competencies",
        STEP,
        "\n)\n\nSTEP",
        '\n    Action(id="x-y", text="X"),\n)\n\nSTEP',
        "Competency(…)",
    ),
    Mistake(
        "p47 a term that no glossary has", STEP, '"closing report"', '"closing reprt"', "did you mean 'closing report'?"
    ),
    Mistake(
        "p49 related to nothing known",
        STEP,
        '"developing-people", "prof',
        '"developing-peple", "prof',
        "'developing-people'",
    ),
    Mistake("p50 a misspelt value", STEP, '{"leaves": "own"}', '{"leaves": "share"}', "did you mean 'shared'?"),
    Mistake("p52 markup in a text", STEP, "Reconcile three projects", "Reconcile **three** projects", "plain text"),
    Mistake("p53 a full stop", STEP, "beside a finance partner", "beside a finance partner.", "without one"),
    Mistake(
        "p55 a statement of many words",
        STEP,
        "user group by the date promised.",
        f"user group{' of a kind' * 6} by the date promised.",
        "at most 25",
    ),
    Mistake(
        "p58 an address without https", "guidebook/credentials.py", 'url="https://', 'url="', "begins with https://"
    ),
    Mistake("p59 a colon for =", STEP, 'id="join-association"', 'id: "join-association"', "id=…"),
    Mistake("p61 a conflict", STEP, ACTION, f"<<<<<<< HEAD\n=======\n>>>>>>> mine\n{ACTION}", "keep one"),
    Mistake("p62 a misspelt name", STEP, ACTION, ACTION.replace("Action", "Acton"), "did you mean 'Action'?"),
    Mistake("p62 a name that was not imported", STEP, ACTION, ACTION.replace("Action", "Resource"), "not imported"),
    Mistake(
        "p65 retired twice", INIT, "    retired=RETIRED,\n", "    retired=RETIRED,\n    retired={},\n", "given twice"
    ),
    Mistake("n22 a misspelt module", INIT, "    network,\n", "    netwrk,\n", "did you mean 'network'?"),
]

MODEL += [
    Mistake("p46 a level of 0", STEP, "level=1,", "level=0,", "outside the scale"),
    Mistake("p09 a tab", STEP, "\nSTEP = Step(\n    id", "\nSTEP = Step(\n\tid", "spaces"),
    Mistake(
        "p56 out of order",
        STEP,
        """id="stakeholder-relationships-draft-map",
                level=2""",
        """id="stakeholder-relationships-draft-map",
                level=3""",
        "move",
        "promises-kept",
    ),
    Mistake(
        "p64 a misspelt entry of history",
        INIT,
        '    extra={"history": HISTORY},',
        """    extra={
        "history": {"2027.01": {"nw": []}},
    },""",
        "did you mean 'new'?",
    ),
]

MODEL += [
    Mistake(
        "a resource without the day on which somebody looked",
        "guidebook/resources.py",
        "        verified_on=CHECKED,\n    ),",
        "    ),",
        "verified_on is missing",
        'id="pmi"',
    ),
    Mistake(
        "a history of another shape",
        INIT,
        '"history": HISTORY',
        '"history": ["2027.01"]',
        "no mapping",
    ),
]

DESCRIPTION = next(line for line in (ROOT / PAGE).read_text(encoding="utf-8").splitlines() if "description:" in line)
FAQ = "  title = {{National certification FAQs}},"

PAGES += [
    below("a misspelt directive", "```{pmo:chekclist} network\n:no-index:\n```", "did you mean 'pmo:checklist'?"),
    below("a misspelt note", "```{nte}\nx\n```", "did you mean 'note'?"),
    below(
        "m31 a misspelt option",
        "```{pmo:competency} professional-network\n:no-indx:\n```",
        "did you mean 'no-index'?",
        -2,
    ),
    below("a dash for a colon", "```{pmo:competency} professional-network\n–no-index:\n```", "write :no-index:", -2),
    below(
        "an unknown step in an option", "```{pmo:competency}\n:step: netwrk\n:no-index:\n```", "did you mean 'network'?"
    ),
    below("an address without https", "See [it](www.example.org).", "write https://www.example.org"),
    below("a mailbox as an address", "See [it](me@example.org).", "mailto:"),
    below("a link to nowhere", "See [it]().", "leads nowhere"),
    below("an address in square brackets", "See [it][trends].", "round brackets"),
    below("italic type that never ends", "So *it is.", "italic"),
    below("italic type of underscores", "So _it is.", "italic"),
    below("a table without edges", "A | B\n---|---\n1 | 2 | 3", "3 cells", "1 | 2 | 3"),
    below("a note that nothing refers to", "Text.\n\n[^a]: Unused.", "no text refers", "[^a]: Unused"),
    below("a note twice", "Text[^a].\n\n[^a]: One.\n\n[^a]: Two.", "rename one", "[^a]: Two"),
    below("a role without brackets", "A term`sponsor` asks.", "write {term}"),
    below("a role in round brackets", "A (term)`sponsor` asks.", "write {term}"),
    below("a role in colons", "A :term:`sponsor` asks.", "write {term}"),
    below("another program's link", "See `it <https://example.org>`_ here.", "[words](address)"),
    below("another program's directive", ".. note:: Hello", "```{note}"),
    below("an underlined heading", "A part\n======", "makes a heading", -1),
    below("dashes below a text", "A part\n---", "makes a heading", -1),
    below("the rest of a conflict", "=======", "keep one"),
    below("a reference to nothing", "See {ref}`nowhere`.", "no label"),
    below("a file that is not there", "```{include} nowhere.md\n```", "no file"),
    below("a picture of a directive without words", "```{image} /_site/readme.png\n```", ":alt:"),
    Mistake("an empty description", PAGE, DESCRIPTION, '    description: ""', "empty"),
    Mistake("a misspelt description", PAGE, "    description:", "    desciption:", "did you mean 'description'?"),
    Mistake("a colon in the head", PAGE, DESCRIPTION, "    description: Network: how", "straight quotes"),
    Mistake("a quote missing in the head", PAGE, DESCRIPTION, DESCRIPTION[:-1], "is missing"),
    Mistake(
        "a chapter without its step", PAGE, "```{pmo:step} network\n```\n", "", "{pmo:step} network", "# Build your"
    ),
    Mistake("a chapter without its checklist", PAGE, CHECKLIST, "", "{pmo:checklist} network", "# Build"),
    Mistake("a page named twice", "docs/index.md", "steps/network\n", "steps/network\nsteps/network\n", "twice"),
    Mistake("a term that no page uses", WORDS, "accrual\n  A", "accordion\n  Noise.\n\naccrual\n  A", "no page says"),
    Mistake("a term without explanation", WORDS, "accrual\n  A", "accrual\n\n  A", "no explanation", "accrual"),
    Mistake("an explanation at the edge", WORDS, "accrual\n  A", "accrual\nA", "indented by two"),
    Mistake("a source without a key", BIB, "@misc{aipm-faq,", "@misc{", "begins with @type{key"),
    Mistake("a blank in a key", BIB, "@misc{aipm-faq,", "@misc{aipm faq,", "no space in the key"),
    Mistake("a key renamed in one place", BIB, "@misc{aipm-faq,", "@misc{aipm-faqs,", "same source"),
    Mistake("a source twice", BIB, SOURCES[0], SOURCES[0] * 2, "keep one", -1 - SOURCES[0].count("\n")),
    Mistake("a quote missing in a source", BIB, FAQ, '  title = "National certification FAQs,', "quote"),
    Mistake("a misspelt field of a source", BIB, FAQ, FAQ.replace("title", "titel"), "did you mean 'title'?"),
]

CONF = 'project = "How to become a PMO Director"'
PAGES.append(Mistake("a quote missing in the configuration", "docs/conf.py", CONF, CONF[:-1], "quote that ends"))

COMPETENCIES = "        *network.COMPETENCIES,\n"
MODEL += [
    Mistake("a quote missing before a text", STEP, 'id="join-association"', 'id=join-association"', "quote"),
    Mistake("a comma missing between fields", STEP, "effort=(4, 7),", "effort=(4, 7)", "comma is missing"),
    Mistake("a semicolon for a comma", STEP, "effort=(4, 7),", "effort=(4, 7);", "comma ends this line"),
    Mistake("a full stop for a comma", STEP, "effort=(4, 7),", "effort=(4, 7).", "comma ends this line"),
    Mistake("a misspelt field", STEP, "effort=(4, 7)", "efort=(4, 7)", "did you mean 'effort'?"),
    Mistake("a field without =", STEP, "effort=(4, 7)", "effort(4, 7)", "name=value"),
    Mistake("hours that run backwards", STEP, "effort=(4, 7)", "effort=(7, 4)", "did you mean (4, 7)?"),
    Mistake("a bracket of another kind", STEP, "effort=(4, 7)", "effort=(4, 7]", "write )"),
    Mistake("a hard space", STEP, "effort=(4, 7)", "effort=(4,\u00a07)", "type it again"),
    Mistake("true without its capital", STEP, "if_arisen=True", "if_arisen=true", "did you mean 'True'?"),
    Mistake("a misspelt competency", STEP, '{"professional-network": 2}', '{"profesional-network": 2}', "did you mean"),
    Mistake("a source that is not there", STEP, '"apm-acf2-copy"', '"apm-acf2-copi"', "did you mean 'apm-acf2-copy'?"),
    Mistake("straight quotes in a text", STEP, "Answers each", 'Answers "each"', "curly quotes"),
    Mistake("two blanks in a text", STEP, "Answers each", "Answers  each", "a blank too many"),
    Mistake("a title twice", STEP, '"Professional network"', '"Stakeholder relationships"', "tell them apart"),
    Mistake("a verb that nobody can see", STEP, "Answers each", "Understands each", "nobody can see"),
    Mistake(
        "a misspelt module of ours",
        STEP,
        "from pmo_guide.model",
        "from pmo_guide.modl",
        "did you mean 'pmo_guide.model'?",
    ),
    Mistake("a misspelt import", STEP, "import Action,", "import Acton,", "did you mean 'Action'?"),
    Mistake(
        "a day with a 0", "guidebook/credentials.py", "date(2026, 11, 22)", "date(2026, 09, 22)", "leave the 0 out"
    ),
    Mistake(
        "days are not imported", "guidebook/credentials.py", "from datetime import date\n", "", "datetime import", 15
    ),
    Mistake("a day to come", "guidebook/credentials.py", "date(2026, 11, 22)", "date(2999, 11, 22)", "other places"),
    Mistake(
        "retired without a successor", INIT, '"take-contested-paper": None', '"take-contested-paper"', "one is missing"
    ),
    Mistake(
        "a star forgotten",
        INIT,
        COMPETENCIES,
        COMPETENCIES.replace("*", ""),
        "a list of Competency(…)",
        "experience.COMPETENCIES",
    ),
]

PAGES += [
    below("a note that is closed as code is", ":::{note}\nSo it is.\n```", "write :::", "```"),
    Mistake("a heading of its own", PAGE, "## Your checklist", "## What to do", "## Your checklist", CHECKLIST[:-5]),
    Mistake("a term with a colon", WORDS, "accrual\n  A", "accrual:\n  A", "without a colon"),
    Mistake("a long description", PAGE, 'description: "', 'description: "' + "Again and " * 20, "search engines"),
    Mistake("a text of the configuration", "docs/conf.py", CONF, CONF.replace('"', ""), "straight quotes"),
    Mistake("a misspelt extension", "docs/conf.py", '"_toolkit"', '"_tolkit"', "did you mean '_toolkit'?"),
    Mistake("authors", BIB, "Lisa Marie and Slankas", "Lisa Marie; Slankas", "parted by “ and ”"),
]

MODEL += [
    Mistake("a dash for a comma", STEP, "effort=(4, 7)", "effort=(4–7)", "a comma between"),
    Mistake(
        "a comma for a colon", STEP, '{"professional-network": 2}', '{"professional-network", 2}', "a colon stands"
    ),
    Mistake("a day in quotes", "guidebook/credentials.py", "date(2026, 11, 22)", 'date("2026-11-22")', "three numbers"),
    Mistake("a level in quotes", "guidebook/roles.py", '"delivery-control": 2', '"delivery-control": "2"', "number"),
    Mistake("roles left out", INIT, "    roles=ROLES,\n", "", "is a line roles=… gone?", "FRAMEWORK = Framework("),
    Mistake(
        "no scenarios", INIT, "    scenarios=SCENARIOS,\n", "", "is a line scenarios=… gone?", "FRAMEWORK = Framework("
    ),
    Mistake(
        "nothing retired", INIT, "    retired=RETIRED,\n", "", "is a line retired=… gone?", "FRAMEWORK = Framework("
    ),
    Mistake(
        "a list twice", INIT, "        *network.COMPETENCIES,\n", "        *network.COMPETENCIES,\n" * 2, "stands twice"
    ),
    Mistake("a colon for = in brackets", STEP, '{"professional-network": 2}', '{"professional-network" = 2}', "colon"),
    Mistake("a text without quotes", STEP, 'id="join-association"', "id=join-association", "straight quotes"),
    Mistake("a dash in a field's name", STEP, "if_arisen=True", "if-arisen=True", "if_arisen="),
    Mistake("a comment of another language", STEP, ACTION, f"        // new\n{ACTION}", "begins with #"),
    Mistake("a line indented by chance", STEP, "\nSTEP = Step(", "\n  STEP = Step(", "indented otherwise"),
    Mistake("a misspelt name in extra", STEP, '{"leaves": "own"}', '{"leavs": "own"}', "did you mean 'leaves'?"),
    Mistake(
        "a target twice",
        "guidebook/roles.py",
        '"delivery-control": 2,\n',
        '"delivery-control": 2,\n            "delivery-control": 3,\n',
        "keep one",
    ),
    Mistake(
        "a misspelt kind", "guidebook/resources.py", 'kind="association"', 'kind="assocation"', "mean 'association'?"
    ),
    Mistake("a day as a sum", "guidebook/credentials.py", "date(2026, 11, 22)", "2026-11-22", "write a day as in"),
    Mistake("a comma in JSON", "guidebook/history.json", "{", "{,", "no JSON"),
]

PAGES += [
    Mistake("a head without its ---", PAGE, "---\nmyst", "myst", "begins with a line ---"),
    Mistake("a misspelt name in the head", PAGE, "myst:", "mist:", "did you mean 'myst'?"),
    Mistake("a quote in a quote", PAGE, 'description: "Build', 'description: "The "Build', "ends the text here"),
    Mistake("a description twice", PAGE, DESCRIPTION, f"{DESCRIPTION}\n{DESCRIPTION}", "keep one"),
    Mistake(
        "a list of contents with a link", "docs/index.md", "steps/network\n", "[N](steps/network.md)\n", "write steps"
    ),
    Mistake("a misspelt option of the contents", "docs/index.md", ":caption: Arrive", ":captoin: Arrive", "'caption'?"),
    Mistake("a term and its explanation in one line", WORDS, "accrual\n  A", "**accrual**: A", "stands alone"),
    Mistake("terms without an empty line between", WORDS, "\n\naccrual\n", "\naccrual\n", "empty line is missing"),
]

TOGETHER = {
    "```pmo:checklist network\n```": "write ```{pmo:checklist}",
    "```{pmo:competency governance\n```": "bracket } is missing",
    "So {foo}`bar` it is.": "no role {foo}",
    "A {term`sponsor` asks.": "write {term}",
    "A term}`sponsor` asks.": "write {term}",
    "####### A part": "six # signs",
    "See (it)[trends.md].": "[words](address)",
    "See [[trends]].": "[words](address)",
    "See [it](../steps/).": "is a folder",
    "See [it](https//example.org/a).": "a colon is missing",
    "See [it(trends.md).": "bracket ] is missing",
    "See [it](C:\\Users\\me\\trends.md).": "your own machine",
    "![A page](https://example.org/a.png)": "put a copy into the book",
    "| A | B |\n|---|---|\n| `a|b` | 2 |": "this row has 3 cells",
    "A\tB\n1\t2": "a tab stands between words",
    "So it is.[1]\n\n[1]: A note.": "[^1]",
    "So ~~it~~ is.": "~~",
    "So ** it ** is.": "no space may stand between **",
    "So $x+y$ it is.": "a formula",
    "% guidence 4.2": "did you mean “% guidance”?",
    "(my-label)": "write (my-label)=",
    "See (trends.md)[Trends].": "[words](address)",
    "1) one\n2) two\n3 . three": "write 3.",
    "// not for readers": "begins with %",
    "So it is.\\": "backslash at the end",
    "So it is.[^on]\n\n[^one]: A note.": "did you mean 'one'?",
    "```{admonition}\nSo it is.\n```": "needs a title",
    "```{note}So it is.\n```": "a new line is missing",
    "**A part**": "write ### A part",
    "### A part.": "ends without “.”",
    "So it is \U0001f4cc here.": "paper has no letter",
    "So {pmo:action}`Join one professional association`.": "write its id: 'join-association'",
    "A {pmo:role}`PMO Director` asks.": "write its id: 'pmo-director'",
    "So {cite:p}`apm-chpp-process;aipm-faq`.": "parted by commas",
    "![A page](/_site/Readme.png)": "did you mean 'readme.png'?",
    "![A page](..\\_site\\readme.png)": "write '../_site/readme.png'",
    "<<<<<<< HEAD\nOne.\n||||||| base\nNone.\n=======\nTwo.\n>>>>>>> mine": "keep one",
}
"""More of a page, of which each is told once, and all at once."""

SOURCE_SLIPS = [
    (FAQ, FAQ.replace(" =", ""), "has no ="),
    (FAQ, FAQ.replace("{{", "").replace("}}", ""), "stands in brackets"),
    (FAQ, f"{FAQ}\n{FAQ}", "given twice"),
    (FAQ, "  title = “National certification FAQs”,", "curly quotes"),
    ("url = {https://www.aipm", "url = {www.aipm", "no web address"),
    ("@misc{aipm-faq", "misc{aipm-faq", "begins with @"),
    ("@misc{aipm-faq", "<<<<<<< HEAD\n@misc{aipm-faq", "keep one"),
]
"""What one does to a source, and what is said of it."""

HARMLESS = [
    Mistake("m05 line ends of Windows", PAGE, "\n", "\r\n", ""),
    Mistake("a byte order mark", PAGE, "---\nmyst", "\ufeff---\nmyst", ""),
    below("m43 hard spaces in text", "So 5\u00a0% of it.", ""),
    below("m44 a long line", "- " + "a plain word, " * 200, ""),
    below("m17 no empty line before a table", "So:\n| A | B |\n|---|---|\n| 1 | 2 |", ""),
    below("m61 a list glued to a paragraph", "So:\n- one\n   - two", ""),
    below("code", "```text\n[ ] {role} ** ](\n\tx\n```\n\nSo `{role} **` it is.", ""),
    below("marks that mean nothing", "5 * 4 = 20, snake_case_name, *so*, **it**, _is_; 3 < 4: yes.", ""),
    below("an address as it is", "See <https://example.org/a_b> and https://example.org/a_b here.", ""),
    below("a line between parts", "So it is.\n\n---\n\nAnd so on.", ""),
    below("a note", "So it is.[^one]\n\n[^one]: As told.", ""),
    below("the checklist of a role", "```{pmo:checklist} pmo-analyst governance\n```", ""),
    below("an escaped mark", "5 \\* 4 \\* 3, and \\`this\\`.", ""),
    Mistake(
        "p40 a text in two lines",
        STEP,
        "through one month-end beside",
        'through one month-end "\n            "beside',
        "",
    ),
    Mistake("a text file of Windows", STEP, "\n", "\r\n", ""),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our framework, as the package guidebook, and of our book."""
    return copy_project(tmp_path_factory.mktemp("copy"))


@pytest.fixture(scope="module", autouse=True)
def _each_file_is_read_once() -> Iterator[None]:
    """What follows from the bytes of a file, or from a framework, is kept: a mistake changes one file of a hundred."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("read_page", "read_sources"):
            patch.setattr(upkeep.book, name, cache(getattr(upkeep.book, name)))
        kept: dict[int, tuple[Framework, list[Fault]]] = {}

        def of_one(framework: Framework) -> list[Fault]:
            if id(framework) not in kept:
                kept[id(framework)] = (framework, upkeep.framework_faults(framework))
            return list(kept[id(framework)][1])

        patch.setattr("pmo_guide.cli.check.framework_faults", of_one)
        yield


LOADED: list[bytes] = [b""]
"""The files of the framework as they were imported last."""


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """Return what ``pmo-guide check`` prints in a folder: nothing where all is fine."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # a file may change within one second
    files = b"".join(path.read_bytes() for path in sorted((folder / "guidebook").iterdir()) if path.is_file())
    if files != LOADED[0]:
        LOADED[0] = files
        for name in [name for name in sys.modules if name.partition(".")[0] == "guidebook"]:
            del sys.modules[name]
    status = main(["check", *more])
    told = [line for line in capsys.readouterr().out.splitlines() if not line.endswith("all is fine")]
    assert status == bool(told)
    return told


def made(mistake: Mistake, folder: Path) -> Iterator[int]:
    """Make a mistake, give the line that must be told, and take it back."""
    path = folder / mistake.file
    before = path.read_bytes()
    text = before.decode()
    assert mistake.old in text
    every = -1 if mistake.old == "\n" else 1
    after = text.replace(mistake.old, mistake.new, every)
    pairs = zip(text.split("\n"), after.split("\n"), strict=False)
    line = next(number for number, (one, two) in enumerate(pairs, 1) if one != two)
    if isinstance(mistake.line, str):
        start = after[: after.index(mistake.new)].count("\n")
        lines = [n for n, words in enumerate(after.split("\n"), 1) if mistake.line in words]
        line = next((n for n in lines if n >= start), lines[0])
    elif mistake.line > 0:
        line = mistake.line
    elif mistake.line < 0:
        line = after[: after.index(mistake.new)].count("\n") + mistake.new.count("\n") + 1 + mistake.line
    path.write_bytes(after.encode())
    try:
        yield line
    finally:
        path.write_bytes(before)


def test_the_copy_is_fine(copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(copy, monkeypatch, capsys) == []


@pytest.mark.parametrize("mistake", [*PAGES, *MODEL], ids=lambda mistake: mistake.name)
def test_a_mistake_is_one_message(
    mistake: Mistake, copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in made(mistake, copy):
        told = check(copy, monkeypatch, capsys)
        assert len(told) == 1, "\n".join(told)
        file, number, message = told[0].split(":", 2)
        assert file == mistake.file
        assert mistake.says in message
        assert abs(int(number) - line) <= 1, told[0]
        assert not JARGON.search(message)


@pytest.mark.parametrize("mistake", HARMLESS, ids=lambda mistake: mistake.name)
def test_what_does_no_harm_is_not_told(
    mistake: Mistake, copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in made(mistake, copy):
        assert check(copy, monkeypatch, capsys) == []


def test_forty_mistakes_are_as_many_messages(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in made(below("", "\n\n".join(TOGETHER), ""), copy):
        told = check(copy, monkeypatch, capsys)
        lines = [int(message.split(":")[1]) - line for message in told]
        assert all(message.startswith(f"{PAGE}:") for message in told)
    starts = [sum(text.count("\n") + 2 for text in list(TOGETHER)[:n]) for n in range(len(TOGETHER))]
    assert len(told) == len(TOGETHER), "\n".join(told)
    for at, start, message, (text, says) in zip(lines, starts, told, TOGETHER.items(), strict=True):
        assert start <= at <= start + text.count("\n"), message
        assert says in message


@pytest.mark.parametrize(("old", "new", "says"), SOURCE_SLIPS)
def test_a_slip_in_a_source_is_told_at_its_line(old: str, new: str, says: str) -> None:
    text = (ROOT / BIB).read_text(encoding="utf-8")
    before, _, after = text.partition(old)
    _, [fault] = read_sources(f"{before}{new}{after}", BIB)
    line = before.count("\n") + 1 + (new.count(FAQ) > 1)
    assert fault.place == f"{BIB}:{line}"
    assert says in fault.message


def test_prose_and_figures_are_held_to_their_rules_too(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    n16 = below("n16 American spelling", "The color of money.", "")
    figure = Mistake("", "docs/steps/trends.md", "which makes 26 a year", "which makes 27 a year", "")
    scripts = f"editorial = true\n{PROSE}\n{FIGURES}\n"
    settings = Mistake("", "pyproject.toml", "editorial = true\n", scripts, "")
    for _ in made(settings, copy):
        for _ in made(n16, copy):
            [(line, first, second)] = [(line, *check(copy, monkeypatch, capsys)) for line in made(figure, copy)]
    assert first.endswith(": spelling: “color” is “colour” in British English")
    assert second.startswith(f"{figure.file}:{line}: “which makes 27 a year” is “which makes 26 a year” by ")


def test_all_mistakes_are_told_at_once_sorted_and_as_annotations(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = below("", "A {term} `sponsor` asks 100% of [it](nowhere.md).\n\nSo **it is.", "")
    model = Mistake("", STEP, '{"leaves": "own"}', '{"leaves": "share"}', "")
    for _ in made(page, copy):
        for _ in made(model, copy):
            told = check(copy, monkeypatch, capsys)
            assert [line.split(":")[0] for line in told] == [PAGE, PAGE, PAGE, STEP]
            assert [int(line.split(":")[1]) for line in told[:3]] == sorted(
                int(line.split(":")[1]) for line in told[:3]
            )
            marked = check(copy, monkeypatch, capsys, "--format", "github")
            assert len(marked) == 4
            assert all(re.match(r"::error file=[\w/.]+,line=\d+::", line) for line in marked)


def test_a_page_that_was_renamed_is_one_message(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = copy / "docs/arrive/job.md", copy / "docs/arrive/the-job.md"
    old.rename(new)
    try:
        [told] = check(copy, monkeypatch, capsys)
    finally:
        new.rename(old)
    assert "no page 'arrive/job'; if it is now 'arrive/the-job', write that (and in " in told


def test_a_page_that_is_gone_is_one_message(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = copy / "docs/arrive/job.md"
    before = page.read_bytes()
    page.unlink()
    try:
        [told] = check(copy, monkeypatch, capsys)
    finally:
        page.write_bytes(before)
    assert "there is no page 'arrive/job'" in told


def test_a_page_without_a_title_is_one_message(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    n05 = Mistake("", "docs/toolkit/team.md", "\n# ", "\n", "")
    for _ in made(n05, copy):
        told = check(copy, monkeypatch, capsys)
        assert len([line for line in told if "title" in line or "follows" in line]) == 1
        assert len(told) == 1


def test_pages_that_nobody_finds_or_that_are_gone(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = copy / "docs/steps/new.md"
    head = (copy / PAGE).read_text(encoding="utf-8").partition("# Build")[0]
    page.write_text(f"{head.replace(DESCRIPTION, 4 * ' ' + 'description: New')}# New\n", encoding="utf-8")
    try:
        [told] = check(copy, monkeypatch, capsys)
    finally:
        page.unlink()
    assert told.startswith("docs/steps/new.md:1: no list of contents names this page")


@pytest.mark.parametrize("file", [PAGE, STEP])
def test_another_encoding_is_one_message_at_its_line(
    file: str, copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / file
    before = path.read_bytes()
    more = "\nSo it’s told.\n" if file == PAGE else "# so it’s told\n"  # whatever the file has of such letters now
    path.write_bytes(f"{before.decode()}{more}".encode("windows-1252", "replace"))
    try:
        [told] = check(copy, monkeypatch, capsys)
    finally:
        path.write_bytes(before)
    assert re.match(rf"{re.escape(file)}:\d+: this file is not saved as UTF-8", told)
