"""The tables say everything the models keep, and every rule of the database has its sentence before it."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, UniqueConstraint

from convenor.formats.tables import Kind
from convenor.web.kernel.base import PartnershipRow
from convenor.web.register.problem_words import PROBLEMS
from convenor.web.register.tables import SHEETS, TABLES, public_tables
from convenor.web.register.wording import ERRORS

OF_THE_MACHINE = {"id", "partnership", "revision", "account", "slug", "created"}
OF_THE_REGISTER = {"kernel", "people", "partners", "bodies"}  # rooms above it keep what the register does not hold
SAID_ON_A_PAGE = {"partners.ContextFact"}  # never changed once said: a file, which changes rows, has no place for it
SRC = Path(__file__).parents[2] / "src" / "convenor"


def test_every_model_of_the_register_has_a_table():
    models = {
        model
        for model in apps.get_models()
        if issubclass(model, PartnershipRow) and model._meta.app_label in OF_THE_REGISTER
        if model._meta.label not in SAID_ON_A_PAGE
    }
    assert models <= {sheet.model for sheet in SHEETS}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table.name)
def test_every_field_has_a_column(sheet):
    fields = {field.name for field in sheet.model._meta.fields} - OF_THE_MACHINE
    assert {column.name for column in sheet.table.kept} == fields


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table.name)
def test_columns_hold_what_fields_hold(sheet):
    for column in sheet.table.kept:
        field = sheet.model._meta.get_field(column.name)
        assert [value for value, _label in column.choices] in ([value for value, _l in field.choices or ()], []) or (
            column.kind is Kind.CHOICES or column.name == "sector"
        )
        if field.max_length and not column.choices and not column.links_to:
            assert column.length == field.max_length


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table.name)
def test_every_constraint_is_checked_before_the_database_does(sheet):
    mine = {check.code for check in sheet.checks} | {name for name, _columns in sheet.unique}
    for constraint in sheet.model._meta.constraints:
        name = constraint.name
        if name.endswith(("_ref_once", "_ref_given")) or name in ("partnership_name_given",):
            continue  # references are the engine's own, names are needed
        if name == "person_account_once_per_partnership":
            continue  # accounts are in no file
        assert isinstance(constraint, CheckConstraint | UniqueConstraint)
        assert name in mine


def test_links_point_backwards():
    seen = set()
    for table in TABLES:
        seen.add(table.name)
        for column in table.columns:
            assert not column.links_to or column.links_to in seen
            assert set(column.helpers) <= {other.name for other in table.columns}


def test_headings_are_told_apart_and_titles_fit_a_sheet():
    for table in TABLES:
        headings = [str(column.heading).casefold() for column in table.columns]
        assert len(set(headings)) == len(headings)
        assert len(str(table.title)) <= 31
        assert not set(str(table.title)) & set("[]:*?/\\'")


def test_the_public_part_holds_nothing_private():
    held = {(table.name, column.name) for table in public_tables() for column in table.columns}
    private = {
        ("people", "email"),
        ("people", "influence"),
        ("communities", "contact_email"),
        ("communities", "contact_name"),
        ("leadership", "agreed_on"),
        ("partners", "incentive"),
    }
    assert not held & private
    assert {table.name for table in public_tables()}.isdisjoint({"outreach", "notices", "charter_agreements"})


def test_every_code_has_its_sentences():
    codes = set()
    places = [SRC / "formats", SRC / "web" / "kernel" / "tables", *(SRC / "web").glob("*/sheets*")]
    for place in places:
        for path in [place] if place.is_file() else sorted(place.glob("*.py")):  # folders below read other files
            text = path.read_text(encoding="utf-8")
            codes |= set(
                re.findall(
                    r'(?:refuse|mention|leave_aside|NotUnderstood|RefusedFile|Unreadable)\(\s*"([a-z_0-9]+)"', text
                )
            )
            codes |= set(re.findall(r'(?:refuse|_refuse_place)\((?:row|place), "([a-z_]+)"', text))
            codes |= set(re.findall(r'(?:Fault\(\w+|Problem\(|Check\()(?:, )?\s*"([a-z_]+)"', text))
    codes |= {check.code for sheet in SHEETS for check in sheet.checks}
    codes |= {f"{name}{ending}" for sheet in SHEETS for name, _c in sheet.unique for ending in ("", "_in_file")}
    assert len(codes) > 80
    assert codes - set(PROBLEMS) == set()


def test_every_refusal_of_the_room_has_its_sentence():
    text = "".join(path.read_text(encoding="utf-8") for path in (SRC / "web" / "register").rglob("*.py"))
    assert set(re.findall(r'Invalid\(\s*"([a-z_]+)"', text)) <= set(ERRORS)
