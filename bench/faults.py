"""Try what readers' progress goes through, long, and write the table of the manual: docs/contributing/faults.md.

Nothing but lost entries makes it fail. With ``--print`` the table is only printed.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import faults  # noqa: E402 (in the folder of the tests)
import machine  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faults import Tried
    from playwright.sync_api import Browser

TABLE = ROOT / "docs" / "contributing" / "faults.md"
HEAD = "| What was done | Tries | Lost | What was seen |\n|---|---|---|---|\n"


def tried(browser: Browser, folder: Path) -> Iterator[tuple[str, Tried]]:
    """Try each kind; yield it in words, and what came of it."""
    yield "Files made to harm, imported through the panel", faults.hostile_files(browser, folder / "files", 2400)
    yield "Files of 4, 6, 9 and 11 million characters", faults.large_files(browser, folder / "large")
    yield "Tabs that write at the same time", faults.racing_tabs(browser, folder / "tabs", 6, 100)
    with browser.new_context() as context:
        page = faults.a_page(context)
        yield "Storage that is full or blocked, at each write", faults.full_storage(page, 100)
        yield "Clock set back before each write", faults.clocks_set_back(page, 2000)
    yield "Tab crashed while it writes", faults.killed_tabs(browser, folder / "crashes", 12)
    rng = random.Random(1)
    waits = [rng.uniform(0, 10) if n % 3 else 0 for n in range(30)]
    yield (
        "Whole browser killed, up to 10 seconds after an entry",
        faults.killed_browsers(browser, folder / "kills", waits),
    )
    yield "Command killed while it writes a file", faults.killed_commands(folder, 40)
    book = folder / "book"
    options = ["-q", "-b", "html", "-d", str(folder / "doctrees")]
    subprocess.run([sys.executable, "-m", "sphinx", *options, str(ROOT / "docs"), str(book)], check=True)
    yield (
        "Network cut off while an update is fetched",
        faults.offline_updates(browser, book, folder / "updates", [0, 1, 10, 40, 80]),
    )


def main() -> int:
    """Print the table, write it into the manual, and return 1 where an entry was lost."""
    lines, lost = [], []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = machine.start_browser(playwright)
        for what, result in tried(browser, Path(name)):
            lines.append(f"| {what} | {result.tries:,} | {len(result.lost)} | {result.seen} |")
            lost += result.lost
            print(lines[-1], flush=True)
        browser.close()
    if "--print" not in sys.argv[1:]:
        text = TABLE.read_text(encoding="utf-8")
        table = re.sub(re.escape(HEAD) + r"(\|.*\n)+", lambda _: HEAD + "\n".join(lines) + "\n", text)
        TABLE.write_text(table, encoding="utf-8", newline="\n")
    print("\n".join(lost))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
