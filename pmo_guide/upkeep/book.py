"""A book as it was typed: its pages together, and what they name of each other, the framework and the sources."""

from __future__ import annotations

import os
import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pmo_guide.model import LISTS, Fault, did_you_mean, kind_of, left_out, walk
from pmo_guide.upkeep.bibliography import Source, read_sources
from pmo_guide.upkeep.directives import FORMS, KNOWN, MEDIA, OFTEN, Form, own_directives
from pmo_guide.upkeep.markdown import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pmo_guide.model import Framework
    from pmo_guide.upkeep.page import Directive, Mention, Page

_TABLES = ("pmo:credentials", "pmo:levels", "pmo:resources", "pmo:roles")
_EVERYWHERE = ("pmo:on", "pmo:compare")
"""Directives that may stand any number of times: no link leads to them."""
_STANDARD = ("genindex", "modindex", "search")
"""Labels that Sphinx brings along."""
_SCHEMES = ("http", "https", "mailto", "tel")


@dataclass
class Book:
    """All pages of a folder, and the list of sources where there is one."""

    folder: Path
    pages: dict[str, Page]
    sources: list[Source] = field(default_factory=list)
    sources_file: str = ""
    faults: list[Fault] = field(default_factory=list)

    @property
    def lacks_sources(self) -> bool:
        """Whether an entry could not be read, so that nobody knows which sources there are."""
        return any(fault.place.startswith(f"{self.sources_file}:") for fault in self.faults if self.sources_file)

    @property
    def terms(self) -> dict[str, tuple[str, int]]:
        """File and line of each term of the glossary."""
        return {term.name.casefold(): (page.file, term.line) for page in self.pages.values() for term in page.terms}


def read_book(folder: Path, exclude: Iterable[str] = ()) -> Book:
    """Return the Markdown pages and the .bib file below a folder, without what lies in the folders `exclude`."""
    book = Book(folder, {})
    skipped = set(exclude)
    for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.bib")]):
        inside = path.relative_to(folder)
        if skipped & set(inside.parts) or path.name.startswith(".") or not path.is_file():  # as what Emacs leaves
            continue
        file = path.as_posix()
        text, fault = decode(path.read_bytes(), file)
        if fault:
            book.faults.append(fault)
        if path.suffix == ".bib":
            book.sources, faults = read_sources(text, file)
            book.sources_file = file
            book.faults += faults
        else:
            docname = inside.with_suffix("").as_posix()
            book.pages[docname] = read_page(text, file, docname)
            book.faults += book.pages[docname].faults
    return book


def decode(data: bytes, file: str) -> tuple[str, Fault | None]:
    """Return the text of a file, and what is wrong where it is no UTF-8: most likely it is Windows' own."""
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "this file is not saved as UTF-8; choose UTF-8 as its encoding and save again"
        return data.decode("windows-1252", errors="replace"), Fault(f"{file}:{line}", message)


def book_faults(book: Book, framework: Framework | None) -> list[Fault]:
    """Return everything that is wrong with the pages of a book, each and together."""
    return [
        *book.faults,
        *_links(book),
        *_labels(book),
        *_terms(book),
        *_citations(book),
        *(_framework(book, framework) if framework else ()),
        *_homes(book, framework),
        *_unknown_directives(book),
    ]


def at(page: Page, line: int) -> str:
    """Return the place of a line of a page."""
    return f"{page.file}:{line}"


# -- pages among themselves -------------------------------------------------------------------------------------------


def _links(book: Book) -> Iterator[Fault]:
    """Yield links that lead nowhere; a page that is gone is told once, however many name it."""
    missing: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    listed: set[str] = set()
    labels = _all_labels(book)
    anchors = {name: set(_anchors(page)) for name, page in book.pages.items()}
    for name, page in book.pages.items():
        entries: set[str] = set()
        for entry in page.contents:
            if entry.name in entries:
                yield Fault(at(page, entry.line), f"this list of contents names {entry.name!r} twice; keep one")
            entries.add(entry.name)
            target = resolved(name, entry.name.removesuffix(".md"))
            if ":" not in entry.name and not re.search(r"[*?\[]", entry.name):
                listed.add(target)
                if not exists(book, target):
                    missing[target].append((False, at(page, entry.line)))
        for role in page.roles:
            if role.kind in ("ref", "numref") and role.name not in labels and role.name not in _STANDARD:
                message = f"there is no label ({role.name})= in the book{did_you_mean(role.name, labels)}"
                yield Fault(at(page, role.line), message)
            if role.kind == "doc" and not exists(book, target := resolved(name, role.name)):
                missing[target].append((True, at(page, role.line)))
        for link in page.links:
            yield from _link(book, page, link, anchors, missing)
    strays = [
        name
        for name, page in book.pages.items()
        if name not in listed and not page.orphan and name not in ("index", "")
    ]
    renamed = strays[0] if len(strays) == len(missing) == 1 and listed else None
    for target, places in missing.items():
        hint = f"; if it is now {renamed!r}, write that" if renamed else did_you_mean(target, book.pages)
        more = f" (and in {len(places) - 1} other places)" if len(places) > 1 else ""
        yield Fault(min(places)[1], f"there is no page {target!r}{hint}{more}")
    for name in strays if not renamed and listed else ():
        message = "no list of contents names this page, so no reader finds it; add it to the toctree of docs/index.md"
        yield Fault(at(book.pages[name], 1), message.replace("docs/index.md", f"{book.folder.as_posix()}/index.md"))


def _link(
    book: Book, page: Page, link: Mention, anchors: Mapping[str, set[str]], missing: dict[str, list[tuple[bool, str]]]
) -> Iterator[Fault]:
    place = at(page, link.line)
    if re.match(r"[A-Za-z]:[\\/]|file:", link.name):
        yield Fault(
            place, f"{link.name!r} lies on your own machine; put the file into {book.folder.as_posix()} and name that"
        )
        return
    if slashes := re.match(r"(https?)//", link.name):
        yield Fault(place, f"a colon is missing behind {slashes[1]} in {link.name!r}")
        return
    if scheme := re.match(r"([A-Za-z][\w+.-]*):", link.name):
        if scheme[1] not in (*_SCHEMES, "project", "path", "inv", "myst"):
            yield Fault(place, f"there is no such address as {link.name!r}{did_you_mean(scheme[1], _SCHEMES)}")
        elif scheme[1] in ("http", "https") and not re.match(r"https?://[^/\s]+\.[^/\s]+", link.name):
            yield Fault(place, f"{link.name!r} is no web address; compare it with the page's own")
        return
    path, _, anchor = unquote(link.name).partition("#")
    if link.kind in ("image", "file"):
        root = book.folder if path.startswith("/") else (book.folder / page.docname).parent
        if "\\" in path:
            yield Fault(place, f"folders are parted by /; write {path.replace(chr(92), '/')!r}")
        elif not (file := root / path.lstrip("/")).is_file() or file.name not in _names_in(file.parent):
            what = "picture" if link.kind == "image" else "file"
            hint = did_you_mean(file.name, _names_in(file.parent)) if file.parent.is_dir() else ""
            yield Fault(place, f"there is no {what} {path!r} in {root.as_posix()}{hint}")
        return
    if path.endswith(".html"):
        yield Fault(place, f"{path!r} is the address of a built page; write {path.removesuffix('.html') + '.md'!r}")
        return
    if path and not path.endswith(".md"):
        root = book.folder if path.startswith("/") else (book.folder / page.docname).parent
        if path.endswith("/") and (root / path.lstrip("/")).is_dir():
            yield Fault(place, f"{path!r} is a folder; name a page in it, as in {path + 'index.md'!r}")
        elif not (root / path.lstrip("/")).exists() and not any(path in label for label in _all_labels(book)):
            target = resolved(page.docname, path)
            if not exists(book, target):
                missing[target].append((True, place))
        return
    target = resolved(page.docname, path.removesuffix(".md")) if path else page.docname
    if target not in book.pages:
        missing[target].append((True, place))
    elif anchor and anchor not in anchors[target] and not anchor.startswith("pmo-") and anchor not in _all_labels(book):
        where = "on this page" if target == page.docname else f"on the page {target!r}"
        yield Fault(place, f"there is no heading #{anchor} {where}{did_you_mean(anchor, anchors[target])}")


def _names_in(folder: Path) -> list[str]:
    """Return the names of a folder's files as they are typed: Windows and macOS find other letters, too."""
    return os.listdir(folder)  # noqa: PTH208 (a tenth of what objects cost)


def _all_labels(book: Book) -> set[str]:
    return {label.name for page in book.pages.values() for label in page.labels}


def _anchors(page: Page) -> Iterator[str]:
    for _, _, text in page.headings:
        plain = re.sub(r"\{[\w:]+\}|[`*]", "", text)
        yield re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
    for label in page.labels:
        yield label.name


def resolved(docname: str, target: str) -> str:
    """Return the page that a name means, from another page or, with a slash before it, from the folder of the book."""
    folder = "" if target.startswith("/") else posixpath.dirname(docname)
    return posixpath.normpath(posixpath.join(folder, target.lstrip("/")))


def exists(book: Book, docname: str) -> bool:
    """Return whether there is such a page, in whatever form."""
    return docname in book.pages or (book.folder / f"{docname}.rst").is_file() or docname in ("genindex", "search")


def _labels(book: Book) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for page in book.pages.values():
        for label in page.labels:
            if label.name in first:
                yield Fault(
                    at(page, label.line), f"the label ({label.name})= stands at {first[label.name]}, too; rename one"
                )
            first.setdefault(label.name, at(page, label.line))


def _terms(book: Book) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for page in book.pages.values():
        for term in page.terms:
            key = term.name.casefold()
            if key in first:
                message = f"the term “{term.name}” is explained at {first[key]}, too; keep one of the two"
                yield Fault(at(page, term.line), message)
            first.setdefault(key, at(page, term.line))
    asked = [(page, role) for page in book.pages.values() for role in page.roles if role.kind == "term"]
    if asked and not first and any(page.cut for page in book.pages.values()):
        return
    if asked and not first:
        page, role = asked[0]
        message = (
            f"no page has a {{glossary}} any longer, which explains “{role.name}” (and {len(asked) - 1} other terms)"
        )
        yield Fault(at(page, role.line), message)
        return
    for page in book.pages.values():
        for role in page.roles:
            if role.kind == "term" and role.name.casefold() not in first:
                message = f"no glossary explains “{role.name}”{did_you_mean(role.name, first)}"
                yield Fault(at(page, role.line), message)


def cited(book: Book) -> Iterator[tuple[Page, int, str]]:
    """Yield each citation: its page, its line and its key."""
    for page in book.pages.values():
        for role in page.roles:
            if role.kind.partition(":")[0] == "cite":
                for key in role.name.split(","):
                    yield page, role.line, key.strip()


def _citations(book: Book) -> Iterator[Fault]:
    keys = {source.key for source in book.sources}
    for page, line, key in cited(book):
        if key in keys or not book.sources_file or book.lacks_sources:
            continue
        parts = re.split(r"[;\s]+", key)
        if len(parts) > 1 and keys.issuperset(parts):
            yield Fault(at(page, line), f"sources are parted by commas: {', '.join(parts)}")
        else:
            yield Fault(at(page, line), f"there is no source {key!r} in {book.sources_file}{did_you_mean(key, keys)}")


# -- pages and framework ----------------------------------------------------------------------------------------------


def _framework(book: Book, framework: Framework) -> Iterator[Fault]:
    """Yield ids that the framework does not have, and chapters titled otherwise than their steps."""
    kinds = {item.id: kind_of(item) for item in walk(framework) if hasattr(item, "id")}
    kinds |= {str(level.value): "level" for level in framework.levels}
    there, lacking = {*kinds.values()}, dict[str, list[str]]()
    for page in book.pages.values():
        named: list[tuple[int, tuple[str, ...], str]] = [
            (role.line, (role.kind[4:],), role.name) for role in page.roles if role.kind.startswith("pmo:")
        ]
        for one in page.directives:
            form = FORMS.get(one.name, Form())
            named += [(one.line, form.kinds, name) for name in one.argument.split() if form.kinds]
            named += [(one.line, ("step",), one.options["step"])] if one.options.get("step") else []
            if message := _misused(one, form, framework):
                yield Fault(at(page, one.line), message)
        for line, wanted, name in named:
            if wanted[0] in LISTS and not there.issuperset(wanted):
                lacking.setdefault(LISTS[wanted[0]], []).append(f"{name!r} at {at(page, line)}")
            elif kinds.get(name) not in wanted and not ("medium" in wanted and name in MEDIA):
                yield Fault(at(page, line), _unknown(framework, kinds, wanted, name))
    for name, places in lacking.items():
        yield left_out(framework, name, f"but {len(places)} places name what was in it, as {places[0]}")
    yield from _chapters(book, framework)


def _misused(one: Directive, form: Form, framework: Framework) -> str:
    """Return what one of our directives lacks, or has that it does not take."""
    names, what = one.argument.split(), f"{{{one.name}}}"
    if one.name not in FORMS:
        return ""
    if len(names) < form.least:
        many = f"{form.least} of them" if form.least > 1 else "what it is for"
        return f"{what} needs {many} behind it: the id of a {' or '.join(form.kinds)}"
    if names and len(names) > form.most and one.name != "pmo:downloads":  # in which text may follow
        return f"{what} takes {'no more than ' + str(form.most) if form.most else 'nothing'} behind it; delete the rest"
    for option in one.options:
        if option not in form.options:
            taken = f"; it takes {', '.join(f':{name}:' for name in form.options)}" if form.options else ""
            return f"{what} has no option :{option}:{taken}"
    if one.name == "pmo:competency" and not names and not {"step", "all"} & one.options.keys():
        return "{pmo:competency} needs the id of a competency behind it, or below it :step: with a step, or :all:"
    kind, known = one.options.get("kind", ""), {resource.kind for resource in framework.resources}
    if kind and known and kind not in known:
        return f"there is no kind of resource {kind!r}{did_you_mean(kind, known)}"
    return ""


def _unknown_directives(book: Book) -> Iterator[Fault]:
    """Yield directives that nobody knows, where all extensions are known; what is misspelt is told already."""
    strange = [
        (page, one)
        for page in book.pages.values()
        for one in page.directives
        if one.name not in KNOWN and (":" not in one.name or one.name.startswith("pmo:"))
        if not get_close_matches(one.name, OFTEN, 1, 0.8)
    ]
    own = own_directives(book.folder) if strange else None
    for page, one in strange:
        if one.name.startswith("pmo:"):
            yield Fault(at(page, one.line), f"there is no directive {{{one.name}}}{did_you_mean(one.name, FORMS)}")
        elif own is not None and one.name not in own:
            message = (
                f"there is no directive {{{one.name}}} in this book{did_you_mean(one.name, own)}; "
                f"code is written without brackets, as ```{one.name}"
            )
            yield Fault(at(page, one.line), message)


def named_faults(book: Book, directives: Mapping[str, str]) -> Iterator[Fault]:
    """Yield names that a project's own directives do not know: `directives` says which files have those names."""
    for directive, pattern in directives.items():
        known = {path.stem.replace("_", "-") for path in Path().glob(pattern) if path.stem != "__init__"}
        for page in book.pages.values():
            for one in page.directives:
                if one.name == directive and one.argument not in known:
                    message = (
                        f"there is no {directive} {one.argument!r} in {pattern}{did_you_mean(one.argument, known)}"
                    )
                    yield Fault(at(page, one.line), message)


def _chapters(book: Book, framework: Framework) -> Iterator[Fault]:
    """Yield what a step's chapter lacks, where others have it, and a title that is another one than the step's."""
    places: dict[str, dict[str, Page]] = {"pmo:step": {}, "pmo:checklist": {}}
    for page in book.pages.values():
        for one in page.directives:
            places.get(one.name, {}).update(dict.fromkeys(one.argument.split(), page))
    titled = {page.headings[0][2]: page for page in book.pages.values() if page.headings}
    for step in framework.steps:
        chapter = places["pmo:step"].get(step.id)
        if chapter and chapter.headings and chapter.headings[0][1] == 1 and chapter.headings[0][2] != step.title:
            line, _, title = chapter.headings[0]
            message = f"this chapter is titled “{title}”, but the step “{step.title}”; change one of the two"
            yield Fault(at(chapter, line), message)
        known = chapter or titled.get(step.title)
        for name, found in places.items():
            if found and step.id not in found and known and known.headings and not known.cut:
                message = f"this chapter lacks ```{{{name}}} {step.id}, with a line ``` below it; add both"
                yield Fault(at(known, known.headings[0][0]), message)


def _unknown(framework: Framework, kinds: Mapping[str, str], wanted: Sequence[str], name: str) -> str:
    what = " or ".join(wanted)
    if name in framework.retired:
        successor = framework.retired[name]
        return f"the {what} {name!r} was retired; " + (f"write {successor!r}" if successor else "take the link out")
    if name in kinds:
        return f"{name!r} is no {what} but a {kinds[name]}; write {{pmo:{kinds[name]}}}"
    for other, kind in kinds.items():
        item = framework.index.by_id.get(other) if kind in wanted else None
        if item and (getattr(item, "text", "") or getattr(item, "title", "")).casefold().startswith(name.casefold()):
            return f"{name!r} is what readers see; write its id: {other!r}"
    known = [other for other, kind in kinds.items() if kind in wanted]
    return f"there is no {what} {name!r}{did_you_mean(name, known)}"


def _homes(book: Book, framework: Framework | None) -> Iterator[Fault]:
    """Yield what stands twice: only one place can be the one that links lead to."""
    of_step: dict[str, list[str]] = defaultdict(list)
    for competency in framework.competencies if framework else ():
        of_step[competency.step or ""].append(competency.id)
    first: dict[tuple[str, str], str] = {}
    for page in book.pages.values():
        for one in page.directives:
            if not one.name.startswith("pmo:") or one.name in _EVERYWHERE or "no-index" in one.options:
                continue
            whole = [""] if one.name in _TABLES and not one.options else []
            for name in one.argument.split() or whole or of_step[one.options.get("step", "-")]:
                key = (one.name, name)
                if key in first:
                    what = f"{{{one.name}}} {name}".rstrip()
                    message = f"{what} stands at {first[key]}, too; give one of them :no-index:"
                    yield Fault(at(page, one.line), message)
                    break
                first[key] = at(page, one.line)
