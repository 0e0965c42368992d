"""The Sphinx builder ``handbook``: one PDF of the whole book."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
from bisect import bisect
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.i18n import format_date
from sphinx.util.images import get_image_size
from sphinx.util.parallel import ParallelTasks

from pmo_guide.builds.ends import plain_end
from pmo_guide.handbook import indexing, lacking
from pmo_guide.handbook.asking import Asking
from pmo_guide.handbook.bounds import misprints
from pmo_guide.handbook.edition import Edition, cut_sources
from pmo_guide.handbook.expressions import array, call, join, mapping, quote
from pmo_guide.handbook.forms import Field, add_form
from pmo_guide.handbook.links import Spot, add_links
from pmo_guide.handbook.papers import PAPERS, Paper
from pmo_guide.handbook.personal import Personal
from pmo_guide.handbook.pictures import FOLDER, draw
from pmo_guide.handbook.render import Renderer
from pmo_guide.handbook.render.walk import UNUSUAL, URI, Book, Chapter, Fault
from pmo_guide.handbook.tags import branch
from pmo_guide.handbook.typesetting import Typesetter
from pmo_guide.model import did_you_mean
from pmo_guide.progress import ProgressError, beyond_scale, empty, parse
from pmo_guide.sphinx_ext.warnings import PmoWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pmo_guide.model import Framework

logger = logging.getLogger(__name__)
_ = get_translation("pmo_guide")

HERE = Path(__file__).parent
FIRST_PAGE = 4
"""About where the text of a book begins."""
LETTERS = 0.018
"""About how many letters of its source are on a square point of paper, set in the usual size."""
LEAST_CONTRAST = 4.5
"""How much darker than white text has to be, by WCAG."""


class HandbookError(Exception):
    """A handbook that cannot be made, with all that is wrong."""

    def __init__(self, *faults: Fault | str) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


class Part(NamedTuple):
    """One captioned list of pages of the root document, with all pages below them."""

    title: str
    levels: Mapping[str, int]
    """Its pages in order, each with how many stand above it: 0 for a chapter, more for a section of one."""


class Source(NamedTuple):
    """A whole book, to be typeset."""

    text: str
    """Typst source."""
    fields: Mapping[str, Field]
    """The form fields by their marks."""
    drawn: Mapping[str, Fault]
    """The files of its images, each with what to say if it is broken."""
    letters: Mapping[str, Fault]
    """Its unusual letters, each with what to say if no typeface has it."""


class HandbookBuilder(Builder):
    """Writes the whole book as one accessible PDF with form fields.

    Each page becomes a chapter, and each captioned toctree of the root document a part.
    """

    name = "handbook"
    format = "typst"
    allow_parallel = True
    epilog = "The handbook is %(outdir)s/handbook.pdf."
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]  # noqa: RUF012

    def get_outdated_docs(self) -> str:
        """Return that all documents are to be written: they make one file."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document, which the renderer understands."""
        return URI + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a document."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the PDF, or tell everything that stands against it, each fault with its page and line."""
        try:
            with plain_end(self.outdir):
                Path(self.outdir, "handbook.pdf").unlink(missing_ok=True)
                self.check()
                self.write_pdf()
        except HandbookError as error:
            for fault in error.faults:
                if isinstance(fault, str):
                    logger.error(fault)
                else:
                    logger.error(fault.message, location=(fault.page, fault.line))
            self._app.statuscode = 1

    def check(self) -> None:
        """Say what is missing before the work begins."""
        if reason := lacking():
            raise HandbookError(reason)
        paper = self.config.pmo_handbook_paper
        if paper not in PAPERS:
            raise HandbookError(f"pmo_handbook_paper is {paper!r}; it may be {', '.join(PAPERS)}")
        colour, logo = self.config.pmo_handbook_colour, self.config.pmo_handbook_logo
        if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            raise HandbookError(f"pmo_handbook_colour is {colour!r}; write it as in '#0f4c5c'")
        if contrast_with_white(colour) < LEAST_CONTRAST:
            raise HandbookError(f"pmo_handbook_colour: {colour} is too light: text in it could not be read on white")
        for name, file in (("logo", logo), ("look", self.config.pmo_handbook_look)):
            if file and not Path(self.confdir, file).is_file():
                raise HandbookError(f"pmo_handbook_{name}: there is no file {file} beside conf.py")
        known = self.typesetter.typefaces.families()
        if strange := [name for name in self.typesetter.families if name not in known]:
            hints = (f"{name!r}{did_you_mean(name, known)}" for name in strange)
            raise HandbookError(f"pmo_handbook_fonts: neither a typeface nor a folder here: {'; '.join(hints)}")

    def write_pdf(self) -> None:
        """Write the PDF."""
        out = Path(self.outdir)
        looks = [HERE / "handbook.typ"]
        if own := self.config.pmo_handbook_look:  # what it defines goes before ours
            looks.append(Path(self.confdir, own))
        (out / "look.typ").write_text("\n".join(one.read_text("utf-8") for one in looks), "utf-8", newline="\n")
        if self.logo:
            self.images[str(self.logo)] = self.logo.name
        book = self.source()
        try:
            made, spots = self.typeset(book)
            (out / "handbook.pdf").write_bytes(made)
        finally:
            for name in ("handbook.typ", "look.typ", "flat.pdf", *self.images.values()):
                (out / name).unlink(missing_ok=True)
            shutil.rmtree(out / FOLDER, ignore_errors=True)
        self.look_at(out / "handbook.pdf", spots)

    def look_at(self, path: Path, spots: Mapping[str, Spot]) -> None:
        """Tell what is printed beyond its page or over other text, with the nearest place above it in the source."""
        places = sorted((spot.page, spot.y, name) for name, spot in spots.items())
        for one in misprints(path):
            docname, _hash, name = places[max(bisect(places, (one.page, one.y + 1, "")) - 1, 0)][2].partition("#")
            tree = self.env.get_doctree(docname)
            above = next((node for node in tree.findall(nodes.Element) if name in node["ids"]), tree)
            line = next((node.line for node in above.findall() if node.line), None)
            what = f"is printed over {one.other!r}" if one.other else "stands beyond the page"
            self.tell(Fault(docname, line, f"page {one.page} of the handbook: {one.words!r} {what}"))

    def typeset(self, book: Source) -> tuple[bytes, Mapping[str, Spot]]:
        """Return the PDF of a book, and where each place is in it.

        What cannot be printed of it is told, and a placeholder stands there.
        """
        import typst

        out = Path(self.outdir)
        for image, name in self.images.items():
            shutil.copyfile(Path(self.srcdir, image), out / name)
        logger.info("typesetting...")
        text = book.text
        for letter in self.typesetter.without(book.letters):
            self.tell(book.letters[letter])
            text = text.replace(letter, "\N{REPLACEMENT CHARACTER}")
        try:
            found = self.typesetter.compile(text)
        except typst.TypstError as error:
            fits = self.typesetter.compiles
            names = book.drawn if fits("") else ()  # else the template is at fault
            broken = [name for name in names if not fits(f'#image({quote(name)}, alt: "")')]
            if not broken:
                raise HandbookError(f"Typst cannot set this book: {error}") from error
            for name in broken:
                self.tell(book.drawn[name])
                for function in ("image", "decoration"):
                    text = text.replace(f"{function}({quote(name)}", f"missing-image({quote(name)}")
            found = self.typesetter.compile(text)
        spots = {name: Spot(*spot) for name, *spot in json.loads(found)}
        return self.finished(out / "flat.pdf", spots, book.fields), spots

    def tell(self, fault: Fault) -> None:
        """Warn of something that cannot be printed."""
        warn(PmoWarning.PAPER, fault.message, (fault.page, fault.line))

    @cached_property
    def typesetter(self) -> Typesetter:
        """What sets the book."""
        asked = {
            "sheet": self.paper.laid_out(self.config.pmo_handbook_duplex),
            "accent": self.config.pmo_handbook_colour,
        }
        return Typesetter(Path(self.outdir), self.config.pmo_handbook_fonts, Path(self.confdir), asked, self.moment)

    @property
    def paper(self) -> Paper:
        """The paper to print on."""
        paper = PAPERS[self.config.pmo_handbook_paper]
        return paper.bound() if self.config.pmo_handbook_duplex else paper

    def finished(self, flat: Path, spots: Mapping[str, Spot], fields: Mapping[str, Field]) -> bytes:
        """Return the PDF with its links, its form and a table of tags that is quick to read."""
        import pikepdf

        filled = self.personal.fields() if self.personal else {}
        made = io.BytesIO()
        with pikepdf.open(flat) as pdf:
            add_links(pdf, spots, _("Page %d"))
            add_form(pdf, fields, f"{self.whose} {self.stamp(filled)}", filled, self.draw)
            branch(pdf)
            if "/MarkInfo" in pdf.Root and "/Suspects" in pdf.Root.MarkInfo:
                del pdf.Root.MarkInfo.Suspects  # false says no more than nothing, and poppler takes it amiss
            pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue()

    @cached_property
    def now(self) -> datetime:
        """The moment of the build, which ``SOURCE_DATE_EPOCH`` fixes."""
        fixed = os.environ.get("SOURCE_DATE_EPOCH")
        return datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)

    @property
    def moment(self) -> int:
        """The moment of the build, as seconds."""
        return int(self.now.timestamp())

    @property
    def framework(self) -> Framework | None:
        """The framework of the book, if it has one."""
        found: Framework | None = self.env.domains["pmo"].framework  # type: ignore[attr-defined]
        return found

    # -- the book ----------------------------------------------------------------------------------

    def wanted(self, docname: str) -> bool:
        """Whether a page belongs in the handbook."""
        config = self.config
        left_out = [*config.pmo_handbook_exclude, *([] if config.pmo_handbook_full else config.pmo_handbook_full_only)]
        taken = config.pmo_handbook_include or ["*"]
        return any(fnmatchcase(docname, name) for name in taken) and not any(
            fnmatchcase(docname, name) for name in left_out
        )

    def parts(self) -> Iterator[Part]:
        """Yield the parts of the book in order."""
        met = {self.config.root_doc}
        for toctree in self.env.get_doctree(self.config.root_doc).findall(addnodes.toctree):
            found = {name: level for first in toctree["includefiles"] for name, level in self.below(first, 0, met)}
            if found:
                yield Part(toctree.get("caption") or "", found)

    def outside(self) -> list[str]:
        """Return the pages that the book might have, but that stand in no contents of it."""
        met, found = {self.config.root_doc}, [self.config.root_doc]
        while found:
            found = [child for name in found for child in self.env.toctree_includes.get(name, ()) if child not in met]
            met.update(found)
        return sorted(filter(self.wanted, self.env.found_docs - met))

    def below(self, docname: str, level: int, met: set[str]) -> Iterator[tuple[str, int]]:
        """Yield a page and all pages below it, in order, each with its level; those that were met are in the book."""
        if docname in met:
            return
        met.add(docname)
        inside = self.wanted(docname)
        found = [
            pair
            for child in self.env.toctree_includes.get(docname, ())
            for pair in self.below(child, level + inside, met)
        ]
        if inside and (found or self.edition is None or self.edition.keeps(self.changed(docname))):
            yield docname, level
        yield from found

    def chapter(self, docname: str, depth: int) -> Chapter:
        """Return a page as a chapter, changed to be one reader's where it is to be."""
        tree = self.changed(docname)
        self.env.get_and_resolve_doctree(docname, self, tags=self.tags, doctree=tree)
        cut_sources(tree, self.unused)
        self.post_process_images(tree)
        self.scale(tree)
        renderer = Renderer(docname, dict(self.numbers(docname)), self.book())
        return renderer.chapter(tree, depth)

    def book(self) -> Book:
        """Return what the renderer of a page has to know of the whole."""
        return Book(
            self.docnames,
            self.full_only,
            frozenset(place for _letter, entries in self.entries for entry in entries for place in entry.places),
            self.images,
            self.picture,
            self.field,
            self.personal.status() if self.personal else {},
            self.written,
            self.paper.sheet,
            self.config.pmo_handbook_full,
        )

    def picture(self, node: nodes.Element, docname: str) -> str:
        """Return the file of a picture that an extension draws."""
        path = draw(self, node, docname)
        self.images[str(path)] = path.name
        return path.name

    def scale(self, tree: nodes.document) -> None:
        """Give images that are to be scaled their width, and note what those without a width have of their own."""
        for image in tree.findall(nodes.image):
            scale = float(image.get("scale", 100)) / 100
            if found := re.fullmatch(r"([\d.]+)\s*([a-z]*)", str(image.get("width", ""))):
                image["width"] = f"{float(found[1]) * scale:g}{found[2]}"
            elif "width" not in image and "height" not in image:
                size = get_image_size(str(Path(self.srcdir, image["uri"])))
                image["natural"] = size[0] * scale if size else 0

    def changed(self, docname: str) -> nodes.document:
        """Return a page with its generated parts as this edition has them."""
        tree = self.env.get_doctree(docname)
        if self.edition:
            self.edition.change(tree)
        if self.personal:
            self.personal.change(tree, self.readable)
        return tree

    @cached_property
    def edition(self) -> Edition | None:
        """What this handbook prints of its framework."""
        if self.framework is None:
            return None
        personal, full = self.personal, self.config.pmo_handbook_full
        inside = {
            home: place
            for home, place in self.env.domains["pmo"].places.items()  # type: ignore[attr-defined]
            if self.wanted(place[0])
        }
        role = personal.cut if personal else None
        planned = personal is not None and personal.aim is not None
        return Edition(self.framework, inside, full=full, role=role, planned=planned)

    def numbers(self, docname: str) -> Iterator[tuple[str, str]]:
        """Yield the id of all on a page that has a number, and what it is called; ids of sections after ``#``.

        Other extensions number theorems and the like, whose ids may be those of sections.
        """
        for anchor, number in self.env.toc_secnumbers.get(docname, {}).items():
            section = (
                anchor.removeprefix("#") or next(iter(self.env.get_doctree(docname).findall(nodes.section)))["ids"][0]
            )
            yield f"#{section}", ".".join(map(str, number))
        for kind, numbers in self.env.toc_fignumbers.get(docname, {}).items():
            form = self.config.numfig_format.get(kind, "%s" if kind == "displaymath" else f"{kind.title()} %s")
            yield from ((name, form % ".".join(map(str, number))) for name, number in numbers.items())

    def chapters(self, depths: Mapping[str, int]) -> dict[str, Chapter]:
        """Return all pages as chapters, made on as many processors as Sphinx is told to use."""
        made: dict[str, Chapter] = {}

        def make(docnames: Sequence[str]) -> tuple[dict[str, Chapter], dict[str, str]]:
            return {name: self.chapter(name, depths[name]) for name in docnames}, self.images

        def collect(_docnames: Sequence[str], result: tuple[dict[str, Chapter], dict[str, str]]) -> None:
            made.update(result[0])
            self.images.update(result[1])

        names = sorted(depths)
        _known_before = self.written, self.unused, self.entries  # once, and not again in each process
        if self.parallel_ok:
            count = min(self._app.parallel, len(names))
            tasks = ParallelTasks(count)
            for first in range(count):
                tasks.add_task(make, names[first::count], collect)
            tasks.join()
        else:
            collect(names, make(names))
        return made

    @cached_property
    def docnames(self) -> frozenset[str]:
        """All pages that are in the book."""
        return frozenset([self.config.root_doc, *(name for part in self.parts() for name in part.levels)])

    @cached_property
    def unused(self) -> AbstractSet[str]:
        """The ids of sources that nothing cites in a book cut to a role, as sphinxcontrib-bibtex knows them."""
        known = self.env.domaindata.get("cite", {})
        if not known or self.edition is None or self.edition.role is None:
            return frozenset()
        links = {
            (docname, name)
            for docname in self.docnames
            for node in self.changed(docname).findall(addnodes.pending_xref)
            for name in node["ids"]
        }
        cited = {
            one.key
            for ref in known["citation_refs"]
            if (ref.docname, ref.citation_ref_id) in links
            for one in ref.targets
        }
        return {one.citation_id for one in known["citations"] if one.key not in cited}

    @cached_property
    def full_only(self) -> frozenset[str]:
        """The pages that only the full edition has."""
        if self.config.pmo_handbook_full:
            return frozenset()
        names = self.config.pmo_handbook_full_only
        return frozenset(name for name in self.env.found_docs if any(fnmatchcase(name, one) for one in names))

    def left_out(self) -> list[str]:
        """Return the titles of the pages that only the full edition has, without those below one of them."""
        below = {child for name in self.full_only for child in self.env.toctree_includes.get(name, ())}
        order = [name for name in self.env.toctree_includes for name in self.env.toctree_includes[name]]
        return [self.env.titles[name].astext() for name in order if name in self.full_only - below]

    def source(self) -> Source:
        """Return the whole book."""
        parts = list(self.parts())
        depth = 1 if any(part.title for part in parts) else 0
        levels = {name: level for part in reversed(parts) for name, level in part.levels.items()}
        chapters = self.chapters({name: depth + levels.get(name, 0) for name in self.docnames})
        body: list[str] = []
        titles: list[tuple[int, str]] = []

        guessed: dict[str, str] = {}
        per_page = LETTERS * self.paper.sheet.width * self.paper.sheet.height

        def add(name: str) -> None:
            guessed[name] = quote(str(FIRST_PAGE + int(sum(map(len, body)) / per_page)))
            body.append(chapters[name].source)
            titles.extend(chapters[name].titles)

        body.append("opening")
        add(self.config.root_doc)
        for part in parts:
            body.append("next-part")
            if depth and part.title:
                titles.append((1, part.title))
                body.append(call("part", quote(part.title)))
            for number, (name, level) in enumerate(part.levels.items()):
                if number and not level:
                    body.append("next-chapter" if depth else "next-part")
                add(name)
        if outside := self.outside():
            logger.info("in no contents, and so not in the handbook: %s", ", ".join(outside))
        for fault in (fault for chapter in chapters.values() for fault in chapter.faults):
            self.tell(fault)
        if index := indexing.printed(self.entries, chapters.values()):
            body.append("opening")
            titles.append((depth + 1, _("Index")))
            about = quote(_("Bold: where it is explained."))
            body.append(call("index", str(depth), quote(_("Index")), about, *index))
        entries = (array([str(level), quote(title)]) for level, title in titles if level <= depth + 2)
        book = [
            f"let (goto, on-pages, index-entry) = {call('telling-pages', quote(_('p.')), mapping(guessed))}",
            f"let action = {call('action.with', quote(_('Note')))}",
            call("running-heads", str(depth)),
            call("contents", str(depth), quote(_("Contents")), array(entries), *self.elsewhere()),
            *body,
            call("colophon", quote(self.config.project), self.facts()),
        ]
        fields = {mark: field for chapter in chapters.values() for mark, field in chapter.fields.items()}
        drawn = {name: fault for chapter in chapters.values() for name, fault in chapter.drawn.items()}
        look = call("book.with", **self.about(depth))
        text = f'#import "look.typ": *\n#show: {look}\n#context {join(book)}\n'
        told = {letter: fault for chapter in chapters.values() for letter, fault in chapter.letters.items()}
        elsewhere = Fault(self.config.root_doc, None, "")
        letters = {
            letter: told.get(letter, elsewhere)._replace(
                message=f"no typeface of the handbook has the letter {letter!r} (name one in pmo_handbook_fonts)"
            )
            for letter in set(UNUSUAL.findall(text))
        }
        return Source(text, fields, drawn, letters)

    def elsewhere(self) -> list[str]:
        """Return what the contents say of pages that only the full edition has."""
        titles = self.left_out()
        told = _("In the full edition and on the site:")
        return [call("full-only", quote(told), *map(quote, titles))] if titles else []

    def about(self, depth: int) -> dict[str, str]:
        """Return what the template wants to know of the book."""
        config, framework = self.config, self.framework
        return {
            "title": quote(config.project),
            "author": quote(author_of(config)),
            "release": quote(config.release),
            "summary": quote(self.subtitle()),
            "lang": quote(config.language.split("_")[0]),
            "depth": str(depth),
            "steps": str(len(framework.steps) if framework else 0),
            "logo": quote(self.logo.name) if self.logo else "none",
        }

    @property
    def logo(self) -> Path | None:
        """The picture on the cover."""
        name = self.config.pmo_handbook_logo
        return Path(self.confdir, name) if name else None

    def facts(self) -> str:
        """Return what the colophon says of the book: a Typst array of pairs."""
        config, framework = self.config, self.framework
        form = config.today_fmt or _("%-d %B %Y")
        facts = [
            (_("Version"), config.release),
            (_("Date"), format_date(form, date=self.now, language=config.language)),
            (_("Copyright"), config.copyright),
            (_("Licence of the framework"), framework.licence if framework else ""),
            (_("The site"), config.html_baseurl),
            (_("Found an error?"), config.pmo_handbook_errors),
            (_("Typefaces"), "Source Serif 4, Source Sans 3 (SIL Open Font License 1.1)"),
        ]
        return array(array([quote(name), quote(str(fact))]) for name, fact in facts if fact)

    def subtitle(self) -> str:
        """Return what the cover says below the title."""
        if self.framework is None or self.personal is None:
            return self.framework.summary if self.framework else ""
        name = self.readable(self.personal.value("me/name") or "")
        whose: str = _("The copy of %s") % name if name else _("A personal copy")
        if self.personal.aim is None:
            return whose
        role = self.readable(self.personal.aim.title)
        return f"{whose} · {_('%s, up to the levels it needs') % role if self.personal.cut else role}"

    @cached_property
    def entries(self) -> list[tuple[str, list[indexing.Entry]]]:
        """The entries of the index."""
        return indexing.entries(self)

    # -- the form ----------------------------------------------------------------------------------

    @property
    def whose(self) -> str:
        """Of which framework, in which version, this handbook is."""
        return f"{self.framework.id} {self.framework.version}" if self.framework else ""

    def stamp(self, filled: Mapping[str, str]) -> str:
        """Return when this edition, or the copy of one reader, was made, and what tells it from others."""
        digest = hashlib.sha256(repr((self.whose, self.moment, sorted(filled.items()))).encode()).hexdigest()[:16]
        return f"{self.moment:x}-{digest}"

    @cached_property
    def personal(self) -> Personal | None:
        """What the copy of one reader differs in, or None for everybody's."""
        path, role = self.config.pmo_handbook_progress, self.config.pmo_handbook_role
        if self.framework is None or not (path or role):
            return None
        progress = empty(self.framework.id)
        try:
            if path:
                text = Path(self.srcdir, path).read_text(encoding="utf-8")
                progress = parse(text, self.framework.id)
                top = max(level.value for level in self.framework.levels)
                for key in beyond_scale(progress, top):
                    value = progress.entries[key].value
                    message = f"{path}: {key}: the scale ends at {top}, so paper has no box for {value}"
                    warn(PmoWarning.PAPER, message, None)
            return Personal(self.framework, progress, role, self.now.date())
        except (OSError, UnicodeDecodeError, ProgressError) as error:
            raise HandbookError(f"{path}: {error}") from error
        except LookupError as error:
            roles = ", ".join(one.id for one in self.framework.roles)
            raise HandbookError(f"pmo_handbook_role: {error.args[0]}; the roles are {roles}") from error

    @cached_property
    def written(self) -> Mapping[str, str]:
        """What a reader wrote in boxes that grow with it, by the name of the field."""
        texts = self.personal.written() if self.personal else {}
        return {name: self.readable(text) for name, text in texts.items()}

    def readable(self, text: str) -> str:
        """Return a reader's words with a mark for each letter that no typeface has."""
        return text.translate(self.unreadable)

    def draw(self, texts: Sequence[tuple[str, float, float]]) -> bytes:
        """Return a PDF with each text on a page of its size, as it is shown in its field."""
        return self.typesetter.draw([(self.readable(text), width, height) for text, width, height in texts])

    @cached_property
    def unreadable(self) -> Mapping[int, str]:
        """The letters in a reader's own words that no typeface has, each with its mark; they are told once."""
        texts = self.personal.texts() if self.personal else {}
        lacking = set(self.typesetter.without(set(UNUSUAL.findall("".join(texts.values())))))
        shown = "".join(sorted(letter for letter in lacking if category(letter) not in ("Cf", "Mn")))
        if shown:
            where = ", ".join(sorted(key for key, text in texts.items() if not lacking.isdisjoint(text)))
            message = (
                f"{self.config.pmo_handbook_progress}: no typeface of the handbook has {shown}, so that a square is "
                f"printed for each (name a typeface in pmo_handbook_fonts): {where}"
            )
            warn(PmoWarning.PAPER, message, None)
        return {ord(letter): "\N{WHITE SQUARE}" if letter in shown else "" for letter in lacking}

    def field(self, kind: str, key: str, option: str) -> Field:
        """Return the form field for a mark in a document, with words that say what is asked."""
        if self.framework is None:
            raise HandbookError(f"a form field {key} without a framework")
        return Asking(self.framework).field(kind, key, option)


def author_of(config: Config) -> str:
    """Return who wrote a book; where nobody is named, Sphinx has words of its own, which no cover should say."""
    return "" if config.author == Config().author else config.author


def contrast_with_white(colour: str) -> float:
    """Return how much darker a colour is than white, as WCAG reckons."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
