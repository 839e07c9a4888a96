"""The kinds of file: as people make them, and as we write them."""

import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from convenor.formats.csv_out import metadata, write_csv_set, write_csv_template
from convenor.formats.json_out import write_json
from convenor.formats.reading import read
from convenor.formats.tables import Column, Kind, Table
from convenor.formats.workbook_out import StartPage, write_workbook, write_workbook_template

PARTNERS = Table(
    "partners",
    "Partners",
    "Organisations.",
    (
        Column("ref", "Reference", Kind.REF, example="EXAMPLE"),
        Column("name", "Name", required=True, example="Vale Carers"),
        Column(
            "kind", "Kind", Kind.CHOICE, choices=(("charity", "Charity"), ("council", "Council")), example="Charity"
        ),
        Column("starts", "From", Kind.DAY, example="01/04/2025"),
        Column("size", "Size", Kind.WHOLE),
    ),
    keys=(("name",),),
    named_by="name",
)
LINKS = Table(
    "affiliations",
    "Who works where",
    "Posts.",
    (
        Column("ref", "Reference", Kind.REF, example="EXAMPLE"),
        Column("partner", "Partner", Kind.LINK, required=True, links_to="partners"),
    ),
)
TABLES = (PARTNERS, LINKS)
ROWS = {
    "partners": [{"ref": "P1", "name": "=Vale", "kind": "charity", "starts": None, "size": 12}],
    "affiliations": [{"ref": "A1", "partner": "P1"}],
}


def values(reading, table="partners"):
    return [dict(row.values) for row in reading.rows if row.table == table]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_csv_as_people_save_it(mark, encoding, line_end):
    lines = [["Name", "Kind"], ["Café", "Charity"], ["", ""], ["Vale", "council"]]
    data = line_end.join(mark.join(line) for line in lines).encode(encoding)
    found = read(data, "Partners.csv", TABLES)
    assert values(found) == [{"name": "Café", "kind": "charity"}, {"name": "Vale", "kind": "council"}]
    assert [row.number for row in found.rows] == [2, 4]


@pytest.mark.parametrize("name", ["partners.csv", "PARTNERS.CSV", "Partners.csv", "my list.csv"])
def test_one_csv_file_is_known_by_its_name_or_its_headings(name):
    found = read(b"Name,Kind\nVale,Charity\n", name, TABLES)
    assert values(found) == [{"name": "Vale", "kind": "charity"}]


def test_a_title_above_the_headings_is_no_hindrance():
    found = read(b"Our partners in 2026,\n,\nName,Kind\nVale,Charity\n", "partners.csv", TABLES)
    assert values(found) == [{"name": "Vale", "kind": "charity"}]


def test_help_and_examples_are_passed_over():
    found = read(b"Reference,Name\nHELP,Needed.\nEXAMPLE,Vale\nEXAMPLE 2,Hill\nP1,Dale\n", "partners.csv", TABLES)
    assert values(found) == [{"ref": "P1", "name": "Dale"}]


def test_csv_files_in_a_folder_of_an_archive_are_found():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("register/partners.csv", "Name\nVale\n")
        archive.writestr("__MACOSX/._partners.csv", "rubbish")
        archive.writestr("register/csv-metadata.json", "{}")
    assert values(read(out.getvalue(), "a.zip", TABLES)) == [{"name": "Vale"}]


def test_every_table_is_described_for_the_web():
    described = metadata(TABLES, title="All")
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    partners, links = described["tables"]
    assert partners["tableSchema"]["primaryKey"] == "ref"
    assert links["tableSchema"]["foreignKeys"] == [
        {"columnReference": "partner", "reference": {"resource": "partners.csv", "columnReference": "ref"}}
    ]
    names = [column["name"] for column in partners["tableSchema"]["columns"]]
    assert names == [column.name for column in PARTNERS.columns]


def test_the_csv_set_holds_what_its_description_names():
    out = io.BytesIO()
    write_csv_set(out, TABLES, lambda table: ROWS[table.name], title="All")
    with zipfile.ZipFile(out) as archive:
        described = json.loads(archive.read("csv-metadata.json"))
        for table in described["tables"]:
            head = archive.read(table["url"]).decode("utf-8-sig").splitlines()[0]
            assert head == ",".join(column["titles"] for column in table["tableSchema"]["columns"])
        assert "'=Vale" in archive.read("partners.csv").decode()


def test_popolo_words_hold_what_popolo_has_words_for():
    out = io.BytesIO()
    write_json(out, TABLES, lambda table: ROWS[table.name])
    document = json.loads(out.getvalue())
    assert document["organizations"][0]["id"] == "P1"
    assert document["organizations"][0]["classification"] == "charity"
    assert document["memberships"][0]["organization_id"] == "P1"
    assert document["organizations"][0]["convenor"] == {"table": "partners", "size": 12}


def test_plain_popolo_from_elsewhere_is_read_as_far_as_it_goes():
    found = read(b'{"persons": [], "organizations": [{"id": "P1", "name": "Vale", "url": "x"}]}', "a.json", TABLES)
    assert values(found) == [{"ref": "P1", "name": "Vale"}]


def test_a_workbook_runs_nothing_and_says_text_is_text():
    out = io.BytesIO()
    write_workbook(out, TABLES, lambda table: ROWS[table.name], StartPage("All", ("Read me.",)))
    cell = load_workbook(out)["Partners"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Vale", "s", True)


def test_the_template_helps_to_fill_it():
    out = io.BytesIO()
    write_workbook_template(out, TABLES, StartPage("All", ("Read me.",)))
    book = load_workbook(out)
    assert book.sheetnames == ["Start here", "Partners", "Who works where", "Lists"]
    sheet = book["Partners"]
    assert sheet.freeze_panes == "B2"
    assert sheet["A3"].value == "EXAMPLE"
    rules = {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules["C"].formula1 == "'Lists'!$A$2:$A$3"
    assert rules["B"].prompt == "Needed."
    assert book["Lists"].sheet_state == "hidden"
    links = {rule.formula1 for rule in book["Who works where"].data_validations.dataValidation}
    assert "'Partners'!$B$4:$B$5000" in links
    assert book["Start here"]["A6"].hyperlink.location == "'Partners'!A1"


def test_a_csv_template_is_passed_over_whole():
    out = io.BytesIO()
    write_csv_template(out, TABLES)
    found = read(out.getvalue(), "a.zip", TABLES)
    assert (found.rows, found.problems) == ([], [])
