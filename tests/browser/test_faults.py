"""What readers' progress goes through: each kind of fault a few times; ``bench/faults.py`` tries them long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import faults

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_hostile_files_are_refused_in_words_or_merged_as_python_merges(chromium: Browser, tmp_path: Path) -> None:
    assert faults.hostile_files(chromium, tmp_path, 240).lost == []


def test_files_that_storage_cannot_hold_take_nothing_away(chromium: Browser, tmp_path: Path) -> None:
    assert faults.large_files(chromium, tmp_path).lost == []


def test_racing_tabs_lose_nothing(chromium: Browser, tmp_path: Path) -> None:
    assert faults.racing_tabs(chromium, tmp_path, 4, 40).lost == []


def test_full_storage_and_clocks_set_back_lose_nothing(chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = faults.a_page(context)
        assert faults.full_storage(page, 12).lost == []
        assert faults.clocks_set_back(page, 60).lost == []


def test_what_a_tab_had_saved_outlives_its_crash(chromium: Browser, tmp_path: Path) -> None:
    assert faults.killed_tabs(chromium, tmp_path, 2).lost == []


def test_what_stood_on_the_disk_outlives_the_whole_browser(chromium: Browser, tmp_path: Path) -> None:
    assert faults.killed_browsers(chromium, tmp_path, [0, 0]).lost == []


def test_a_killed_command_leaves_a_whole_file(tmp_path: Path) -> None:
    assert faults.killed_commands(tmp_path, 4).lost == []


def test_an_update_without_the_network_takes_no_page_away(chromium: Browser, book_html: Path, tmp_path: Path) -> None:
    assert faults.offline_updates(chromium, book_html, tmp_path, [10]).lost == []
