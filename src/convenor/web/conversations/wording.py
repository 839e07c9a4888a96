"""This room's refusals in words: what happened, that nothing was lost, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "conversation_link_unknown": _("This link leads nowhere. Open the newest letter again, or ask whoever sent it."),
}
