"""Sphinx in a process of its own, which may be killed and may fork, and has everything loaded already (`warm`)."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from jinja2 import BytecodeCache
from sphinx import jinja2glue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext
    from types import CodeType

    from jinja2.bccache import Bucket


class Templates(BytecodeCache):
    """Compiled templates, by their texts: Sphinx compiles those of its themes anew for each build."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where one of the same text was compiled."""
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.known[bucket.key, bucket.checksum] = bucket.code


jinja2glue.SandboxedEnvironment = functools.partial(  # type: ignore[misc]
    jinja2glue.SandboxedEnvironment, bytecode_cache=Templates()
)


class Ran(NamedTuple):
    """What a process left."""

    status: int
    """0, or minus the signal that killed it, or what `SystemExit` or an exception leave."""
    told: str
    """What it wrote of its progress."""
    warnings: str
    read: set[str]
    """The documents that were read, whether new or again."""
    opened: list[str]
    """The files in the folder that it began to write, in order."""


def warm() -> ForkServerContext:
    """Return what starts processes that have everything loaded already."""
    from multiprocessing import forkserver  # which Windows has not

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["warm"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent))  # the server does not take over where modules are sought
        forkserver.ensure_running()
    return context


def run(
    folder: Path, builder: str, to: Path, config: Mapping[str, Any], jobs: int = 1, kill: int = -1, room: int = 0
) -> Ran:
    """Build a project.

    With `kill` the process is killed when it begins to write its file of that number, which is then empty; with `room`
    no file can be larger than that many bytes.
    """
    context = warm()
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(there, folder, builder, to, dict(config), jobs, kill, room))
    process.start()
    there.close()
    with here:
        try:
            ran: Ran = here.recv()
        except EOFError:
            ran = Ran(0, "", "", set(), [])
    process.join()
    status = process.exitcode or ran.status
    process.close()
    return ran._replace(status=status)


def _build(
    answer: Connection, folder: Path, builder: str, to: Path, config: dict[str, Any], jobs: int, kill: int, room: int
) -> None:
    from sphinx.testing.util import SphinxTestApp

    opened: list[str] = []
    read: set[str] = set()
    own, busy = os.getpid(), False

    def hear(event: str, args: tuple[Any, ...]) -> None:
        nonlocal busy
        if event != "open" or busy or os.getpid() != own or not isinstance(args[0], str | os.PathLike):
            return
        path, mode, flags = Path(args[0]), args[1] or "", args[2]
        if not (flags & (os.O_WRONLY | os.O_RDWR) or set(mode) & set("wax+")) or not path.is_relative_to(folder):
            return
        if len(opened) == kill:
            busy = True
            path.write_bytes(b"")
            os.kill(own, signal.SIGKILL)
        opened.append(path.relative_to(folder).as_posix())

    if room:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    sys.addaudithook(hear)
    status, app = 0, None
    try:
        app = SphinxTestApp(builder, srcdir=folder, builddir=to, confoverrides=config, parallel=jobs)
        app.connect("env-before-read-docs", lambda _app, _env, names: read.update(names))
        app.build()
        status = app.statuscode
    except BaseException as error:  # whatever it is, the test is told
        status = 1
        sys.stderr.write(f"{type(error).__name__}: {error}")
        told, warnings = (app.status.getvalue(), app.warning.getvalue()) if app else ("", "")
        answer.send(Ran(status, told, f"{warnings}\n{type(error).__name__}: {error}", read, opened))
    else:
        answer.send(Ran(status, app.status.getvalue(), app.warning.getvalue(), read, opened))
    answer.close()
