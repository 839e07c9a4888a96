"""The people of Northmoor and Vale: one for each post, made when the post is first asked for."""

import random
import re
from datetime import date, timedelta
from itertools import count

from convenor.web.demonstration.names import people
from convenor.web.demonstration.plain_tables import Rows, lines

LED_BY = {"medical", "clinical", "nurse", "midwife", "therapy", "pharmacy"}
TURNED_TO = {"linkworker", "stroke", "clerk"}


def role_of(post: str) -> str:
    """The role in a post such as `P04.therapy2`."""
    return re.sub(r"\d+$", "", post.split(".")[1])


def title_of(post: str) -> str:
    return _roles()[role_of(post)][0]


def _roles() -> dict[str, tuple[str, ...]]:
    return {role: tuple(rest) for role, *rest in lines("northmoor/tables/roles.txt")}


class Cast:
    """Everybody who holds or held a seat, and what they are."""

    def __init__(self, seed: int, today: date) -> None:
        self.chance = random.Random(seed)  # noqa: S311  nothing is kept secret by it
        self._today = today
        self._names = people(seed)
        self._posts: dict[str, dict[str, object]] = {}

    def ref(self, post: str) -> str:
        """The reference of whoever has that post."""
        if post not in self._posts:
            name = next(self._names)
            email = f"{name.lower().replace(' ', '.')}@northmoor.example"
            self._posts[post] = {"ref": f"H{len(self._posts) + 1:03}", "name": name, "email": email}
        return str(self._posts[post]["ref"])

    def rows(self) -> Rows:
        """People, their professions, where they work, and their leadership roles."""
        rows: Rows = {"people": [], "professions": [], "affiliations": [], "leadership": []}
        second = {row[0]: row[1] for row in lines("northmoor/tables/second_professions.txt")}
        numbers = count(1)
        for post, person in self._posts.items():
            where, role = post.split(".")[0], role_of(post)
            title, profession, specialty, front_line = _roles()[role]
            common = {"person": person["ref"], "starts": self._ago(500, 3000)}
            rows["people"].append(person)
            checked = {"front_line": front_line == "yes", "front_line_checked": self._ago(20, 500)}
            about = {"profession": profession, "specialty": specialty, **checked, **common}
            rows["professions"].append({"ref": f"F{next(numbers):03}", **about})
            if post in second:
                rows["professions"].append({"ref": f"F{next(numbers):03}", "profession": second[post], **common})
            if where.startswith("P"):
                rows["affiliations"].append({"ref": f"A{next(numbers):03}", "partner": where, "title": title, **common})
            if role in LED_BY:
                rows["leadership"].append({"ref": f"L{next(numbers):03}", "title": title, "formal": True, **common})
            elif role in TURNED_TO:
                informal = {"title": "The one colleagues turn to", "formal": False, "agreed_on": self._ago(60, 120)}
                rows["leadership"].append({"ref": f"L{next(numbers):03}", **informal, **common})
        return rows

    def _ago(self, least: int, most: int) -> date:
        return self._today - timedelta(days=self.chance.randrange(least, most))
