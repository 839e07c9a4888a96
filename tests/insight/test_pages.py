"""The pages of insight: what each says to whom, and how few queries it asks."""

import csv
import io

import pytest
from django.urls import reverse

from convenor.web.bodies.models import Affected, CharterAgreement, CharterRule, CharterVersion, Pathway, PathwaySeat
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.insight.scene import TODAY, grow, small, tell

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    for name in ("home", "missing", "power", "layers", "leading", "reading"):
        monkeypatch.setattr(f"convenor.web.insight.views.{name}.today", lambda: TODAY)


def address(scene, name, **parts):
    return reverse(f"insight:{name}", kwargs={"slug": scene.of.slug, **parts})


def read(client, scene, name, query="", **parts):
    answer = client.get(address(scene, name, **parts) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


PAGES = [
    # page, parts, queries for the public, queries for a governance lead
    ("home", {}, 7, 36),
    ("who_is_missing", {}, 13, 22),
    ("who_is_missing_body", {"ref": "EV"}, 13, 22),
    ("power", {}, 12, 18),
    ("layers", {}, 12, 21),
]


@pytest.mark.parametrize(("name", "parts", "public", "lead"), PAGES, ids=[page[0] for page in PAGES])
def test_queries_are_few_and_do_not_grow_with_seats(name, parts, public, lead, client, django_assert_num_queries):
    scene = small()
    grow(scene, bodies=10, seats=10)
    with django_assert_num_queries(public):
        read(client, scene, name, **parts)
    factories.signed_in(client, scene.of, Role.CONVENOR)
    with django_assert_num_queries(lead):
        read(client, scene, name, **parts)


@pytest.mark.parametrize("name", ["home", "who_is_missing", "power", "layers"])
def test_a_partnership_that_has_just_begun_is_no_error(name, client):
    scene = small()
    scene.of = factories.partnership()
    read(client, scene, name)
    factories.signed_in(client, scene.of, Role.CONVENOR)
    read(client, scene, name)


@pytest.mark.parametrize("name", ["home", "who_is_missing", "power", "layers"])
def test_a_closed_register_is_as_if_it_were_not_there(name, client):
    scene = small(register_is_public=False)
    assert client.get(address(scene, name)).headers["Location"].startswith("/account/login/")
    factories.signed_in(client, factories.partnership(), Role.CONVENOR)
    assert client.get(address(scene, name)).status_code == 404
    factories.signed_in(client, scene.of, Role.MEMBER)
    assert client.get(address(scene, name)).status_code == 200


def test_home_says_in_a_sentence_what_there_is(client):
    text = read(client, small(), "home")
    assert "2 organisations work together here, on 2 bodies. 3 of 4 seats are held; 1 stands empty." in text
    assert "System Board: 1 of 2 seats held" in text  # the picture says each box
    assert "Respite care" in text
    assert "Come and say." in text


def test_whose_terms_end_is_for_whoever_keeps_the_register(client):
    scene = small()
    assert "Terms ending" not in read(client, scene, "home")
    factories.signed_in(client, scene.of, Role.CONVENOR)
    text = read(client, scene, "home")
    assert "Terms ending in the next 90 days" in text
    assert "31 December 2026" in text


def test_a_lead_is_led_to_the_seat_that_must_be_filled(client):
    scene = small()
    factories.signed_in(client, scene.of, Role.CONVENOR)
    text = read(client, scene, "home")
    assert "Fill a seat: Partner member, System Board" in text
    assert "empty since 1 July 2026" in text


def test_an_empty_partnership_leads_to_the_spreadsheet(client):
    of = factories.partnership()
    scene = small()
    scene.of = of
    text = read(client, scene, "home")
    assert "has not brought anything in yet" in text
    factories.signed_in(client, of, Role.CONVENOR)
    text = read(client, scene, "home")
    assert "Bring in your spreadsheet" in text
    assert "Add the first body by hand" in text


STEPS = [
    ("who is affected comes before seats", lambda scene: Affected.objects.all().delete(), "Say who is affected"),
    (
        "with every seat held, who is missing",
        lambda scene: factories.term(scene.vacant, scene.ada, starts=TODAY),
        "See who is missing",
    ),
]


@pytest.mark.parametrize(("prepare", "step"), [step[1:] for step in STEPS], ids=[step[0] for step in STEPS])
def test_the_next_step_follows_what_the_register_has(prepare, step, client):
    scene = small()
    prepare(scene)
    factories.signed_in(client, scene.of, Role.CONVENOR)
    assert step in read(client, scene, "home")


def test_a_member_sees_their_seats_and_what_is_asked_of_them(client):
    scene = small()
    me = factories.signed_in(client, scene.of, Role.MEMBER)
    assert "You hold no seat at present" in read(client, scene, "home")
    seat = factories.seat(scene.place, title="Nurse member")
    factories.term(seat, me)
    assert "Nurse member" in read(client, scene, "home")


ASKS = "Ground rules of Eastvale Place"


@pytest.mark.parametrize(
    ("seat_class", "starts", "asked"),
    [("partner", TODAY, True), ("partner", None, False), ("observer", TODAY, False)],
    ids=["in force", "a draft asks nobody", "who observes is no member"],
)
def test_members_are_asked_about_ground_rules_until_they_answer(seat_class, starts, asked, client):
    scene = small()
    me = factories.signed_in(client, scene.of, Role.MEMBER)
    factories.term(factories.seat(scene.place, seat_class=seat_class, voting=False), me)
    charter = CharterVersion.objects.create(partnership=scene.of, body=scene.place, number=1, starts=starts)
    rule = CharterRule.objects.create(partnership=scene.of, charter=charter, position=1, text="We listen.")
    assert (ASKS in read(client, scene, "home")) is asked
    CharterAgreement.objects.create(partnership=scene.of, rule=rule, person=me, agreed=True, on=TODAY)
    assert ASKS not in read(client, scene, "home")


def test_a_leader_sees_the_bodies_they_lead(client):
    scene = small()
    me = factories.signed_in(client, scene.of, Role.LEADER)
    factories.term(factories.seat(scene.place, leads=True), me)
    text = read(client, scene, "home")
    assert "Bodies you lead" in text
    assert "Respite care (8 December 2026)" in text


def test_who_is_missing_answers_in_a_sentence_first(client):
    text = read(client, small(), "who_is_missing")
    assert "2 of the 3 communities and partners affected have no seat on any body that decides about them." in text
    assert "Patients and carers hold 33 in 100 seats; 50 in 100 were agreed." not in text  # 1 of 3 is as near as can be
    assert "spoken for by Age Well" in text
    assert "0 of the 2 bodies that decide about them have a seat for them" in text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "What the squares mean"),
        ("?as=table", "How they stand"),
        ("?as=body", "Spoken for"),
        ("?as=nonsense", "What the squares mean"),
    ],
)
def test_the_same_as_drawing_table_and_body_by_body(query, says, client):
    assert says in read(client, small(), "who_is_missing", query)


def test_recruiting_and_notices_are_not_for_the_public(client):
    scene = small()
    inside = [
        "Asked on 4 May 2026",
        "Nobody has told them yet",
        "Recruitment list",
        "what would make it worth their while",
    ]
    public = read(client, scene, "who_is_missing")
    assert [words for words in inside if words in public] == []
    factories.signed_in(client, scene.of, Role.LEADER)
    text = read(client, scene, "who_is_missing")
    assert [words for words in inside if words not in text] == []


def test_a_decision_without_them_leads_to_the_notice_until_they_are_told(client):
    scene = small()
    factories.signed_in(client, scene.of, Role.CONVENOR)
    text = read(client, scene, "who_is_missing")
    assert "Eastvale Place decides: Respite care." in text
    assert "Send the notice they are owed" in text
    tell(scene)
    text = read(client, scene, "who_is_missing")
    assert "They have been told." in text
    assert "Send the notice they are owed" not in text


def test_one_body_goes_by_its_own_seats(client):
    scene = small()
    assert "1 of the 2 affected by what Eastvale Place decides has no seat there." in read(
        client, scene, "who_is_missing_body", ref="EV"
    )
    assert client.get(address(scene, "who_is_missing_body", ref="NOPE")).status_code == 404


def test_from_the_gaps_of_a_body_one_comes_to_inviting_and_to_the_list_for_that_body(client):
    scene = small()
    factories.signed_in(client, scene.of, Role.LEADER)
    page = client.get(address(scene, "who_is_missing_body", ref="EV")).content.decode()
    for name in ("outreach_new", "outreach"):
        assert f'href="{reverse(f"bodies:{name}", kwargs={"slug": scene.of.slug})}?body=EV"' in page


def test_who_speaks_for_somebody_is_said_on_a_body_where_that_one_does_not_sit(client):
    scene = small()
    page = read(client, scene, "who_is_missing_body", ref="EV")
    assert scene.charity.name in page and "nobody is known to speak for them" in page


def test_the_spreadsheet_says_the_same_and_runs_nothing(client):
    scene = small()
    scene.carers.name = "=HYPERLINK(1)"
    scene.carers.save()
    answer = client.get(address(scene, "who_is_missing_csv"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Affected", "Body", "How they stand", "Spoken for by", "Topics"]
    assert len(rows) == 5
    assert {row[0] for row in rows[1:]} == {"'=HYPERLINK(1)", "Young people", "Age Well"}
    assert "attachment" in answer["Content-Disposition"]


def test_power_names_the_strongest_and_what_they_hold(client):
    text = read(client, small(), "power")
    assert "Vale Trust holds the most seats: 2 (67 in 100). Vale Trust alone holds more than half of the votes." in text
    assert "Age Well" in text  # a partner without a seat is in the table too
    assert "Make a plan to strengthen the others" in text


def test_power_says_even_where_it_is(client):
    scene = small()
    for _number in range(2):
        factories.term(factories.seat(scene.place, partner=scene.charity), scene.bo)
    text = read(client, scene, "power")
    assert "Seats are spread evenly: each partner holds 2. Votes are spread evenly." in text
    assert "holds the most seats" not in text
    assert "strengthen the others" not in text


def test_layers_shows_one_lead_of_a_body_and_of_the_one_above_it(client):
    scene = small()
    public = read(client, scene, "layers")
    assert "there are 2 layers" in public
    assert "One person leads Eastvale Place and System Board, to which it answers" in public
    assert "Who joins bodies" not in public
    factories.signed_in(client, scene.of, Role.MEMBER)
    text = read(client, scene, "layers")
    assert "1 of 2 people with a seat joins what is apart in two or more ways" in text
    assert "(Ada Obi)" in text


def test_names_from_people_are_escaped_in_drawings(client):
    scene = small()
    scene.board.name = "<script>alert(1)</script>"
    scene.board.save()
    for name in ("home", "who_is_missing", "layers"):
        assert "<script>alert" not in read(client, scene, name)


@pytest.mark.parametrize("name", ["home", "who_is_missing", "power", "layers"])
def test_pages_carry_no_style_or_script_of_their_own(name, client):
    text = read(client, small(), name)
    assert " style=" not in text
    assert "onclick" not in text


def test_layers_say_whom_each_answers_to_and_how_it_sees_health(client):
    scene = small()
    assert "What is seen from where" in read(client, scene, "layers")
    scene.trust.accountability, scene.trust.view_of_health = ["statutory"], "medical"
    scene.trust.save()
    text = read(client, scene, "layers")
    assert "System: most often they answer to Parliament and ministers; 0 in 100 seats bring a social view" in text


def test_this_week_names_the_communities_without_a_seat(client):
    scene = small()
    factories.signed_in(client, scene.of, Role.CONVENOR)
    text = read(client, scene, "home")
    assert "1 community has no seat where it is affected" in text
    assert "Unpaid carers: 2 bodies decide about them" in text
    assert "First: " not in text  # the column says so already
    factories.term(factories.seat(scene.board, community=scene.carers), scene.bo)
    assert "no seat where it is affected" not in read(client, scene, "home")


@pytest.mark.parametrize(("query", "chosen"), [("", 2), ("?show=table", 1), ("?show=picture", 1)])
def test_one_way_to_show_who_sits_where_is_marked_as_chosen(query, chosen, client):
    text = read(client, small(), "home", query)
    marked = text.count("<strong>Drawing</strong>") + text.count("<strong>Table</strong>")
    assert marked == chosen  # unasked: the drawing for wide pages and the table for phones, of which one is shown


def test_a_seat_where_nothing_touches_them_is_not_counted_as_being_heard(client):
    scene = small()
    assert "2 bodies decide things that touch them; they hold a seat on none of these." in read(
        client, scene, "community", ref="CA"
    )
    panel = factories.body(scene.of, name="Panel", tier="system")
    factories.term(factories.seat(panel, community=scene.carers), scene.bo)
    assert "they hold a seat on none of these. Age Well speaks for them." in read(client, scene, "community", ref="CA")
    factories.term(factories.seat(scene.board, community=scene.carers), scene.bo)
    assert "they hold a seat on 1 of these." in read(client, scene, "community", ref="CA")
    assert "One body decides things that touch them, and they hold a seat there." in read(
        client, scene, "community", ref="YO"
    )


def test_pathways_that_lack_somebody_who_must_sit_there_are_said_with_who_is_missing(client):
    scene = small()
    way = Pathway.objects.create(partnership=scene.of, ref="W1", name="A break for carers", body=scene.place)
    for place in ({"community": scene.carers}, {"profession": "midwifery"}, {"profession": "nursing"}):
        PathwaySeat.objects.create(partnership=scene.of, pathway=way, **place)
    assert "must sit there" in (public := read(client, scene, "who_is_missing"))
    assert "1 of 1 who must sit there is missing: Unpaid carers." in public
    factories.signed_in(client, scene.of, Role.CONVENOR)
    said = "2 of 3 who must sit there are missing: Unpaid carers and Midwifery."
    for name, parts in (("who_is_missing", {}), ("who_is_missing_body", {"ref": "EV"})):
        text = read(client, scene, name, **parts)
        assert said in text and "pathways/W1/#required" in text
    assert "who must sit there" not in read(client, scene, "who_is_missing_body", ref="ICB")


def test_a_body_on_which_one_partner_carries_most_votes_is_named(client):
    scene = small()
    factories.term(factories.seat(scene.place, partner=scene.trust), scene.bo)
    factories.term(factories.seat(scene.place, partner=scene.trust), scene.bo)
    for _number in range(3):  # not counted: nobody holds them
        factories.seat(scene.place, partner=scene.charity)
    text = read(client, scene, "power")
    assert "3 of 4" in text and "bodies/EV/" in text
