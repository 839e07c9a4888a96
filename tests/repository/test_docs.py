"""The documentation keeps its word: links lead somewhere, commands exist, settings are known, pages are current."""

import re
import shlex

import pytest

from convenor.web.config.environment import SETTINGS
from tools.docs.commands import dev_commands
from tools.steps import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
NAMES = re.compile(r"\bCONVENOR_[A-Z_]+\b")
OURS_ALONE = {"CONVENOR_BROWSER", "CONVENOR_TEST_DATA"}  # for tests, not for operators


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def anchors(path) -> set[str]:
    """The names that headings of a page can be reached by."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path):
    broken = []
    for link in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        target, _, anchor = link.partition("#")
        if re.match(r"https?:|mailto:", link):
            continue
        there = (path.parent / target) if target else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(link)
    assert not broken


def test_every_page_can_be_reached():
    linked = {
        (path.parent / link.partition("#")[0]).resolve()
        for path in PAGES
        for link in LINK.findall(path.read_text(encoding="utf-8"))
    }
    assert not [name_of(path) for path in PAGES if path.resolve() not in linked and path.name != "README.md"]


def commands(path) -> list[str]:
    """Every command of ours that a page shows, in a block or in a line."""
    text = path.read_text(encoding="utf-8")
    lines = [line for kind, block in FENCE.findall(text) if kind in ("sh", "text") for line in block.splitlines()]
    lines += SPAN.findall(FENCE.sub("", text))
    found = (re.search(r"(?:^\s*|&& |bin/)((?:\./dev|convenor) [a-z].*|python dev .*)", line) for line in lines)
    return [re.split(r"\s{2,}|\s[#&|>]", match.group(1))[0].strip() for match in found if match]


WRITTEN = [path for path in PAGES if path.name != "commands.md"]  # that page is made from the commands themselves
ALL = [(name_of(path), line) for path in WRITTEN for line in commands(path)]
PRODUCT = [(page, line) for page, line in ALL if line.startswith("convenor")]
DEV = [(page, line) for page, line in ALL if not line.startswith("convenor")]


@pytest.mark.parametrize(("page", "line"), DEV)
def test_commands_of_the_checkout_exist(page, line):
    assert line.replace("python dev", "./dev").split()[1] in dev_commands()


@pytest.mark.parametrize(("page", "line"), PRODUCT)
def test_commands_of_the_product_exist(page, line, capsys):
    from convenor.cli import parser

    words = [word.strip("[]…") for word in shlex.split(line)[1:]]
    whole = parser()
    if names_a_group(whole, words):
        return
    try:
        whole.parse_args(words)
    except SystemExit as end:
        needed = "the following arguments are required" in capsys.readouterr().err
        assert end.code == 0 or needed, f"{page}: {line}"  # a command may be named without what it needs


def names_a_group(parser, words: list[str]) -> bool:
    """Whether the words name commands down to a group and stop there: `convenor audit`."""
    for word in words:
        groups = [action.choices for action in parser._actions if action.nargs == "A..."]
        if not groups or word not in groups[0]:
            return False
        parser = groups[0][word]
    return True


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_settings_exist(path):
    known = {setting.name for setting in SETTINGS} | OURS_ALONE
    assert set(NAMES.findall(path.read_text(encoding="utf-8"))) <= known


def test_the_change_log_keeps_its_headings():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.split(r"(?m)^## ", text)[1:]
    assert versions
    for version in versions:
        assert {"Security", "Accessibility"} <= set(re.findall(r"(?m)^### (.+)$", version)), version.split("\n")[0]


def test_decisions_are_numbered_in_one_line_and_listed():
    pages = sorted(path.name for path in (ROOT / "docs" / "adr").glob("0*.md"))
    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert not [name for name in pages if name not in listed]
