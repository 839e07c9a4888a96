"""What one release holds, as JSON: everything the page of results and the file read, and nothing else of the votes.

The shape, `version` 1. A share is `[in a hundred, "" or "at_least" or "at_most"]`; a part is `[axis, community]`, where
`["", ""]` is everybody and the axis `groups` holds groups found, counted from 0; a statement is its reference. No count
is below eight.

- `people`: about how many took part; `evidence`: the verdict on groups and what it rests on; `method`, `release_of`
  (version of the method), `seed`
- `standings`: a statement with `splits` (`part`, `agree`, `disagree`, `passed`, `about` how many, `sure_low`), and the
  parts `withheld` with why
- `common`, `divided`, `misread`, `pairs`, `groups`, `map`, `slate`, `covered`, `withheld`: as in
  `methods.opinions.published`
- `heard`: for each community known beforehand, how many were `asked` (null where not known) and about how many `took`
  part (null: fewer than eight)
- `carried`: statements whose figures are those of an earlier release, because newer ones would tell of a few
- `weighted`: what agrees when each organisation counts once; `few_organisations`: asked for, but too few to show
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from convenor.methods.disclosure import Shown
from convenor.methods.opinions.evidence import Evidence, Verdict
from convenor.methods.opinions.published import (
    Common,
    Divided,
    Misread,
    Place,
    Published,
    PublishedPair,
    Split,
    Standing,
)

__all__ = ["VERSION", "Content", "Heard", "Split", "Standing", "read", "written"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class Heard:
    """One community known beforehand: how many of it were asked, and about how many took part (None: under eight)."""

    axis: str
    community: str
    asked: int | None
    took: int | None


@dataclass(frozen=True, slots=True)
class Content:
    """What may be shown, by references of statements. Of fewer than eight people nothing may: then `people` is 0."""

    published: Published
    heard: tuple[Heard, ...] = ()
    carried: Mapping[str, int] = field(default_factory=dict)
    weighted: Mapping[str, Shown] = field(default_factory=dict)
    few_organisations: bool = False

    @property
    def too_few(self) -> bool:
        """Whether so few took part that nothing may be shown."""
        return self.published.people == 0

    def standing(self, ref: str) -> Standing | None:
        """What may be shown of one statement."""
        return next((one for one in self.published.standings if one.statement == ref), None)


def written(content: Content) -> dict[str, Any]:
    """As plain values; statements are texts already."""
    shown = content.published
    return {
        "version": VERSION,
        "people": shown.people,
        "evidence": {**asdict(shown.evidence), "verdict": str(shown.evidence.verdict)},
        "method": shown.method,
        "release_of": shown.version,
        "seed": shown.seed,
        "standings": [_standing(one) for one in shown.standings],
        "common": [asdict(one) for one in shown.common],
        "divided": [
            {
                "statement": one.statement,
                "part": list(one.part),
                "share": _share(one.share),
                "everybody": _share(one.everybody),
            }
            for one in shown.divided
        ],
        "misread": [{**asdict(one), "guessed": _share(one.guessed), "real": _share(one.real)} for one in shown.misread],
        "pairs": [
            {**asdict(one), "perceived": _share(one.perceived), "accuracy": _share(one.accuracy)} for one in shown.pairs
        ],
        "groups": list(shown.groups),
        "map": [asdict(one) for one in shown.map],
        "slate": list(shown.slate),
        "covered": _share(shown.covered),
        "withheld": shown.withheld,
        "heard": [asdict(one) for one in content.heard],
        "carried": dict(content.carried),
        "weighted": {ref: _share(one) for ref, one in content.weighted.items()},
        "few_organisations": content.few_organisations,
    }


def read(data: Mapping[str, Any]) -> Content:
    """Back again. A later version adds to the shape; what it does not know, a reader passes over."""
    published = Published(
        people=data["people"],
        evidence=Evidence(**{**data["evidence"], "verdict": Verdict(data["evidence"]["verdict"])}),
        standings=tuple(_read_standing(one) for one in data["standings"]),
        common=tuple(Common(**one) for one in data["common"]),
        divided=tuple(
            Divided(one["statement"], _part(one["part"]), Shown(*one["share"]), Shown(*one["everybody"]))
            for one in data["divided"]
        ),
        misread=tuple(
            Misread(**{**one, "guessed": Shown(*one["guessed"]), "real": Shown(*one["real"])})
            for one in data["misread"]
        ),
        pairs=tuple(
            PublishedPair(
                **{**one, "perceived": _read_share(one["perceived"]), "accuracy": _read_share(one["accuracy"])}
            )
            for one in data["pairs"]
        ),
        groups=tuple(data["groups"]),
        map=tuple(Place(**one) for one in data["map"]),
        slate=tuple(data["slate"]),
        covered=_read_share(data["covered"]),
        withheld=data["withheld"],
        method=data["method"],
        version=data["release_of"],
        seed=data["seed"],
    )
    return Content(
        published,
        tuple(Heard(**one) for one in data["heard"]),
        dict(data["carried"]),
        {ref: Shown(*one) for ref, one in data["weighted"].items()},
        data["few_organisations"],
    )


def _share(one: Shown | None) -> list[Any] | None:
    return None if one is None else [one.value, one.bound]


def _read_share(one: Any) -> Shown | None:
    return None if one is None else Shown(*one)


def _part(one: Any) -> tuple[str, str]:
    axis, name = one
    return axis, name


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "splits": [
            {
                "part": list(part),
                "agree": _share(split.agree),
                "disagree": _share(split.disagree),
                "passed": _share(split.passed),
                "about": split.about,
                "sure_low": split.sure_low,
            }
            for part, split in one.splits.items()
        ],
        "withheld": [[*part, why] for part, why in one.withheld.items()],
    }


def _read_standing(data: Mapping[str, Any]) -> Standing:
    splits = {
        _part(one["part"]): Split(
            Shown(*one["agree"]), Shown(*one["disagree"]), Shown(*one["passed"]), one["about"], one["sure_low"]
        )
        for one in data["splits"]
    }
    return Standing(data["statement"], splits, {(axis, name): why for axis, name, why in data["withheld"]})
