"""A page with 5,000 actions in a browser: the start of our script, and a tick until it is saved and painted."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from machine import start_browser
from playwright.sync_api import sync_playwright

from bench.measure import Cost, Row
from pmo_guide import web

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTIONS = 5_000
TICKS = 20

TICK = """
(n) => new Promise((done) => {
  const tick = document.querySelectorAll('.pmo-tick')[n];
  const key = `"action/${tick.value}/state"`;
  const start = performance.now();
  tick.click();
  const saved = localStorage.getItem('pmo-guide/progress/f').includes(key) ? performance.now() - start : NaN;
  requestAnimationFrame(() => setTimeout(() => done([saved, performance.now() - start])));
})
"""


def page_of(actions: int) -> str:
    """Return a chapter with a checklist."""
    items = "".join(
        f'<li id="pmo-action-a{n}"><p><label class="pmo-check"><input autocomplete="off" '
        f'class="pmo-tick" type="checkbox" value="a{n}"> Do thing number {n} with a witness, and write it down</label>'
        '</p><p class="pmo-facts">3–5 hours</p><p class="pmo-line"><strong>Evidence:</strong> The paper</p></li>'
        for n in range(actions)
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Many</title>'
        '<link rel="stylesheet" href="pmo-guide.css"></head><body><main><section><h1>Many</h1>'
        f'<div class="pmo-head"></div><div class="pmo-checklist"><ul class="pmo-actions">{items}</ul></div></section>'
        '</main><script src="pmo-guide.js" data-framework="f" data-version="1" data-root="./" defer></script>'
        "</body></html>"
    )


def widgets() -> Iterator[Row]:
    """Yield rows with medians, with nothing saved and with every action saved; none where there is no browser."""
    entries = ",".join(f'"action/a{n}/state":{{"value":"doing","at":{n}}}' for n in range(ACTIONS))
    full = (
        '{"format":"pmo-guide/progress","version":1,"framework":{"id":"f","version":"1"},"entries":{' + entries + "}}"
    )
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        for file, text in web.assets().items():
            (folder / file).write_text(text, encoding="utf-8")
        timed = f"var began = performance.now();{web.assets()['pmo-guide.js']}var started = performance.now() - began;"
        (folder / "pmo-guide.js").write_text(timed, encoding="utf-8")
        (folder / "index.html").write_text(page_of(ACTIONS), encoding="utf-8")
        try:
            browser = start_browser(playwright)
        except LookupError:
            return
        for what, stored in (("nothing saved", ""), ("all saved", full)):
            page = browser.new_context().new_page()
            url = (folder / "index.html").as_uri()
            page.goto(url)
            page.evaluate("text => text && localStorage.setItem('pmo-guide/progress/f', text)", stored)
            starts = []
            for _ in range(5):
                page.goto(url)
                starts.append(page.evaluate("started"))
            saved, painted = zip(*(page.evaluate(TICK, n) for n in range(TICKS)), strict=True)
            aims = (
                ("start-up", starts, "aim 0.3 s"),
                ("tick until saved", saved, ""),
                ("until painted", painted, "aim 0.05 s"),
            )
            for state, times, aim in aims:
                costs = tuple(Cost(math.nan, time / 1000, math.nan, "") for time in times)
                yield Row(f"checklist of {ACTIONS:,}, {what}", "ours", state, costs, note=aim)
        browser.close()
