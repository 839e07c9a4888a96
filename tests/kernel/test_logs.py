"""Logs tell what broke and where, and nothing of anybody."""

import json
import logging

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.logs import JsonLines
from convenor.web.kernel.middleware import request_id

PERSON = "ada.obi@vale.example"
SECRET = "tok-0123456789abcdefghij"


def fails(request, ref):
    name = PERSON
    try:
        raise IntegrityError(f"Key (email)=({name}) already exists")
    except IntegrityError as error:
        raise RuntimeError(f"cannot save {request.POST.get('email')}") from error


def refuses(request, ref):
    raise PermissionError(f"{PERSON} may not")


urlpatterns = [
    path("fails/<str:ref>/", fails),
    path("fine/", lambda request: HttpResponse("fine")),
    path("", include("convenor.web.config.urls")),
]
handler500 = "convenor.web.ui.views.broken"


@pytest.fixture
def lines(caplog):
    """The log as it is written, line for line."""
    caplog.handler.setFormatter(JsonLines())
    return lambda: [json.loads(caplog.handler.format(record)) for record in caplog.records]


@pytest.fixture
def site(db):
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_our_own_failure_is_found_without_the_persons_words(site, lines):
    answer = site.post(f"/fails/{SECRET}/?who={PERSON}", {"email": PERSON, "note": "about Ada"})
    assert answer.status_code == 500
    (line,) = [line for line in lines() if line["logger"] == "django.request"]
    text = json.dumps(line)
    assert PERSON not in text
    assert "Ada" not in text
    assert SECRET not in text
    assert (line["page"], line["method"], line["status"]) == ("fails/<str:ref>/", "POST", 500)
    assert [error["kind"] for error in line["error"]] == ["builtins.RuntimeError", "django.db.utils.IntegrityError"]
    assert line["error"][0]["at"][-1].endswith(" fails")
    assert line["request"] == answer.headers["X-Request-Id"]


@pytest.mark.parametrize("address", [f"/join/{SECRET}/", f"/{PERSON}/"])
def test_an_address_that_leads_nowhere_is_not_repeated(site, lines, address):
    assert site.get(address).status_code == 404
    (line,) = [line for line in lines() if line["logger"] == "django.request"]
    assert address not in json.dumps(line)
    assert PERSON not in json.dumps(line)
    assert SECRET not in json.dumps(line)
    assert (line["says"], line["status"]) == ("Not Found", 404)


def test_a_host_that_is_not_ours(site, lines):
    assert site.get("/fine/", headers={"host": f"{SECRET}.example"}).status_code == 400
    assert SECRET not in json.dumps([line for line in lines() if "request" in line["logger"]])


@pytest.mark.parametrize(
    ("message", "written"),
    [
        (f"sent to {PERSON} twice", "sent to (address) twice"),
        ("imported 943 476 5919", "(left out: it held an NHS number)"),
        ("worker started", "worker started"),
    ],
)
def test_addresses_and_nhs_numbers_are_taken_out_of_any_line(message, written):
    record = logging.LogRecord("x", logging.INFO, "f", 1, message, None, None)
    assert json.loads(JsonLines().format(record))["says"] == written


def test_coded_errors_keep_their_code_and_lose_what_they_carry():
    token = request_id.set("r1")
    try:
        raise Invalid("email_taken", field="email", email=PERSON)
    except Invalid as error:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "no", None, (type(error), error, error.__traceback__))
    line = json.loads(JsonLines().format(record))
    request_id.reset(token)
    assert (line["error"][0]["code"], line["request"]) == ("email_taken", "r1")
    assert PERSON not in json.dumps(line)


def test_errors_that_go_in_a_circle_end():
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "no", None, (ValueError, first, None))
    assert len(json.loads(JsonLines().format(record))["error"]) == 2


def test_the_page_for_our_own_failure_asks_nothing_of_the_database(site, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = site.get("/fails/x/")
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] in answer.content.decode()
