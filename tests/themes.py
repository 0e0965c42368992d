"""The bakery's book in the themes that other projects use, built once each, and a gallery of pictures of it.

As a script, this builds every theme and puts a picture of each page, wide and narrow, light and dark, into a folder:
``python tests/themes.py FOLDER``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent / "roots" / "bakery"
OWN_COLOURS = [
    {"media": f"(prefers-color-scheme: {scheme})", "scheme": name, "primary": "indigo", "accent": "indigo"}
    for scheme, name in (("light", "default"), ("dark", "slate"))
]
THEMES: dict[str, dict[str, Any]] = {
    "furo": {},
    "pydata_sphinx_theme": {},
    "sphinx_book_theme": {},
    "sphinx_rtd_theme": {},
    "sphinx_immaterial": {"html_theme_options": {"palette": OWN_COLOURS, "font": False}},
    "alabaster": {},
}
"""The themes, each with what its project has in conf.py besides."""
KEPT_PAGES = ("dough", "oven", "counter", "glossary")
"""Those of the bakery's own pages that are taken."""
WRITTEN = {
    "index": "# The bakery\n\n```{toctree}\ndough\noven\ncounter\nreference\ntools\nglossary\n```\n",
    "reference": "# Reference\n\n## Scale\n\n```{pmo:levels}\n```\n\n## Roles\n\n```{pmo:roles}\n```\n\n"
    "## Certificates\n\n```{pmo:credentials}\n```\n\n## Where to go\n\n```{pmo:resources}\n```\n\n"
    "## Skills\n\n```{pmo:competency}\n:all:\n```\n",
    "tools": "# Tools\n\n```{pmo:progress}\n```\n\n## Assessment\n\n```{pmo:assessment}\n```\n\n"
    "## Plan\n\n```{pmo:plan}\n```\n\n## Evidence\n\n```{pmo:evidence}\n```\n\n## Team\n\n```{pmo:team}\n```\n",
}
PAGES = ("dough", "reference", "tools")
"""The pages that hold every directive and tool."""
SIZES = ((1440, 900), (390, 844))
SCHEMES = ("light", "dark")
KEPT = {
    "plan/role": "head-baker",
    "competency/fermentation/level": 1,
    "competency/baking/level": 2,
    "competency/baking/evidence": "The same crust on Monday and Tuesday; Jo saw it",
    "action/keep-a-starter/state": "doing",
    "action/keep-a-starter/note": "Day 12",
    "action/sweep-the-floor/state": "done",
}
"""What a reader has done in the pictures."""


def build(theme: str, folder: Path) -> None:
    """Build the book strictly in a theme; raises `RuntimeError` with what Sphinx says."""
    extensions = ["myst_parser", "pmo_guide", *([theme] if theme == "sphinx_immaterial" else [])]
    settings = {"html_theme": theme, "html_title": "The bakery", "extensions": extensions, **THEMES[theme]}
    text = (ROOT / "conf.py").read_text(encoding="utf-8")
    source = folder / "source"
    source.mkdir(parents=True)
    for name in ("framework.py", *(f"{page}.md" for page in KEPT_PAGES)):
        (source / name).write_bytes((ROOT / name).read_bytes())
    for name, words in WRITTEN.items():
        (source / f"{name}.md").write_text(words, encoding="utf-8")
    lines = [f"{name} = {value!r}" for name, value in settings.items()]
    (source / "conf.py").write_text("\n".join([text, *lines, ""]), encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html", "-d"]
    command += [str(folder / "doctrees"), str(source), str(folder / "html")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(f"{theme}: {ran.stdout}{ran.stderr}")


def gallery(to: Path, *themes: str) -> None:
    """Put pictures of all pages into a folder."""
    import machine

    with sync_playwright() as playwright:
        browser = machine.start_browser(playwright)
        for theme in themes or THEMES:
            if not (to / "sites" / theme).exists():
                build(theme, to / "sites" / theme)
            for scheme in SCHEMES:
                context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                page = context.new_page()
                page.goto((to / "sites" / theme / "html" / "framework.js").as_uri())
                page.evaluate("([key, text]) => localStorage.setItem(key, text)", ["pmo-guide/progress/bakery", kept()])
                for name in PAGES:
                    page.goto((to / "sites" / theme / "html" / f"{name}.html").as_uri())
                    for width, height in SIZES:
                        page.set_viewport_size({"width": width, "height": height})
                        page.wait_for_timeout(200)
                        page.screenshot(path=to / f"{theme}-{name}-{width}-{scheme}.png", full_page=True)
                context.close()
        browser.close()


def kept() -> str:
    """Return the reader's file of the pictures."""
    from pmo_guide import progress

    entries = {key: progress.Entry(value, 1) for key, value in KEPT.items()}
    return progress.dump(progress.Progress("bakery", "3", entries))


if __name__ == "__main__":
    gallery(Path(sys.argv[1]), *sys.argv[2:])
    print(f"The pictures are in {sys.argv[1]}")
