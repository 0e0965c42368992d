"""Hold the prose of the book to its rules: ``python docs/_prose/check.py [FILE…]``.

The rules stand in ``rules.toml`` beside this file, each with a reason. Pages are looked at block by block (paragraph,
list item, table row) without code, targets of links and names of roles; the framework's modules by their strings.
A finding is told as ``file:line: rule: what is wrong``. A page accepts an exception by a comment before the block::

    % prose: accept RULE: why

An exception that nothing needs is a finding, too, and so is one without a reason. Needs nothing but Python.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent
ACCEPT = re.compile(r"^%\s*prose: accept ([a-z-]+)(?::\s*(.*))?$")
FENCE = re.compile(r"^\s*(`{3,}|:{3,})\s*(.*)$")
ITEM = re.compile(r"^\s*(?:[-*]|\d+\.|:)\s+")
CODE_FENCES = re.compile(
    r"^(?:\{(?:pmo:|toctree|bibliography)|text|shell|python|toml|json|yaml|css|html|markdown|\{code)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of prose: the line it begins on, what it is (``paragraph``, ``item``, ``row``), and its words."""

    line: int
    kind: str
    text: str
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule does not allow, with its place."""

    file: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


def plain(text: str) -> str:
    """Return the words that a reader sees: roles as their titles, without citations, code, marks and addresses."""
    text = re.sub(r"\{cite(?::\w+)?\}`[^`]*`", "", text)
    text = re.sub(r"\{[\w:]+\}`([^`<]*?)\s*(?:<[^>]*>)?`", r"\1", text)
    text = re.sub(r"`[^`]*`", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"https?://\S+", "", text)
    return re.sub(r"\s+", " ", text.replace("**", "").replace("*", "")).strip()


def page(text: str) -> tuple[list[Block], list[tuple[int, str, str | None]]]:
    """Return the blocks of a MyST page, and its exceptions: the line, the rule and the reason of each."""
    blocks: list[Block] = []
    exceptions: list[tuple[int, str, str | None]] = []
    accepted: set[str] = set()
    lines: list[str] = []
    start = 0
    code = ""

    def end() -> None:
        if lines:
            first = lines[0].lstrip()
            kind = "row" if first.startswith("|") else "item" if ITEM.match(first) else "paragraph"
            if words := plain(ITEM.sub("", " ".join(lines)) if kind == "item" else " ".join(lines)):
                blocks.append(Block(start, kind, words, frozenset(accepted)))
                accepted.clear()
            lines.clear()

    front = text.startswith("---\n")
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if front:
            front = number == 1 or line != "---"
            continue
        if code:
            if fence and fence[1].startswith(code) and not fence[2]:
                code = ""
            continue
        if fence:
            end()
            if CODE_FENCES.match(fence[2]):
                code = fence[1]
            continue
        if exception := ACCEPT.match(line):
            end()
            exceptions.append((number, exception[1], exception[2]))
            accepted.add(exception[1])
        elif not line.strip() or line.startswith(("%", "#", "{.", "(")) or re.match(r"^\s*:[\w-]+:", line):
            end()
        else:
            if line.startswith("  ") and lines and not lines[0].startswith(" ") and not ITEM.match(lines[0]):
                lines[:] = [", ".join(lines)]  # the names of what is defined here
                end()
            if line.lstrip().startswith("|") or ITEM.match(line):
                end()
            if not lines:
                start = number
            lines.append(line)
    end()
    return blocks, exceptions


def strings(text: str) -> list[Block]:
    """Return the texts of a module of the framework: strings of several words that are no documentation."""
    tree = ast.parse(text)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    return [
        Block(node.lineno, "text", plain(node.value))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in documentation and " " in node.value
    ]


def check(file: Path, rules: dict[str, Any]) -> list[Finding]:
    """Hold one file to the rules."""
    name = file.relative_to(DOCS.parent).as_posix() if file.is_relative_to(DOCS.parent) else str(file)
    code = file.suffix == ".py"
    try:
        text = file.read_text(encoding="utf-8")
        blocks, exceptions = (strings(text), []) if code else page(text)
    except (UnicodeDecodeError, SyntaxError):
        return []  # `pmo-guide check` says what is wrong with it
    hits = [(block, rule, message) for block in blocks for rule, message in hits_of(block, rules)]
    open_hits = [hit for hit in hits if hit[1] not in hit[0].accepted]
    findings = [
        Finding(name, block.line, rule, message) for block, rule, message in open_hits if rule in rules["words"]
    ]
    findings += [Finding(name, block.line, *rest) for block, *rest in open_hits if rest[0] in ("spelling", "long")]
    for rule, limit in {} if code else {**rules["limits"], "endings": rules["endings"]}.items():
        counted = [block.line for block, hit, _ in open_hits if hit == rule]
        most = limit["most"]
        if "share" in limit:
            most = max(most, limit["share"] * sum(is_long(block) for block in blocks))
        if len(counted) > most:
            lines = ", ".join(map(str, counted))
            findings.append(
                Finding(
                    name, counted[-1], rule, f"{len(counted)} times (lines {lines}), at most {most:.0f}: {limit['say']}"
                )
            )
    known = {*rules["words"], *rules["limits"], "spelling", "long", "endings"}
    for line, rule, reason in exceptions:
        block = next((block for block in blocks if block.line > line), None)
        if rule not in known:
            findings.append(Finding(name, line, "accept", f"there is no rule “{rule}”"))
        elif not reason:
            findings.append(Finding(name, line, "accept", f"say why: % prose: accept {rule}: …"))
        elif not any(hit[:2] == (block, rule) for hit in hits):
            findings.append(Finding(name, line, "accept", f"the block that follows does not need “{rule}”"))
    return sorted(findings, key=lambda finding: (finding.line, finding.rule))


def hits_of(block: Block, rules: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each rule that a block meets, and what to say of it; whether a limit is passed, its page decides."""
    text = re.sub("|".join(map(re.escape, rules["names"])), "", block.text)
    british = {word: right for right, words in rules["spelling"].items() for word in words.split()}
    for match in re.finditer(rf"\b({'|'.join(british)})\b", text, re.IGNORECASE):
        yield "spelling", f"“{match[0]}” is “{british[match[0].lower()]}” in British English"
    for rule, word in {**rules["words"], **rules["limits"]}.items():
        for match in re.finditer(word["pattern"], text):
            yield rule, f"“{match[0].strip()}”: {word['say']}"
    count = len(block.text.split())
    if block.kind == "paragraph" and count > rules["longest"]:
        yield "long", f"{count} words in one paragraph; at most {rules['longest']}"
    if is_long(block) and len(sentences(block.text)[-1].split()) <= rules["endings"]["words"]:
        yield "endings", "ends in a short sentence"


def is_long(block: Block) -> bool:
    """Tell whether a block is a paragraph of some length that ends, and does not lead to a list or a table."""
    return block.kind == "paragraph" and len(block.text.split()) > 30 and not block.text.endswith(":")


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, as far as full stops tell."""
    return [part for part in re.split(r"(?<=[.!?])[”\"')]*\s+(?=[A-Z“\"'(])", text) if part] or [""]


def files() -> list[Path]:
    """Return what is held to the rules: the book's pages, not the manual's, and the framework's texts."""
    pages = [path for path in sorted(DOCS.rglob("*.md")) if not {"_build", "contributing"} & set(path.parts)]
    return [*pages, *sorted((DOCS.parent / "pmo_guide" / "framework").glob("*.py"))]


def main(arguments: list[str]) -> int:
    """Check these files, or all; print what is found and return 1 if anything is."""
    rules = tomllib.loads((HERE / "rules.toml").read_text(encoding="utf-8"))
    chosen = [Path(argument).resolve() for argument in arguments] or files()
    findings = [finding for file in chosen for finding in check(file, rules)]
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
