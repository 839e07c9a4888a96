"""A database that is busy, full or not to be written is told as what it is: on the page, in the log, never as a lie."""

import errno
import json
import logging
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from django.core.cache import cache
from django.db import IntegrityError, OperationalError, ProgrammingError
from django.db.backends.utils import CursorWrapper
from django.test import Client
from django.urls import include, path

from convenor.web.config import environment
from convenor.web.kernel.logs import JsonLines
from convenor.web.kernel.trouble import Trouble, trouble_of
from convenor.web.people.services.accounts import new_account

WORDS = "three unlike words"
TOO_MANY = "too many tries"


@contextmanager
def really(*statements, **options):
    """The error a real database gives, as Django passes it on."""
    with pytest.raises(OperationalError) as found:
        try:
            with closing(sqlite3.connect(":memory:", **options)) as database:
                for statement in statements:
                    database.execute(statement)
        except sqlite3.OperationalError as error:
            raise OperationalError(*error.args) from error
    yield found.value


FULL = ("PRAGMA max_page_count=1", "CREATE TABLE a (b)", "CREATE TABLE c (d)")
READ_ONLY = ("CREATE TABLE a (b)", "PRAGMA query_only=ON", "INSERT INTO a VALUES ('Ada Obi')")


@pytest.mark.parametrize(("statements", "trouble"), [(FULL, Trouble.FULL), (READ_ONLY, Trouble.READ_ONLY)])
def test_what_a_real_sqlite_says_is_understood(statements, trouble):
    with really(*statements) as error:
        assert trouble_of(error) is trouble


def test_a_lock_held_by_another_is_understood(tmp_path):
    file = tmp_path / "x.sqlite3"
    with closing(sqlite3.connect(file)) as holder, closing(sqlite3.connect(file, timeout=0)) as other:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as found:
            other.execute("BEGIN IMMEDIATE")
    assert trouble_of(found.value) is Trouble.BUSY


class FromPostgres(OperationalError):
    """As psycopg's errors are: with a number."""

    def __init__(self, sqlstate):
        self.sqlstate = sqlstate
        super().__init__("DETAIL: Key (email)=(ada@vale.example)")


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (FromPostgres("55P03"), Trouble.BUSY),
        (FromPostgres("40P01"), Trouble.BUSY),
        (FromPostgres("53100"), Trouble.FULL),
        (FromPostgres("25006"), Trouble.READ_ONLY),
        (FromPostgres("57P01"), Trouble.AWAY),
        (FromPostgres("23505"), None),
        (OSError(errno.ENOSPC, "No space left on device"), Trouble.FULL),
        (OSError(errno.EROFS, "Read-only file system"), Trouble.READ_ONLY),
        (FileNotFoundError(errno.ENOENT, "x"), None),
        (OperationalError("no such table: x"), None),
        (ProgrammingError("locked"), None),
        (ValueError("locked"), None),
        (None, None),
    ],
)
def test_what_else_it_may_be(error, trouble):
    assert trouble_of(error) is trouble


def logged(error):
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "no", None, (type(error), error, None))
    return json.loads(JsonLines().format(record))


def test_the_log_says_what_it_means_and_none_of_its_values():
    with really(*READ_ONLY) as error:
        line = logged(error)
    assert line["error"][0]["kind"] == "django.db.utils.OperationalError"
    assert line["error"][0]["says"] == "database cannot be written"
    assert "Ada" not in json.dumps(line)
    assert logged(FromPostgres("55P03"))["error"][0]["says"] == "database is locked"
    assert "vale" not in json.dumps(logged(FromPostgres("23505")))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OperationalError("no such table: people_account"), "no such table: people_account"),
        (IntegrityError("UNIQUE constraint failed: a.email"), "UNIQUE constraint failed: a.email"),
        (OperationalError('near "ada@vale.example": syntax error'), None),
        (IntegrityError("Key (email)=(ada@vale.example) already exists"), None),
        (OperationalError("no such table: x\nada@vale.example"), None),
    ],
)
def test_words_of_a_message_are_kept_only_when_they_are_names_of_ours(error, says):
    assert logged(error)["error"][0].get("says") == says


def busy(*_arguments, **_options):
    raise OperationalError("database is locked")


def full(request):
    with really(*FULL) as error:
        raise error


urlpatterns = [path("busy/", busy), path("full/", full), path("", include("convenor.web.config.urls"))]
handler500 = "convenor.web.ui.views.broken"


class TestThePage:
    @pytest.fixture
    def site(self, db, settings):
        settings.ROOT_URLCONF = __name__
        return Client(raise_request_exception=False)

    def test_busy_says_so_with_the_number_of_its_log_line(self, site, caplog):
        answer = site.get("/busy/")
        text = answer.content.decode()
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
        assert "The site is busy" in text and "Nothing that was saved is lost" in text
        assert answer.headers["X-Request-Id"] in text
        (record,) = [record for record in caplog.records if record.name == "django.request"]
        line = json.loads(JsonLines().format(record))
        assert (line["request"], line["status"]) == (answer.headers["X-Request-Id"], 503)
        assert line["error"][0]["says"] == "database is locked"

    def test_what_was_sent_is_said_to_be_not_kept(self, site):
        assert "send it again" in site.post("/busy/").content.decode()

    def test_full_names_who_can_mend_it(self, site):
        answer = site.get("/full/")
        assert answer.status_code == 503 and "convenor doctor" in answer.content.decode()
        assert "Retry-After" not in answer.headers

    def test_a_session_that_cannot_be_read_or_kept(self, site, monkeypatch):
        """Outside every page: in the middleware."""
        monkeypatch.setattr("convenor.web.people.middleware.partnership_and_viewer", busy)
        assert site.get("/p/vale/").status_code == 503


@pytest.mark.django_db(transaction=True)
class TestSigningIn:
    """Against a database that another process is writing."""

    @pytest.fixture
    def ada(self):
        cache.clear()
        return new_account(email="ada@vale.example", password=WORDS)

    def test_a_cache_that_cannot_keep_says_so(self, ada):
        with refusing_writes():
            for write in (cache.add, cache.set):
                with pytest.raises(OperationalError):
                    write("x", 1)
        assert cache.add("x", 1) is True
        assert cache.add("x", 1) is False

    def test_signing_in_says_busy_and_not_too_many_tries(self, ada):
        give = {"login": "ada@vale.example", "password": WORDS}
        client = Client(raise_request_exception=False)
        with refusing_writes():
            answer = client.post("/account/login/", give)
        assert answer.status_code == 503
        assert TOO_MANY not in answer.content.decode()
        assert client.post("/account/login/", give).headers["Location"] == "/?signed-in=yes"


@contextmanager
def refusing_writes():
    """The database answers as it does to one whose turn to write did not come."""

    def refuse(self, sql, params, *more):
        if sql.split(" ", 1)[0] in {"BEGIN", "INSERT", "UPDATE", "DELETE", "SAVEPOINT"}:
            raise OperationalError("database is locked")
        return real(self, sql, params, *more)

    real = CursorWrapper._execute
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(CursorWrapper, "_execute", refuse)
        yield


def test_a_lock_really_held_by_another_process_is_said_within_its_patience(tmp_path):
    """The whole site in a process of its own, on a file that another connection has locked."""
    script = (
        "import django; django.setup()\n"
        "from django.conf import settings; settings.DEBUG = False  # our page, not the one for work on the code\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0); call_command('createcachetable', verbosity=0)\n"
        "from django.test import Client\n"
        "from django.db import connections\n"
        "from convenor.web.people.services.accounts import new_account\n"
        "new_account(email='ada@vale.example', password='three unlike words')\n"
        "connections.close_all()\n"
        "connections['default'].settings_dict['OPTIONS']['timeout'] = 0.3\n"
        "import sqlite3, time\n"
        "other = sqlite3.connect(connections['default'].settings_dict['NAME'], isolation_level=None)\n"
        "other.execute('BEGIN IMMEDIATE')\n"
        "began = time.monotonic()\n"
        "give = {'login': 'ada@vale.example', 'password': 'three unlike words'}\n"
        "answer = Client(raise_request_exception=False).post('/account/login/', give)\n"
        "print(answer.status_code, 'busy' in answer.content.decode(), time.monotonic() - began < 9)\n"
        "other.execute('ROLLBACK')\n"
        "print(Client().post('/account/login/', give).status_code)\n"
    )
    kept = {"PATH": "", "PYTHONPATH": str(environment.__file__).partition("/convenor/")[0]}
    home = {"CONVENOR_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings"}
    environ = {**kept, **home, "CONVENOR_HOSTS": "testserver", "CONVENOR_DEBUG": "yes"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["503", "True", "True", "302"], done.stderr[-2000:]
