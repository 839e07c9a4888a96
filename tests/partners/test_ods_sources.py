"""The same questions to a file and to the interface, and the interface on a bad day. No network: an opener of ours."""

import io
import json
from datetime import date
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest
from django.urls import reverse

from convenor.formats.ods import FileSource
from convenor.web.kernel.viewer import Role
from convenor.web.partners.ods.client import FRESH, GAP, HttpSource, OdsUnavailable, records_of
from tests import factories

DATA = Path(__file__).parent.parent / "data" / "ods"
BASE = "https://ods.example/ORD/2-0-0"


class Service:
    """Answers as the interface was seen to answer; counts what it is asked, and fails when told to."""

    def __init__(self):
        records = json.loads((DATA / "ord_merger.json").read_text())
        self.answers = {f"{BASE}/organisations/{r['Organisation']['OrgId']['extension']}": r for r in records}
        self.fault: Exception | None = None
        self.asked: list[str] = []
        self.now = 0.0
        self.slept: list[float] = []

    def open(self, request, timeout):
        self.asked.append(request.full_url)
        assert timeout <= 10
        if self.fault:
            raise self.fault
        path, _mark, question = request.full_url.partition("?")
        if path == f"{BASE}/organisations":
            name = question.split("Name=")[1].split("&")[0].replace("+", " ").upper()
            listed = json.loads((DATA / "ord_list.json").read_text())["Organisations"]
            return self.says({"Organisations": [one for one in listed if name in one["Name"]]})
        if path == f"{BASE}/sync":
            return self.says(json.loads((DATA / "ord_sync.json").read_text()))
        if path not in self.answers:
            raise HTTPError(path, 404, "Not Found", {}, io.BytesIO())  # type: ignore[arg-type]
        return self.says(self.answers[path])

    def says(self, data):
        return io.BytesIO(data if isinstance(data, bytes) else json.dumps(data).encode())

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def over_http(service):
    return HttpSource(BASE, opener=service.open, clock=lambda: service.now, sleep=service.sleep)


@pytest.fixture(params=["file", "http"])
def source(request, over_http):
    return over_http if request.param == "http" else FileSource((DATA / "ord_merger.json").read_bytes())


def test_a_code_gives_the_full_record(source):
    found = source.organisation("rza")
    assert found.name == "EASTVALE HOSPITALS NHS TRUST" and found.successions[0].legal_start == date(2026, 4, 1)


@pytest.mark.parametrize("code", ["RZZ", "", "../x", "RZ A"])
def test_a_code_nobody_has_gives_nothing(source, code):
    assert source.organisation(code) is None


def test_words_find_organisations_in_the_order_of_their_names(source):
    assert [one.code for one in source.search("hospitals")] == ["RZA", "RZC", "RZB"]
    assert [one.code for one in source.search("hospitals", most=1)] == ["RZA"]
    assert source.search("no such words") == []


def test_changes_since_a_day(source):
    assert list(source.changed_since(date(2026, 4, 1))) == ["RZA", "RZB", "RZC"]


def test_it_asks_fewer_than_five_times_a_second(over_http, service):
    for code in ("RZA", "RZB", "RZC", "QZ1"):
        over_http.organisation(code)
    assert service.slept == [GAP] * 3 and GAP > 0.2


def test_an_answer_is_kept_for_a_while(over_http, service):
    for _time in range(3):
        over_http.organisation("RZA")
    assert len(service.asked) == 1
    service.now += FRESH
    over_http.organisation("RZA")
    assert len(service.asked) == 2


FAULTS = [
    (URLError("refused"), "no connection"),
    (URLError(TimeoutError()), "it took too long"),
    (TimeoutError(), "it took too long"),
    (HTTPError(BASE, 503, "Busy", {}, io.BytesIO()), "it said 503"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("fault", "reason"), FAULTS)
def test_when_it_fails_an_older_answer_serves_and_otherwise_it_says_so(over_http, service, fault, reason):
    known = over_http.organisation("RZA")
    service.now += FRESH + 1
    service.fault = fault
    assert over_http.organisation("RZA") == known
    with pytest.raises(OdsUnavailable) as told:
        over_http.organisation("RZB")
    assert told.value.params["reason"] == reason


def test_nonsense_is_not_taken_for_an_answer(over_http, service):
    service.answers[f"{BASE}/organisations/RZA"] = b"<html>maintenance</html>"
    with pytest.raises(OdsUnavailable):
        over_http.organisation("RZA")


def test_changes_from_too_long_ago_are_told_apart(over_http, service):
    service.fault = HTTPError(BASE, 406, "Not Acceptable", {}, io.BytesIO())  # type: ignore[arg-type]
    with pytest.raises(OdsUnavailable) as told:
        over_http.changed_since(date(2020, 1, 1))
    assert told.value.code == "ods_too_long_ago"


def test_several_codes_come_as_one_file_and_an_unknown_one_is_named(over_http):
    assert FileSource(records_of(over_http, ["RZA", "RZC"])).organisation("RZC") is not None
    with pytest.raises(OdsUnavailable) as told:
        records_of(over_http, ["RZA", "RQQ"])
    assert told.value.params["given"] == "RQQ"


def test_an_address_without_encryption_is_refused():
    with pytest.raises(ValueError, match="https"):
        HttpSource("http://ods.example/ORD/2-0-0")


@pytest.mark.django_db
def test_the_page_looks_codes_up_and_falls_softly(client, monkeypatch, service, over_http):
    vale = factories.partnership()
    factories.signed_in(client, vale, Role.CONVENOR)
    monkeypatch.setattr("convenor.web.partners.views.ods.ods_source", lambda: over_http)
    address = reverse("partners:ods", kwargs={"slug": vale.slug})
    said = client.post(address, {"codes": "rzc, QZ1"}).content.decode()
    assert "Vale United Hospitals NHS Trust" in said and "2 changes would be made" in said
    service.fault = URLError("refused")
    said = client.post(address, {"codes": "RZA"}).content.decode()
    assert "did not answer (no connection). Nothing was changed." in said and 'value="RZA"' in said


@pytest.mark.django_db
def test_nothing_is_asked_of_the_network_unless_switched_on(client, settings):
    vale = factories.partnership()
    factories.signed_in(client, vale, Role.CONVENOR)
    settings.ODS_ADDRESS = ""
    address = reverse("partners:ods", kwargs={"slug": vale.slug})
    assert "codes to look up" not in client.get(address).content.decode()
    settings.ODS_ADDRESS = BASE
    assert "codes to look up" in client.get(address).content.decode()
