"""A page of the book as it was typed: its parts, and what Markdown would swallow without a word.

Markdown shows whatever it does not understand, or drops it, and so damages a page that every build passes. Here the
source is looked at, by the few rules that matter, so that each slip is told at its line without a build.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import pairwise

from pmo_guide.model import did_you_mean
from pmo_guide.upkeep.directives import KNOWN, NEEDS, OFTEN
from pmo_guide.upkeep.inline import read_inline
from pmo_guide.upkeep.page import Directive, Mention, Page, read_head

_SET = (
    "no-index step all essential kind class name width alt align caption target figclass emphasize-lines language "
    "lineno-start linenos lines start-after end-before columns gutter margin padding open icon color sync selected "
    "maxdepth titlesonly hidden numbered glob header-rows stub-columns widths link link-type sorted style list cited"
)
OPTIONS = frozenset(_SET.split())
"""The options that directives commonly have; an unknown one is told where it is nearly one of these."""
_VERBATIM = ("code-block", "code", "sourcecode", "literalinclude", "math", "raw", "bibliography", "eval-rst")
_LISTED = re.compile(r"\s*(?:[-*+]|\d+[.)]|:)\s+")
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,}|:{3,})(\s*)(.*)")
_NAMED = re.compile(r"\{([\w:+-]+)\}\s*(.*)")


def read_page(text: str, file: str, docname: str) -> Page:
    """Return the parts and the faults of a page."""
    page = Page(file, docname, words=" ".join(text.casefold().split()))
    lines = text.removeprefix("\ufeff").splitlines()
    start = read_head(lines, page)
    _Reader(page, lines, start).read()
    _check_headings(page)
    return page


class _Reader:
    """Goes through the lines of a page, fence by fence and block by block."""

    def __init__(self, page: Page, lines: list[str], start: int) -> None:
        self.page = page
        self.lines = lines
        self.start = start
        self.fences: list[tuple[str, int, str]] = []
        self.block: list[tuple[int, str]] = []
        self.table: list[tuple[int, str]] = []
        self.listed = False
        self.notes: tuple[list[Mention], list[Mention]] = ([], [])
        """Those that the text refers to, and those that are written."""

    def read(self) -> None:
        verbatim = ""
        options = conflict = False
        before = ""
        for number, line in enumerate(self.lines[self.start :], self.start + 1):
            fence = _FENCE.fullmatch(line)
            if verbatim and fence and fence[4] and fence[2] == verbatim and not fence[3]:  # nobody opens one within one
                self._never_ends(self.fences.pop())
                verbatim = ""
            if verbatim:
                if fence and fence[2].startswith(verbatim) and not fence[4]:
                    self.fences.pop()
                    verbatim = ""
                elif self.fences[-1][2] == "toctree" and not line.lstrip().startswith(":"):
                    self._content(number, line)
                elif options and (option := re.match(r"\s*:([\w-]+):", line)):
                    self._option(number, line, option[1])
                else:
                    options = False
                continue
            if conflict and line.startswith("||||||| "):  # what stood there before both
                continue
            if line.startswith(("<<<<<<< ", ">>>>>>> ")) or (line == "=======" and (conflict or not before.strip())):
                self._end()
                if not conflict:
                    message = "git left two versions of these lines; keep one, and delete <<<<<<<, ======= and >>>>>>>"
                    self.page.tell(number, message)
                conflict = not line.startswith(">")
            elif fence:
                self._end()
                verbatim = self._fence(number, fence)
                options = True
            elif options and (option := re.match(r"\s*:([\w-]+):", line)):
                self._option(number, line, option[1])
            elif options and (option := re.match(r"\s*[–—-]([\w-]+):", line)):
                self.page.tell(number, f"an option begins with a colon; write :{option[1]}:")
                self._option(number, f":{option[1]}:", option[1])
            else:
                options = options and not line.strip()
                self._line(number, line, before)
            before = line
        self._end()
        while self.fences:
            self._never_ends(self.fences.pop())
        for one in self.page.directives:
            if one.name in ("image", "figure") and not one.options.get("alt"):
                self.page.tell(one.line, "this picture has no words for who cannot see it; add a line :alt: with them")
        used, written = self.notes
        defined: dict[str, int] = {}
        lost = {mark.name for mark in used} - {note.name for note in written}
        for note in written:
            if note.name in defined:
                message = f"the note [^{note.name}]: stands in line {defined[note.name]}, too; rename one of them"
                self.page.tell(note.line, message)
            elif note.name not in {mark.name for mark in used} and not did_you_mean(note.name, lost):
                self.page.tell(note.line, f"no text refers to this note; write [^{note.name}] where it belongs")
            defined.setdefault(note.name, note.line)
        for note in used:
            if note.name not in defined:
                self.page.tell(
                    note.line, f"there is no note [^{note.name}]: on this page{did_you_mean(note.name, defined)}"
                )

    def _never_ends(self, fence: tuple[str, int, str]) -> None:
        marks, number, name = fence
        if not name and marks[0] == "`" and self.fences and self.fences[-1][0][0] == ":":  # it was to close that
            outer, line, other = self.fences.pop()
            self.page.tell(number, f"{marks} does not close the {outer}{{{other}}} of line {line}; write {outer}")
            self.page.cut = True
            return
        if not name and not any(line.strip() for line in self.lines[number:]):
            self._never_begins(marks, number)
            return
        what = f"{{{name}}}" if name else "block"
        self.page.tell(number, f"the {what} that opens here never ends; close it with a line {marks}")
        self.page.cut = True

    def _never_begins(self, marks: str, number: int) -> None:
        """Tell of marks at the end of a page that close nothing: above a list of terms, its first line is gone."""
        start = max((line for line, _, _ in self.page.headings if line < number), default=self.start)
        texts = list(enumerate(self.lines[start : number - 1], start + 1))
        terms = (
            line
            for (line, text), (_, after) in pairwise(texts)
            if re.match(r"[^\W_]", text) and re.match(r"  +\S", after) and not _LISTED.match(text)
        )
        if first := next(terms, None):
            self.page.tell(first, f"a line {marks}{{glossary}} is missing before these terms; line {number} closes it")
        else:
            self.page.tell(number, f"{marks} closes nothing here; delete the line, or open its block above")
        self.page.cut = True

    def _fence(self, number: int, fence: re.Match[str]) -> str:
        """Open or close a fence; return its marks if what follows is no Markdown."""
        marks, gap, rest = fence[2], fence[3], fence[4]
        if not rest:
            if marks[0] == ":" or (self.fences and self.fences[-1][0][0] == marks[0]):
                own = [n for n, (other, _, _) in enumerate(self.fences) if other[0] == marks[0]]
                if not own:
                    self.page.tell(number, f"{marks} closes nothing here; delete the line")
                    return ""
                opener = self.fences[own[-1]]
                exact = next((n for n in reversed(own) if self.fences[n][0] == marks), None)
                if exact is not None:
                    del self.fences[exact:]
                    return ""
                if len(marks) < len(opener[0]):
                    message = (
                        f"{marks} does not close the {opener[0]}{{{opener[2]}}} of line {opener[1]}; write {opener[0]}"
                    )
                    self.page.tell(number, message)
                del self.fences[own[-1] :]
                return ""
            self.fences.append((marks, number, ""))
            return marks
        named = _NAMED.fullmatch(rest)
        first = rest.split()[0]
        if rest.startswith("{") and "}" not in rest:
            self.page.tell(number, f"a bracket }} is missing behind {first}")
        elif first.startswith("pmo:") or (marks[0] == ":" and first in OFTEN):
            self.page.tell(number, f"a directive stands in curly brackets; write {marks}{{{first}}}")
        if gap and named:
            self.page.tell(number, f"no space may stand between {marks} and {{{named[1]}}}")
        name = named[1] if named else ""
        if re.match(r"\{[\w:+-]+\}[^\s{]", rest):
            self.page.tell(number, f"a new line is missing behind {{{name}}}; what it says begins below it")
        elif name in NEEDS and named and not named[2].strip():
            self.page.tell(number, f"{{{name}}} needs {NEEDS[name]} behind it")
        self.fences.append((marks, number, name))
        if named and not gap:
            self.page.directives.append(Directive(number, name, named[2].strip(), {}))
            if name not in KNOWN:
                self._known(number, f"{{{name}}}", name, OFTEN)
        if name in ("image", "figure", "include", "literalinclude") and named and named[2].strip():
            kind = "image" if name in ("image", "figure") else "file"
            self.page.links.append(Mention(number, kind, named[2].strip()))
        return marks if not named or gap or name in _VERBATIM or name == "toctree" else ""

    def _known(self, number: int, what: str, name: str, known: frozenset[str]) -> str:
        """Tell of a name that is all but one of those that are known, and return that; others pass."""
        if name in known or not (near := get_close_matches(name, known, 1, 0.8)):
            return name
        self.page.tell(number, f"there is no {what}; did you mean {near[0]!r}?")
        return near[0]

    def _option(self, number: int, line: str, name: str) -> None:
        value = line.partition(f":{name}:")[2].strip()
        if value.startswith(("“", "”", "‘")):
            self.page.tell(number, "curly quotes stand around the value of this option; take them away")
            value = value.strip("“”‘’")
        name = self._known(number, f"option :{name}:", name, OPTIONS)
        if self.page.directives:
            last = self.page.directives[-1]
            self.page.directives[-1] = last._replace(options={**last.options, name: value})

    def _content(self, number: int, line: str) -> None:
        entry = line.strip()
        if link := re.fullmatch(r"\[.*\]\((.+?)(?:\.md)?\)", entry):
            entry = link[1]
            self.page.tell(number, f"a list of contents names pages without brackets; write {entry}")
        if entry and entry != "self":
            named = re.fullmatch(r".*<(.+)>", entry)
            self.page.contents.append(Mention(number, "page", named[1] if named else entry))

    def _line(self, number: int, line: str, before: str) -> None:
        """Take one line that is Markdown."""
        page, words = self.page, line.strip()
        if not words:
            self._end()
            return
        if line.startswith("%"):
            self._end()
            if mark := re.match(r"% guidance (.*)", line):
                page.guidance += [Mention(number, "guidance", point) for point in re.split(r",\s*", mark[1].strip())]
                after = self.lines[number] if number < len(self.lines) else ""
                if before.strip() or after.strip():
                    page.tell(number, "the mark “% guidance” needs an empty line before and after it")
            elif (mark := re.match(r"% ?(\w+) \d+\.\d", line)) and get_close_matches(mark[1], ["guidance"], 1, 0.7):
                page.tell(number, f"there is no mark “% {mark[1]}”; did you mean “% guidance”?")
            return
        if re.match(r"#{7}", line):
            page.tell(number, "a heading has six # signs at most; write fewer")
            return
        if heading := re.fullmatch(r"(#{1,6})(\s*)(.*)", line):
            self._end()
            self.listed = False
            if heading[2].strip(" \t") or not heading[2]:
                page.tell(
                    number, "an ordinary space must stand between # and the heading; delete what is there, and type it"
                )
            page.headings.append((number, len(heading[1]), heading[3].strip()))
            read_inline(self.page, [(number, heading[3])], self.notes)
            return
        if label := re.fullmatch(r"\(([^()]+)\)=", words):
            self._end()
            page.labels.append(Mention(number, "label", label[1]))
            return
        following = self.lines[number] if number < len(self.lines) else ""
        if not self.block and re.fullmatch(r"\([\w-]+\)", words) and not following.strip():
            page.tell(number, f"a label ends with =; write {words}=")
            return
        if self.block and re.fullmatch(r" {0,3}(=+|-+)\s*", line) and not _LISTED.match(self.block[-1][1]):
            page.tell(number, f"{words} below a text makes a heading of it; write # signs before it, or an empty line")
            return
        if re.match(r"// ?\w", line):
            page.tell(number, "a comment is a line that begins with %; // is printed as it stands")
            return
        if numbered := re.match(r"(\d+) ([.)]) \S", words):
            page.tell(number, f"no space may stand in the number of a list; write {numbered[1]}{numbered[2]}")
            return
        if directive := re.match(r"\.\. ([\w:-]+)::", line):
            page.tell(number, f"this is how other programs write it; here it is ```{{{directive[1]}}}, closed by ```")
            return
        if "\t" in words and "\t" in before:
            return
        if "\t" in words:
            page.tell(
                number, "a tab stands between words here; for a table, write | before, between and after its cells"
            )
            return
        in_glossary = bool(self.fences) and self.fences[-1][2] == "glossary"
        if in_glossary and line.startswith("\t"):
            page.tell(number, "an explanation is indented by two spaces; a tab stands here")
            return
        if in_glossary and (run_on := re.match(r"[*_]*([^:*_]+?)[*_]*:[*_]* .*", words)) and not line.startswith(" "):
            self._end()
            page.terms.append(Mention(number, "term", run_on[1]))
            page.tell(
                number,
                f"the term “{run_on[1]}” stands alone in its line, plain; explain it below, indented by two spaces",
            )
            return
        if in_glossary and not line.startswith(" "):
            self._end()
            if before.startswith(" ") and before.strip():
                page.tell(number, f"an empty line is missing before the term “{words}”")
            if words.endswith(":"):
                words = words.rstrip(": ")
                page.tell(number, f"the term “{words}” stands without a colon; take it away")
            page.terms.append(Mention(number, "term", words))
            after = self.lines[number] if number < len(self.lines) else ""
            if not after.strip() or after.startswith(("```", ":::")):
                page.tell(number, f"the term “{words}” has no explanation below it, indented by two spaces")
            elif words.endswith("."):
                page.tell(number, "an explanation is indented by two spaces; this line is taken for a term")
            return
        indent = len(line) - len(line.lstrip(" "))
        if line.lstrip(" ").startswith("\t") and not self.block:
            page.tell(number, "this line begins with a tab, which makes it code; delete the tab")
            return
        if indent >= 4 and not self.listed and not self.block and not before.strip():
            page.tell(number, f"this line begins with {indent} spaces, which makes it code; delete them")
            return
        if words.startswith("|"):
            if not self.table:
                self._end()
            self.table.append((number, words))
            return
        if _LISTED.match(line):
            self._end()
            self.listed = True
            if re.match(r"\s*[-*+]\s+\[[ xX]?\](\s|$)", line):
                page.tell(number, "[ ] makes no box to tick; tasks come from the framework, by {pmo:checklist}")
                line = re.sub(r"\[[ xX]?\]", "   ", line, count=1)
        elif not indent and not self.block:
            self.listed = False
        self.block.append((number, line))

    def _end(self) -> None:
        """Look at the block that ends here."""
        if (
            len(self.block) > 1
            and re.fullmatch(r"[\s:-]*-\s*(\|[\s:-]+)+", self.block[1][1])
            and "|" in self.block[0][1]
        ):
            self.table, self.block = self.block, []  # one without | at its edges
        if self.block:
            read_inline(self.page, self.block, self.notes)
            self.block = []
        if self.table:
            self._table(self.table)
            self.table = []

    def _table(self, rows: list[tuple[int, str]]) -> None:
        if len(rows) < 2 or not re.fullmatch(r"[\s|:-]+", rows[1][1]):
            self.page.tell(
                rows[0][0], "this is no table yet: below its first row a row |---|---| is missing, one --- a column"
            )
            return
        width = _cells(rows[0][1])
        for number, row in rows[1:]:
            if (cells := _cells(row)) != width:
                self.page.tell(number, f"this row has {cells} cells, but the table's first one {width}")
        for content in (rows[0], *rows[2:]):
            read_inline(self.page, [content], self.notes)


def _cells(row: str) -> int:
    row = row.strip().replace("\\|", "  ")  # one in code parts cells, too
    return len(row.removeprefix("|").removesuffix("|").split("|"))


def _check_headings(page: Page) -> None:
    """Tell of a page without a title, with two, of levels left out, and of one heading twice."""
    if not page.headings:
        if not page.faults:
            page.tell(1, "this page has no title; its first line is # and the title")
        return
    seen: dict[str, int] = {}
    level = 0
    for number, depth, text in page.headings:
        if depth == 1 and level:
            page.tell(number, "this is a second title; a page has one # and then ##")
        elif depth > level + 1:
            wanted = "#" * (level + 1)
            page.tell(number, f"{'#' * depth} follows {'#' * level or 'nothing'}; write {wanted}")
        if text in seen:
            page.tell(number, f"this heading stands in line {seen[text]}, too; links could not tell them apart")
        seen.setdefault(text, number)
        level = depth
