"""Serves the book while it is written: builds it at each save, reloads the browser, and says on the page what is wrong.

Run by ``nox -s live``. Pages are served as they are published, policy and all; what is added is one script of the same
origin. A build is Sphinx and ``pmo-guide check`` side by side. What the check finds is told; what Sphinx alone finds,
where the check finds nothing, so that a mistake is told once. Both are told after every build until it is mended.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
import webbrowser
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from watchfiles import DefaultFilter, watch

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PANEL = '<link rel="stylesheet" href="/_live/panel.css"><script defer src="/_live/panel.js" data-edition="{}"></script>'
WATCHED = [Path("pmo_guide"), Path("pyproject.toml")]
WARNING = re.compile(r"(?:(.+?): )?(?:WARNING|ERROR|CRITICAL|SEVERE): (.*)")


class Saves(DefaultFilter):
    """Tells what authors save from what builds and editors leave behind."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, "_build", "drawn")
    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        r"^[.#]",
        r"#$",
        r"^\d+$",  # with which Vim tries whether it may write
        r"\.(bak|crswap|kate-swp|orig|part|te?mp)$",
    )


class Book:
    """The pages as they were last built, and what is wrong with them."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.out = source / "_build" / "live"
        self.doctrees = source / "_build" / "doctrees" / "live"
        self.edition = ""
        """Names the last build that made pages."""
        self.faults: list[str] = []
        self.is_building = False
        self._again: list[str] = []
        self._modules: list[str] = []
        self._sphinx = self._waiting()

    def build(self) -> None:
        """Build what has changed, and note what is wrong."""
        self.is_building = True
        warned = self.out.with_name("live-warnings.txt")
        warned.parent.mkdir(exist_ok=True)
        warned.write_bytes(b"")
        options = ("-q", "-n", "-T", "-j", "auto", "-b", "html", "-d", str(self.doctrees), "-w", str(warned))
        checking = _python("-m", "pmo_guide", "check")
        building, arguments = self._sphinx, [*options, *self._again, str(self.source), str(self.out)]
        with suppress(OSError):  # it is gone, of which its exit status tells
            _write(building, arguments)
        found, refused = checking.communicate()
        made, said = building.communicate()
        warnings = list(_warnings(warned.read_text(encoding="utf-8")))
        checked = {0: [], 1: found.splitlines()}.get(checking.returncode, refused.splitlines())
        self.faults = checked or [f"{place}: {message}" if place else message for place, message in warnings]
        if building.returncode and not self.faults:
            self.faults = ["Sphinx stopped; the terminal shows what it said", *said.splitlines()[-1:]]
            print(said, file=sys.stderr)
        others = [place for place, _ in warnings if not self._forget(place)]
        self._again = [] if checked or not (others or building.returncode) else ["-E"]
        if not building.returncode:
            self.edition = str(time.time_ns())
            self._modules = json.loads(made.splitlines()[-1])
        self.is_building = False
        print("\n".join([*self.faults, f"{time.strftime('%H:%M:%S')} {_summary(self.faults)}"]), flush=True)
        self._sphinx = self._waiting()

    def _waiting(self) -> subprocess.Popen[str]:
        """Start a Sphinx that imports what the last one needed, and waits for the next save."""
        process = _python(str(HERE / "waiting.py"))
        _write(process, self._modules)
        return process

    def _forget(self, place: str) -> bool:
        """Have Sphinx read a page again that it warned of, as it tells of a page only then; whether it is a page."""
        try:
            page = Path(re.sub(r":\d+$", "", place)).resolve().relative_to(self.source.resolve())
            (self.doctrees / page).with_suffix(".doctree").unlink(missing_ok=True)
        except (ValueError, OSError):
            return False
        return page.suffix == ".md"


def _python(*arguments: str) -> subprocess.Popen[str]:
    """Start a Python, to which and from which lines go."""
    pipe = subprocess.PIPE
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
        errors="replace",
        env=environment,
    )


def _write(process: subprocess.Popen[str], line: list[str]) -> None:
    assert process.stdin
    process.stdin.write(json.dumps(line) + "\n")
    process.stdin.flush()


def _warnings(text: str) -> Iterator[tuple[str, str]]:
    """Yield place and message of each warning, as files are named from here."""
    here = f"{Path.cwd()}{os.sep}"
    for line in text.splitlines():
        if match := WARNING.match(line):
            yield (match[1] or "").removeprefix(here), match[2]


def _summary(faults: list[str]) -> str:
    return f"{len(faults)} to mend" if faults else "All is fine"


class Handler(SimpleHTTPRequestHandler):
    """Answers with the pages, each with the panel, and with how things stand."""

    book: Book
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}  # Windows may say otherwise

    def do_GET(self) -> None:
        """Answer a request."""
        path = urlsplit(self.path).path
        if path == "/_live/state":
            book = self.book
            state = {"edition": book.edition, "building": book.is_building, "faults": book.faults}
            self._answer(json.dumps(state).encode(), "application/json")
        elif path in ("/_live/panel.js", "/_live/panel.css"):
            file = HERE / Path(path).name
            self._answer(file.read_bytes(), self.guess_type(file))
        elif path.endswith(("/", ".html")):
            file = Path(self.translate_path(path))
            file = file / "index.html" if path.endswith("/") else file
            known = file.is_file()
            panel = PANEL.format(self.book.edition).encode()  # of before the page is read, which may be newer
            page = (file if known else HERE / "nothing.html").read_bytes()
            self._answer(page.replace(b"</head>", panel + b"</head>", 1), "text/html", 200 if known else 404)
        else:
            super().do_GET()

    def _answer(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Have nothing kept by browsers."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (as the library names it)
        """Stay silent: the terminal is for what is wrong."""


class Server(ThreadingHTTPServer):
    """Serves a book at a port or, where that is taken, at a free one."""

    allow_reuse_address = os.name != "nt"  # there, it would share a port that is taken

    def __init__(self, book: Book, port: int) -> None:
        handler = partial(type("Handler", (Handler,), {"book": book}), directory=str(book.out))
        try:
            super().__init__(("127.0.0.1", port), handler)
        except OSError:
            super().__init__(("127.0.0.1", 0), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent where a browser hung up, as one does that leaves a page: the terminal is for what is wrong."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main() -> None:
    """Serve, build and watch until interrupted."""
    parser = argparse.ArgumentParser(prog="nox -s live --", description="Serve the pages while you write.")
    parser.add_argument("--port", type=int, default=8000, help="where to serve (8000, or a free one if that is taken)")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")
    parser.add_argument("--source", type=Path, default=Path("docs"), help="the folder of the book (docs)")
    parser.add_argument("--watch", type=Path, nargs="*", default=WATCHED, help="what to watch besides")
    options = parser.parse_args()
    book = Book(options.source)
    server = Server(book, options.port)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"{address} shows the pages and what is wrong with them. Stop with Ctrl+C.", flush=True)
    has_screen = sys.platform != "linux" or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    if has_screen and not options.no_browser:
        webbrowser.open(address)
    try:
        watched = [options.source, *filter(Path.exists, options.watch)]
        changes = watch(*watched, watch_filter=Saves(), yield_on_timeout=True, rust_timeout=500)
        next(changes)  # from now on it watches
        book.build()
        for changed in changes:
            if changed:
                book.build()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
