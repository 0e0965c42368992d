"""The extension among others: frameworks from files, faults, citations, intersphinx, another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pikepdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Project

KINDS = {
    "step dough": "dough.html#work-the-dough",
    "competency fermentation": "skills.html#pmo-competency-fermentation",
    "action bake-alone": "oven.html#pmo-action-bake-alone",
    "role head-baker": "roles.html#pmo-role-head-baker",
    "credential journeyman": "credentials.html#pmo-credential-journeyman",
    "resource bread-club": "resources.html#pmo-resource-bread-club",
    "level 2": "levels.html#pmo-level-2",
}


def quiet(output: str) -> bool:
    """Tell whether nothing in an output asks for a programmer."""
    return not any(word in output for word in ("Traceback", "report this", "has been saved in", "Exception"))


def test_every_fault_of_the_framework_is_told_on_a_line_of_its_own(bakery: Project) -> None:
    bakery.replace("framework.py", '"baking": 2}', '"baking": 9}')
    bakery.replace("framework.py", 'related=("baking",)', 'related=("bakin",)')
    bakery.replace("framework.py", 'title="Shaping"', 'titel="Shaping"')
    ran = bakery.sphinx("html", 1)
    assert ran.status == 1
    assert quiet(ran.output)
    assert "Nothing was built: 4 faults in pmo_framework = 'framework.py'" in ran.output
    faults = [line for line in ran.output.splitlines() if "framework.py:" in line]
    assert len(faults) == 4, ran.output
    assert any("did you mean 'baking'?" in line for line in faults)
    assert any("did you mean 'title'?" in line for line in faults)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("nowhere.json", "there is no file 'nowhere.json'"),
        ("pmo_guide.framework:FRAMEWROK", "did you mean 'FRAMEWORK'?"),
        ("no_such_module:X", "there is no module 'no_such_module'"),
        ("broken.json", "not JSON"),
        ("broken.py", "broken.py:2: ERROR: the name 'y' means nothing here"),
        ("comma.py", "comma.py:2: ERROR: a comma is missing after line 2"),
    ],
)
def test_a_reference_that_leads_to_no_framework_is_told(bakery: Project, reference: str, said: str) -> None:
    bakery.write({"broken.json": "{", "broken.py": "x = 1\ny.x\n", "comma.py": "x = (\n    1\n    2,\n)\n"})
    ran = bakery.sphinx("text", 1, "-T", f"-Dpmo_framework={reference}")
    assert ran.status == 1
    assert quiet(ran.output)
    assert [line for line in ran.output.splitlines() if "ERROR: " in line and said in line]
    assert f"one fault in pmo_framework = {reference!r}" in ran.output


def test_a_framework_from_a_json_file_gives_the_same_pages(bakery: Project) -> None:
    python = bakery.build()
    bakery.write({"copy.json": (python.out / "framework.json").read_text(encoding="utf-8")})
    data = bakery.build(to="_clean", pmo_framework="copy.json")
    assert data.warnings == []
    assert data.content() == python.content()


def test_all_objects_are_in_the_inventory(kept: Project) -> None:
    inventory = kept.build().inventory()
    for name, uri in KINDS.items():
        assert inventory[f"pmo:{name}"][0] == uri
    assert inventory["pmo:role head-baker"][1] == "Head baker"


@pytest.mark.parametrize("loaded", [True, False], ids=["with-the-extension", "without"])
def test_another_project_reaches_all_objects_by_intersphinx(kept: Project, empty: Project, loaded: bool) -> None:
    there = kept.build().out
    extension = ", 'pmo_guide'" if loaded else ""
    link = "{external+bakery:pmo:%s}`%s`" if loaded else "[](inv:bakery:pmo:%s#%s)"
    links = [link % tuple(name.split()) for name in KINDS]
    empty.write(
        {
            "conf.py": (
                f"extensions = ['myst_parser', 'sphinx.ext.intersphinx'{extension}]\n"
                f"intersphinx_mapping = {{'bakery': ('https://bakery.example/', {str(there / 'objects.inv')!r})}}\n"
                "html_theme = 'basic'\n"
            ),
            "index.md": "# Elsewhere\n\n" + "\n\n".join(links) + "\n",
        }
    )
    built = empty.build()
    assert built.warnings == []
    found = built.article("index.html").select("a.external")
    assert [link["href"] for link in found] == [f"https://bakery.example/{uri}" for uri in KINDS.values()]
    assert found[3].get_text() == "Head baker"


def test_any_finds_every_kind_of_object(kept: Project) -> None:
    uris = {name.split()[1]: uri for name, uri in KINDS.items()}
    del uris["dough"]  # which is a document too
    with kept.restored():
        links = "\n\n".join(f"{{any}}`{name}`" for name in uris)
        kept.replace("plain.md", "Nothing", f"{links}\n\nNothing")
        built = kept.build()
        assert built.warnings == []
        found = built.article("plain.html").select("p > a.reference.internal")
        assert [link["href"] for link in found] == list(uris.values())


def test_sources_are_citations_with_bibtex_and_words_without(
    kept: Project, copied: Callable[[str, Path], Project], tmp_path: Path
) -> None:
    words = kept.build().article("skills.html").get_text()
    assert "Sources: hamel" in words
    guild = copied("guild", tmp_path)
    article = guild.build().article("dough.html")
    assert article.select_one('a[href="index.html#id1"], a[href^="index.html#"]')
    assert "Sources: hamel" not in article.get_text()
    text = (guild.folder / "guild.json").read_text(encoding="utf-8")
    guild.write({"guild.json": text.replace('"hamel"', '"hammel"', 1)})
    told = guild.build(to="_clean").warnings
    assert len(told) == 2  # the card at home and the one that only shows it
    assert all('could not find bibtex key "hammel"' in line for line in told)


def test_a_book_in_german_with_an_english_framework_builds(kept: Project) -> None:
    with kept.restored():
        built = kept.build("text", to="_clean", language="de")
        assert built.warnings == []
        assert "Fermentation" in (built.out / "skills.txt").read_text(encoding="utf-8")


def test_cards_and_checklists_stand_in_tabs_and_dropdowns(bakery: Project) -> None:
    bakery.replace("conf.py", '"myst_parser"', '"myst_parser", "sphinx_design"')
    bakery.write(
        {
            "plain.md": (
                "# A plain page\n\n`````{tab-set}\n````{tab-item} One\n```{pmo:competency} baking\n:no-index:\n```\n"
                "````\n`````\n\n````{dropdown} Two\n```{pmo:checklist} head-baker\n```\n````\n"
            )
        }
    )
    built = bakery.build()
    assert built.warnings == []
    article = built.article("plain.html")
    assert article.select_one(".sd-tab-content .pmo-card")
    assert article.select_one("details.sd-dropdown .pmo-checklist input[type=checkbox]")


def test_downloads_are_listed_with_their_size_where_there_are_some(bakery: Project) -> None:
    bakery.replace("team.md", "```{pmo:downloads}\n", "```{pmo:downloads}\nTake it *along*:\n")
    assert not bakery.build().article("team.html").find(string="along")
    downloads = bakery.folder / "_build/html/html/downloads"
    downloads.mkdir()
    downloads.joinpath("book.zip").write_bytes(bytes(1_234_567))
    downloads.joinpath("small.epub").write_bytes(b"e")
    downloads.joinpath("b#1 100%.zip").write_bytes(b"e")
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(downloads / "two.pdf")
    built = bakery.build()
    assert built.read == set()  # it is written again, as the files are others
    box = built.article("team.html").select_one(".pmo-downloads")
    assert box
    assert box.p
    assert box.p.get_text() == "Take it along:"
    told = {item.a["href"]: item.get_text() for item in box.select("li") if item.a}
    assert told == {
        "downloads/b%231%20100%25.zip": "b#1 100%.zip (ZIP, 1 KB)",
        "downloads/book.zip": "book.zip (ZIP, 1.2 MB)",
        "downloads/small.epub": "small.epub (EPUB, 1 KB)",
        "downloads/two.pdf": "two.pdf (PDF, 2 pages, 1 KB)",
    }
    assert "along" not in (bakery.build("text").out / "team.txt").read_text(encoding="utf-8")


def test_a_link_says_the_authors_words_where_there_are_some(bakery: Project) -> None:
    bakery.write(
        {"plain.md": '# A plain page\n\nAsk {pmo:role}`the "boss" <head-baker>`, or a {pmo:role}`head-baker`.\n'}
    )
    page = bakery.build().article("plain.html")
    links = [(link.get_text(), link["href"]) for link in page.select("p a")]
    assert links == [("the “boss”", "roles.html#pmo-role-head-baker"), ("Head baker", "roles.html#pmo-role-head-baker")]
    for builder, name in (("text", "plain.txt"), ("epub", "plain.xhtml")):
        text = (bakery.build(builder).out / name).read_text(encoding="utf-8")
        assert re.search('the ["“]boss["”]', text), builder


def test_pages_and_tools_use_the_words_of_the_framework(bakery: Project) -> None:
    bakery.replace(
        "framework.py",
        'labels={"step": "Domain", "competency": "Skill"}',
        'labels={"step": "Track", "competency": "Skill", "action": "Milestone", "role": "Grade", "level": "Stage", '
        '"credential": "Badge", "resource": "Hint", "essential": "Before you open"}',
    )
    built = bakery.build()
    said = {page: built.article(f"{page}.html").get_text(" ", strip=True) for page in built.pages}
    assert "Track 1 of 3" in said["dough"]
    assert "3 milestones" in said["dough"]
    assert "1 before you open" in said["dough"]
    assert "Badges:" in said["skills"]
    assert "Hints:" in said["skills"]
    assert "★ marks the core of a grade." in said["roles"]
    assert said["credentials"].count("Badge ") == 1
    assert "Target grade:" in said["assessment"]
    assert "My stage:" in said["assessment"]
    assert "Milestone Hours Weeks" in said["plan"]
    generated = " ".join(said[page] for page in ("dough", "roles", "assessment", "plan", "team"))
    assert not re.search(r"\b(actions?|roles?|levels?|competenc(y|ies)|credentials?|Before you apply)\b", generated)
