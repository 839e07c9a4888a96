"""What each role comes to do, from the first page to the last, in three ways of using the site."""

import io
import re

import pytest
from openpyxl import load_workbook

from convenor.web.bodies.models import Outreach, Term
from convenor.web.demonstration.build import workbook
from convenor.web.demonstration.table_one import table_one
from convenor.web.kernel.clock import today
from convenor.web.kernel.models import Partnership

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MISTAKES = {  # by sheet and column: what is written there, and what the page says to do
    ("Bodies", "Tier"): ("county", "Choose one of: System · Place · Neighbourhood"),
    ("Seat holders", "From"): ("31.02.2026", "Write it like 08/12/2026: day, month, year with four figures."),
}


def test_the_public_reads_who_sits_where(demonstration, hand):
    hand.go("/")
    hand.press("Northmoor and Vale")
    hand.sees("30 organisations work together here")
    hand.press("Who sits where")
    hand.sees("25 bodies")
    hand.press("Eastvale Place Partnership")
    hand.sees("Who sits here")
    told = [hand.words()]
    hand.press("Who may decide this?")
    hand.sees("Who may decide this?")
    hand.fill("What is to be decided?", "pooled fund")
    hand.press("Find out", "button")
    hand.sees("Eastvale Place Partnership")
    told.append(hand.words())
    hand.press("Who is missing")
    hand.sees("Affected, and at the table")
    told.append(hand.words())
    assert not re.search(r"\S+@\S+\.\S+", " ".join(told))
    assert "Change" not in " ".join(told)


def test_a_governance_lead_fills_an_empty_seat(demonstration, hand):
    hand.go("/")
    hand.press("Governance lead", "button")
    hand.sees("This week")
    fill = hand.page.get_by_role("button", name=re.compile("^Fill a seat")).inner_text()
    hand.press(fill, "button")
    hand.sees("Somebody in the register")
    hand.fill("Or somebody new: their name", "Ida Newcome")
    for part, number in zip(("Day", "Month", "Year"), (today().day, today().month, today().year), strict=True):
        hand.fill(part, str(number))
    hand.press("Fill this seat", "button")
    hand.sees(re.compile("Ida Newcome holds the seat"))
    assert Term.objects.filter(person__name="Ida Newcome", starts=today()).count() == 1
    hand.press("Home")
    hand.sees("13 stand empty")
    hand.press("What has changed")
    hand.sees(re.compile("Ida Newcome"))


def test_a_leader_finds_who_is_missing_and_plans_to_bring_them_in(demonstration, hand):
    hand.go("/")
    hand.press("Clinical or care leader", "button")
    hand.sees("What would help most")
    hand.press("Who is missing")
    hand.sees("Affected, and at the table")
    hand.press("By body")
    hand.sees("Fair Health Committee")
    hand.press("Fair Health Committee")
    hand.sees(re.compile("4 of the 5 affected by what Fair Health Committee decides have no seat there."))
    hand.press("Start inviting", "button")
    hand.sees(re.compile("Only the partnership’s own people see the list"))
    hand.choose("Who is missing", "People sleeping rough")
    hand.fill("What would bring them", "A hot meal, and no forms")
    hand.press("Put on the list", "button")
    hand.sees("A hot meal, and no forms")
    assert Outreach.objects.filter(community__ref="C08", body__ref="B06").exists()


def test_somebody_new_brings_their_own_partnership(demonstration, hand):
    hand.go("/")
    hand.press("New governance lead", "button")
    hand.sees("Start a partnership")
    hand.fill("Name of the partnership", "Lower Vale Partnership")
    hand.fill("Your name", "Bryn Howells")
    hand.press("Start the partnership", "button")
    hand.sees("Nothing is in the register yet.")
    hand.press("Bring in your spreadsheet", "button")
    hand.sees("Bring a file")
    hand.press("Bring a file", "button")
    hand.sees("Your file")
    hand.give("Your file", spreadsheet(MISTAKES))
    hand.press("Look at the file", "button")
    hand.sees("2 problems must be mended first")
    for (sheet, heading), (_wrong, remedy) in MISTAKES.items():
        problem = hand.page.get_by_role("row", name=re.compile(f"^{sheet} 3 {heading} "))  # where
        assert remedy in problem.inner_text()
    hand.press("Bring the mended file", "button")
    hand.sees("Your file")
    hand.give("Your file", spreadsheet())
    hand.press("Look at the file", "button")
    hand.sees(re.compile("This file would add"))
    hand.press("Put it in the register", "button")
    hand.sees("The file is in the register")
    hand.press("Home")
    hand.sees(re.compile("5 bodies|on 5 bodies"))
    hand.press("Who is missing")
    hand.sees(re.compile("affected"))
    assert Partnership.objects.filter(slug="lower-vale-partnership").exists()


def spreadsheet(mistakes: dict | None = None) -> dict:
    """Cedar Hills, but for its own name; with mistakes in the third row of its sheets, if asked."""
    rows = {**table_one("Cedar Hills Partnership"), "partnership": []}
    book = load_workbook(io.BytesIO(workbook("Lower Vale", rows)))
    for (name, heading), (wrong, _remedy) in (mistakes or {}).items():
        column = next(cell.column for cell in book[name][1] if cell.value == heading)
        book[name].cell(row=3, column=column, value=wrong)
    out = io.BytesIO()
    book.save(out)
    return {"name": "lower-vale.xlsx", "mimeType": XLSX, "buffer": out.getvalue()}
