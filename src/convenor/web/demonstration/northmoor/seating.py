"""The seats of Northmoor and Vale and who holds them: some empty, several people on many bodies at once.

Each seat is written `class:post` with marks: `!` leads the body, `^` required, `~` empty, `@` acting, `-` no vote. A
post is `partner.role` or `community.lived`; the same post on several bodies is the same person.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from convenor.web.demonstration.northmoor.cast import Cast, title_of
from convenor.web.demonstration.plain_tables import Rows, lines

MARKS = "!^~@-"
YOUNG = {"B19", "B20", "B21"}  # projects begun within the year

CAME_BY = ("ordered", "invited", "", "ordered", "own", "invited", "ordered")  # of some nobody has said


def seating(cast: Cast, today: date) -> Rows:
    """Seats and terms."""
    rows: Rows = {"seats": [], "terms": []}
    short = {row[0]: row[2] for row in lines("northmoor/tables/partners.txt")}
    short |= {row[0]: row[1] for row in lines("northmoor/tables/communities.txt")}
    numbers = count(1)
    for body, written in lines("northmoor/tables/seats.txt"):
        for token in written.split():
            number = next(numbers)
            seat_class, marked = token.split(":")
            post = marked.rstrip(MARKS)
            marks, where = marked[len(post) :], post.split(".")[0]
            seat: dict[str, object] = {
                "ref": f"S{number:03}",
                "body": body,
                "title": "Chair" if seat_class == "chair" else f"{title_of(post)}, {short[where]}",
                "seat_class": seat_class,
                "partner" if where.startswith("P") else "community": where,
                "voting": "-" not in marks,
                "leads": "!" in marks,
                "required": "^" in marks,
                "starts": today - timedelta(days=290 if body in YOUNG else 1400),
            }
            rows["seats"].append(seat)
            held = _empty if "~" in marks else _held
            rows["terms"].extend(
                held(cast, post, number, today, today - timedelta(days=250 if body in YOUNG else 1300))
            )
    return rows


def _empty(cast: Cast, post: str, number: int, today: date, long_ago: date) -> Iterator[dict[str, object]]:
    """Two empty seats in three had somebody once."""
    if number % 3:
        yield _before(cast, post, number, today, long_ago)


def _held(cast: Cast, post: str, number: int, today: date, long_ago: date) -> Iterator[dict[str, object]]:
    """Whoever holds the seat now; for one in six also whoever held it before. Some terms end soon, some have no end."""
    starts, ends = long_ago, None
    if number % 6 == 0:
        earlier = _before(cast, post, number, today, long_ago)
        yield earlier
        left = earlier["ends"]
        assert isinstance(left, date)  # noqa: S101  we have just said so
        starts = left + timedelta(days=1)
    if number % 14 == 3:
        ends = today + timedelta(days=cast.chance.randrange(15, 88))
    elif number % 3:
        ends = today + timedelta(days=cast.chance.randrange(120, 900))
    who = {"ref": f"T{number:03}", "seat": f"S{number:03}", "person": cast.ref(post)}
    came_by = CAME_BY[number % len(CAME_BY)]
    yield {**who, "starts": starts, "ends": ends, "acting": number % 41 == 5, "came_by": came_by}


def _before(cast: Cast, post: str, number: int, today: date, long_ago: date) -> dict[str, object]:
    left = today - timedelta(days=cast.chance.randrange(30, 200))
    who = {"ref": f"T{number:03}a", "seat": f"S{number:03}", "person": cast.ref(f"{post}9")}
    return {**who, "starts": long_ago, "ends": left, "acting": False}
