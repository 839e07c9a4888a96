"""Every address of the site, tried by everybody, in an open partnership and in a closed one."""

import pytest

from tests.permissions.matrix import ANYONE_IF_PUBLIC, MATRIX, PARTNERSHIP, decided, who_may
from tests.permissions.world import (
    EVERYBODY,
    INSIDE_ONLY,
    OUTSIDE,
    VISITOR,
    get,
    pages,
    post,
    sign_in_pages,
    text_of,
    world,
)

pytestmark = pytest.mark.django_db
REFUSED = {403, 404, 405, 410}
SITE_REFS = dict.fromkeys(
    ("invitation", "answer", "no-letters", "no-conversation-letters", "say", "join", "mine", "next", "heard", "said"),
    "no-such-token",
)


def let_in(answer):
    """Shown, or sent on to another page of ours than the sign-in; a page that only takes forms says so to a look."""
    if answer.status_code == 302:
        return not answer.headers["Location"].startswith("/account/login/")
    return answer.status_code == 200


def test_every_address_is_decided_about_and_no_decision_is_left_over():
    known = {(page.name, page.route) for page in pages()}
    undecided = [name for name, route in known if not decided(name, route)]
    assert not undecided, "say in tests/permissions/matrix.py who may: " + ", ".join(sorted(undecided))
    rows = set(world(public=True).here.refs) | set(SITE_REFS)
    unknown = {section for page in pages() for section in page.sections} - rows
    assert not unknown, "make a row for these in tests/permissions/world.py: " + ", ".join(sorted(unknown))
    left_over = set(MATRIX) - {name for name, _route in known}
    assert not left_over, "no such address any more: " + ", ".join(sorted(left_over))


@pytest.mark.parametrize("public", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize("role", EVERYBODY)
def test_who_gets_in(role, public):
    here = world(public=public)
    client, wrong = here.client(role), []
    for page in decided_pages(here):
        who = who_may(page.name, page.route)
        if page.inside and not public and who is ANYONE_IF_PUBLIC:
            who = PARTNERSHIP
        answer = get(client, address(here, page))
        if answer.status_code == 405 and "GET" not in answer.headers["Allow"]:
            continue  # takes forms alone: the next test sends one
        if let_in(answer) is not (role in who) or answer.status_code >= 500:
            wrong.append(f"{page.name} {address(here, page)}: {answer.status_code}, though it should be {role in who}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", EVERYBODY)
def test_a_form_is_refused_to_whoever_may_not_see_it(role):
    """Even an empty or broken one: nobody learns from its errors, nothing is done."""
    here = world(public=True)
    client, wrong = here.client(role), []
    for page in decided_pages(here):
        if not page.inside or role in who_may(page.name, page.route):
            continue
        answer = post(client, address(here, page), {"name": "x", "revision": "1"})
        refused = answer.status_code in REFUSED or not let_in(answer)
        if not refused:
            wrong.append(f"{page.name} {address(here, page)}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", OUTSIDE)
def test_people_outside_never_see_addresses_notes_or_the_recruitment_list(role):
    here = world(public=True)
    client = here.client(role)
    for page in decided_pages(here):
        answer = get(client, address(here, page))
        assert INSIDE_ONLY not in text_of(answer), page


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
@pytest.mark.parametrize("role", [*OUTSIDE, "member"])
def test_neither_does_a_file_they_take_away(role, kind):
    here = world(public=True)
    answer = get(here.client(role), f"/p/{here.here.partnership.slug}/register/take/{kind}/")
    text = text_of(answer)
    assert answer.status_code == 200
    assert here.here.word in text  # the public part is there
    assert INSIDE_ONLY not in text


@pytest.mark.parametrize("role", OUTSIDE)
def test_a_closed_partnership_does_not_even_give_its_name(role):
    here = world(public=False)
    client = here.client(role)
    for page in [page for page in decided_pages(here) if page.inside]:
        answer = get(client, address(here, page))
        assert not let_in(answer), page
        assert here.here.word not in text_of(answer), page


@pytest.mark.parametrize("page", sign_in_pages(), ids=lambda page: page.route)
def test_pages_of_the_sign_in_library_let_nobody_see_anothers(page):
    """Each answers the public with a form, a way to sign in, or a refusal; never with a crash or somebody's data."""
    here = world(public=True)
    address = "/" + page.route.replace("<int:pk>", "1")
    if "(?P" in address:  # a pattern with keys: tried with ones that fit nothing
        address = address.partition("^")[0] + {"key": "confirm-email/x/", "uidb36": "password/reset/key/1-x/"}.get(
            "uidb36" if "uidb36" in address else "key" if "key" in address else "", "none/login/"
        )
    answer = get(here.client(VISITOR), address)
    assert answer.status_code in {200, 301, 302, 401, 403, 404, 405}
    assert "@zebra" not in text_of(answer).lower()


def decided_pages(here):
    """Those that can be tried; the first test names the rest."""
    rows = set(here.here.refs) | set(SITE_REFS)
    return [page for page in pages() if decided(page.name, page.route) and page.sections <= rows]


def address(here, page):
    return page.address(here.here.partnership.slug, here.here.refs if page.inside else SITE_REFS)
