"""Lint of our Jinja templates: nothing inline, nothing unescaped, every word translatable, no query, no arithmetic.

Djlint looks at the HTML beside this; what it cannot know is what our pages promise.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.ext import extract_from_ast

from tools.steps import ROOT

TRANSLATES = ("_", "gettext", "ngettext", "pgettext", "npgettext")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-Z][a-z]")
SPOKEN = ("alt", "title", "placeholder", "aria-label", "aria-description", "label", "summary")
QUERIES = (
    "objects",
    "all",
    "filter",
    "exclude",
    "order_by",
    "exists",
    "count",
    "first",
    "last",
    "select_related",
    "aggregate",
)
ARITHMETIC = (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Pow)
DRAWS = "src/convenor/web/ui/"  # the blocks scale what they draw; pages do not
ATTRIBUTE = re.compile(r"\b[a-z-]+=\"")  # a macro may write an attribute of the tag it is used in
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where a value is filled in
ALLOWED = re.compile(r"\{#\s*allow:\s*([a-z-]+)\s+[–-]+\s*\S")


@dataclass(frozen=True)
class Problem:
    """One line of one template, and what is wrong there."""

    path: str
    line: int
    rule: str
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says} [{self.rule}]"


Found = Iterator[tuple[int, str, str]]


def parse(text: str) -> nodes.Template:
    """The template as Jinja understands it, every line kept."""
    return Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(text)


def check(path: str, text: str) -> list[Problem]:
    """Everything wrong in one template. A line says why it may: `{# allow: bare-text – the name of a product #}`."""
    try:
        tree = parse(text)
    except TemplateSyntaxError as error:
        return [Problem(path, error.lineno, "syntax", str(error.message))]
    lines = text.splitlines()
    found = [*in_expressions(tree), *in_html(tree)]
    if path.startswith(DRAWS):
        found = [item for item in found if item[1] != "arithmetic"]
    if path.endswith(".txt"):  # a letter in plain text: escaping would spoil it
        found = [item for item in found if item[1] != "unescaped"]
    kept = [(line, rule, says) for line, rule, says in found if not allowed(lines, line, rule)]
    return [Problem(path, line, rule, says) for line, rule, says in sorted(set(kept))]


def allowed(lines: list[str], line: int, rule: str) -> bool:
    return any(rule in ALLOWED.findall(text) for text in lines[max(line - 2, 0) : line])


def in_expressions(tree: nodes.Template) -> Found:
    """What a template may not work out."""
    for part in tree.find_all((nodes.Filter, nodes.Name, nodes.MarkSafe)):
        if getattr(part, "name", "") in ("safe", "Markup") or isinstance(part, nodes.MarkSafe):
            yield part.lineno, "unescaped", "nothing is marked safe in a template"
    for block in tree.find_all(nodes.ScopedEvalContextModifier):
        yield block.lineno, "unescaped", "escaping is never switched"
    for sum_ in tree.find_all(ARITHMETIC):
        yield sum_.lineno, "arithmetic", "no arithmetic in a template: let the presenter work it out"
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr in QUERIES:
            yield call.lineno, "query", f".{call.node.attr}() in a template: let the selector read it"
    for line, word in untranslated(tree, shown=False):
        yield line, "bare-text", f"“{word}” is not translatable: _('…')"


def untranslated(node: nodes.Node, *, shown: bool) -> Iterator[tuple[int, str]]:
    """Sentences written out in an expression whose value is shown, outside of any translation."""
    if isinstance(node, nodes.TemplateData | nodes.Compare | nodes.Getitem) or translates(node):
        return
    if isinstance(node, nodes.Const):
        if shown and isinstance(node.value, str) and SENTENCE.match(node.value):
            yield node.lineno, node.value
        return
    tells = isinstance(node, nodes.Output | nodes.Call | nodes.Keyword | nodes.Dict | nodes.Pair | nodes.List)
    for child in node.iter_child_nodes():
        yield from untranslated(child, shown=tells or (shown and isinstance(node, nodes.Expr)))


def translates(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATES


def in_html(tree: nodes.Template) -> Found:
    """What the HTML around the expressions may not hold."""
    reader = Reader()
    for line, text in chunks(tree):
        reader.to_line(line)
        reader.feed(text)
    reader.close()
    yield from reader.found


def chunks(node: nodes.Node) -> Iterator[tuple[int, str]]:
    """The HTML of a template in order, with a hole for each value; the branches of a choice one after the other."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            yield child.lineno, child.data
        elif isinstance(child, nodes.Expr):
            if isinstance(node, nodes.Output):
                yield child.lineno, HOLE
        else:
            yield from chunks(child)


class Reader(HTMLParser):
    """Reads the HTML and notes what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str, str]] = []
        self.fed = 1
        self.inside = ""

    def to_line(self, line: int) -> None:
        """Keep our count of lines beside the template's: values and comments swallow some."""
        if line > self.fed:
            self.feed("\n" * (line - self.fed))

    def feed(self, data: str) -> None:
        self.fed += data.count("\n")
        super().feed(data)

    def note(self, rule: str, says: str) -> None:
        self.found.append((self.getpos()[0], rule, says))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "style"):
            self.inside = tag
        if tag == "style" or "style" in given:
            self.note("inline", "no inline style: a class of convenor.css")
        if handlers := [name for name in given if re.fullmatch(r"on[a-z]+", name)]:
            self.note("inline", f"no inline script: {handlers[0]}")
        data = given.get("type") == "application/json"
        if tag == "script" and not given.get("src") and not given.get("nonce") and not data:
            self.note("inline", "an inline script needs the nonce of the page")
        for name in ("src", "href", "action"):
            if given.get(name, "").lower().startswith("javascript:"):
                self.note("inline", f"no script in {name}")
        if tag in ("script", "link", "img", "iframe") and re.match(r"(https?:)?//", given.get("src", "")):
            self.note("elsewhere", "pages load nothing from another site")
        for name in SPOKEN:
            if LETTERS.search(given.get(name, "")):
                self.note("bare-text", f"{name}=“{given[name]}” is not translatable: {{{{ _('…') }}}}")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.inside and LETTERS.search(ATTRIBUTE.sub("", data)):
            self.note("bare-text", f"“{' '.join(data.split())}” is not translatable: {{{{ _('…') }}}} or {{% trans %}}")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Every translatable sentence of a template, with its line."""
    for line, _function, said in extract_from_ast(parse(text), TRANSLATES):
        for part in (said,) if isinstance(said, str) else said:
            if part:
                yield line, part


def ours() -> list[Path]:
    """The templates of all rooms."""
    return sorted((ROOT / "src" / "convenor" / "web").glob("*/jinja2/**/*.*"))


def main() -> int:
    found = [
        problem
        for path in ours()
        for problem in check(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]
    print("\n".join(map(str, found)) or f"{len(ours())} templates are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
