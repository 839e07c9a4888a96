"""Partners from a file of the Organisation Data Service, from the command line."""

from pathlib import Path

import pytest

from convenor import cli
from convenor.web.partners.models import Partner
from tests import factories

pytestmark = pytest.mark.django_db
EXPORT = Path(__file__).parent.parent / "data" / "ods" / "export.csv"


def test_looked_at_first_and_then_brought_in(capsys):
    factories.partnership(slug="vale")
    assert cli.main(["ods", "check", str(EXPORT)]) == 0
    assert not Partner.objects.exists()
    assert "Vale United Hospitals NHS Trust (RZC): New partner" in capsys.readouterr().out
    assert cli.main(["ods", "import", str(EXPORT)]) == 0
    assert Partner.objects.filter(ods_code="RZC").exists()


def test_a_file_that_cannot_be_read_changes_nothing_and_says_why(capsys, tmp_path):
    factories.partnership(slug="vale")
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(b"\xff\xfe\x00nothing")
    assert cli.main(["ods", "import", str(wrong)]) == 1
    assert not Partner.objects.exists()
    assert capsys.readouterr().out.strip()
