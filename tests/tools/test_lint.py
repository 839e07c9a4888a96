"""Our own lint rules: for each, a line that breaks it and one that keeps it."""

import pytest

from tools.lint.__main__ import RULES, problems
from tools.lint.source import Source

BREAKS_AND_KEEPS = [
    ("core-clock", "theory/power.py", "day = date.today()", "day = on"),
    ("core-clock", "records.py", "now = datetime.datetime.now()", "now = datetime.datetime(2026, 1, 1)"),
    ("core-chance", "methods/x.py", "import random\nrandom.shuffle(names)", "import random\nrng = random.Random(1)"),
    ("core-chance", "methods/x.py", "from random import shuffle", "from random import Random"),
    ("core-chance", "methods/x.py", "import numpy as np\nnp.random.rand(3)", "rng.random(3)"),
    ("core-environment", "formats/x.py", "import os\nos.environ['HOME']", "import os\nos.fspath(path)"),
    ("lazy-site", "cli.py", "import django", "def go():\n    import django"),
    ("lazy-site", "cli.py", "from convenor.web.config import environment", "from convenor import errors"),
    ("rows-behind-selectors", "web/bodies/views.py", "Body.objects.all()", "bodies_of(viewer)"),
    ("rows-behind-selectors", "web/bodies/forms.py", "Body._default_manager.all()", "bodies_of(viewer)"),
    ("given-day", "web/bodies/selectors.py", "day = today()", "day = on"),
    ("given-day", "web/bodies/selectors/seats.py", "day = timezone.now()", "day = on"),
    (
        "viewer-first",
        "web/bodies/selectors.py",
        "def seats(on):\n    Seat.objects",
        "def seats(viewer):\n    Seat.objects",
    ),
    ("viewer-first", "web/bodies/selectors.py", "def seats(*, viewer):\n    Seat.objects", "def below(rows): ..."),
    ("actor-named", "web/bodies/services.py", "def seat_add(*, body): ...", "def seat_add(*, body, by): ..."),
    ("actor-named", "web/bodies/services/seats.py", "def seat_add(body, *, by): ...", "def _add(body): ..."),
    ("docstring", "web/bodies/views.py", "x = 1", '"""Says."""\nx = 1'),
    (
        "docstring",
        "theory/power.py",
        '"""Says."""\ndef share():\n    a\n    b\n    c\n    d\n    e',
        '"""Says."""\ndef share():\n    """Means."""\n    a\n    b\n    c\n    d\n    e',
    ),
    ("length", "web/bodies/views.py", "x = 1\n" * 251, "x = 1\n" * 250),
    (
        "migration-alone",
        "web/bodies/migrations/0002_x.py",
        "from convenor.web.bodies.services import seats",
        "from convenor.web.bodies.refs import new_body_ref",
    ),
    ("whole-sentences", "web/ui/views.py", "_(text)", "_('Text')"),
    ("whole-sentences", "web/ui/views.py", "_(f'{n} seats')", "_('%(n)s seats') % {'n': n}"),
    ("whole-sentences", "web/ui/views.py", "_('%s seats')", "_('100 %% of seats')"),
    ("whole-sentences", "web/ui/views.py", "_('{} seats')", "ngettext('%(n)s seat', '%(n)s seats', n)"),
    ("whole-sentences", "web/ui/views.py", "ngettext('%(n)s seat', many, n)", "pgettext('of a body', 'Chair')"),
]


def rules_broken(path: str, text: str) -> set[str]:
    return {problem.rule for problem in problems([Source(path, text)])}


@pytest.mark.parametrize(("rule", "path", "breaks", "keeps"), BREAKS_AND_KEEPS)
def test_a_rule_tells_apart(rule, path, breaks, keeps):
    assert rule in rules_broken(path, breaks)
    assert rule not in rules_broken(path, keeps)


def test_every_rule_is_tested():
    assert {rule for rule, *_ in BREAKS_AND_KEEPS} == set(RULES)


def test_a_line_may_say_why():
    reason = "# allow: given-day – a job has no caller"
    assert "given-day" not in rules_broken("web/bodies/selectors.py", f"day = today()  {reason}")
    assert "given-day" not in rules_broken("web/bodies/selectors.py", f"{reason}\nday = today()")
    assert "given-day" in rules_broken("web/bodies/selectors.py", "day = today()  # allow: given-day")


WORDING = Source("web/bodies/wording.py", 'ERRORS = {"seat_held_twice": _("%(seat)s is held by %(holder)s already.")}')
OWN_ERROR = (
    'class Clash(Invalid): ...\nclass Invalid(ConvenorError): ...\nraise Clash("seat_held_twice", seat=1, holder=2)'
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('raise ConvenorError("no_such_code")', "no wording.py has a sentence for 'no_such_code'"),
        ('raise ConvenorError("seat_held_twice", seat=1)', "the sentence for 'seat_held_twice' needs holder"),
        (OWN_ERROR.replace("seat_held_twice", "unheard"), "no wording.py has a sentence for 'unheard'"),
        (OWN_ERROR, None),
        ('raise ConvenorError("seat_held_twice", **facts)', None),
        ('raise ValueError("seat")', None),
    ],
)
def test_every_coded_error_has_its_sentence(text, says):
    found = [item.says for item in problems([WORDING, Source("web/bodies/x.py", text)]) if item.rule == "worded"]
    assert found == ([says] if says else [])


def test_two_rooms_do_not_word_one_code_differently():
    other = Source("web/people/wording.py", WORDING.text.replace("already", "too"))
    assert [item.says for item in problems([WORDING, other])][-1:] == [
        "'seat_held_twice' is worded differently in web/bodies/wording.py"
    ]
    assert not [
        item for item in problems([WORDING, Source("web/people/wording.py", WORDING.text)]) if item.rule == "worded"
    ]


def test_words_for_problems_in_files_count_but_a_room_speaks_first():
    files = Source(
        "web/register/problem_words/rules.py", '{"seat_held_twice": _("%(one)s"), "broken_file": _("Broken.")}'
    )
    raised = Source("web/bodies/x.py", f'{OWN_ERROR}\nraise ConvenorError("broken_file")')
    assert not [item for item in problems([WORDING, files, raised]) if item.rule == "worded"]
