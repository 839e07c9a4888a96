"""The paper itself: the words of the page to print, in order, each tagged for what it is."""

from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from django.utils import translation
from django.utils.translation import gettext as _
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, PageTemplate, Spacer

from convenor.web.insight.forum_pdf import figure
from convenor.web.insight.forum_pdf.letters import printable, set_faces
from convenor.web.insight.forum_pdf.tags import Element, Figure, TaggedCanvas, TaggedParagraph, TaggedTable
from convenor.web.ui.environment import day

INK, GREY, LINE = "#212b32", "#425563", "#d8dde0"
MARGIN = 50
WIDE = A4[0] - 2 * MARGIN
FOOT = 7.5
SOME_ROWS = 120  # what a heading and a few rows take
BODY = ParagraphStyle("body", fontName="Vera", fontSize=9.5, leading=14, textColor=HexColor(INK), spaceAfter=6)
STYLES = {
    "H1": ParagraphStyle("h1", BODY, fontName="VeraBd", fontSize=18, leading=23, spaceAfter=6),
    "H2": ParagraphStyle("h2", BODY, fontName="VeraBd", fontSize=13, leading=17, spaceBefore=12, keepWithNext=1),
    "H2 of a table": ParagraphStyle("h2t", BODY, fontName="VeraBd", fontSize=13, leading=17, spaceBefore=12),
    "H3": ParagraphStyle("h3", BODY, fontName="VeraBd", fontSize=10.5, leading=15, spaceBefore=6, keepWithNext=1),
    "lead": ParagraphStyle("lead", BODY, fontSize=12, leading=17),
    "P": BODY,
    "note": ParagraphStyle("note", BODY, fontSize=8.5, leading=12, textColor=HexColor(GREY)),
    "cell": ParagraphStyle("cell", BODY, fontSize=8, leading=10.5, spaceAfter=0),
}
COLUMNS = (0.30, 0.09, 0.14, 0.09, 0.14, 0.10, 0.14)


class Paper:
    """The story of the paper and the tree of its parts, grown together."""

    def __init__(self) -> None:
        self.tree = Element("Document")
        self.story: list[Any] = []
        self.some_plain = False  # whether a letter was printed otherwise than it was written

    def say(self, role: str, words: object, style: str = "") -> None:
        """A heading or a paragraph."""
        if words:
            self.story.append(self.words(self.tree.add(role), words, style or role))

    def draw(self, svg: str, alt: str) -> None:
        """A drawing as wide as the paper."""
        wide, high = figure.size_of(svg)
        part = self.tree.add("Figure", alt=alt)
        self.story.append(Figure(part, WIDE, WIDE * high / wide, partial(figure.put, svg=svg, width=WIDE)))
        self.story.append(Spacer(0, 8))

    def table(self, head: Sequence[object], rows: Sequence[Sequence[object]]) -> None:
        """A table whose first row and first column head the others."""
        whole = self.tree.add("Table")
        made = [self._row(whole, head, "Column")]
        made += [self._row(whole, row, "Row") for row in rows]
        widths = [WIDE * share for share in COLUMNS]
        style = [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(LINE)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]
        self.story.append(TaggedTable(made, colWidths=widths, style=style, repeatRows=0))
        self.story.append(Spacer(0, 8))

    def words(self, element: Element, words: object, style: str) -> TaggedParagraph:
        """A part's words, drawn in the letters there are and heard as they were written."""
        drawn = printable(words)
        if drawn != str(words):
            self.some_plain, element.heard = True, str(words)
        made = TaggedParagraph(escape(drawn), STYLES[style])
        made.element = element
        return made

    def _row(self, whole: Element, cells: Sequence[object], scope: str) -> list[Any]:
        line = whole.add("TR")
        made = []
        for number, cell in enumerate(cells):
            heads = scope == "Column" or number == 0
            part = line.add("TH", scope=scope) if heads else line.add("TD")
            text = f"{cell['text']} ({cell['note']})" if isinstance(cell, dict) else cell
            made.append(self.words(part, text, "cell"))
        return made


def as_pdf(told: Mapping[str, Any]) -> bytes:
    """The report as a file. `told`: what the page to print shows (presenters/forum/report.py)."""
    set_faces()
    paper = Paper()
    title = _("How collaboration stands: %(body)s") % {"body": told["body"].name}
    _top(paper, told, title)
    _stands(paper, told)
    _advice(paper, told)
    _answers(paper, told)
    paper.story.append(CondPageBreak(SOME_ROWS))  # a table may go on overleaf; a page left blank for it may not be
    paper.say("H2", _("The figures"), "H2 of a table")
    paper.table(told["table_head"], told["table_rows"])
    paper.say("P", told["last_words"], "note")
    if paper.some_plain:
        says = _(
            "This file's letters lack some that are used here: those are printed without their accent or as [?]. The"
            " page to print shows them as they were written."
        )
        paper.say("P", says, "note")
    return _built(paper, title, day(told["on"]))


def _top(paper: Paper, told: Mapping[str, Any], title: str) -> None:
    paper.say("H1", title)
    paper.say("P", " · ".join(str(fact) for fact in told["facts"]), "note")
    paper.say("P", told["sentence"], "lead")
    paper.say("P", told["rests_on"], "note")
    if told["gaps"]:
        paper.say("H2", _("What people say and what the record shows differ"))
        for gap in told["gaps"]:
            paper.say("P", gap["says"])


def _stands(paper: Paper, told: Mapping[str, Any]) -> None:
    paper.say("H2", _("Where this forum stands"))
    alt = _("The model drawn. The table under “The figures” says the same.")
    paper.draw(str(told["picture"]), f"{told['sentence']} {told['wheel']} {alt}")
    paper.say("P", told["wheel"])
    paper.say("H2", _("What such a state led to elsewhere"))
    for line in [*told["gauges"], *told["leader"], told["sag"]]:
        paper.say("P", line)


def _advice(paper: Paper, told: Mapping[str, Any]) -> None:
    paper.say("H2", _("What to do next"))
    for one in told["advice"]:
        paper.say("H3", f"{one['number']}. {one['title']} ({one['sure']})")
        paper.say("P", one["what"])
        sign = _("It worked when: %(sign)s") % {"sign": one["sign"]}
        paper.say("P", f"{one['who']}, {one['by']}. {sign}")
        paper.say("P", f"{one['then']} {one['why']}. {one['support']}", "note")
    if not told["advice"]:
        paper.say("P", _("Nothing that is known today calls for advice."))


def _answers(paper: Paper, told: Mapping[str, Any]) -> None:
    if told["actions"]:
        paper.say("H2", _("Taken up"))
    for one in told["actions"]:
        paper.say("H3", one["what"])
        paper.say("P", f"{one['who']}, {one['when']}. {one['effect']}")
        if one["came_of"]:
            paper.say("P", _("What came of it: %(came_of)s") % {"came_of": one["came_of"]})
    if told["answered"]:
        paper.say("H2", _("Answered already"))
    for one in told["answered"]:
        paper.say("P", f"{one['title']}. {one['said']}")


def footline(title: str, rest: str) -> str:
    """The line at the foot of a page; a long title is cut short, never the day and the page."""
    whole = f"{title}, {rest}"
    kept = len(title)
    while stringWidth(whole, "Vera", FOOT) > WIDE:
        kept -= 1
        whole = f"{title[:kept]}…, {rest}"
    return whole


def _built(paper: Paper, title: str, on: str) -> bytes:
    out = BytesIO()
    document = BaseDocTemplate(
        out, pagesize=A4, title=title, author=_("Convenor"), lang=translation.get_language() or "en-gb", invariant=1
    )
    frame = Frame(MARGIN, MARGIN, WIDE, A4[1] - 2 * MARGIN, 0, 0, 0, 0)

    def foot(canvas: TaggedCanvas, _document: object) -> None:
        rest = _("%(day)s, page %(page)s") % {"day": on, "page": canvas.getPageNumber()}
        says = footline(printable(title), rest)

        def draw() -> None:
            canvas.setFont("Vera", FOOT)
            canvas.setFillColor(HexColor(GREY))
            canvas.drawString(MARGIN, 28, says)

        canvas.decoration(draw)

    document.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=foot))
    document.build(paper.story, canvasmaker=partial(TaggedCanvas, tree=paper.tree))
    return out.getvalue()
