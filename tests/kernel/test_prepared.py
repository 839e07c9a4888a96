"""A query whose SQL is worked out once says the same as the query itself."""

import pytest

from convenor.web.kernel.models import Partnership
from convenor.web.kernel.prepared import Prepared
from tests import factories

pytestmark = pytest.mark.django_db


def by_name(name, slug, pk):
    """One value is used twice, one constant stands among them."""
    rows = Partnership.objects.filter(name=name).exclude(slug=slug).exclude(name="none").exclude(pk=pk)
    return rows.filter(name=name).order_by("slug").values_list("pk", "slug", "register_is_public")


def test_it_finds_the_same_with_other_values_each_time():
    one, two = (factories.partnership(name="Vale", slug=slug) for slug in ("one", "two"))
    other = factories.partnership(name="Northmoor", slug="three")
    prepared = Prepared(by_name)
    for values in (("Vale", "one", 0), ("Vale", "none", two.pk), ("Northmoor", "x", 0), ("it's; --", "", 0)):
        assert prepared(*values) == [tuple(row) for row in by_name(*values)]
    assert [row[0] for row in prepared("Vale", "x", 0)] == [one.pk, two.pk]
    assert other.pk not in [row[0] for row in prepared("Vale", "x", 0)]


def test_the_sql_is_worked_out_once():
    built = []
    prepared = Prepared(lambda name: built.append(name) or Partnership.objects.filter(name=name).values_list("pk"))
    assert [prepared(name) for name in ("a", "b", "c")] == [[], [], []]
    assert len(built) == 1
