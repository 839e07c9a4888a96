"""Every page of the demonstration that a link leads to answers, whoever is asking."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import resolve

from convenor.web.demonstration.northmoor.rows import SLUG
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import Role
from convenor.web.people.models import Account
from convenor.web.register.tables import SHEETS

pytestmark = pytest.mark.django_db
HOME = f"/p/{SLUG}/"
OFTEN = 3  # so many of each kind of page are looked at; they differ in their rows alone
LEAVES = ("account_logout",)


class Links(HTMLParser):
    """The addresses a page leads to."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.append(href)


def links(page, text):
    parser = Links()
    parser.feed(text)
    for href in parser.found:
        address = urldefrag(urljoin(page, href)).url
        if address.startswith("/"):
            yield address


def sign_in(client, role):
    if role is None:
        return
    account = Account.objects.filter(people__grants__role=role, people__partnership__slug=SLUG).last()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")


def kind_of(address):
    return resolve(urlsplit(address).path).view_name


def crawl(client):
    """How many pages of each kind were linked to; fails with the first that does not answer, of those looked at."""
    waiting, linked, asked = [(HOME, "")], {HOME}, Counter()
    while waiting:
        address, whence = waiting.pop(0)
        kind = kind_of(address)
        if kind in LEAVES or asked[kind] >= OFTEN:
            continue
        asked[kind] += 1
        response = client.get(address)
        if response.status_code == 302 and not whence.startswith(response["Location"]):
            response = client.get(response["Location"])
        assert response.status_code in (200, 302), f"{address} (from {whence}) answered {response.status_code}"
        if not response.get("Content-Type", "").startswith("text/html"):
            b"".join(response) if response.streaming else response.content
            continue
        for link in links(address, response.content.decode()):
            if link not in linked:
                linked.add(link)
                waiting.append((link, address))
    return Counter(kind_of(path) for path in {urlsplit(link).path for link in linked})


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.value if role else "visitor")
def test_every_link_leads_to_a_page(demonstration, client, role):
    sign_in(client, role)
    linked = crawl(client)
    assert linked["bodies:body"] >= 25
    assert linked["insight:partner"] >= 30
    assert linked["insight:community"] == 12
    assert linked["insight:person"] >= 25


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (None, "bodies"),
        (None, "partners"),
        (None, "communities"),
        (Role.MEMBER, "people"),  # strangers see only people who hold or held a seat in the open
        *((Role.CONVENOR, kind) for kind in ("bodies", "partners", "communities", "people")),
    ],
    ids=lambda one: one.value if isinstance(one, Role) else one or "visitor",
)
def test_every_partner_person_community_and_body_has_a_page(demonstration, client, role, kind):
    """Also those no link leads to, for whoever sees least and whoever sees most; the others look at some above."""
    sign_in(client, role)
    model = next(sheet.model for sheet in SHEETS if sheet.table.name == kind)
    of = Partnership.objects.get(slug=SLUG)
    refs = model._default_manager.filter(partnership=of).values_list("ref", flat=True)
    assert dict.fromkeys(refs, 200) == {ref: client.get(f"{HOME}{kind}/{ref}/").status_code for ref in refs}
