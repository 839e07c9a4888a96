"""A back-up restores every row and every file, on the database at hand; a bad one restores nothing."""

import hashlib
import json
import os
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction

from convenor.errors import ConvenorError
from convenor.web.config.backup import back_up, manifest, reading, restore, writing
from convenor.web.kernel import audit
from convenor.web.kernel.models import AuditEntry, Partnership
from convenor.web.kernel.protection import is_protected
from convenor.web.kernel.services import edit_partnership, start_partnership
from convenor.web.kernel.verification import verify
from convenor.web.kernel.viewer import Role, system_viewer
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_disk(settings, tmp_path):
    """Uploads in a folder of this test's own."""
    local = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "default": local}


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "all.zip"


@pytest.fixture
def filled():
    """A little of everything, with what is easily lost: long text, other scripts, nulls, dates, money, JSON."""
    by = system_viewer("test")
    vale = start_partnership(by=by, name="Vale – “São” 東京", about="one\ntwo\ttwo\u2028" * 500)
    other = start_partnership(by=by, name="Other")
    lead = factories.person(vale, roles=(Role.CONVENOR,), signs_in=True, influence=["networks", "expertise"])
    body = factories.body(vale, starts=date(2024, 2, 29), budget_authority=10**12)
    factories.body(vale, parent=body, in_public=None)
    factories.term(factories.seat(body), lead)
    factories.partner(other)
    audit.record(by=system_viewer("test", vale.pk), verb="test.note", subject="é", facts=[1, {"deep": None}])
    Session.objects.create(session_key="k", session_data="d", expire_date=datetime(2030, 1, 1, tzinfo=UTC))
    default_storage.save("papers/minutes.txt", ContentFile("agreed £5 – ü".encode()))
    return vale


def everything():
    return {
        model._meta.label: list(
            model._base_manager.order_by("pk").values(*[f.attname for f in manifest.columns(model)])
        )
        for model in manifest.tables()
    }


def without_the_note(found):
    """A restore adds one entry to the audit: that it was done."""
    label = AuditEntry._meta.label
    return {**found, label: [row for row in found[label] if row["verb"] != "backup.restore"]}


def rewritten(archive, change):
    """The same archive with something changed inside."""
    with zipfile.ZipFile(archive) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(archive, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


def code_of(call, *arguments, **options):
    with pytest.raises(ConvenorError) as refusal:
        call(*arguments, **options)
    return refusal.value.code


def test_everything_comes_back_as_it_was(filled, archive):
    made = back_up(archive)
    before = everything()
    assert made.rows == sum(map(len, before.values()))
    factories.partner(filled, name="added later")
    edit_partnership(by=system_viewer("test", filled.pk), revision=1, name="Renamed")
    default_storage.save("papers/later.txt", ContentFile(b"later"))

    restore(archive, replace=True)

    assert without_the_note(everything()) == before
    with default_storage.open("papers/minutes.txt") as minutes:
        assert minutes.read().decode() == "agreed £5 – ü"
    assert not default_storage.exists("papers/later.txt")
    assert not Session.objects.exists()  # everybody signs in again
    assert is_protected(connection)
    assert verify().sound
    assert AuditEntry.objects.filter(verb="backup.restore").count() == 1


def test_life_goes_on_after_it(filled, archive):
    back_up(archive)
    restore(archive, replace=True)
    fresh = start_partnership(by=system_viewer("test"), name="Afterwards")
    assert fresh.pk > filled.pk
    factories.term(factories.seat(factories.body(fresh)))
    assert verify().sound


def test_a_second_restore_is_the_same_as_one(filled, archive):
    back_up(archive)
    restore(archive, replace=True)
    once = everything()
    restore(archive, replace=True)
    assert without_the_note(everything()) == without_the_note(once)


def test_an_empty_database_takes_it_without_replace(filled, archive):
    back_up(archive)
    before = everything()
    with transaction.atomic():
        reading.protection.unprotect(connection)
        reading._empty()
        reading.protection.protect(connection)
    restore(archive)
    assert without_the_note(everything()) == before


def test_a_full_one_refuses_it_without_replace(filled, archive):
    back_up(archive)
    before = everything()
    assert code_of(restore, archive) == "restore_not_empty"
    assert everything() == before


def change_a_row(parts):
    name = "tables/kernel.partnership.jsonl"
    parts[name] = parts[name].replace(b"Other", b"Owner")


def add_a_part(parts):
    parts["files/more.txt"] = b"more"


def drop_a_part(parts):
    del parts["tables/people.person.jsonl"]


def climb_out(parts):
    said = json.loads(parts["manifest.json"])
    said["parts"]["files/../../out.txt"] = said["parts"].pop("files/papers/minutes.txt")
    parts["files/../../out.txt"] = parts.pop("files/papers/minutes.txt")
    parts["manifest.json"] = json.dumps(said).encode()


def say_nothing(parts):
    del parts["manifest.json"]


def say_nonsense(parts):
    parts["manifest.json"] = b"[1, 2]"


def come_from_elsewhere(parts):
    said = json.loads(parts["manifest.json"])
    said["migrations"].append("people.0099_more")
    parts["manifest.json"] = json.dumps(said).encode()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (change_a_row, "backup_damaged"),
        (add_a_part, "backup_damaged"),
        (drop_a_part, "backup_damaged"),
        (climb_out, "backup_damaged"),
        (say_nothing, "backup_unreadable"),
        (say_nonsense, "backup_unreadable"),
        (come_from_elsewhere, "backup_of_another_version"),
    ],
)
def test_a_changed_back_up_restores_nothing(filled, archive, tmp_path, change, code):
    back_up(archive)
    rewritten(archive, change)
    before = everything()
    assert code_of(restore, archive, replace=True) == code
    assert everything() == before
    assert default_storage.exists("papers/minutes.txt")
    assert not (tmp_path.parent / "out.txt").exists()


def test_neither_does_one_cut_short(filled, archive):
    back_up(archive)
    archive.write_bytes(archive.read_bytes()[:-2000])
    assert code_of(restore, archive, replace=True) == "backup_unreadable"


def test_nor_one_that_is_not_there(archive):
    assert code_of(restore, archive) == "backup_not_read"


def test_a_tampered_audit_is_not_restored_even_with_its_hashes_made_right(filled, archive):
    back_up(archive)

    def tamper(parts):
        name = "tables/kernel.auditentry.jsonl"
        parts[name] = parts[name].replace(b"test.note", b"test.lies")
        said = json.loads(parts["manifest.json"])
        said["parts"][name]["sha256"] = hashlib.sha256(parts[name]).hexdigest()
        parts["manifest.json"] = json.dumps(said).encode()

    rewritten(archive, tamper)
    before = everything()
    assert code_of(restore, archive, replace=True) == "backup_audit_broken"
    assert everything() == before
    assert is_protected(connection)


@pytest.mark.parametrize("step", ["_continue_numbering", "verify"])
def test_a_fault_half_way_leaves_all_as_it_was(filled, archive, monkeypatch, step):
    back_up(archive)
    factories.partner(filled, name="added later")
    before = everything()

    def fails(*_arguments, **_options):
        raise DatabaseError("gone")

    monkeypatch.setattr(reading, step, fails)
    with pytest.raises(DatabaseError, match="gone"):
        restore(archive, replace=True)
    assert everything() == before
    assert default_storage.exists("papers/minutes.txt")
    assert is_protected(connection)


def test_a_fault_at_the_very_end_puts_the_files_back(filled, archive, monkeypatch):
    back_up(archive)
    default_storage.save("papers/later.txt", ContentFile(b"later"))
    before = everything()
    monkeypatch.setattr(transaction.Atomic, "__exit__", fail_to_commit(transaction.Atomic.__exit__))
    with pytest.raises(DatabaseError, match="at the end"):
        restore(archive, replace=True)
    monkeypatch.undo()
    assert everything() == before
    assert default_storage.exists("papers/later.txt")


def fail_to_commit(exit_):
    def leave(self, kind, error, trace):
        outermost = kind is None and connection.in_atomic_block and not connection.savepoint_ids
        if outermost and AuditEntry.objects.filter(verb="backup.restore").exists():
            connection.set_rollback(True)
            exit_(self, kind, error, trace)
            raise DatabaseError("at the end")
        return exit_(self, kind, error, trace)

    return leave


def test_only_its_owner_can_read_it_and_none_is_overwritten(filled, archive):
    back_up(archive)
    if os.name == "posix":
        assert archive.stat().st_mode & 0o777 == 0o600
    assert code_of(back_up, archive) == "backup_exists"
    assert code_of(back_up, archive.parent / "none" / "all.zip") == "backup_not_written"
    assert [path.name for path in archive.parent.glob("*.part")] == []


def test_writing_goes_on_while_it_is_made(filled, archive, monkeypatch):
    """The back-up holds the moment it was begun, whatever is written meanwhile."""
    real = writing._rows

    def rows(model, alias):
        if model is Partnership:
            Partnership.objects.create(slug="meanwhile", name="Meanwhile")
        yield from real(model, alias)

    monkeypatch.setattr(writing, "_rows", rows)
    made = back_up(archive)
    assert Partnership.objects.filter(slug="meanwhile").exists()
    assert made.parts["tables/kernel.partnership.jsonl"].rows == 2
