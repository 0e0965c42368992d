"""Labels and glossary terms that stand on two pages are told of in the same words, however many processes read.

Sphinx tells of them while it reads, as far as one process knows what others have read by then: of some, of none, or at
the other page. And the page that was ready last has the label. So where several processes read, Sphinx's own messages
are held back; when all is read, all are told, and the last page has it, as where one process reads.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.locale import __
from sphinx.util.logging import get_node_location, getLogger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = getLogger(__name__)


class Name(NamedTuple):
    """A label or a term of a document."""

    kind: str
    name: str
    entries: tuple[tuple[str, Any, Any], ...]
    """What Sphinx keeps of it: table, key and value."""
    location: str | None

    @property
    def is_titled(self) -> bool:
        """Whether Sphinx, when it reads another page, would tell of it: not of the label of something untitled."""
        return self.entries[0][0] != "anonlabels"

    def tell(self, env: BuildEnvironment, other: str) -> None:
        """Say in Sphinx's words that another document has it, too."""
        if self.kind == "label":
            logger.warning(_messages()[0], self.name, env.doc2path(other), location=self.location)
        else:
            logger.warning(_messages()[1], self.kind, self.name, other, location=self.location)


class Duplicates:
    """Notes what each document has, and tells of what two have."""

    def __init__(self, app: Sphinx) -> None:
        """Follow a build from here on."""
        self.read: list[str] = []
        app.connect("env-before-read-docs", self.begin)
        app.connect("doctree-read", self.note, priority=999)  # when Sphinx knows them
        app.connect("env-updated", self.tell)
        app.connect("build-finished", lambda _app, _error: _sphinx().removeFilter(_is_another))  # after an error, too

    def begin(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Hold back what Sphinx says, where it reads in several processes."""
        self.read = sorted(docnames) if app.parallel > 1 else []
        if self.read:
            _sphinx().addFilter(_is_another)

    def note(self, app: Sphinx, document: nodes.document) -> None:
        """Note what a document has."""
        docname = app.env.current_document.docname
        if found := tuple(_names(app.env, docname, document)):
            app.env.domaindata["pmo"]["names"][docname] = found

    def tell(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Tell of what stands on two pages, and let the last one have it."""
        _sphinx().removeFilter(_is_another)
        names: dict[str, tuple[Name, ...]] = env.domaindata["pmo"]["names"]
        owner: dict[tuple[str, str], str] = {}
        for docname in [*sorted(names.keys() - set(self.read)), *self.read] if self.read else ():
            for one in names.get(docname, ()):
                key = one.kind, one.name
                if docname in self.read:
                    if key in owner:
                        one.tell(env, owner[key])
                    for table, entry, value in one.entries:
                        env.domaindata["std"][table][entry] = value
                if one.is_titled:
                    owner[key] = docname


def _messages() -> tuple[str, str]:
    return (
        __("duplicate label %s, other instance in %s"),
        __("duplicate %s description of %s, other instance in %s"),
    )


def _sphinx() -> logging.Logger:
    return logging.getLogger("sphinx.sphinx.domains.std")


def _is_another(record: logging.LogRecord) -> bool:
    label, description = _messages()
    is_term = isinstance(record.args, tuple) and record.args[0] == "term"
    return record.msg != label and not (record.msg == description and is_term)


def _names(env: BuildEnvironment, docname: str, document: nodes.document) -> Iterator[Name]:
    std = env.domaindata["std"]

    def entries(*places: tuple[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
        kept = ((table, key, std.get(table, {}).get(key)) for table, key in places)
        return tuple(entry for entry in kept if entry[2] and entry[2][0] == docname)

    for word, is_explicit in document.nametypes.items():
        node = document.ids.get(document.nameids[word] or "") if is_explicit else None
        if isinstance(node, nodes.target) and "refid" in node:
            node = document.ids.get(node["refid"])
        if node is not None and (found := entries(("labels", word), ("anonlabels", word))):
            yield Name("label", word, found, get_node_location(node))
    for term in document.findall(nodes.term):
        word = term.astext()
        if found := entries(("objects", ("term", word)), ("terms", word.lower())):
            yield Name("term", word, found, get_node_location(term))
