"""The register in Popolo terms (organizations, persons, posts, memberships, areas), as JSON.

What Popolo has no word for stands beside its words under the key "convenor", so that the file reads back whole: each
object names its `table` there, and tables without a likeness in Popolo are lists under the file's own "convenor".
"""

from collections.abc import Mapping
from types import MappingProxyType

FORMAT = 1
OURS = "convenor"

# Which list a table's rows stand in, and which Popolo word holds which column.
LISTS: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "partners": (
            "organizations",
            {
                "ref": "id",
                "name": "name",
                "kind": "classification",
                "starts": "founding_date",
                "ends": "dissolution_date",
            },
        ),
        "bodies": (
            "organizations",
            {
                "ref": "id",
                "name": "name",
                "kind": "classification",
                "parent": "parent_id",
                "starts": "founding_date",
                "ends": "dissolution_date",
            },
        ),
        "people": ("persons", {"ref": "id", "name": "name", "email": "email"}),
        "seats": (
            "posts",
            {
                "ref": "id",
                "title": "label",
                "seat_class": "role",
                "body": "organization_id",
                "starts": "start_date",
                "ends": "end_date",
            },
        ),
        "terms": (
            "memberships",
            {
                "ref": "id",
                "person": "person_id",
                "seat": "post_id",
                "starts": "start_date",
                "ends": "end_date",
            },
        ),
        "affiliations": (
            "memberships",
            {
                "ref": "id",
                "person": "person_id",
                "partner": "organization_id",
                "title": "role",
                "starts": "start_date",
                "ends": "end_date",
            },
        ),
    }
)
ORDER = ("organizations", "persons", "posts", "memberships")
