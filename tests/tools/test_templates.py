"""The lint of templates: what breaks each promise is found, what keeps it is not."""

import pytest

from tools.templates import check, sentences

PAGE = "src/convenor/web/bodies/jinja2/bodies/body.html"
BREAKS_AND_KEEPS = [
    ("inline", '<p style="color: red">1</p>', '<p class="c-warm">1</p>'),
    ("inline", "<style>p {}</style>", "<p>1</p>"),
    ("inline", '<button onclick="go()">1</button>', '<button data-go="1">1</button>'),
    ("inline", "<script>go()</script>", '<script nonce="{{ request.csp_nonce }}">go()</script>'),
    ("inline", '<a href="javascript:go()">1</a>', "<a href=\"{{ link('x:y') }}\">1</a>"),
    ("elsewhere", '<script src="https://example.org/a.js"></script>', "<script src=\"{{ static('a.js') }}\"></script>"),
    ("unescaped", "{{ words|safe }}", "{{ words }}"),
    ("unescaped", "{% autoescape false %}{{ words }}{% endautoescape %}", "{{ words }}"),
    ("arithmetic", "{{ held / seats }}", "{{ table(heads + more) }}"),
    ("arithmetic", '<rect width="{{ share * 4 }}"/>', '<rect width="{{ width }}"/>'),
    ("query", "{% for seat in body.seats.all() %}1{% endfor %}", "{% for seat in seats %}1{% endfor %}"),
    ("bare-text", "<h1>Seats</h1>", "<h1>{{ _('Seats') }}</h1>"),
    ("bare-text", "<p>{% if x %}Held{% endif %}</p>", "<p>{% trans %}Held{% endtrans %}</p>"),
    ("bare-text", '<img alt="A map">', "<img alt=\"{{ _('A map') }}\">"),
    ("bare-text", '<nav aria-label="Menu">1</nav>', "<nav aria-label=\"{{ _('Menu') }}\">1</nav>"),
    ("bare-text", "{{ submit('Save') }}", "{{ submit(_('Save')) }}"),
    ("bare-text", "{{ 'Held' if x else '' }}", "{{ _('Held') if x else '' }}"),
    ("bare-text", "{{ table(rows, caption='Seats here') }}", "{{ table(rows, tone='c-calm wide') }}"),
    ("syntax", "{% if x %}", "{% if x %}1{% endif %}"),
]


def rules_broken(text: str) -> set[str]:
    return {problem.rule for problem in check(PAGE, text)}


@pytest.mark.parametrize(("rule", "breaks", "keeps"), BREAKS_AND_KEEPS)
def test_a_promise_is_told_from_its_breach(rule, breaks, keeps):
    assert rule in rules_broken(breaks)
    assert rules_broken(keeps) == set()


@pytest.mark.parametrize(
    "text",
    [
        "{% if kind == 'Select' %}1{% endif %}",
        "{{ one['Name'] }}",
        "{# Only for us #}",
        "{{ seat.name }}, {{ day|day }} – 3 / 4",
        '<a href="{{ link("bodies:body", ref=body.ref) }}">{{ body.name }}</a>',
        '{% macro described() %} aria-describedby="{{ id }}"{% endmacro %}',
    ],
)
def test_what_is_not_shown_as_words_is_left_alone(text):
    assert rules_broken(text) == set()


def test_a_letter_in_plain_text_is_not_escaped():
    text = "{% autoescape false %}{{ words }}{% endautoescape %}"
    assert not check("src/convenor/web/people/jinja2/account/email/x.txt", text)


def test_data_for_a_script_is_no_script():
    assert rules_broken('<script type="application/json">{{ data|tojson }}</script>') == set()


def test_the_line_is_right():
    text = "{# one\ntwo #}\n{% trans %}three\n{% endtrans %}\n{{ x\n}}\n<p>\n  Seven\n</p>"
    assert [(problem.line, problem.rule) for problem in check(PAGE, text)] == [(7, "bare-text")]


def test_a_line_may_say_why():
    assert rules_broken("{# allow: bare-text – the name of the product #}\n<p>Convenor</p>") == set()
    assert rules_broken("{# allow: bare-text #}\n<p>Convenor</p>") == {"bare-text"}


def test_sentences_of_a_template():
    text = "{{ _('One') }}\n{% trans n=n %}{{ n }} seat{% pluralize %}{{ n }} seats{% endtrans %}"
    assert list(sentences(text)) == [(1, "One"), (2, "%(n)s seat"), (2, "%(n)s seats")]
