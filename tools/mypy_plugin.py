"""Tells mypy what our middleware puts on every request: `request.viewer` and `request.partnership`.

Mypy loads this beside the plugin of Django (pyproject.toml).
"""

from collections.abc import Callable

from mypy.nodes import MypyFile
from mypy.plugin import ClassDefContext, Plugin
from mypy.plugins.common import add_attribute_to_class
from mypy.types import AnyType, Type, TypeOfAny

REQUEST = "django.http.request.HttpRequest"
VIEWER = "convenor.web.kernel.viewer"


class Requests(Plugin):
    """Adds the attributes to Django's request."""

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        """Django's request is read after our viewer, so that its type is known there."""
        return [(10, VIEWER, -1)] if file.fullname == "django.http.request" else []

    def get_customize_class_mro_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        return with_viewer if fullname == REQUEST else None


def with_viewer(context: ClassDefContext) -> None:
    """`viewer` is a Viewer; `partnership` is left open, because a view below a partnership always has one."""
    viewer: Type = context.api.named_type_or_none(f"{VIEWER}.Viewer") or AnyType(TypeOfAny.special_form)
    add_attribute_to_class(context.api, context.cls, "viewer", viewer)
    add_attribute_to_class(context.api, context.cls, "partnership", AnyType(TypeOfAny.explicit))


def plugin(version: str) -> type[Plugin]:
    """What mypy asks for."""
    return Requests
