"""The fixed words, found where people read and nowhere else."""

import pytest

from tools.words import INSTEAD, problems, wrong


@pytest.mark.parametrize("word", INSTEAD)
def test_each_word_is_found_in_any_case(word):
    said = word.replace("*", "")
    assert [found for _, found, _ in wrong(f"So {said}, and {said.upper()}.")] == [said, said.upper()]


@pytest.mark.parametrize(
    "fine",
    [
        "organisation",
        "e-mail",
        "sign in",
        "programme",
        "colour",
        "an honorarium",
        "%(email)s",
        "a FHIR R4 Organization",
    ],
)
def test_the_right_words_are_left_alone(fine):
    assert not list(wrong(fine))


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("page.html", "<p>\n{{ _('All stakeholders') }}</p>", 2),
        ("page.html", "\n{% trans %}All stakeholders{% endtrans %}", 2),
        ("forms.py", "x = _('All stakeholders')", 1),
        ("forms.py", "\nx = ngettext('%(n)s seat', '%(n)s nodes', n)", 2),
        ("settings.py", "Setting('NAME', 'nodes', 'Leverage of it.')", 1),
        ("cli.py", "parser.add_argument('--x', help='log in first')", 1),
        ("guide.md", "One\n\nTwo `code`\nand the stakeholders", 4),
    ],
)
def test_a_wrong_word_is_found_with_its_line(tmp_path, name, text, line):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert [found.split(": ")[0] for found in problems([path], tmp_path)] == [f"{name}:{line}"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("forms.py", "stakeholders = colour('organization')"),
        ("page.html", "<p class='node'>{{ organization }}</p>"),
        ("guide.md", "Say `stakeholder` never. [Here](https://example.org/organization)\n```\nlogin\n```"),
    ],
)
def test_code_is_not_looked_at(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert not list(problems([path], tmp_path))
