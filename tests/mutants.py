"""Do the tests hold it? Small changes of meaning, one at a time, each run against the tests of its room.

``nox -s mutants`` makes every change that `changes` knows in the pure rooms of the house and tells which no test
noticed. Each of these wants a test, or a line in ``mutants.txt`` that says why it changes nothing that anybody could
notice. A part of all, ``--sample 50 --seed 3``, takes minutes; all of it takes hours.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
ANSWERED = Path(__file__).with_name("mutants.txt")
ENOUGH = 0.85
"""The part of all changes that must be noticed or answered."""

PROGRESS = ("file", "keys", "merging", "planning", "standing", "text")
ROOMS: dict[str, tuple[str, ...]] = {
    "pmo_guide/questions.py": ("tests/model/test_questions.py",),
    **{f"pmo_guide/progress/{name}.py": ("tests/progress",) for name in PROGRESS},
    "pmo_guide/model/items.py": ("tests/model", "tests/interchange/test_json.py"),
    "pmo_guide/model/rules.py": ("tests/model", "tests/interchange/test_json.py"),
    "pmo_guide/model/vocabulary.py": ("tests/model", "tests/interchange/test_json.py"),
    "pmo_guide/model/index.py": ("tests/model/test_questions.py", "tests/model/test_values.py"),
    "pmo_guide/model/advice.py": ("tests/model/test_values.py", "tests/interchange/test_published.py"),
}
"""The tests that must notice what is changed in a file."""

COMPARISONS: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
}
SUMS: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.Add(),
    ast.Div: ast.Mult(),
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "floor": "ceil", "ceil": "floor"}


class Mutant(NamedTuple):
    """One change of one place."""

    file: str
    function: str
    line: int
    start: int
    """The first character of what is replaced, of the whole text …"""
    end: int
    """… and the one after its last."""
    before: str
    after: str

    def __str__(self) -> str:
        before, after = (
            " ".join(text.split()) for text in (self.before, self.after.removeprefix("(").removesuffix(")"))
        )
        return f"{self.file}, {self.function}: {before} → {after}"


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what an expression or a statement may be changed into."""
    match node:
        case ast.Compare(ops=[operator, *_]) if type(operator) in COMPARISONS:
            yield ast.Compare(node.left, [COMPARISONS[type(operator)], *node.ops[1:]], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in SUMS and not isinstance(node.left, ast.JoinedStr):
            yield ast.BinOp(node.left, SUMS[type(node.op)], node.right)
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)) if name in CALLS or node.keywords:
            if name in CALLS:
                function = (
                    ast.Name(CALLS[name])
                    if isinstance(node.func, ast.Name)
                    else ast.Attribute(node.func.value, CALLS[name])
                )
                keywords = node.keywords if CALLS[name] in ("min", "max") else []
                yield ast.Call(function, node.args, keywords)
            if name in ("min", "max", "sorted") and any(word.arg == "key" for word in node.keywords):
                yield ast.Call(node.func, node.args, [word for word in node.keywords if word.arg != "key"])
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            for number, generator in enumerate(node.generators):
                if generator.ifs:
                    changed = copy.deepcopy(node)
                    changed.generators[number].ifs = []
                    yield changed
        case ast.Slice(lower=None) | ast.Slice(upper=None) if node.step is None and (node.lower or node.upper):
            yield ast.Slice(node.upper, node.lower)
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def mutants_of(file: str, text: str) -> Iterator[Mutant]:
    """Yield every mutant of a module; annotations and what only describes are left alone."""
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    codes = text.splitlines()

    def place(line: int, column: int) -> int:
        return lines[line - 1] + len(codes[line - 1].encode()[:column].decode())

    def visit(node: ast.AST, function: str) -> Iterator[tuple[ast.AST, str]]:
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            return
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            function = f"{function}.{node.name}".removeprefix(".")
        yield node, function
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
                continue
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, ast.AST):
                    yield from visit(part, function)

    for node, function in visit(ast.parse(text), ""):
        for changed in changes(node):
            line, start = node.lineno, place(node.lineno, node.col_offset)  # type: ignore[attr-defined]
            end = place(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
            after = ast.unparse(ast.fix_missing_locations(changed))
            bare = isinstance(changed, ast.Slice | ast.stmt | ast.GeneratorExp)  # the last has its own brackets
            yield Mutant(file, function, line, start, end, text[start:end], after if bare else f"({after})")


def noticed(mutant: Mutant, house: Path, seconds: float) -> bool:
    """Return whether the tests of its room fail, or never end, with a mutant in a copy of the house."""
    path = house / mutant.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: mutant.start] + mutant.after + text[mutant.end :], encoding="utf-8")
    try:
        return not passes(house, ROOMS[mutant.file], seconds)
    finally:
        path.write_text(text, encoding="utf-8")


def passes(house: Path, tests: tuple[str, ...], seconds: float) -> bool:
    """Run tests in a copy of the house; return whether all of them pass in time."""
    options = ["-q", "-x", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    environment = os.environ | {"PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=house,
            env=environment,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def answers() -> set[str]:
    """Return the mutants of which it is said why nobody could notice them."""
    lines = ANSWERED.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith((" ", "#"))}


def main() -> int:
    """Try the mutants; return 1 if too few were noticed."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__)
    parser.add_argument("files", nargs="*", default=list(ROOMS), help="only these of the files")
    parser.add_argument("--sample", type=int, help="try only so many, chosen at random")
    parser.add_argument("--seed", type=int, default=0, help="of that choice")
    parser.add_argument("--jobs", type=int, default=1, help="how many at once")
    options = parser.parse_args()
    every = [m for file in options.files for m in mutants_of(file, (ROOT / file).read_text(encoding="utf-8"))]
    if options.sample:
        every = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    answered = answers()
    tried = [mutant for mutant in every if str(mutant) not in answered]
    with tempfile.TemporaryDirectory() as name:
        houses: SimpleQueue[Path] = SimpleQueue()
        for number in range(options.jobs):
            house = Path(name) / str(number)
            for folder in ("pmo_guide", "tests"):
                shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__", "_build"))
            for file in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-content"):
                shutil.copy(ROOT / file, house)
            houses.put(house)
        seconds = {}
        for tests in {ROOMS[mutant.file] for mutant in tried}:
            start = time.perf_counter()
            if not passes(house, tests, 3_600):
                sys.exit(f"{' '.join(tests)}: these fail as it is")
            seconds[tests] = 10 + 4 * options.jobs * (time.perf_counter() - start)

        def attempt(mutant: Mutant) -> bool:
            house = houses.get()
            try:
                return noticed(mutant, house, seconds[ROOMS[mutant.file]])
            finally:
                houses.put(house)

        survivors = []
        with ThreadPoolExecutor(options.jobs) as pool:
            for number, (mutant, seen) in enumerate(zip(tried, pool.map(attempt, tried), strict=True), 1):
                if not seen:
                    survivors.append(mutant)
                    print(f"{mutant.file}:{mutant.line}: nobody noticed {mutant}", flush=True)
                elif not number % 20:
                    print(f"{number} of {len(tried)} tried", flush=True)
    share = 1 - len(survivors) / max(1, len(every))
    print(f"{len(every)} changes, {len(every) - len(tried)} answered, {len(survivors)} not noticed: {share:.0%} held")
    return int(share < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
