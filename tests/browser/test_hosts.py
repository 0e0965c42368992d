"""The site installed and read offline from every kind of host; an update, in mid-visit too; and the way out."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import machine
import pytest
from browser.hosts import Host
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from pmo_guide.publish import offline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

REGISTER = """async (address) => {
    const {active, installing, waiting} = await navigator.serviceWorker.register(address);
    const worker = installing ?? waiting ?? active;
    while (!['activated', 'redundant'].includes(worker?.state)) await new Promise((done) => setTimeout(done, 50));
    return worker.state === 'activated';
}"""
DEMAND = """new Promise((done) => {
    pmoGuide.demand.demand('file-panel', () => done(true));
    setTimeout(done, 20_000);
})"""
CACHES = "caches.keys().then((names) => names.sort())"
FIRST_WORKER = Path(__file__).with_name("first-worker.js").read_text(encoding="utf-8")
"""The worker of the first release, which kept redirected answers."""
LONG = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "*"}

HOSTS: dict[str, dict[str, Any]] = {
    "plain": {},
    "clean addresses": {"clean": True},
    "long caches": {"headers": LONG},
    "a file refused": {"refused": (".webmanifest",)},
    "a file refused with a page": {"refused": (".webmanifest",), "missing": 200},
    "odd types": {
        "types": {".js": "application/x-javascript; charset=utf-8", ".webmanifest": "text/plain", ".svg": ""}
    },
}


OTHER_SCRIPTS = """
from pmo_guide import web
joined, sources = web.Scripts.joined, web.sources
web.Scripts.joined = lambda *words, **more: joined(*words, **more) + "window.anew = true;"
web.sources = lambda: sources() + "anew"
"""


class Editions(NamedTuple):
    """Two editions of the bakery's book: the second has another version, new words and other scripts."""

    first: Path
    second: Path


@pytest.fixture(scope="session")
def built(once: Callable[..., Path], root: Path) -> Callable[[str], Editions]:
    """A function that returns the editions as one of Sphinx's builders writes them."""

    def build(builder: str) -> Editions:
        def make(folder: Path) -> None:
            source = shutil.copytree(root / "tests/roots/bakery", folder / "source")
            conf = source / "conf.py"
            conf.write_text(conf.read_text("utf-8") + "pmo_offline = True\nhtml_copy_source = False\n", "utf-8")
            for edition in Editions._fields:
                command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", f"{folder}/doctrees"]
                ran = subprocess.run(
                    [*command, str(source), f"{folder}/{edition}"],
                    env=os.environ | {"SOURCE_DATE_EPOCH": "1795000000"},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                if ran.returncode:
                    pytest.fail(ran.stderr, pytrace=False)
                framework, page = source / "framework.py", source / "dough.md"
                text = framework.read_text("utf-8").replace('version="3"', 'version="4"')
                framework.write_text(
                    text.replace("Keep a starter alive for a month", "Keep a starter for a year"), "utf-8"
                )
                page.write_text(page.read_text("utf-8") + "\n## Anew\n\nA word.\n", "utf-8")
                conf.write_text(conf.read_text("utf-8") + OTHER_SCRIPTS, "utf-8")

        folder = once(f"editions-{builder}", make)
        return Editions(folder / "first", folder / "second")

    return build


@pytest.fixture(scope="session")
def editions(built: Callable[[str], Editions]) -> Editions:
    """Them as HTML."""
    return built("html")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile."""
    with chromium.new_context() as context:
        yield context


def reads(page: Page, address: str) -> None:
    """Open a page, which must be whole: its words, its styles, its script, and what that fetches on demand."""
    response = page.goto(address)
    assert response
    assert response.ok, address
    page.locator("h1").first.wait_for()
    assert page.evaluate("document.styleSheets.length && [...document.styleSheets].every((one) => one.cssRules.length)")
    assert page.evaluate(DEMAND)


def until(page: Page, condition: str) -> None:
    """Wait for an expression, which may be a promise, to come true."""
    page.evaluate(
        f"""(async () => {{
            for (let tries = 1200; !await ({condition}); tries--) {{
                if (!tries) throw new Error('This never came true');
                await new Promise((go) => setTimeout(go, 50));
            }}
        }})()"""
    )


@pytest.mark.parametrize("base", ["/", "/team/guide/"])
@pytest.mark.parametrize("habits", HOSTS)
def test_a_guide_is_kept_from_every_host(habits: str, base: str, editions: Editions, context: BrowserContext) -> None:
    with Host({base: editions.first}, **HOSTS[habits]).served() as host:
        page = context.new_page()
        page.goto(host.url(base))
        assert page.evaluate(REGISTER, "sw.js")
        until(page, "navigator.serviceWorker.controller")
        host.cut = True
        assert page.evaluate(DEMAND)  # which the first page has not loaded
        for name in (
            "",
            "index.html",
            "index",
            "dough.html",
            "dough",
            "dough.html?q=a#checklist",
            "search.html?q=oven",
        ):
            reads(page, host.url(base + name))
        page.goto(host.url(base + "oven.html"))
        page.locator("a", has_text="Work the dough").first.click()
        expect(page.locator("h1")).to_contain_text("Work the dough")
        assert page.evaluate(CACHES) == [name for name in page.evaluate(CACHES) if name.startswith("pmo-guide http")]
        with pytest.raises(PlaywrightError):
            page.goto(host.url(base + "objects.inv"))


class Secure(NamedTuple):
    """HTTPS on this machine: what a host speaks it with, and a fresh profile for which all names lead here."""

    tls: ssl.SSLContext
    context: BrowserContext


@pytest.fixture
def secure(once: Callable[..., Path], chromiums: Callable[..., Browser]) -> Iterator[Secure]:
    """Them, with a certificate that this browser alone takes for good: a worker needs one."""
    machine.demand(machine.OPENSSL)

    def make(folder: Path) -> None:
        files = ["-keyout", folder / "key.pem", "-out", folder / "certificate.pem"]
        request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=guide"]
        subprocess.run([*request, *files], check=True, capture_output=True)

    folder = once("certificate", make)
    certificate = folder / "certificate.pem"
    shown = subprocess.run(
        ["openssl", "x509", "-in", certificate, "-noout", "-pubkey"], check=True, capture_output=True, text=True
    )
    key = base64.b64decode("".join(shown.stdout.split("-----")[2].split()))
    known = base64.b64encode(hashlib.sha256(key).digest()).decode()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, folder / "key.pem")
    browser = chromiums(
        "wide", f"--ignore-certificate-errors-spki-list={known}", "--host-resolver-rules=MAP * 127.0.0.1"
    )
    with browser.new_context() as context:
        yield Secure(tls, context)


@pytest.mark.parametrize("base", ["/", "/team/guide/"])
@pytest.mark.parametrize("clean", [False, True], ids=["plain", "clean addresses"])
def test_over_https_a_page_keeps_the_guide_and_its_update_by_itself(
    clean: bool, base: str, editions: Editions, secure: Secure
) -> None:
    with Host({base: editions.first}, clean=clean, name="guide.example.org", tls=secure.tls).served() as host:
        page = secure.context.new_page()
        page.goto(host.url(f"{base}dough.html"))
        page.locator(".pmo-tick").first.check()
        until(page, "navigator.serviceWorker.controller")

        def is_kept(anew: int) -> None:
            host.cut = True
            for name in ("", "index.html", "oven", "search.html?q=oven", "dough.html#checklist"):
                reads(page, host.url(base + name))
            page.goto(host.url(f"{base}oven.html"))
            page.locator("a", has_text="Work the dough").first.click()
            expect(page.locator("h1")).to_contain_text("Work the dough")
            expect(page.locator("h2", has_text="Anew")).to_have_count(anew)
            expect(page.locator(".pmo-tick").first).to_be_checked()
            host.cut = False

        is_kept(0)
        [first] = page.evaluate(CACHES)
        host.sites[base] = editions.second
        page.goto(host.url(base))  # a visit has the browser look for a newer worker
        until(page, f"{CACHES}.then(([name, more]) => !more && name !== {json.dumps(first)})")
        is_kept(1)


@pytest.mark.parametrize(("name", "kept"), [("guide.example.org", 1), ("pr-7--guide.example.org", 0)])
def test_over_https_a_page_keeps_nothing_where_it_is_only_tried_out(
    name: str, kept: int, editions: Editions, secure: Secure
) -> None:
    with Host({"/": editions.first}, name=name, tls=secure.tls).served() as host:
        page = secure.context.new_page()
        page.add_init_script(
            "window.registered = []; navigator.serviceWorker.register = async (name) => registered.push(name);"
        )
        page.goto(host.url("/dough.html"))
        assert page.evaluate("registered") == ["./sw.js"] * kept


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_a_guide_of_another_builder_is_kept_too(
    builder: str, built: Callable[[str], Editions], context: BrowserContext
) -> None:
    with Host({"/": built(builder).first}).served() as host:
        page = context.new_page()
        page.goto(host.url())
        assert page.evaluate(REGISTER, "sw.js")
        manifest = page.locator("link[rel=manifest]").get_attribute("href")
        assert page.evaluate("(address) => fetch(address).then((answer) => answer.ok)", manifest)
        host.cut = True
        reads(page, host.url())
        if builder == "dirhtml":
            for name in ("dough/", "dough", "dough/index.html"):
                reads(page, host.url(f"/{name}"))
                assert "/dough/" in page.url  # so that its links lead somewhere


def test_readers_whom_the_first_worker_locked_out_are_let_in(editions: Editions, context: BrowserContext) -> None:
    files = json.dumps(sorted(path.relative_to(editions.first).as_posix() for path in editions.first.rglob("*.html")))
    first = FIRST_WORKER.replace("['FILES']", files).replace("VERSION", "1").encode()
    with Host({"/": editions.first}, clean=True, replaced={"/sw.js": first}).served() as host:
        page = context.new_page()
        page.goto(host.url())
        assert page.evaluate(REGISTER, "sw.js")
        with pytest.raises(PlaywrightError):
            page.goto(host.url())
        host.replaced.clear()
        for _ in range(20):  # each try has the browser look for a newer worker
            try:
                page.goto(host.url())
                break
            except PlaywrightError:
                page.wait_for_timeout(3000)  # Chromium waits until nobody has asked for a while
        reads(page, host.url())
        host.cut = True
        reads(page, host.url())
        names = page.evaluate(CACHES)
        assert len(names) == 1
        assert not names[0].endswith(" 1")


def test_a_refused_file_is_told_once_and_asked_for_no_more(editions: Editions, context: BrowserContext) -> None:
    told: list[str] = []
    context.on("console", lambda message: told.append(message.text))
    with Host({"/": editions.first}, refused=(".webmanifest",)).served() as host:
        page = context.new_page()
        page.goto(host.url())
        assert page.evaluate(REGISTER, "sw.js")
        for name in ("dough.html", "oven.html", ""):
            page.goto(host.url(f"/{name}"))
            assert page.evaluate(REGISTER, "sw.js")
        assert [text for text in told if "Not kept" in text] == ["Not kept for reading offline: manifest.webmanifest"]
        assert host.asked.count("/oven.html") == 1


def test_where_a_page_is_refused_the_rest_is_fetched_but_once(editions: Editions, context: BrowserContext) -> None:
    with Host({"/": editions.first}, refused=("/plain.html",)).served() as host:
        page = context.new_page()
        page.goto(host.url())
        for _ in range(3):
            assert not page.evaluate(REGISTER, "sw.js")
        assert host.asked.count("/plain.html") == 3
        assert host.asked.count("/oven.html") == host.asked.count("/searchindex.js") == 1
        host.refused = ()
        assert page.evaluate(REGISTER, "sw.js")
        assert host.asked.count("/oven.html") == 1
        host.cut = True
        reads(page, host.url("/plain.html"))


def test_no_page_that_asks_who_one_is_is_kept(editions: Editions, context: BrowserContext) -> None:
    with Host({"/": editions.first}).served() as host:
        page = context.new_page()
        page.goto(host.url())
        page.evaluate(REGISTER, "sw.js")
        host.sites["/"] = editions.second
        worker = (editions.second / "sw.js").read_bytes()
        host.login = True
        page.route("**/sw.js", lambda route: route.fulfill(body=worker, content_type="text/javascript"))
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => {})")
        page.wait_for_timeout(1000)
        reads(page, host.url("/dough.html"))
        assert page.locator("h2", has_text="Anew").count() == 0


def test_an_update_fetches_what_has_changed_and_takes_over(editions: Editions, context: BrowserContext) -> None:
    with Host({"/": editions.first}, headers=LONG).served() as host:
        page = context.new_page()
        page.goto(host.url("/dough.html"))
        assert page.evaluate(REGISTER, "sw.js")
        before = page.evaluate(CACHES)
        host.sites["/"] = editions.second
        host.asked.clear()
        page.goto(host.url("/dough.html"))
        assert page.locator("h2", has_text="Anew").count() == 0  # one edition as a whole, until the next is there
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        until(page, f"{CACHES}.then(([name, more]) => !more && name !== {json.dumps(before[0])})")
        assert "/dough.html" in host.asked
        assert "/_static/doctools.js" not in host.asked
        host.cut = True
        reads(page, host.url("/dough.html"))
        assert page.locator("h2", has_text="Anew").count() == 1


@pytest.mark.parametrize("kept", [False, True], ids=["read online", "kept offline"])
def test_an_update_in_mid_visit_is_told_and_nothing_typed_is_lost(
    kept: bool, editions: Editions, context: BrowserContext
) -> None:
    with Host({"/": editions.first}).served() as host:
        page = context.new_page()
        page.goto(host.url("/dough.html"))
        if kept:
            assert page.evaluate(REGISTER, "sw.js")
        page.locator(".pmo-tick").first.check()
        host.sites["/"] = editions.second
        if kept:
            page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
            until(page, f"{CACHES}.then((names) => names.length === 1)")
            until(page, "navigator.serviceWorker.getRegistration().then((one) => !one.installing && !one.waiting)")
        page.locator(".pmo-more").first.click()
        notice = page.locator(".pmo-notice")
        expect(notice.get_by_role("status")).to_have_text(
            "The guide has been updated. Reload this page to go on. What you did here is kept."
        )
        with page.expect_download() as saving:
            notice.get_by_role("button", name="Export").click()
        copy = json.loads(Path(saving.value.path()).read_text("utf-8"))
        assert [entry["value"] for entry in copy["entries"].values()] == ["done"]
        notice.get_by_role("button", name="Reload").click()
        expect(page.locator("h2", has_text="Anew")).to_have_count(1)
        expect(page.locator(".pmo-tick").first).to_be_checked()


def test_data_of_another_edition_are_not_shown_and_news_stay_news(editions: Editions, context: BrowserContext) -> None:
    """A page that a host keeps for long, beside data that it does not."""
    old = (editions.first / "plan.html").read_bytes()
    with Host({"/": editions.second}, replaced={"/plan.html": old}).served() as host:
        page = context.new_page()
        page.goto(host.url("/framework.json"))
        entries = {"action/keep-a-starter/state": {"value": "done", "at": 1}}
        file = {"format": "pmo-guide/progress", "version": 1, "framework": {"id": "bakery", "version": "2"}}
        page.evaluate(
            "(text) => localStorage.setItem('pmo-guide/progress/bakery', text)",
            json.dumps({**file, "entries": entries}),
        )
        page.goto(host.url("/plan.html"))
        expect(page.locator(".pmo-notice").get_by_role("status")).to_contain_text("The guide has been updated.")
        assert page.evaluate("!window.pmoGuideBook")
        stored = page.evaluate("JSON.parse(localStorage.getItem('pmo-guide/progress/bakery')).entries")
        assert stored.get("seen/version", {}).get("value") in (None, "2")


SCRIPTS = {"pmo-guide.js", "doctools.js", "searchtools.js", "language_data.js", "documentation_options.js"}


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_scripts_of_another_edition_do_not_run_on_a_page(
    name: str, editions: Editions, context: BrowserContext
) -> None:
    page_of_today = (editions.first / "search.html").read_text("utf-8")
    assert set(re.findall(r'src="[^"]*?([\w-]+\.js)\?v=', page_of_today)) >= SCRIPTS
    runs = {  # what each leaves, by its own name
        "pmo-guide.js": "typeof pmoGuide.site.store === 'object' && 'main' in pmoGuide",
        "doctools.js": "typeof Documentation",
        "searchtools.js": "typeof Search",
        "language_data.js": "typeof stopwords",
        "documentation_options.js": "typeof DOCUMENTATION_OPTIONS",
    }[name]
    tried = f"(() => {{ try {{ return {runs} }} catch {{ return false }} }})()"
    older, changed = re.subn(rf"({re.escape(name)}\?v=)\w+", r"\g<1>0123456789abcdef", page_of_today)
    assert changed == 1
    with Host({"/": editions.first}).served() as host:
        page = context.new_page()
        page.goto(host.url("/search.html"))
        assert page.evaluate(runs) not in (False, "undefined")
        assert page.locator(".pmo-notice").count() == 0
        host.replaced["/search.html"] = older.encode()
        page.goto(host.url("/search.html"))
        expect(page.locator(".pmo-notice").get_by_role("status")).to_contain_text("The guide has been updated.")
        assert page.evaluate(tried) in (False, "undefined")


def test_two_guides_on_one_origin_and_one_that_leaves(editions: Editions, context: BrowserContext) -> None:
    with Host({"/": editions.first, "/team/": editions.second}).served() as host:
        page = context.new_page()
        for base in ("/", "/team/"):
            page.goto(host.url(base))
            assert page.evaluate(REGISTER, "sw.js")
        host.cut = True
        page.goto(host.url("/dough.html"))
        assert page.locator("h2", has_text="Anew").count() == 0
        page.goto(host.url("/team/dough.html"))
        assert page.locator("h2", has_text="Anew").count() == 1
        assert len(page.evaluate(CACHES)) == 2
        host.cut = False
        host.replaced["/sw.js"] = offline.leaving().encode()
        page.goto(host.url("/"))
        until(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 1)")
        assert [name.split(" ")[1] for name in page.evaluate(CACHES)] == [host.url("/team/")]
        host.cut = True
        with pytest.raises(PlaywrightError):
            page.goto(host.url("/dough.html"))
        reads(context.new_page(), host.url("/team/dough.html"))


@pytest.mark.parametrize(
    ("host", "trial"),
    [
        ("guide.example.org", False),
        ("pmo.example.com", False),
        ("guide.pages.dev", False),
        ("localhost", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("deploy-preview-7--guide.example.app", True),
        ("1f2e3d.guide.pages.dev", True),
        ("guide--7.org.readthedocs.build", True),
    ],
)
def test_where_a_site_is_only_tried_out_nothing_is_kept(
    host: str, trial: bool, editions: Editions, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto((editions.first / "index.html").as_uri())
    assert page.evaluate("(host) => pmoGuide.offline.isTrial(host)", host) == trial
