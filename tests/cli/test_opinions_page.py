"""The page of `convenor opinions` for the real conversations that are given, in a browser, by every rule of axe."""

import pytest

from convenor.cli import main
from tests.core.methods.opinions.conversations import REAL

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", REAL)
def test_the_page_of_a_real_conversation_breaks_no_rule(shared_data, name, capsys, tmp_path, new_page, axe):
    folder = shared_data / "polis" / name
    assert (
        main(["opinions", str(folder / "votes.csv.gz"), "--comments", str(folder / "comments.csv.gz"), "--html"]) == 0
    )
    path = tmp_path / "page.html"
    path.write_text(capsys.readouterr().out, "utf-8")
    page = new_page()
    page.goto(path.as_uri())
    assert page.get_by_role("heading", level=1).inner_text() == "What people said"
    axe(page)
