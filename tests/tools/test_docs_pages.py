"""Generated pages: what is out of date is named, and what is not said in the code is not said on a page."""

import argparse

from tools.docs import audit, commands, settings
from tools.docs.__main__ import NOTE, stale
from tools.lint.source import Source


def test_a_page_that_differs_is_named(tmp_path):
    pages = {"one.md": lambda: "One", "two.md": lambda: "Two\n"}
    (tmp_path / "one.md").write_text(f"{NOTE}One\n", encoding="utf-8")
    (tmp_path / "two.md").write_text(f"{NOTE}Other\n", encoding="utf-8")
    assert set(stale(tmp_path, pages)) == {"two.md"}


def test_a_page_that_is_missing_is_named(tmp_path):
    assert set(stale(tmp_path, {"one.md": lambda: "One"})) == {"one.md"}


def test_every_setting_has_its_row():
    from convenor.web.config.environment import SETTINGS

    page = settings.page()
    assert all(f"| `{setting.name}` |" in page and setting.says in page for setting in SETTINGS)


def test_verbs_are_found_where_they_are_written():
    service = 'record(by=by, verb="seat.fill", subject=ref)\nActs([Act("seat.end", ref)])'
    sources = [Source("web/bodies/services/seats.py", service), Source("records.py", 'f(verb="not.room")')]
    assert audit.verbs(sources) == {"seat.fill": {"bodies"}, "seat.end": {"bodies"}}


def test_a_command_is_written_as_one_types_it():
    whole = argparse.ArgumentParser(prog="convenor")
    groups = whole.add_subparsers()
    keeping = groups.add_parser("keep", help="keep things").add_subparsers()
    one = keeping.add_parser("one", help="keep one thing")
    one.add_argument("file", metavar="FILE", help="which")
    one.add_argument("--times", type=int, default=3, help="default: %(default)s")
    one.add_argument("--secret", help=argparse.SUPPRESS)
    found = commands.leaves(whole, "")
    assert [parser.prog for parser, _says in found] == ["convenor keep one"]
    page = commands.command(*found[0])
    assert "convenor keep one FILE [--times TIMES]" in page
    assert "Keep one thing." in page
    assert "default: 3" in page
    assert "secret" not in page
