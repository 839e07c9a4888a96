"""What somebody who was not told the method misunderstood on the page of `convenor opinions`, and must not again."""

import re
from html import unescape

import pytest

from convenor.cli.opinions.words import short_verdict, verdict
from convenor.methods.opinions import Evidence, Verdict
from tests.cli.test_opinions import HEAD, run  # noqa: F401  a fixture

COMMENTS = "comment-id,comment-body\n0,My ethnicity is Arab.\n1,Parks first\n2,Beds first\n3,I am under 30\n"


def votes(people, says):
    """`says(who, what)`: the vote of somebody on one of eight statements, or None."""
    rows = [
        f"{who * 20 + what},x,{what},{who},{vote}\n"
        for who in range(people)
        for what in range(8)
        if (vote := says(who, what)) is not None
    ]
    return HEAD + "".join(rows)


def words_of(page):
    page = re.sub(r"<(style|svg).*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def section(page, heading):
    return page.split(f"<h2>{heading}</h2>")[1].split("<h2>")[0]


def test_what_people_are_is_not_what_they_reject_or_want(run):  # noqa: F811
    page = run({"votes": votes(30, lambda _who, what: -1 if what in (0, 3) else 1), "comments": COMMENTS}, "--html")
    for heading in ("What most people disagree with", "What nearly everyone can live with"):
        assert "ethnicity" not in section(page, heading) and "under 30" not in section(page, heading)
    assert "ethnicity" not in section(page, "A short list that leaves few out")
    assert "2 statements say what people are" in words_of(page)
    assert words_of(page).count("Says what people are") == 2  # they stand in the table


def test_more_than_half_is_not_called_nearly_everyone(run):  # noqa: F811
    page = run({"votes": votes(100, lambda who, what: 1 if who % 100 < (95 if what == 1 else 65) else -1)}, "--html")
    assert "Statement 1" in section(page, "What nearly everyone can live with")
    assert "Statement 2" in section(page, "What most people agree with")


def test_where_one_side_alone_is_told_no_ceiling_stands_in_the_table(run):  # noqa: F811
    page = run({"votes": votes(30, lambda who, what: 1 if (who * 7 + what) % 10 < 7 else -1)}, "--html")
    table = words_of(section(page, "Every statement"))
    assert "not told apart" in table and "at most" not in table


def test_the_table_marks_what_the_lists_left_for_it(run):  # noqa: F811
    page = run({"votes": votes(80, lambda who, what: 1 if what > 5 or (who < 40) == (what < 3) else -1)}, "--html")
    assert "people fall into groups" in words_of(page).lower()
    table = words_of(section(page, "Every statement"))
    assert table.count("They differ: Group 1:") >= 6 and "Nearly everyone can live with it" in table


def test_statements_taken_out_are_counted(run):  # noqa: F811
    out = "comment-id,moderated,comment-body\n" + "".join(f"{at},{-1 if at < 2 else 1},x{at}\n" for at in range(8))
    page = run({"votes": votes(30, lambda _who, _what: 1), "comments": out}, "--html")
    assert "2 more statements were taken out" in words_of(page)


@pytest.mark.parametrize(
    ("p", "half", "people", "said"),
    [
        (0.4, 0.02, 300, "no more than chance"),
        (0.01, 0.05, 300, "would have been other ones"),
        (0.01, 0.40, 126, "too few to be called a group"),  # two halves agree, and the reason is another
        (0.4, 0.02, 26, "With 26 people only a deep division would have shown"),
    ],
)
def test_why_no_groups_are_drawn_is_the_reason_there_was(p, half, people, said):
    found = verdict(Evidence(Verdict.SPECTRUM, p, 1.5, half, people, 40))
    assert said in found
    assert ("only a deep division" in found) == (people < 60)


def test_groups_that_half_agree_are_not_called_much_the_same():
    sure, less = (verdict(Evidence(Verdict.GROUPS, 0.01, 3.0, half, 400, 100)) for half in (0.7, 0.35))
    assert "much the same groups" in sure and "here or there" in less


def test_the_answer_counts_nearly_everyone_apart_from_most():
    spectrum = Evidence(Verdict.SPECTRUM, 0.4, 1.0, 0.0, 300, 40)
    assert short_verdict(1, 0, 0, spectrum).startswith("There is one statement that nearly everyone can live with.")
    assert "2 statements that nearly everyone can live with and 3 statements that most agree with" in short_verdict(
        2, 3, 0, spectrum
    )


def test_the_page_may_say_what_was_asked(run):  # noqa: F811
    page = run({"votes": votes(30, lambda _who, _what: 1)}, "--html", "--title", "Where do <beds> belong?")
    assert "<h1>Where do &lt;beds&gt; belong?</h1>" in page


def test_what_people_are_split_on_is_said_though_no_part_differs(run):  # noqa: F811
    even = votes(100, lambda who, what: 1 if (who * 37 + what * 53) % 100 < (50 if what == 4 else 90) else -1)
    page = run({"votes": even}, "--html")
    assert "Statement 4" in section(page, "What people are split on")
    assert "Statement 5" not in section(page, "What people are split on")


def test_the_answer_says_how_large_the_groups_are():
    groups = Evidence(Verdict.GROUPS, 0.01, 3.0, 0.7, 440, 100)
    assert "groups of about 375 and 65 people" in short_verdict(1, 1, 74, groups, (375, 65))
