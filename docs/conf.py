"""How the guidebook is built."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "_site")]

project = "How to become a PMO Director"
author = "the pmo-guide contributors"
copyright = "2026, the pmo-guide contributors. Text: CC BY 4.0, code: MIT"  # noqa: A001 (Sphinx's name)
release = version = "2026.11"
language = "en"

# Where the guide is at home; what is empty is not shown. GUIDE_URL in the environment goes before the first.
guide_address = ""  # of the site, as https://guide.example.org/
guide_repository = ""  # at GitHub, as https://github.com/OWNER/NAME

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinx_copybutton",
    "sphinxcontrib.bibtex",
    "pmo_guide",
    "look",
    "hosts",
    "origin",
    "citations",
    "leftovers",
    "weight",
    "find",
    "_toolkit",
    "_pictures",
]

pmo_framework = "pmo_guide.framework:FRAMEWORK"
pmo_handbook_exclude = ["contributing/*"]
pmo_handbook_errors = "Open an issue where this guide's source is kept: there is a form. Name the version and the page."
pmo_handbook_full_only = [
    "toolkit/documents/*",  # examples that are filled in, each on a page of its own
    "framework/credentials",  # the chapters tell which of them matter, and what one can join or read
    "framework/resources",
    "run/across",  # for an office in one situation
    "run/maturity",
    "run/regulated",
    "run/sustainability",
]
pmo_offline = True
pmo_manifest = {
    "short_name": "PMO Director",
    "background_color": "#fcfbf7",
    "theme_color": "#0b5c63",
    "icons": [
        {"src": "_static/mark.svg", "sizes": "any", "type": "image/svg+xml"},
        *(
            {"src": f"_static/mark-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (180, 192, 512)
        ),
    ],
}

exclude_patterns = ["_build", "_figures", "_site", "_prose", "_toolkit", "_pictures", "examples"]
exclude_patterns += ["**/.*"]  # what editors leave while a file is open
if tags.has("ebook"):  # type: ignore[name-defined]  # noqa: F821 (Sphinx gives it)
    exclude_patterns += pmo_handbook_exclude  # an e-book is for readers, as the handbook is
    suppress_warnings = ["toc.excluded"]  # the contents name those pages still
nitpicky = True

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "smartquotes"]
smartquotes = False  # MyST makes them as it reads, much sooner than Sphinx afterwards
myst_heading_anchors = 3

bibtex_bibfiles = ["reference/sources.bib"]
bibtex_default_style = "once"
bibtex_reference_style = "label"

html_theme = "guide"
html_title = project
html_show_search_summary = False
html_show_sourcelink = False
html_copy_source = False

epub_basename = "pmo-guide"
epub_title = project
epub_description = "A free guide from project or PMO work to the director's post"
epub_publisher = author
epub_identifier = "pmo-director-guide"
epub_scheme = "ID"
epub_uid = "pmo-director-guide"
epub_show_urls = "no"  # a link is a link; the sources print their addresses
epub_tocscope = "includehidden"
epub_cover = ("_static/cover.png", "epub-cover.html")
html_static_path = ["_site/epub"]  # the picture of the cover
