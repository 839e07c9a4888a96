"""The audit: written in order, refused to change by the database itself, and no tampering goes unseen."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from convenor.errors import ConvenorError
from convenor.web.kernel import audit
from convenor.web.kernel.middleware import request_id
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.protection import is_protected, protect, unprotect
from convenor.web.kernel.verification import Head, heads, read_heads, verify
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.ui.wording import say

BY = Viewer(partnership_id=7, account_id=3)
CHAIN = "partnership:7"


@pytest.fixture
def written(db):
    for number in range(1, 7):
        audit.record(by=BY, verb="partner.edit", subject=f"P{number}", fields=["name"])
    audit.record(by=system_viewer("retention"), verb="retention.run", subject="installation")


@pytest.fixture
def unguarded(written):
    """What somebody with the database in their hands could do."""
    unprotect(connection)
    yield lambda sql, *values: run(sql, *values)
    protect(connection)


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def said(found):
    return [(fault.code, *fault.params.values()) for fault in found.faults]


def test_entries_say_who_did_what_and_are_numbered_per_chain(written):
    token = request_id.set("abc")
    audit.record(by=BY, verb="seat.fill", subject="S1")
    request_id.reset(token)
    last = AuditEntry.objects.get(verb="seat.fill")
    assert (last.chain, last.number, last.actor, last.request_id) == (CHAIN, 7, "account:3", "abc")
    assert AuditEntry.objects.get(chain="installation").number == 1


def test_an_untouched_audit_is_sound(written):
    found = verify()
    assert found.sound
    assert (found.entries, found.heads) == (7, heads())
    assert verify(CHAIN).entries == 6


def test_every_kind_of_fact_reads_back_to_the_same_hash(db):
    facts = {
        "number": 12,
        "share": 0.1 + 0.2,
        "huge": 1e22,
        "day": date(2026, 12, 8),
        "moment": datetime(2026, 12, 8, 14, 5, tzinfo=UTC),
        "set": {"b", "a"},
        "tuple": ("x", None, True),
        "deep": {1: {"é": "“quoted” \0 £"}},
    }
    audit.record(by=BY, verb="test", subject="x", **facts)
    assert verify().sound


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kernel_auditentry SET verb = 'other' WHERE number = 3",
        "UPDATE kernel_auditentry SET number = number + 100",
        "DELETE FROM kernel_auditentry WHERE number = 3",
        "DELETE FROM kernel_auditentry",
    ],
)
def test_the_database_refuses_to_change_or_delete(written, sql):
    before = list(AuditEntry.objects.values())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)
    assert list(AuditEntry.objects.values()) == before


def test_so_does_the_model(written):
    entry = AuditEntry.objects.first()
    for attempt in (entry.save, entry.delete, lambda: AuditEntry.objects.update(verb="other")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_truncate_is_refused(written):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("TRUNCATE kernel_auditentry")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has INSERT OR REPLACE")
@pytest.mark.parametrize("place", ["id", "number"])
def test_replacing_by_inserting_is_refused(written, place):
    first = AuditEntry.objects.get(chain=CHAIN, number=2)
    taken = {"id": (first.pk, 99), "number": (99, 2)}[place]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(
            "INSERT OR REPLACE INTO kernel_auditentry "
            "(id, number, chain, at, actor, verb, subject, facts, request_id, previous, digest) "
            "SELECT %s, %s, chain, at, actor, 'other', subject, facts, request_id, previous, digest "
            "FROM kernel_auditentry WHERE number = 2",
            *taken,
        )


def test_the_guard_is_there_after_all_migrations(db):
    assert is_protected(connection)


def test_a_guard_taken_away_is_noticed(unguarded):
    assert not is_protected(connection)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "other"),
        ("actor", "account:1"),
        ("subject", "P9"),
        ("facts", "{}"),
        ("request_id", "x"),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_entry_is_named(unguarded, column, value):
    unguarded(f"UPDATE kernel_auditentry SET {column} = %s WHERE chain = %s AND number = 3", value, CHAIN)
    assert said(verify()) == [("audit_changed", CHAIN, 3)]


def test_missing_entries_are_named(unguarded):
    unguarded("DELETE FROM kernel_auditentry WHERE chain = %s AND number IN (3, 4)", CHAIN)
    assert said(verify()) == [("audit_missing", CHAIN, 3, 4)]


def test_missing_ones_closed_up_again_are_named(unguarded):
    unguarded("DELETE FROM kernel_auditentry WHERE chain = %s AND number = 3", CHAIN)
    for number in (4, 5, 6):
        unguarded(
            "UPDATE kernel_auditentry SET number = %s WHERE chain = %s AND number = %s", number - 1, CHAIN, number
        )
    assert ("audit_reordered", CHAIN, 3) in said(verify())


def test_another_order_is_named(unguarded):
    for old, new in ((2, 99), (3, 2), (99, 3)):
        unguarded("UPDATE kernel_auditentry SET number = %s WHERE chain = %s AND number = %s", new, CHAIN, old)
    assert {("audit_reordered", CHAIN, 2), ("audit_reordered", CHAIN, 3)} <= set(said(verify()))


def test_a_changed_entry_with_its_hash_made_right_is_named(unguarded):
    entry = AuditEntry.objects.get(chain=CHAIN, number=3)
    entry.verb = "other"
    entry.digest = audit.digest_of(entry)
    entry.save()
    assert said(verify()) == [("audit_reordered", CHAIN, 4)]


def test_a_chain_written_anew_is_caught_by_a_head_noted_earlier(unguarded):
    noted = heads()
    previous = audit.START
    for entry in AuditEntry.objects.filter(chain=CHAIN).order_by("number"):
        entry.verb, entry.previous = "other", previous
        entry.digest = previous = audit.digest_of(entry)
        entry.save()
    assert verify().sound  # nothing inside the database can tell
    assert said(verify(against=noted)) == [("audit_rewritten", CHAIN, 6)]


def test_a_chain_cut_short_is_caught_by_a_head_noted_earlier(unguarded):
    noted = heads()
    unguarded("DELETE FROM kernel_auditentry WHERE chain = %s AND number > 3", CHAIN)
    assert said(verify(against=noted)) == [("audit_cut_short", CHAIN, 6)]


def test_a_noted_head_stays_good_while_the_chain_grows(written):
    noted = read_heads("# noted on Monday\n" + "\n".join(map(str, heads())))
    audit.record(by=BY, verb="seat.fill", subject="S1")
    assert verify(against=noted).sound
    assert verify("installation", against=noted).sound


@pytest.mark.parametrize("text", ["a b", "a b c", "a 1 c d"])
def test_a_list_of_heads_that_is_none_is_refused(text):
    with pytest.raises(ConvenorError, match="audit_heads_unreadable"):
        read_heads(text)


def test_each_fault_has_words():
    fault = ConvenorError("audit_missing", chain=CHAIN, first=3, final=4)
    assert say(fault) == "partnership:7: entries 3 to 4 are missing."
    assert str(Head("a", 1, "d")) == "a 1 d"


def test_nothing_is_noted_of_what_was_rolled_back(written):
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.record(by=BY, verb="seat.fill", subject="S1")
        raise RuntimeError
    assert verify(CHAIN).entries == 6


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is tried with processes in tests/config")
def test_many_writers_at_once_make_one_chain():
    def write():
        try:
            for number in range(5):
                with transaction.atomic():
                    audit.record(by=BY, verb="partner.edit", subject=f"P{number}")
                    audit.record(by=BY, verb="partner.edit", subject=f"P{number}")
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert verify().sound
    assert verify(CHAIN).entries == 80
