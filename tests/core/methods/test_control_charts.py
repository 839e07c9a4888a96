"""XmR charts: point by point equal to published reference series, and what a chart promises whatever the series."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.methods.control_charts import Rule, xmr

LABELS = {
    "Above UCL": (Rule.OUTSIDE, 1),
    "Below LCL": (Rule.OUTSIDE, -1),
    "7 Point Trend (Increasing)": (Rule.TREND, 1),
    "7 Point Trend (Decreasing)": (Rule.TREND, -1),
    "2 in 3 Above CL": (Rule.TWO_IN_THREE, 1),
    "2 in 3 Below CL": (Rule.TWO_IN_THREE, -1),
    "7 Points Above CL": (Rule.SHIFT, 1),
    "7 Points Below CL": (Rule.SHIFT, -1),
    "Common Cause": (None, 0),
}
BETTER = {
    "common_cause": None,
    "special_cause_improvement": True,
    "special_cause_concern": False,
    "special_cause_neutral_high": None,
    "special_cause_neutral_low": None,
}


def test_all_reference_series_point_by_point(shared_data):
    cases = json.loads((shared_data / "spc" / "xmr_cases_shared.json").read_text(encoding="utf-8"))
    assert len(cases) == 133
    for case in cases:
        options, expected = case["options"], case["expected"]
        chart = xmr(
            case["y"],
            direction=options["improvement_direction"],
            target=options["target"],
            baseline=options["fix_after_n_points"],
            rebase_at=[index - 1 for index in options["rebase_at_index"]],
            screen_outliers=options["screen_outliers"],
        )
        assert [point.mean for point in chart.points] == pytest.approx(expected["mean"], rel=1e-9), case["id"]
        for ours, theirs in (("lower", "lpl"), ("upper", "upl")):
            limits = [getattr(point, ours) for point in chart.points]
            assert limits == [pytest.approx(v, rel=1e-9, abs=1e-9) if v is not None else None for v in expected[theirs]]
        assert [(point.rule, point.side) for point in chart.points] == [
            LABELS[label] for label in expected["special_cause_type"]
        ], case["id"]
        assert [point.better for point in chart.points] == [BETTER[kind] for kind in expected["point_type"]], case["id"]
        assert chart.variation == expected["variation_icon"].replace("common_cause", "common cause").replace("_", " ")
        assert chart.assurance == (expected["assurance"] and expected["assurance"].replace("_", " ")), case["id"]
        assert list(chart.trial) == expected["short_group_warning"], case["id"]


@pytest.mark.parametrize(
    ("series", "rules"),
    [
        pytest.param([5] * 12, [None] * 12, id="nothing happens: no limits wide enough to leave"),
        pytest.param([0, 9, 1, 8, 2, 7, 7, 6, 2, 9, 1], [None] * 11, id="up and down is what it does anyway"),
        pytest.param([1, 2, 3, 4, 5, 6, 7], None, id="seven rising"),
    ],
)
def test_what_is_a_signal(series, rules):
    found = [point.rule for point in xmr(series).points]
    if rules is None:
        assert all(found)
    else:
        assert found == rules


def test_one_point_has_no_limits_and_is_no_signal():
    (point,) = xmr([4]).points
    assert (point.lower, point.upper, point.rule) == (None, None, None)


@pytest.mark.parametrize(
    ("values", "options", "says"),
    [
        ([], {}, "at least one point"),
        ([1, float("nan")], {}, "point 1 is not a finite number"),
        ([1, 2], {"rebase_at": [2]}, "no point 2"),
        ([1, 2], {"baseline": 0}, "baseline"),
    ],
)
def test_bad_input_is_named(values, options, says):
    with pytest.raises(ValueError, match=says):
        xmr(values, **options)


series = st.lists(st.integers(-50, 50), min_size=2, max_size=40)


@given(series, st.integers(-4, 4))
def test_another_unit_changes_no_label(values, power):
    labels = [
        [(one.rule, one.side) for one in xmr(series).points] for series in (values, [v * 2.0**power for v in values])
    ]
    assert labels[0] == labels[1]


@given(series)
def test_turned_upside_down_high_is_low(values):
    up, down = xmr(values, direction="increase").points, xmr([-value for value in values], direction="decrease").points
    assert [(point.rule, point.side, point.better) for point in up] == [
        (point.rule, -point.side, point.better) for point in down
    ]


@given(series)
def test_seven_on_one_side_agrees_with_looking_at_every_window(values):
    points = xmr(values).points
    for index, point in enumerate(points):
        windows = [points[start : start + 7] for start in range(index - 6, index + 1) if 0 <= start <= len(points) - 7]
        above = any(all(one.value > one.mean for one in window) for window in windows)
        below = any(all(one.value < one.mean for one in window) for window in windows)
        if point.rule is Rule.SHIFT:
            assert above if point.side > 0 else below
        elif point.rule is None:
            assert not (above or below)
