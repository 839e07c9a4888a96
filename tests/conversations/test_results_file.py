"""What came out as a file: the same as the page, with a dictionary of its columns, and nothing else."""

import csv
import io
import json
import zipfile

import pytest

from convenor.web.conversations.content import read
from convenor.web.conversations.models import Conversation, Release
from tests import factories
from tests.conversations import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(db):
    vale = factories.partnership(register_is_public=True)
    row = said.conversation(vale, own_groups=["Hospital staff", "Carers", "Porters"], guess_axis="own", entitled=150)
    voters = said.people(row, 120, lambda at: {"own": "Carers" if at % 2 else "Hospital staff"})
    said.votes(row, voters, said.two_camps(120, 10))
    said.guesses(row, voters[1::2], "Hospital staff", 1, [-1] * 60)
    said.released(said.closed(row))
    return Conversation.objects.get(pk=row.pk)


@pytest.fixture
def archive(client, row):
    answer = client.get(f"/p/{row.partnership.slug}/conversations/{row.ref}/results/file.zip")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.content))


def table(archive, name):
    return list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"))))


def test_every_column_is_described(archive):
    described = json.loads(archive.read("csv-metadata.json"))
    assert {one["url"] for one in described["tables"]} == set(archive.namelist()) - {"csv-metadata.json"}
    for one in described["tables"]:
        header = next(csv.reader(io.StringIO(archive.read(one["url"]).decode("utf-8-sig"))))
        assert [column["titles"] for column in one["tableSchema"]["columns"]] == header


def test_every_figure_is_one_of_the_release(archive, row):
    content = read(Release.objects.get(conversation=row).content)
    shown = {
        (one.statement, split.agree.value, split.disagree.value, split.about)
        for one in content.published.standings
        for split in one.splits.values()
    }
    rows = [one for one in table(archive, "conversation-statements") if one["Agree"]]
    told = {(one["Statement"], float(one["Agree"]), float(one["Disagree"]), int(one["Voted"])) for one in rows}
    assert told == shown
    assert all(int(one["Voted"]) >= 8 for one in rows)


def test_what_is_held_back_says_so_and_has_no_figure(archive):
    for one in table(archive, "conversation-statements"):
        assert bool(one["Held back because"]) is not bool(one["Agree"])


def test_readings_and_who_took_part_are_in_it(archive):
    reading = table(archive, "conversation-understanding")
    assert {(one["Who guessed"], one["About whom"]) for one in reading} == {("Carers", "Hospital staff")}
    heard = {one["Part"]: one["Took part"] for one in table(archive, "conversation-people")}
    assert heard == {"Carers": "60", "Hospital staff": "60", "Porters": ""}


def test_before_there_is_anything_there_is_no_file(client):
    vale = factories.partnership(register_is_public=True)
    row = said.conversation(vale)
    for path in ("file.zip", "method/"):
        assert client.get(f"/p/{vale.slug}/conversations/{row.ref}/results/{path}").status_code == 404
