"""A web server of this machine that answers as one host or another does, and that can be cut off."""

from __future__ import annotations

import mimetypes
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from pathlib import Path

MISSING = b"<!doctype html><title>404</title><h1>Not found</h1>"


@dataclass
class Host:
    """What lies where, and the habits of the host; all of it may change between two requests."""

    sites: dict[str, Path]
    """The folder behind each path, which begins and ends in a slash."""
    clean: bool = False
    """Whether a page is at its address without ``.html``, to which the other redirects."""
    refused: tuple[str, ...] = ()
    """Endings of what is answered like something that is not there."""
    missing: int = 404
    """The status of what is not there: some hosts say 200, with a page of theirs."""
    headers: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    """Content types by ending, where they are not the usual ones."""
    login: bool = False
    """Whether everything leads to a page that asks who one is."""
    replaced: dict[str, bytes] = field(default_factory=dict)
    """Contents by path, in the place of files."""
    cut: bool = False
    """Whether there is no network."""
    name: str = "127.0.0.1"
    """By which it is known to the browser."""
    tls: ssl.SSLContext | None = None
    """How it speaks HTTPS, if it does."""
    port: int = 0
    asked: list[str] = field(default_factory=list)
    """The path of each request that was answered."""

    def url(self, path: str = "/") -> str:
        """Return the address of a path."""
        return f"{'https' if self.tls else 'http'}://{self.name}:{self.port}{path}"

    def answer(self, path: str, query: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and content."""
        again = f"?{query}" if query else ""
        if path == "/login":
            return 200, {"Content-Type": "text/html"}, b"<!doctype html><h1>Who are you?</h1>"
        if self.login:
            return 302, {"Location": "/login"}, b""
        base = max((base for base in self.sites if path.startswith(base)), key=len, default=None)
        if base is None:
            wanted = f"{path}/" in self.sites
            return (301, {"Location": f"{path}/{again}"}, b"") if wanted else self.nothing()
        if path.endswith(self.refused) and self.refused:
            return self.nothing()
        if self.clean and path.endswith(".html"):
            page = path.removesuffix(".html")
            to = page.removesuffix("index") if page.endswith("/index") else page
            return 308, {"Location": to + again}, b""
        file = self.sites[base] / unquote(path).removeprefix(base)
        if file.is_dir():
            if not path.endswith("/"):
                return 301, {"Location": f"{path}/{again}"}, b""
            file /= "index.html"
        if self.clean and not file.is_file():
            file = file.with_name(f"{file.name}.html")
        if not file.is_file() and path not in self.replaced:
            return self.nothing()
        kind = self.types.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return 200, {"Content-Type": kind}, self.replaced.get(path) or file.read_bytes()

    def nothing(self) -> tuple[int, dict[str, str], bytes]:
        """Return what is answered where there is nothing."""
        return self.missing, {"Content-Type": "text/html"}, MISSING

    @contextmanager
    def served(self) -> Iterator[Host]:
        """Answer requests within this block."""
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if host.cut:
                    self.close_connection = True
                    return
                address = urlsplit(self.path)
                host.asked.append(address.path)
                status, headers, content = host.answer(address.path, address.query)
                self.send_response(status)
                for name, value in {**host.headers, **headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        with ThreadingHTTPServer(("127.0.0.1", self.port), Handler) as server:
            self.port = server.server_port
            if self.tls:  # hands are shaken on the thread of each request, so that none waits for another
                server.socket = self.tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield self
            finally:
                server.shutdown()
