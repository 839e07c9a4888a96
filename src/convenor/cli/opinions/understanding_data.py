"""Who misreads whom, as plain values."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

import numpy as np

from convenor.methods.opinions.coorientation import Pair, Reading
from convenor.methods.resampling import Interval

__all__ = ["number", "pair_data"]


def number(value: float | np.floating[Any] | None) -> float | None:
    """The value, or None where there is none."""
    return None if value is None or not isfinite(value) else float(value)


def pair_data(pair: Pair) -> dict[str, Any]:
    """A pair of communities with all its readings."""
    return {
        "observers": pair.observers,
        "observed": pair.observed,
        "agreement": number(pair.agreement),
        "statements": pair.statements,
        "perceived": _interval(pair.perceived),
        "accuracy": _interval(pair.accuracy),
        "readings": [_reading(one) for one in pair.readings],
    }


def _interval(one: Interval | None) -> Mapping[str, Any] | None:
    return None if one is None else {"value": one.value, "low": one.low, "high": one.high, "n": one.n}


def _reading(one: Reading) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "kind": one.kind,
        "n": one.n,
        "guessed": number(one.guessed),
        "real": number(one.real.share),
        "real_n": one.real.n,
        "side": one.real.side,
        "right": number(one.right),
        "low": number(one.low),
        "high": number(one.high),
        "q": number(one.q),
    }
