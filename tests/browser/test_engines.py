"""Smoke tests in Firefox, with its strict policy for files, and in WebKit, where the machine has them.

Playwright drives only builds of its own of these two. What Debian ships as firefox-esr and webkit2gtk-driver takes the
commands of WebDriver, each over a wire of its own; a few lines here speak them.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from handbooks import BAKERY, handbook

from pmo_guide.framework import FRAMEWORK
from pmo_guide.handbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
STEP = FRAMEWORK.steps[0]
ACTION = STEP.actions[0].id
ROLE = FRAMEWORK.find("role", "pmo-director")
PATIENCE = 60
SEE = """((selector, label) => {
  const found = [...document.querySelectorAll(selector)].find(
    (one) => one.checkVisibility() && (!label || one.textContent === label));
  found?.scrollIntoView({behavior: 'instant', block: 'center'}); // WebKit's driver waits for no smooth scrolling
  return found;
})(...arguments)"""
CHOOSE = """((selector, value) => {
  const list = document.querySelector(selector);
  list.value = value;
  list.dispatchEvent(new Event('change', {bubbles: true}));
})(...arguments)"""

SAVE = """PDFViewerApplication.pdfDocument.saveDocument().then(
  (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))"""


class Engine:
    """A browser that takes the commands of WebDriver and ends with the exit stack."""

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        self.folder = folder
        self.closing = closing

    def send(self, command: str, **values: Any) -> Any:
        raise NotImplementedError

    def run(self, *command: str, output: int = subprocess.DEVNULL, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program, ended with the test."""
        there = os.environ | environment
        process = subprocess.Popen(command, env=there, stdout=output, stderr=subprocess.DEVNULL)
        self.closing.callback(process.communicate, timeout=PATIENCE)
        self.closing.callback(process.terminate)
        return process

    def ask(self, script: str, *arguments: Any) -> Any:
        """Return what an expression is in the page."""
        return self.send("ExecuteScript", script=f"return {script}", args=list(arguments))

    def wait(self, script: str, *arguments: Any) -> None:
        """Wait until an expression is true in the page."""
        until(lambda: self.ask(script, *arguments), script)

    def open(self, address: str) -> None:
        self.send("Navigate", url=address)

    def text(self, selector: str) -> str:
        """Return the text of the first such element that can be seen, as soon as there is one."""
        text: str = self.ask("arguments[0].innerText", self.see(selector))
        return text

    def click(self, selector: str, label: str = "") -> None:
        """Click on the first such element, or on the one that says this."""
        self.send("ElementClick", id=next(iter(self.see(selector, label).values())))

    def type(self, selector: str, text: str) -> None:
        """Type, or choose a file by its path."""
        self.send("ElementSendKeys", id=next(iter(self.see(selector).values())), text=text)

    def see(self, selector: str, label: str = "") -> dict[str, str]:
        """Return the reference of an element that can be seen, as soon as there is one, and scroll to it."""
        return until(lambda: self.ask(SEE, selector, label), f"{selector} {label}".strip())


class Firefox(Engine):
    """Firefox, over its own wire, Marionette: messages in JSON, each after its length and a colon."""

    programs = ("firefox-esr", "firefox")
    preferences = (
        ("remote.prefs.recommended", False),  # these would give all files one store
        ("marionette.port", 0),
        ("browser.shell.checkDefaultBrowser", False),
        ("datareporting.policy.dataSubmissionEnabled", False),
        ("browser.download.folderList", 2),
    )

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        super().__init__(folder, closing)
        settings = (*self.preferences, ("browser.download.dir", str(folder)))
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings]
        (folder / "user.js").write_text("".join(lines), encoding="utf-8")
        program = next(filter(None, map(shutil.which, self.programs)))
        self.run(program, "--headless", "--no-remote", "--marionette", "--profile", str(folder), HOME=str(folder))
        port = folder / "MarionetteActivePort"
        until(lambda: port.exists() and port.read_text(encoding="utf-8"), "Firefox starts")
        self.socket = closing.enter_context(
            socket.create_connection(("127.0.0.1", int(port.read_text(encoding="utf-8"))), PATIENCE)
        )
        self.answers = closing.enter_context(self.socket.makefile("rb"))
        self._receive()
        self.send("NewSession")

    def _receive(self) -> Any:
        size = b""
        while (one := self.answers.read(1)) != b":":
            size += one
        return json.loads(self.answers.read(int(size)))

    def send(self, command: str, **values: Any) -> Any:
        message = json.dumps([0, 1, f"WebDriver:{command}", values]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        assert not error, error
        return result.get("value")


class WebKit(Engine):
    """WebKitGTK's MiniBrowser on a screen of its own, over HTTP."""

    programs = ("WebKitWebDriver",)
    paths: ClassVar = {
        "Navigate": "/url",
        "Refresh": "/refresh",
        "ExecuteScript": "/execute/sync",
        "ElementClick": "/element/{id}/click",
        "ElementSendKeys": "/element/{id}/value",
    }

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        super().__init__(folder, closing)
        screen = self.run("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", output=subprocess.PIPE)
        display = screen.stdout.readline().decode().strip()  # type: ignore[union-attr]
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.run("WebKitWebDriver", f"--port={port}", DISPLAY=f":{display}", HOME=str(folder))
        self.url = f"http://127.0.0.1:{port}/session"
        until(partial(listens, port), "WebKit's driver starts")
        self.url += "/" + self._call("POST", "", {"capabilities": {}})["sessionId"]
        closing.callback(self._call, "DELETE", "")

    def _call(self, method: str, path: str, values: dict[str, Any] | None = None) -> Any:
        data = None if values is None else json.dumps(values).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def send(self, command: str, **values: Any) -> Any:
        return self._call("POST", self.paths[command].format(**values), values)


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def until(done: Callable[[], Any], what: str) -> Any:
    """Return what a function does as soon as that is something."""
    end = time.monotonic() + PATIENCE
    while not (found := done()):
        assert time.monotonic() < end, f"still not: {what}"
        time.sleep(0.05)
    return found


@pytest.fixture(params=[Firefox, WebKit], ids=lambda engine: engine.__name__)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The engine in a fresh profile, if the machine has it."""
    kind = request.param
    if not any(map(shutil.which, kind.programs)):
        pytest.skip(f"{kind.__name__} was not tried: this machine has no {' or '.join(kind.programs)}")
    if kind is WebKit and not shutil.which("Xvfb"):
        pytest.skip("WebKit was not tried: this machine has no Xvfb, the screen to show it on")
    with ExitStack() as closing:
        yield kind(tmp_path, closing)


def stored(engine: Engine) -> dict[str, Any]:
    text = engine.ask("localStorage.getItem(arguments[0])", KEY)
    return {key: entry["value"] for key, entry in json.loads(text)["entries"].items()} if text else {}


def test_from_a_tick_to_the_plan(engine: Engine, book_html: Path, tmp_path: Path) -> None:
    """All of it from a folder; where pages are kept apart, the reader's file goes from one to the next."""
    base = book_html.as_uri()
    tick, paper = f".pmo-tick[value={ACTION}]", "getComputedStyle(document.body).backgroundColor"
    item = f".pmo-actions > li:has({tick})"
    apart = isinstance(engine, Firefox)
    engine.open(f"{base}/steps/{STEP.id}.html")
    engine.click(tick)
    assert engine.text(".pmo-head .pmo-progress > :last-child") == f"1 of {len(STEP.actions)} done"
    engine.click(f"{item} .pmo-more")
    engine.type(f"{item} textarea", "a note")
    engine.wait("(localStorage.getItem(arguments[0]) ?? '').includes('a note')", KEY)
    light = engine.ask(paper)
    engine.click(".theme-toggle")
    dark = engine.ask(paper)
    engine.send("Refresh")
    assert engine.ask("document.querySelector(arguments[0]).checked", tick)
    assert engine.text(f"{item} .pmo-note") == "a note"
    assert light != dark == engine.ask(paper)
    saved = {f"action/{ACTION}/state": "done", f"action/{ACTION}/note": "a note"}
    assert stored(engine) == saved
    if apart:
        engine.click(".pmo-file-button")
        engine.click(".pmo-panel button", "Export")
        (file,) = until(lambda: list(tmp_path.glob(f"{FRAMEWORK.id}-progress-*.json")), "a file is exported")

    for tool in ("assessment", "plan"):
        engine.open(f"{base}/toolkit/{tool}.html")
        if apart:
            assert "Firefox keeps what you do on each page apart" in engine.text(".pmo-notice")
            assert stored(engine) == {}
            engine.click(".pmo-notice button", "Import")
            engine.type(".pmo-panel input[type=file]", str(file))
            assert "has newer: 1 action, 1 note." in engine.text(".pmo-panel-found p")
            engine.click(".pmo-panel button", "Import")
            engine.click(".pmo-panel button", "Close")
            engine.click(".pmo-notice button", "Close")
        assert stored(engine).items() >= saved.items()
        engine.see(f".pmo-{tool} + * select")
        engine.ask(CHOOSE, f".pmo-{tool} + * select", ROLE.id)  # WebKit's driver opens no list
        until(lambda: stored(engine).get("plan/role") == ROLE.id, "the role is kept")
        engine.see({"assessment": ".pmo-rung input", "plan": ".pmo-planned tbody tr"}[tool])

    engine.open(f"{base}/toolkit/team.html")
    engine.see(".pmo-team-live")
    engine.open(f"{base}/search.html?q=benefits")
    engine.see("#search-results li a")


@pytest.mark.parametrize("engine", [Firefox], indirect=True)
def test_a_handbook_is_filled_in_and_saved(engine: Engine, tmp_path: Path) -> None:
    """Firefox shows PDFs with pdf.js, which many sites use, too."""
    engine.open(handbook(BAKERY, tmp_path).as_uri())
    engine.wait("!!document.querySelector('.annotationLayer')")
    engine.ask("PDFViewerApplication.page = 4")  # the first checklist
    engine.click(".annotationLayer input[type=checkbox]")
    engine.type(".annotationLayer textarea", "Fed daily")
    saved = tmp_path / "filled.pdf"
    saved.write_bytes(base64.b64decode(engine.ask(SAVE)))
    filled = read(saved)
    assert filled.left_out == ()
    values = {key: answer.value for key, answer in filled.answers.items() if answer.written}
    action = min(values).split("/")[1]  # the first one that the page has
    assert values == {f"action/{action}/state": "done", f"action/{action}/note": "Fed daily"}
