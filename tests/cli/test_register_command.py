"""The register in and out of files, from the command line."""

import pytest

from convenor import cli
from convenor.web.kernel.models import Partnership
from convenor.web.partners.models import Partner
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here(monkeypatch, tmp_path):
    """Files are named as people name them: where they are."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def vale():
    of = factories.partnership(slug="vale", name="Vale Partnership")
    factories.partner(of, ref="P1", name="Vale Trust")
    factories.seat(factories.body(of, name="Vale Board"))
    return of


@pytest.mark.parametrize("name", ["register.xlsx", "register.zip", "register.json"])
def test_what_is_taken_out_goes_in_again_elsewhere(vale, capsys, name):
    assert cli.main(["register", "export", name]) == 0
    assert cli.main(["register", "check", name]) == 0
    assert cli.main(["register", "import", name, "--start", "Second Vale"]) == 0, capsys.readouterr().out
    second = Partnership.objects.get(slug="second-vale")
    assert list(Partner.objects.filter(partnership=second).values_list("ref", "name")) == [("P1", "Vale Trust")]
    assert "undone for a day" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["empty.xlsx", "empty.zip"])
def test_the_template(here, capsys, name):
    assert cli.main(["register", "template", name]) == 0
    assert (here / name).stat().st_size > 500
    assert f"convenor register check {name}" in capsys.readouterr().out


def test_a_file_with_a_problem_changes_nothing_and_says_where(vale, here, capsys):
    (here / "partners.csv").write_text("Reference,Name,Kind\nP2,,nonsense\n", encoding="utf-8")
    assert cli.main(["register", "import", "partners.csv"]) != 0
    assert Partner.objects.filter(partnership=vale).count() == 1
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["export", "register.doc"], "must end in .xlsx or .zip or .json"),
        (["template", "empty.json"], "must end in .xlsx or .zip"),
        (["export", "none/register.xlsx"], "cannot be written"),
        (["export", "register.xlsx", "--in", "nowhere"], "There is no partnership “nowhere” here"),
    ],
)
def test_what_cannot_be_done_leaves_no_file(vale, here, capsys, arguments, sentence):
    assert cli.main(["register", *arguments]) == 1
    assert sentence in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_which_partnership_is_asked_where_there_are_several(vale, capsys):
    factories.partnership(slug="hill")
    assert cli.main(["register", "export", "register.xlsx"]) == 1
    assert "--in: hill, vale" in capsys.readouterr().err


def test_none_yet(here, capsys):
    assert cli.main(["register", "check", "register.xlsx"]) == 1
    assert "--start NAME" in capsys.readouterr().err
