"""The report as a PDF says what the page to print says, and tells a screen reader what each part is."""

import re
import zlib
from base64 import a85decode

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from convenor.web.insight.forum_pdf import letters, paper
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.insight.forum_scene import asked, waves
from tests.insight.scene import TODAY, small
from tests.insight.test_forum_pages import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def pdf(client, monkeypatch):
    monkeypatch.setattr("convenor.web.insight.views.forum.today", lambda: TODAY)
    scene = small()
    scene.place.name = "Eastvale <Place> & Vale"
    scene.place.save()
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5, inclusive=4.8)})
    factories.signed_in(client, scene.of, Role.MEMBER)
    answer = client.get(address(scene, "forum_pdf"))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    return answer.content


def streams(pdf):
    """What is drawn on the pages."""
    for found in re.finditer(rb"/Filter \[ /ASCII85Decode /FlateDecode \].*?stream\n(.*?)endstream", pdf, re.S):
        yield zlib.decompress(a85decode(found[1].strip(), adobe=False) if b"~>" not in found[1] else _a85(found[1]))


def _a85(data):
    return a85decode(b"<~" + data.strip(), adobe=True)


def test_it_has_a_title_a_language_and_a_tree_of_parts(pdf):
    assert pdf.startswith(b"%PDF-")
    assert b"/Marked true" in pdf and b"/DisplayDocTitle true" in pdf
    assert re.search(rb"/Lang \(en", pdf)
    assert b"How collaboration stands: Eastvale <Place> & Vale" in pdf
    for role in (b"H1", b"H2", b"H3", b"P", b"Figure", b"Table", b"TR", b"TH", b"TD"):
        assert re.search(rb"/S /" + role + rb"\b", pdf), role


def test_every_figure_has_words_and_every_head_says_what_it_heads(pdf):
    assert pdf.count(b"/S /Figure") == pdf.count(b"/Alt (") == 1
    assert pdf.count(b"/S /TH") == pdf.count(b"/Scope /Column") + pdf.count(b"/Scope /Row")


def test_everything_drawn_is_tagged_or_marked_as_decoration(pdf):
    pages = [page for page in streams(pdf) if b"BDC" in page]
    assert pages
    for page in pages:
        depth = 0
        for line in page.split(b"\n"):
            depth += line.endswith((b"BDC", b"BMC"))
            depth -= line.strip() == b"EMC"
            assert 0 <= depth <= 1
            if b" Tj" in line or line.endswith(b" TJ"):
                assert depth == 1, line
        assert depth == 0


def test_nobody_outside_gets_it(client, monkeypatch):
    scene = small()
    assert client.get(address(scene, "forum_pdf")).headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize(
    ("name", "drawn", "said"),
    [("Bwrdd Tŷ Gŵyl 😀", b"Bwrdd Ty Gwyl [?]", True), ("Bwrdd Llên a Chân", "Bwrdd Llên a Chân".encode(), False)],
)
def test_a_letter_that_the_face_lacks_is_printed_plain_heard_as_written_and_said(
    client, monkeypatch, name, drawn, said
):
    put = []
    scene = small()
    scene.place.name = name
    scene.place.save()
    factories.signed_in(client, scene.of, Role.MEMBER)
    real = paper.TaggedParagraph
    monkeypatch.setattr(paper, "TaggedParagraph", lambda words, style: put.append(words) or real(words, style))
    answer = client.get(address(scene, "forum_pdf"))
    assert answer.status_code == 200
    assert put[0].encode() == b"How collaboration stands: " + drawn
    assert any("as they were written" in words for words in put) is said
    assert (b"/ActualText" in answer.content) is said


def test_a_very_long_name_without_a_blank_is_broken_over_lines(client, monkeypatch):
    scene = small()
    scene.place.name = "Ŵ" * 200
    scene.place.save()
    factories.signed_in(client, scene.of, Role.MEMBER)
    answer = client.get(address(scene, "forum_pdf"))
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF-")


def test_the_foot_of_a_page_always_ends_with_the_day_and_the_page():
    letters.set_faces()
    assert paper.footline("Vale", "24 November 2026, page 1") == "Vale, 24 November 2026, page 1"
    line = paper.footline("W" * 200, "24 November 2026, page 1")
    assert line.startswith("WWW") and line.endswith("W…, 24 November 2026, page 1")
    assert stringWidth(line, "Vera", paper.FOOT) <= paper.WIDE
