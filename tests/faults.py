"""What readers' progress goes through, done on purpose: hostile files, racing tabs, full storage, kills, bad clocks.

Each function tries one kind so many times and tells how many entries were lost, which must be none. The tests try each
a few times; ``bench/faults.py`` tries them long and makes the table of the manual.
"""

from __future__ import annotations

import json
import math
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

import machine
from playwright.sync_api import Error as PlaywrightError

from pmo_guide import progress, web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

KEY = "pmo-guide/progress/f"


class Tried(NamedTuple):
    """What came of one kind of fault."""

    tries: int
    lost: list[str]
    """What was lost, or went otherwise wrong, each with how it came about."""
    seen: str
    """What else was counted, in words."""


# -- a site of one page ------------------------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<link rel="stylesheet" href="pmo-guide.css">
<script defer src="pmo-guide.js" data-framework="f" data-version="1" data-root="./"></script></head>
<body><main><h1>Chapter</h1><ul class="pmo-actions"><li><p><label><input class="pmo-tick"
type="checkbox" value="a">a</label></li></ul><div class="pmo-file"></div></main></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    """A web server that says nothing, and answers only so many requests more."""

    left = 10**9

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer, or hang up."""
        type(self).left -= 1
        if type(self).left >= 0:
            super().do_GET()


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, type[Quiet]]]:
    """Serve a folder on this machine; give its address and the handler, whose `left` may be set."""
    handler = type("Handler", (Quiet,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", handler
        server.shutdown()


def make_site(folder: Path) -> Path:
    """Write a site of one page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    for name, text in web.assets().items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def a_file(entries: dict[str, Any], at: int = 1000) -> progress.Progress:
    """Return progress with these values."""
    return progress.Progress("f", "1", {key: progress.Entry(value, at) for key, value in entries.items()})


def stored(page: Page) -> dict[str, progress.Entry]:
    """Return what a page has stored."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return dict(progress.parse(text, "f").entries) if text else {}


def missing(expected: dict[str, progress.Entry], found: dict[str, progress.Entry], how: str) -> list[str]:
    """Return the entries that are not there, or are older than they should be."""
    return [
        f"{how}: {key}"
        for key, entry in expected.items()
        if key not in found or progress.json_text(list(found[key])) != progress.json_text(list(entry))
    ]


# -- hostile files -----------------------------------------------------------------------------------------------------

NASTY = (
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "",
    " ",
    "\0",
    "\ufeff",
    "\u202e\u2066txt.exe\u2069",
    "\ud800",
    "a\udc00b",
    "\ud83d",
    "\u2028\u2029",
    "</script><script>document.title='hit'</script>",
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "é" * 300,
    "𝔘" * 99,
    "../../etc",
    "%00",
    "a\r\nb",
    "NaN",
    "null",
)
NUMBERS = (
    "0",
    "-0",
    "-1",
    "1.5",
    "1e300",
    "1e999",
    "-1e999",
    "9007199254740993",
    "8640000000000001",
    "1" * 400,
    "0.1e-320",
)
KEYS = (
    *(f"action/a{n}/{part}" for n in range(9) for part in ("state", "note")),
    *(f"competency/c{n}/{part}" for n in range(9) for part in ("level", "evidence", "history/2026-11-27")),
    *("plan/role", "plan/hours", "plan/start", "plan/order", "plan/target", "plan/pin/a1", "me/name", "seen/version"),
    *(
        "indicator/i/held",
        "scenario/s/choice",
        "target/t/title",
        "target/t/level/c1",
        "target/t/core/c1",
        "me/calendar",
    ),
    *NASTY[:14],
)
FITTING = {
    "state": progress.STATES,
    "note": NASTY,
    "level": (None, 0, 3, 5, 99),
    "evidence": NASTY,
    "2026-11-27": (None, 4),
    "role": (None, "r"),
    "hours": (None, 0.5, 168),
    "start": (None, "2026-11-27"),
    "order": ([], ["a", "b"]),
    "name": NASTY,
    "target": (None, "t"),
    "a1": (True, False),
    "version": NASTY,
    "held": (None, True),
    "choice": (None, "x"),
    "title": NASTY,
    "c1": (True, 4),
    "calendar": ("k3v9",),
}
"""Values that fit a key, by its last part."""


def hostile(count: int, seed: int) -> Iterator[str]:
    """Yield texts of files as somebody may hand them over: sound ones, nearly sound ones, and made to harm."""
    rng = random.Random(seed)

    def value(depth: int = 3) -> str:
        kind = rng.randrange(8 if depth else 5)
        if kind < 3:
            return json.dumps(rng.choice(NASTY))
        if kind == 3:
            return rng.choice(NUMBERS)
        if kind == 4:
            return rng.choice(("true", "false", "null"))
        parts = [value(depth - 1) for _ in range(rng.randrange(4))]
        if kind == 5:
            return f"[{','.join(parts)}]"
        return "{" + ",".join(f"{json.dumps(rng.choice(NASTY))}:{part}" for part in parts) + "}"

    def entry(key: str) -> str:
        fits = FITTING.get(key.rpartition("/")[2])
        inside = json.dumps(rng.choice(fits)) if fits and rng.random() < 0.95 else value()
        at = str(rng.choice((0, 1, 1000, 1001, rng.randrange(2**43), progress.MAX_AT)))
        return f'{json.dumps(key)}:{{"value":{inside},"at":{at}}}'

    def text() -> str:
        entries = ",".join(entry(rng.choice(KEYS)) for _ in range(rng.randrange(6)))
        head = '"framework":{"id":"f","version":' + json.dumps(rng.choice(("1", "", "2026.11", NASTY[8]))) + "}"
        return f'{{"format":"pmo-guide/progress","version":1,{head},"entries":{{{entries}}}}}'

    def changed(text: str) -> str:
        places = [found.span() for found in re.finditer(r'"[^"]*"|\d+|[\[\]{}:,]', text)]
        begin, end = rng.choice(places)
        return text[:begin] + rng.choice((value(), "", "{", "]", ",", text[begin:end] * 2)) + text[end:]

    def deep() -> str:
        levels = rng.choice((5, 27, 28, 29, 31, 32, 33, 500, 20_000))
        inside = "[" * levels + "]" * levels if rng.random() < 0.5 else '{"__proto__":' * levels + "1" + "}" * levels
        return text().replace('"entries":{', f'"entries":{{"x":{{"value":{inside},"at":5}},').replace(",}", "}")

    def other() -> str:
        return rng.choice(
            (
                text().replace('"id":"f"', f'"id":{json.dumps(rng.choice(NASTY))}'),
                text().replace('"version":1', f'"version":{value()}'),
                text().replace('"entries":', '"__proto__":{"polluted":1},"entries":'),
                text().replace('"entries":', '"entries":{},"entries":'),
                text()[: rng.randrange(200)],
                "\ufeff" + text() + "\n ",
                value(),
                "".join(map(chr, rng.choices(range(1, 0x3000), k=40))),
            )
        )

    makers = (text, text, lambda: changed(text()), lambda: changed(changed(text())), deep, other)
    for n in range(count):
        yield makers[n % len(makers)]()


IMPORT = """async (texts) => {
  const panel = document.querySelector('.pmo-panel');
  const found = panel.querySelector('.pmo-panel-found');
  const count = {imported: 0, refused: 0, older: 0};
  for (const text of texts) {
    found.replaceChildren();
    const data = new DataTransfer();
    data.items.add(new File([text], 'hostile.json'));
    panel.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    while (!found.firstChild) await new Promise((done) => setTimeout(done));
    const button = [...found.querySelectorAll('button')].find(({textContent}) => textContent === 'Import');
    if (button) button.click();
    count[button ? 'imported' : found.textContent.includes('was not imported') ? 'refused' : 'older'] += 1;
  }
  return count;
}"""


def hostile_files(browser: Browser, folder: Path, tries: int, seed: int = 1) -> Tried:
    """Import generated files through the panel, each as a reader would; Python merges the same beside it."""
    texts = list(hostile(tries, seed))
    mine = a_file({f"action/mine-{n}/note": f"note {n}" for n in range(60)} | {"me/name": "Lee", "plan/hours": 3})
    expected = mine
    for text in texts:
        try:
            theirs = progress.parse(text, "f")
        except progress.ProgressError:
            continue
        entries = {key: entry for key, entry in theirs.entries.items() if key}  # the panel refuses an empty key
        expected = progress.merge(expected, replace(theirs, entries=entries))
    lost = []
    with served(make_site(folder)) as (address, _), browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: lost.append(f"a script failed: {error}"))
        page.goto(address)
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, progress.dump(mine)])
        page.reload()
        page.locator(".pmo-file .pmo-file-button").click()
        page.locator(".pmo-panel").wait_for()
        count = {"imported": 0, "refused": 0, "older": 0}
        for begin in range(0, tries, 100):
            # As JSON, in which halves of characters come through.
            part = page.evaluate(f"(text) => ({IMPORT})(JSON.parse(text))", json.dumps(texts[begin : begin + 100]))
            count = {name: number + part[name] for name, number in count.items()}
        lost += missing(dict(expected.entries), stored(page), "after the imports")
        if page.evaluate("({}).polluted !== undefined || document.title !== 'Page'"):
            lost.append("a file changed more than progress")
    return Tried(
        tries, lost, f"{count['imported']} imported, {count['refused']} refused in words, the others held nothing new"
    )


def large_files(browser: Browser, folder: Path) -> Tried:
    """Import files that storage cannot hold, or that are too large to read."""
    mine = a_file({f"action/mine-{n}/note": f"note {n}" for n in range(60)})
    lost = []
    sizes = (4_000_000, 6_000_000, 9_000_000, 11_000_000)
    told = 0
    for size in sizes:
        with served(make_site(folder)) as (address, _), browser.new_context(accept_downloads=True) as context:
            page = context.new_page()
            page.goto(address)
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, progress.dump(mine)])
            page.reload()
            page.locator(".pmo-file .pmo-file-button").click()
            page.locator(".pmo-panel").wait_for()
            made = "'" + progress.dump(a_file({"action/big/note": "NOTE"}, 2000)).replace("\n", "") + "'"
            page.evaluate(f"({IMPORT})([{made}.replace('NOTE', 'x'.repeat({size}))])")
            lost += missing(dict(mine.entries), stored(page), f"{size} characters, stored")
            told += page.get_by_text("is full").count() + page.get_by_text("was not imported").count() > 0
            with page.expect_download() as waiting:
                page.get_by_role("dialog").get_by_role("button", name="Export", exact=True).click()
            exported = progress.parse(waiting.value.path().read_text(encoding="utf-8"), "f").entries
            lost += missing(dict(mine.entries), dict(exported), f"{size} characters, exported")
            if size < progress.MAX_LENGTH and "action/big/note" not in exported:
                lost.append(f"{size} characters: what was imported")
    return Tried(len(sizes), lost, f"{told} told that storage is full or the file too large; the export held all")


# -- tabs --------------------------------------------------------------------------------------------------------------


def racing_tabs(browser: Browser, folder: Path, tabs: int, writes: int) -> Tried:
    """Write in several tabs at once, to keys of each tab and to one that all share."""
    with served(make_site(folder)) as (address, _), browser.new_context() as context:
        pages = [context.new_page() for _ in range(tabs)]
        for page in pages:
            page.goto(address)
        for n, page in enumerate(pages):
            page.evaluate(
                """([tab, writes]) => {
                  const {store} = pmoGuide.site;
                  window.racing = (async () => {
                    for (let n = 0; n < writes; n += 1) {
                      store.write({[`action/t${tab}-${n}/note`]: `${n}`, 'me/name': `${tab} ${n}`});
                      await new Promise((done) => setTimeout(done, Math.random() * 4));
                    }
                  })();
                }""",
                [n, writes],
            )
        for page in pages:
            page.evaluate("racing")
        pages[0].wait_for_timeout(1500)
        expected = {f"action/t{n}-{k}/note" for n in range(tabs) for k in range(writes)}
        found = stored(pages[0])
        shown = [set(page.evaluate("[...pmoGuide.site.store.progress.entries.keys()]")) for page in pages]
    lost = [f"{tabs} tabs: {key}" for key in sorted(expected - found.keys())]
    lost += [f"tab {n} does not show {key}" for n, keys in enumerate(shown) for key in sorted(found.keys() - keys)]
    return Tried(tabs * writes, lost, f"{tabs} tabs")


# -- storage and clocks, in the store alone ----------------------------------------------------------------------------

FULL = """(writes) => {
  const {Store} = pmoGuide.store;
  const lost = [];
  let told = 0;
  const trial = (name, fails, heals) => {
    const items = new Map();
    let n = 0;
    const storage = {
      getItem: (key) => { if (fails('get', n)) throw new Error(); return items.get(key) ?? null; },
      setItem: (key, value) => { n += 1; if (fails('set', n)) throw new Error(); items.set(key, value); },
      removeItem: (key) => items.delete(key),
    };
    let at = 1000;
    const store = new Store({framework: 'f', version: '1'}, () => storage, () => at++);
    for (let k = 0; k < writes; k += 1) {
      store.write({[`action/a${k}/note`]: `${k}`});
      if (store.trouble) told += 1;
      if (store.get(`action/a${k}/note`) !== `${k}`) lost.push(`${name}: memory lacks ${k}`);
    }
    if (heals) {
      fails = () => false;
      store.write({'me/name': 'after'});
    }
    const kept = heals ? JSON.parse(items.get(store.key)).entries : Object.fromEntries(store.progress.entries);
    for (let k = 0; k < writes; k += 1) if (!kept[`action/a${k}/note`]) lost.push(`${name}: ${k}`);
  };
  for (let i = 1; i <= writes; i += 1) {
    trial(`full once, at write ${i}`, (what, n) => what === 'set' && n === i, true);
    trial(`full from write ${i} on`, (what, n) => what === 'set' && n >= i, true);
    trial(`full from write ${i} for ever`, (what, n) => what === 'set' && n >= i, false);
    trial(`blocked at write ${i}`, (what, n) => n === i, true);
  }
  return {lost, told};
}"""


def full_storage(page: Page, writes: int) -> Tried:
    """Let storage fail at each write, once, for a while and for ever."""
    found = page.evaluate(f"({FULL})({writes})")
    return Tried(4 * writes, found["lost"], f"{found['told']} times told; once there is room again, all is stored")


CLOCK = """(writes) => {
  const {Store} = pmoGuide.store;
  const lost = [];
  const items = new Map();
  const storage = {getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value)};
  let now = 1_800_000_000_000;
  const store = new Store({framework: 'f', version: '1'}, () => storage, () => now);
  const ahead = new Store({framework: 'f', version: '1'}, () => ({getItem: () => null, setItem() {}}), () => now + 1e9);
  for (let n = 0; n < writes; n += 1) {
    const before = store.progress;
    store.write({[`action/a${n}/note`]: `${n}`, 'me/name': `${n}`});
    if (store.get('me/name') !== `${n}`) lost.push(`write ${n} did not count`);
    store.merge(before); // an older copy comes back
    if (store.get('me/name') !== `${n}`) lost.push(`write ${n} did not count after a merge`);
    now -= 86_400_000 * (n % 400);
    if (n % 10 === 9) {
      ahead.merge(store.progress);
      ahead.write({[`action/b${n}/note`]: 'ahead'});
      store.merge(ahead.progress);
    }
  }
  const kept = JSON.parse(items.get(store.key)).entries;
  for (let n = 0; n < writes; n += 1) if (kept[`action/a${n}/note`]?.value !== `${n}`) lost.push(`write ${n}`);
  return lost;
}"""


def clocks_set_back(page: Page, writes: int) -> Tried:
    """Set the clock back before each write, and merge with a machine whose clock is ahead."""
    return Tried(writes, page.evaluate(f"({CLOCK})({writes})"), "the later write counts, also after each merge")


# -- kills -------------------------------------------------------------------------------------------------------------

WRITE_ON = """(from) => {
  const {store} = pmoGuide.site;
  let n = from;
  const go = () => {
    store.write({[`action/k${n}/note`]: 'x'.repeat(n % 50)});
    saved(n);
    n += 1;
    setTimeout(go);
  };
  go();
}"""


def killed_tabs(browser: Browser, folder: Path, tries: int, seed: int = 1) -> Tried:
    """Crash a tab while it writes: what it had saved is there in the next."""
    rng = random.Random(seed)
    lost = []
    reported: set[int] = set()
    with served(make_site(folder)) as (address, _), browser.new_context() as context:
        context.expose_function("saved", lambda n: reported.add(n))
        watch = context.new_page()
        watch.goto(f"{address}pmo-guide.css")
        for n in range(tries):
            page = context.new_page()
            page.goto(address)
            page.evaluate(WRITE_ON, n * 10_000)
            watch.wait_for_timeout(rng.uniform(20, 250))
            with suppress(PlaywrightError):  # nobody is left to answer
                page.goto("chrome://crash", timeout=1000)
            page.close()
            watch.wait_for_timeout(300)
            found = stored(watch)
            lost += [f"crash {n}: {k}" for k in sorted(reported) if f"action/k{k}/note" not in found]
    return Tried(tries, lost, f"{len(reported)} writes before the crashes")


WRITE_AND_TELL = """async (from) => {
  const {site: {store}, spare: {settled}} = pmoGuide;
  const pause = (longest) => new Promise((done) => setTimeout(done, Math.random() ** 3 * longest));
  for (let n = from; ; n += 1) {
    const began = performance.now();
    store.write({[`action/k${n}/note`]: 'x'.repeat(n % 500)});
    await settled();
    console.debug('on the disk', n, performance.now() - began);
    await pause(3000);
  }
}"""


def killed_browsers(browser: Browser, folder: Path, waits: list[float]) -> Tried:
    """Kill the whole browser so many seconds after its first entry: what was on the disk is there on the next visit.

    The page is one of a server and one of the disk by turns.
    """
    lost: list[str] = []
    entries, longest = 0, 0.0
    late: set[str] = set()
    reported: dict[str, set[int]] = {}
    site = make_site(folder / "site")
    with served(site) as (address, _):
        for n, wait in enumerate([*waits, None, None]):
            base = (address, f"{site.as_uri()}/")[n % 2]
            told: list[float] = []
            mine = reported.setdefault(base, set())

            def hear(message: ConsoleMessage, told: list[float] = told, mine: set[int] = mine) -> None:
                if message.text.startswith("on the disk"):
                    _, _, _, number, took = message.text.split()
                    mine.add(int(number))
                    told.append(float(took))

            with machine.killable_browser(browser.browser_type, folder / "profile") as (mortal, kill):
                page = mortal.contexts[0].new_page()
                page.goto(f"{base}pmo-guide.css")
                late |= {f"action/k{k}/note" for k in mine} - stored(page).keys()
                page.goto(f"{base}index.html")
                page.evaluate("pmoGuide.spare.settled()")
                found = stored(page)
                lost += [f"kill {n - 2}: {k}" for k in sorted(mine) if f"action/k{k}/note" not in found]
                if wait is not None:
                    page.on("console", hear)
                    page.evaluate(f"(from) => {{ ({WRITE_AND_TELL})(from); }}", n * 10_000)
                    page.wait_for_event("console")
                    page.wait_for_timeout(wait * 1000)
                    kill()
            entries += len(told)
            longest = max([longest, *told])
    return Tried(
        len(waits),
        lost,
        f"{entries} entries, on the disk within {math.ceil(longest / 100) / 10} s; "
        f"{len(late)} not yet in `localStorage`",
    )


WRITER = """
import sys
from pathlib import Path
from pmo_guide.cli.shared import write
one, two = (letter * 3_000_000 for letter in (b"1", b"2"))
print(flush=True)
while True:
    write(Path(sys.argv[1]), one)
    write(Path(sys.argv[1]), two)
"""


def killed_commands(folder: Path, tries: int, seed: int = 1) -> Tried:
    """Kill a command while it writes a file: the old one or the new one is there, whole."""
    rng = random.Random(seed)
    lost = []
    path = folder / "my.json"
    path.write_bytes(b"1" * 3_000_000)
    for n in range(tries):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(rng.uniform(0, 0.1))
            process.kill()
        content = path.read_bytes()
        if len(content) != 3_000_000 or len(set(content)) != 1:
            lost.append(f"kill {n}: {len(content)} bytes")
    return Tried(tries, lost, "the old file or the new one, whole")


# -- an update without the network -------------------------------------------------------------------------------------


def offline_updates(browser: Browser, book: Path, folder: Path, after: list[int]) -> Tried:
    """Cut the network off while a new edition is fetched, after so many files: pages open, with what was ticked."""
    lost = []
    for left in after:
        copy = shutil.copytree(book, folder / str(left), ignore=shutil.ignore_patterns("downloads"))
        chapter = next(iter(sorted((copy / "steps").glob("*.html"))))
        with served(copy) as (address, handler), browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{address}steps/{chapter.name}")
            page.evaluate("navigator.serviceWorker.register('../sw.js').then(() => navigator.serviceWorker.ready)")
            page.wait_for_function("navigator.serviceWorker.controller")
            page.locator(".pmo-tick").first.check()
            worker = copy / "sw.js"
            text = re.sub(r"\b[0-9a-f]{16}\b", "0123456789abcdef", worker.read_text(encoding="utf-8"), count=1)
            worker.write_text(f"{text}\n// anew\n", encoding="utf-8")
            handler.left = left
            page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => {})")
            page.wait_for_timeout(1500)
            handler.left = 0
            for address_of in (page.url, address):
                page.goto(address_of)
                if not page.locator("h1").first.inner_text():
                    lost.append(f"cut off after {left} files: {address_of} does not open")
            page.goto(f"{address}steps/{chapter.name}")
            if not page.locator(".pmo-tick").first.is_checked():
                lost.append(f"cut off after {left} files: a tick")
    return Tried(len(after), lost, f"cut off after {', '.join(map(str, after))} files; every page opens")


def a_page(context: BrowserContext) -> Page:
    """Return an empty page that holds the store."""
    page = context.new_page()
    page.add_script_tag(content=web.bundle("store"))
    return page
