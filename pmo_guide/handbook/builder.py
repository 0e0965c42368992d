"""The Sphinx builder ``handbook``: one PDF of the whole book."""

from __future__ import annotations

import shutil
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.errors import SphinxError
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.i18n import format_date

from pmo_guide.handbook.forms import Field, add_form
from pmo_guide.handbook.render import URI, Place, Renderer, array, call, join, label_of, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

logger = logging.getLogger(__name__)
_ = get_translation("pmo_guide")

HERE = Path(__file__).parent
PAPERS = ("a4", "us-letter")


class HandbookError(SphinxError):
    """A handbook that cannot be made."""

    category = "Handbook error"


class Part(NamedTuple):
    """One captioned list of pages of the root document."""

    title: str
    docnames: tuple[str, ...]


class HandbookBuilder(Builder):
    """Writes the whole book as one accessible PDF with form fields."""

    name = "handbook"
    format = "typst"
    epilog = "The handbook is %(outdir)s/handbook.pdf."
    supported_image_types = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")  # type: ignore[assignment]
    supported_remote_images = False

    def get_outdated_docs(self) -> str:
        """Return that all documents are to be written: they make one file."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document, which the renderer understands."""
        return URI + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a document."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Say what is missing before the work begins."""
        for package in ("typst", "pikepdf"):
            try:
                import_module(package)
            except ModuleNotFoundError as error:
                raise HandbookError(
                    f"the handbook needs the package {error.name}: pip install 'pmo-guide[pdf]'"
                ) from error
        if self.config.pmo_handbook_paper not in PAPERS:
            raise HandbookError(
                f"pmo_handbook_paper is {self.config.pmo_handbook_paper!r}; it may be {' or '.join(PAPERS)}"
            )

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the PDF."""
        out = Path(self.outdir)
        source, fields = self.source()
        (out / "handbook.typ").write_text(source, encoding="utf-8")
        shutil.copyfile(HERE / "handbook.typ", out / "look.typ")
        for image, name in self.images.items():
            shutil.copyfile(Path(self.srcdir, image), out / name)
        logger.info("typesetting...")
        flat = self.typeset(out)
        (out / "handbook.pdf").write_bytes(add_form(flat, fields, self.about_framework()))
        for name in ("handbook.typ", "look.typ", *self.images.values()):
            (out / name).unlink()

    def typeset(self, folder: Path) -> bytes:
        """Return the PDF without its form."""
        import typst

        try:
            made: bytes = typst.compile(
                folder / "handbook.typ",
                root=folder,
                font_paths=[HERE / "fonts"],
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
                timestamp=self.timestamp(),
            )
        except typst.TypstError as error:
            raise HandbookError(str(error)) from error
        return made

    def timestamp(self) -> int:
        """Return the moment of the build, which ``SOURCE_DATE_EPOCH`` fixes."""
        import os
        import time

        return int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))

    # -- the book ----------------------------------------------------------------------------------

    def wanted(self, docname: str) -> bool:
        """Whether a page belongs in the handbook."""
        return not any(fnmatchcase(docname, name) for name in self.config.pmo_handbook_exclude)

    def parts(self) -> Iterator[Part]:
        """Yield the parts of the book: each captioned toctree of the root document, with all pages below it."""
        root = self.config.root_doc
        for toctree in self.env.get_doctree(root).findall(addnodes.toctree):
            found = [name for first in toctree["includefiles"] for name in self.below(first)]
            if found:
                yield Part(toctree.get("caption") or "", tuple(dict.fromkeys(found)))

    def below(self, docname: str) -> Iterator[str]:
        """Yield a page and all pages below it, in order."""
        if self.wanted(docname):
            yield docname
        for child in self.env.toctree_includes.get(docname, ()):
            yield from self.below(child)

    def resolved(self, docname: str) -> nodes.document:
        """Return a finished document."""
        tree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.post_process_images(tree)
        return tree

    def source(self) -> tuple[str, list[Field]]:
        """Return the Typst source of the whole book, and its form fields by number."""
        parts = list(self.parts())
        root = self.config.root_doc
        trees = {name: self.resolved(name) for part in parts for name in part.docnames}
        opening = self.opening()
        places: set[Place] = {(name, "") for name in (root, *trees)}
        for docname, tree in ((root, opening), *trees.items()):
            for node in tree.findall(nodes.Element):
                places.update((docname, name) for name in node["ids"])
                if isinstance(node, addnodes.index):
                    places.update((docname, entry[2]) for entry in node["entries"] if entry[2])
        renderer = Renderer(places, self.images, self.field)
        depth = 1 if any(part.title for part in parts) else 0
        body = [renderer.document(root, opening, depth)]
        for part in parts:
            if depth:
                body.append(call("part", quote(part.title)))
            body += [renderer.document(name, trees[name], depth) for name in part.docnames]
        index = self.index(places)
        if renderer.faults:
            raise HandbookError("the handbook cannot be printed:\n" + "\n".join(map(str, renderer.faults)))
        options = {key: value for key, value in self.about(depth).items()}
        source = ['#import "look.typ": *', f"#show: {call('book.with', **options)}", f"#{join(body)}"]
        if index:
            source.append(f"#{call('index', quote(_('Index')), *index)}")
        source.append(f"#{call('colophon', join(map(quote, [])))}") if False else None
        return "\n".join(source) + "\n", renderer.fields

    def opening(self) -> nodes.document:
        """Return the root document."""
        return self.resolved(self.config.root_doc)

    def about(self, depth: int) -> dict[str, str]:
        """Return what the template wants to know of the book."""
        config = self.config
        framework = self.framework
        facts = [
            (_("Version"), config.release),
            (_("Date"), format_date(config.today_fmt or "%-d %B %Y", language=config.language)),
            (_("Copyright"), str(config.copyright)),
            (_("Licence of the framework"), framework.licence if framework else ""),
        ]
        words = {
            "contents": _("Contents"),
            "page": _("p."),
            "note": _("Note"),
        }
        return {
            "title": quote(config.project),
            "author": quote(config.author),
            "release": quote(config.release),
            "summary": quote(framework.summary if framework else ""),
            "lang": quote(config.language.split("_")[0]),
            "paper": quote(config.pmo_handbook_paper),
            "depth": str(depth),
            "words": "(" + ", ".join(f"{key}: {quote(word)}" for key, word in words.items()) + ")",
            "facts": array(array(map(quote, fact)) for fact in facts if fact[1]),
        }

    def index(self, places: set[Place]) -> list[str]:
        """Return the index of terms and competencies: letters, and entries with their places."""
        made: list[str] = []

        def add(name: str, links: Sequence[tuple[str, str]], indent: int) -> bool:
            found = []
            for _main, address in links:
                docname, _hash, anchor = address.removeprefix(URI).partition("#")
                found += [(docname, anchor)] if (docname, anchor) in places else []
            if found or not links:
                made.append(call("index-entry", quote(name), str(indent), array(map(label_of, found))))
            return bool(found)

        for letter, entries in IndexEntries(self.env).create_index(self):
            made.append(call("index-letter", quote(letter)))
            before = len(made)
            for name, (links, subentries, _key) in entries:
                add(name, links, 0)
                for subname, sublinks in subentries:
                    add(subname, sublinks, 1)
            if len(made) == before:
                made.pop()
        return made

    def about_framework(self) -> str:
        """Return whose form this is."""
        framework = self.framework
        return f"{framework.id} {framework.version}" if framework else ""

    # -- the form ----------------------------------------------------------------------------------

    @property
    def framework(self) -> Any:
        """The framework of the book, or None."""
        return self.env.domains["pmo"].framework  # type: ignore[attr-defined]

    def field(self, kind: str, key: str, option: str) -> Field:
        """Return the form field for a mark in a document, with words that say what is asked."""
        room, _slash, rest = key.partition("/")
        name, _slash, what = rest.rpartition("/")
        asked = {
            "done": _("Done: %s"),
            "note": _("Note: %s"),
            "level": _("My level: %s"),
            "evidence": _("Evidence: %s"),
            "role": _("Target role"),
            "hours": _("Hours per week"),
            "start": _("Start"),
        }[what]
        if name:
            item = self.framework.find(room, name)
            asked %= item.text if room == "action" else item.title
        answer = option
        if what == "role":
            answer = self.framework.find("role", option).title
        elif what == "level":
            titles = {str(level.value): f"{level.value} {level.title}" for level in self.framework.levels}
            answer = titles.get(option, _("0 not yet") if option == "0" else _("not sure"))
        return Field(kind, key, option, asked, f"{asked}: {answer}" if option else asked)
