"""Python's own errors in a framework's file, in words for somebody who knows no Python.

Python tells a forgotten comma or bracket where it stopped understanding, which may be a hundred lines further on. The
layout of a file tells where it was forgotten: what is inside a bracket is indented further than the line that opens it.
"""

from __future__ import annotations

import builtins
import io
import keyword
import re
import sys
import tokenize
import traceback
from json import JSONDecodeError
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide import model
from pmo_guide.model import Fault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_MARKER = re.compile(r"(<{7}|={7}|>{7})(?: |$)")
_NOT_THERE = re.compile(r"cannot import name '(\w+)'")
_IMPORTED = {"date": "from datetime import date"}
"""Names that frameworks use besides those of the model, and where they come from."""
_CURLY = "“”„‘’‚"
_JOINING = frozenset({"for", "if", "else", "in", "is", "and", "or", "not", "as", "async"})


class _Token(NamedTuple):
    kind: int
    text: str
    line: int
    end: int
    """The line on which it ends."""


def shown(path: Path) -> str:
    """Return a path as seen from the current folder, where it lies below it."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def syntax_faults(path: Path) -> list[Fault]:
    """Return what keeps a file from being Python: nothing, or the first thing, or every conflict that git left."""
    name = shown(path)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return [Fault(f"{name}:{line}", "this file is not saved as UTF-8; choose UTF-8 as its encoding and save again")]
    if conflicts := list(conflict_faults(text, name)):
        return conflicts
    try:
        compile(text, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        line, message = _explained(error, text)
        return [Fault(f"{name}:{line}", message)]
    except ValueError as error:  # a null character
        return [Fault(f"{name}:1", f"this file is no text: {error}")]
    return []


def conflict_faults(text: str, name: str) -> Iterator[Fault]:
    """Yield each place where git left both versions of a text, between its markers."""
    for line, content in enumerate(text.splitlines(), 1):
        if content.startswith("<<<<<<< "):
            yield Fault(
                f"{name}:{line}",
                "git left two versions of these lines; keep one, and delete the lines <<<<<<<, ======= and >>>>>>>",
            )


def error_fault(error: BaseException, path: Path | None = None) -> Fault:
    """Return what went wrong when a framework's code ran, at the author's line: the last one in or beside `path`."""
    frames = traceback.extract_tb(error.__traceback__)
    folder = path.parent if path else None
    theirs = [frame for frame in frames if folder and Path(frame.filename).is_relative_to(folder)] or frames[-1:]
    if not theirs:
        return Fault("", _reason(error))
    line = theirs[-1].lineno or 1
    if isinstance(error, JSONDecodeError):
        for file in sorted(folder.glob("*.json")) if folder else ():
            if file.read_text(encoding="utf-8-sig", errors="replace") == error.doc:
                return Fault(f"{shown(file)}:{error.lineno}", _reason(error))
    if isinstance(error, ImportError) and (match := _NOT_THERE.match(str(error))):
        line = _line_with(match[1], Path(theirs[-1].filename), line)
    return Fault(f"{shown(Path(theirs[-1].filename))}:{line}", _reason(error))


def _line_with(word: str, path: Path, start: int) -> int:
    """Return the next line from `start` on that holds a word: an import may go over many."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return next((n for n in range(start, len(lines) + 1) if re.search(rf"\b{word}\b", lines[n - 1])), start)


def _reason(error: BaseException) -> str:
    text = str(error)
    if isinstance(error, NameError) and error.name:
        if error.name in model.__all__:
            return f"{error.name} is used here, but not imported; add it to the line “from pmo_guide.model import …”"
        if error.name in _IMPORTED:
            return f"{error.name} is used here, but not imported; add a line “{_IMPORTED[error.name]}” at the top"
        if error.name in _modules_at(error):
            return f"the file {error.name}.py is used here, but not imported; add {error.name} to the import at the top"
        known = {*model.__all__, *dir(builtins), *_names_at(error)}
        hint = did_you_mean(error.name, known) or '; a text stands in straight quotes (")'
        return f"the name {error.name!r} means nothing here{hint}"
    if isinstance(error, ModuleNotFoundError) and error.name:
        package = error.name.rpartition(".")[0]
        beside = iter_modules(getattr(sys.modules.get(package), "__path__", ()), f"{package}.")
        return f"there is no module {error.name!r}{did_you_mean(error.name, [module.name for module in beside])}"
    if isinstance(error, ImportError) and error.path and (match := _NOT_THERE.match(text)):
        known = {*model.__all__} if error.name == model.__name__ else _modules_beside(Path(error.path))
        return f"there is no {match[1]!r} to import from {error.name}{did_you_mean(match[1], known)}"
    if isinstance(error, AttributeError) and error.name and isinstance(error.obj, ModuleType):
        return f"{error.obj.__name__} has no {error.name!r}{did_you_mean(error.name, dir(error.obj))}"
    if isinstance(error, ValueError) and re.search(r"month|day|year", text):
        return f"there is no such day: {text}; a day is written as date(2026, 11, 30)"
    if isinstance(error, JSONDecodeError):
        return "this file is no JSON any longer from here on: a comma, a quote or a bracket is missing, or one too many"
    if isinstance(error, TypeError) and "interpreted as an integer" in text:
        if re.search(r"\bdate\(\s*[\"']", _line_of(error)):
            return "a day is three numbers with commas between, as in date(2026, 11, 30)"
        return "a number stands in quotes here; take them away"
    if isinstance(error, TypeError) and "not callable" in text:
        return "a comma is missing before a bracket “(” in this expression"
    return f"{type(error).__name__}: {text}"


def _line_of(error: BaseException) -> str:
    """Return the line of code that could not be run."""
    frames = traceback.extract_tb(error.__traceback__)
    return (frames[-1].line or "") if frames else ""


def _modules_beside(path: Path) -> set[str]:
    return {other.stem for other in path.parent.glob("*.py")}


def _modules_at(error: BaseException) -> set[str]:
    names = _frame_names(error)
    return _modules_beside(Path(file)) if (file := names.get("__file__")) else set()


def _names_at(error: BaseException) -> set[str]:
    return set(_frame_names(error))


def _frame_names(error: BaseException) -> dict[str, Any]:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return frame.tb_frame.f_globals if frame else {}


# -- what Python cannot read ------------------------------------------------------------------------------------------


_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_STRANGE = re.compile("[\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")
"""Blanks and invisible characters that come with text pasted from elsewhere."""


def _explained(error: SyntaxError, text: str) -> tuple[int, str]:
    """Return the line where a syntax error was made, and what it is."""
    line, said = error.lineno or 1, error.msg
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    if said.startswith("invalid character") and any(quote in said for quote in _CURLY):
        return line, 'curly quotes stand around this text; put straight ones (") around it, and keep curly ones inside'
    if strange := _STRANGE.search(_TEXT.sub("", here)):  # what Python itself says of it differs from version to version
        name = f"U+{ord(strange[0]):04X}"
        return line, f"a character that Python does not know stands in this line ({name}); delete it and type it again"
    if said.startswith("invalid character") and (dash := re.search("[‐-―−]", _TEXT.sub("", here))):
        return line, f"Python does not know this dash ({dash[0]}); two numbers have a comma between, as in (4, 7)"
    if said.startswith(("invalid character", "invalid non-printable")):
        return line, f"a character that Python does not know stands in this line ({said}); delete it and type it again"
    if "unterminated" in said and "triple" not in said:
        return line, (
            "the quote that ends this text is missing, or stands on another line; a text of several lines "
            "stands in brackets, each line of it in quotes of its own"
        )
    if "unterminated" in said:
        return line, 'the text that begins here with """ never ends'
    if isinstance(error, TabError):
        return line, "tabs and spaces are mixed before this line; indent with spaces only"
    if match := re.match(r"keyword argument repeated: (\w+)", said):
        return line, f"{match[1]} is given twice; keep one of the two"
    for number in (line, line - 1, line + 1):
        if re.match(r"\s*(//|<!--|/\*)", lines[number - 1] if 0 < number <= len(lines) else ""):
            return number, "a comment begins with #, here as everywhere in Python"
    if dashed := re.match(r"\s*(\w+(?:-\w+)+)\s*=", here):
        return line, f"the name of a field has underscores; write {dashed[1].replace('-', '_')}="
    if "cannot assign to literal" in said:
        return line, 'a colon stands between name and value here, as in {"name": 2}; write : for ='
    if re.search(r"=\s*`", here):
        return line, 'a text stands in straight quotes ("), not in backticks'
    if isinstance(error, IndentationError) and ((slip := _slip(text, line)) is None or slip[0] > line):
        return line, f"this line is indented otherwise than those around it ({said})"
    for number in (line, line - 1):
        if wrong := re.search(r"[)\]}\"'\w]([;.])\s*$", lines[number - 1] if 0 < number <= len(lines) else ""):
            return number, f"a comma ends this line, not “{wrong[1]}”; write , instead"
    if slip := _slip(text, line):
        return slip
    if said.startswith("leading zeros"):
        return line, "a number begins with 0 here; leave the 0 out"
    if "':' expected" in said:
        return line, 'between { and }, each entry has a name and a value, as in "name": value; here one is missing'
    if len(re.findall(r"(?<!\\)\"", here)) > 2:
        return line, 'a straight quote (") ends the text here; type curly quotes (“ ”) inside a text'
    if said.startswith("positional argument follows"):
        return _nameless(text) or line, "a value stands here without the name of its field; write it as name=value"
    if re.search(r",\s*,", here):
        return line, "one comma too many stands in this line"
    if re.match(r"\s*\w+\s*:(?!=)", here):
        name = here.strip().partition(":")[0].strip()
        return line, f"a colon stands after {name}; a field is written as {name}=…"
    if re.match(r"\s*\w+\s*=\s*[^\W\d]\w* +[^\W\d]", here):
        return line, 'a text stands in straight quotes (")'
    more = "" if said.startswith("invalid syntax") else f" ({said})"
    return line, f"Python cannot read this line: a quote, a comma or a bracket is missing or too many here{more}"


def _slip(text: str, stopped: int) -> tuple[int, str] | None:
    """Return the first forgotten comma, or bracket too few or too many, before or at the place where Python stopped."""
    lines = [*text.splitlines(), ""]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    open_brackets: list[_Token] = []
    before: _Token | None = None
    for token in _tokens(text):
        first = before is None or token.line > before.end
        indent = indents[token.line - 1]
        opener = open_brackets[-1] if open_brackets else None
        if first and opener and before:
            outer = indents[opener.line - 1]
            if indent < outer or (indent == outer and token.text not in _CLOSES.values() and token.line > opener.line):
                return _unclosed(opener, before)
        if first and opener and before and _missing_comma(before, token) and before.end < token.line:
            return before.end, f"a comma is missing after line {before.end}"
        if before and opener and not first and before.text == token.text == ",":
            return token.line, "one comma too many stands in this line"
        if token.text in _CLOSES:
            open_brackets.append(token)
        elif token.text in _CLOSES.values() and token.kind == tokenize.OP:
            if first and opener and indent > indents[opener.line - 1]:
                start = next(n for n in range(token.line - 2, -1, -1) if lines[n].strip() and indents[n] <= indent)
                return start + 1, f"a bracket that the {token.text} of line {token.line} closes is missing in this line"
            if opener is None:
                return token.line, f"one bracket {token.text} too many stands in this line"
            if _CLOSES[opener.text] != token.text:
                return token.line, (
                    f"{token.text} stands here, but the bracket open since line {opener.line} is {opener.text}; "
                    f"write {_CLOSES[opener.text]}"
                )
            following = next((n for n in range(token.line, len(lines)) if lines[n].strip()), len(lines) - 1)
            ends = lines[following].lstrip().startswith((")", "]", "}"))
            closed_again = ends and indents[following] == indents[opener.line - 1] < indent
            goes_on = indents[following] == indent > indents[opener.line - 1]
            if not first and opener.line < token.line and (goes_on or closed_again):
                return token.line, f"one bracket {token.text} too many stands in this line"
            open_brackets.pop()
        before = token
        if token.line > stopped and not open_brackets:
            return None
    if open_brackets and before:
        return _unclosed(open_brackets[-1], before)
    return None


def _nameless(text: str) -> int | None:
    """Return the line of the first value without a name that follows a named one; Python names the bracket's end."""
    tokens = list(_tokens(text))
    named: list[bool] = []
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text in _CLOSES:
            named.append(False)
        elif before.text in _CLOSES.values() and named:
            named.pop()
        if named and before.text in ("(", ",") and token.text not in (*_CLOSES.values(), "*", "**"):
            if after.text == "=":
                named[-1] = True
            elif named[-1]:
                return token.line
    return None


def _unclosed(opener: _Token, last: _Token) -> tuple[int, str]:
    line = "this line" if last.end == opener.line else f"line {opener.line}"
    missing = f"{_CLOSES[opener.text]} is missing at the end of this line"
    return last.end, f"{missing}: the bracket {opener.text} of {line} is never closed"


def _missing_comma(before: _Token, token: _Token) -> bool:
    """Tell whether one value ends and the next begins, with nothing between them."""
    ends = before.text in _CLOSES.values() or before.kind in (tokenize.NUMBER, tokenize.STRING)
    ends = (
        ends
        or (before.kind == tokenize.NAME and not keyword.iskeyword(before.text))
        or before.text in ("None", "True", "False")
    )
    begins = (token.kind == tokenize.NAME and token.text not in _JOINING) or token.kind == tokenize.NUMBER
    begins = begins or (token.kind == tokenize.STRING and before.kind != tokenize.STRING)
    return ends and begins


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the words, values and marks of a text, as far as they can be told apart."""
    skipped = {tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type not in skipped and token.string.strip():
                yield _Token(token.type, token.string, token.start[0], token.end[0])
    except (tokenize.TokenError, SyntaxError):
        return
