"""`/health` for load balancers: short, without secrets, without a session, and honest."""

import logging

import pytest
from django.db import OperationalError, connection
from django.test import Client

from convenor.web.kernel import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_afresh(monkeypatch):
    monkeypatch.setattr(health, "REMEMBERED", -1)


def test_a_site_in_good_order(client):
    health.note_worker()
    answer = client.get("/health")
    assert answer.status_code == 200
    told = answer.json()
    assert told.pop("free_megabytes") > 0
    assert told == {"ok": True, "database": "ok", "migrations": "ok", "jobs": "ok", "space": "ok"}
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_answers_under_any_host_and_without_https(settings):
    settings.ALLOWED_HOSTS = ["convenor.example"]
    settings.SECURE_SSL_REDIRECT = True
    assert Client(headers={"host": "10.0.0.7:8000"}).get("/health").status_code == 200


def test_no_worker_is_said_but_pages_work_without_one(client):
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["jobs"]) == (200, "no worker seen lately")


def test_waiting_migrations_mean_not_ready(client, monkeypatch):
    monkeypatch.setattr(health, "migrations_waiting", lambda: ["people.0009_more"])
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "waiting")


def test_little_space_means_not_ready(client, monkeypatch):
    monkeypatch.setattr(health, "free_megabytes", lambda: 3)
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["space"]) == (503, "little left")


def test_a_database_that_does_not_answer_is_said_and_not_logged(client, monkeypatch, caplog):
    def fails(*_args, **_options):
        raise OperationalError("password of ada@example.org is wrong")

    monkeypatch.setattr(health, "connection", type("Broken", (), {"cursor": fails, "close": lambda self: None})())
    with caplog.at_level(logging.INFO):
        answer = client.get("/health")
    assert (answer.status_code, answer.json()["database"]) == (503, "does not answer")
    assert "ada" not in answer.content.decode()
    assert not [record for record in caplog.records if record.name.startswith("django.request")]


def test_asking_often_costs_nothing(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(health, "REMEMBERED", 60)
    client.get("/health")
    with django_assert_num_queries(0):
        client.get("/health")


def test_all_migrations_are_known_here(monkeypatch):
    monkeypatch.setattr(health, "_migrated", set())
    assert health.migrations_waiting() == []
    connection.cursor().execute("DELETE FROM django_migrations WHERE app = 'kernel' AND name LIKE '0002%%'")
    monkeypatch.setattr(health, "_migrated", set())
    assert "kernel.0002_audit_protected" in health.migrations_waiting()
