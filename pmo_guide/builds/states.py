"""What earlier builds left: whether documents, environment and pages belong together, and of which text they are.

Sphinx saves its environment when the last document is read and before the first page is written, and it goes by dates.
So what a build left that was killed, or ran beside another, or read for another builder, may be of several states, and
an edit may be missed that keeps the date. Here each state has a number: in the environment, in a note written before
the first document is read, and in one of each output, there from after the last page until another one is written. And
of each document a digest is kept of the text from which it was read.
"""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.util import logging

from pmo_guide.builds.ends import be_as_usual, be_patient, plain_end
from pmo_guide.sphinx_ext.domain import digest
from pmo_guide.sphinx_ext.warnings import PmoWarning, warn

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from pmo_guide.sphinx_ext.domain import PmoDomain

logger = logging.getLogger(__name__)


class Build:
    """One build, from before the first document is read until everything is written."""

    def __init__(self, app: Sphinx) -> None:
        """Follow a build from here on."""
        self.app = app
        self.before = ""
        """The state that the environment was in."""
        self.owed: set[str] = set()
        """The documents whose pages are still to be written."""
        app.connect("builder-inited", self.mend)
        app.connect("env-get-outdated", self.outdated)
        app.connect("env-before-read-docs", self.begin)
        app.connect("source-read", self.note_text, priority=0)  # before it is changed
        app.connect("doctree-read", self.note_files, priority=999)  # when all are known
        app.connect("env-updated", self.moved, priority=900)  # after citations have their labels
        app.connect("doctree-resolved", self.write)
        app.connect("build-finished", self.finish, priority=999)
        app.connect("builder-inited", lambda _app: be_patient(), priority=1_000)  # what stops there finds all as it was
        app.connect("build-finished", lambda _app, _error: be_as_usual(), priority=1_000)

    @property
    def domain(self) -> PmoDomain:
        """The domain, where the state is kept."""
        return self.app.env.domains["pmo"]  # type: ignore[return-value]

    @property
    def read_note(self) -> Path:
        """The note of the state that documents are in."""
        return Path(self.app.doctreedir, "pmo-guide", "documents")

    @property
    def written_note(self) -> Path:
        """The note of the state that the pages of this builder in this folder are in."""
        name = digest((self.app.builder.name, str(self.app.outdir)))
        return Path(self.app.doctreedir, "pmo-guide", f"pages-{name}")

    def mend(self, app: Sphinx) -> None:
        """Take away what a killed build left of a note of Sphinx's own, at which Sphinx would stop."""
        info = Path(app.outdir, ".buildinfo")
        if info.is_file() and not info.read_bytes():
            info.unlink()

    # -- reading -------------------------------------------------------------------------------

    def outdated(
        self, app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
    ) -> set[str]:
        """Return the documents to read again: those with another text, or all where they are of unknown states."""
        self.before = self.domain.data["state"]
        noted = _content(self.read_note)
        if noted != self.before:
            logger.info(
                "\nThe documents were last read by a build that was stopped, thrown away or is running right now: "
                "all are read again."
            )
            return set(env.found_docs)
        known: dict[str, str] = {}
        return {
            docname
            for docname, files in self.domain.data["files"].items()
            if docname in env.found_docs and any(self._now(name, docname, known) != old for name, old in files.items())
        }

    def _now(self, name: str, docname: str, known: dict[str, str]) -> str:
        """Return the digest of a file, or for no name of the text of a document."""
        if not name:
            encoding = self.app.env.settings["input_encoding"]
            try:
                return digest(self.app.env.doc2path(docname).read_text(encoding))
            except (OSError, UnicodeDecodeError):  # of which Sphinx tells
                return ""
        if name not in known:
            known[name] = _digest_of(Path(self.app.srcdir, name))
        return known[name]

    def note_text(self, app: Sphinx, docname: str, content: list[str]) -> None:
        """Note the text of a document as it was read: it may have changed since."""
        self.domain.data["files"][docname] = {"": digest(content[0])}

    def note_files(self, app: Sphinx, document: nodes.document) -> None:
        """Note the other files of a document: pictures, and what it includes."""
        docname = app.env.current_document.docname
        files = self.domain.data["files"].setdefault(docname, {})
        files.update((str(path), _digest_of(Path(app.srcdir, path))) for path in app.env.dependencies.get(docname, ()))

    def begin(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Note that documents are no longer in the state of before."""
        self.owed.update(docnames)
        if docnames and self.domain.data["state"] == self.before:
            self.domain.data["state"] = uuid.uuid4().hex
            with plain_end(app.doctreedir):
                self.read_note.parent.mkdir(parents=True, exist_ok=True)
                self.read_note.write_bytes(self.domain.data["state"].encode())

    # -- writing -------------------------------------------------------------------------------

    def moved(self, app: Sphinx, env: BuildEnvironment) -> set[str]:
        """Return the documents to write again: where links lead elsewhere, or all where pages are of another state."""
        moved: set[str] = self.domain.moved()
        self.begin(app, env, sorted(moved))
        if _content(self.written_note) == self.before:
            return moved
        if self.before:
            logger.info(
                "These pages are older than the documents, as a build was stopped or another builder read them: "
                "all are written again."
            )
        self.owed.update(env.all_docs)
        return set(env.all_docs)

    def write(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that pages are no longer in the state of before."""
        self.owed.discard(docname)
        self.written_note.unlink(missing_ok=True)

    def finish(self, app: Sphinx, error: Exception | None) -> None:
        """Note that all pages are of the state of now, where they are."""
        if error:
            return
        state = self.domain.data["state"]
        one_each = type(app.builder).write_documents is Builder.write_documents
        if _content(self.read_note) != state:
            self.read_note.unlink(missing_ok=True)
            message = "another build wrote into the same folder at the same time; build again, and all is made anew"
            warn(PmoWarning.FOLDER, message, None)
        elif not (self.owed and one_each) and _content(self.written_note) != state:  # else some pages were asked for
            with plain_end(app.doctreedir):
                self.written_note.write_bytes(state.encode())


def _content(note: Path) -> str:
    return note.read_bytes().decode("utf-8", "replace") if note.is_file() else ""


def _digest_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError:  # of which Sphinx tells
        return ""
