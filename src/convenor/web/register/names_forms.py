"""The two forms of a pasted list: the list itself, and who is who in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from convenor.formats.attendance import LONGEST_TEXT, Attendee
from convenor.web.register.naming import Known, Match
from convenor.web.register.selectors import Knows
from convenor.web.register.services import Decided
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import Form

NEW, OUT = "new", "out"


class NamesForm(Form):
    """A list of names, and the body whose meeting it is from."""

    text = forms.CharField(
        label=_("The list of names"),
        help_text=_(
            "One name on each line. After it, if you have them: role, organisation, e-mail address. "
            "Work details only, and never anything about a patient."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=LONGEST_TEXT,
    )
    body = forms.ChoiceField(
        label=_("They also sit on"),
        help_text=_(
            "If you choose a body, everybody of the list without a seat on it gets one as a participant, who speaks "
            "and has no vote. Leave it empty to add the people only."
        ),
        required=False,
    )
    on = DayField(label=_("Since"), help_text=_("The day of the meeting. Left empty, it is today."), required=False)

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = [("", _("No body: add the people only")), *bodies]  # type: ignore[attr-defined]


class WhoForm(Form):
    """For each name that may be somebody known: who it is. For those that are new: whom to add."""

    def __init__(
        self, *args: Any, matches: Sequence[Match], organisations: Mapping[str, str], knows: Knows, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.matches, self.organisations = matches, dict(organisations)
        self.places: dict[str, str] = {}
        new = []
        for number, match in enumerate(matches):
            if match.likely:
                self.fields[f"who_{number}"] = forms.ChoiceField(
                    label=_("Who is “%(name)s”?") % {"name": _told(match.attendee)},
                    choices=[
                        *((one.ref, _known(one)) for one in match.likely),
                        (NEW, _("Somebody else: add them as new")),
                        (OUT, _("Leave this name out")),
                    ],
                    widget=forms.RadioSelect,
                    error_messages={"required": _("Say who this is.")},
                )
            elif match.sure is None:
                new.append((str(number), _told(match.attendee)))
        if new:
            self.fields["add"] = forms.MultipleChoiceField(
                label=_("New to the register: whom shall we add?"),
                choices=new,
                initial=[value for value, _label in new],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        partners = sorted(knows.partners.items(), key=lambda one: one[1].casefold())
        for number, said in enumerate(one for one, ref in self.organisations.items() if not ref):
            self.places[f"place_{number}"] = said
            self.fields[f"place_{number}"] = forms.ChoiceField(
                label=_("Which partner is “%(name)s”?") % {"name": said},
                choices=[("", _("None: leave where they work open")), *partners],
                required=False,
            )

    def answer(self) -> str:
        """How many of the list are known, may be, or are new."""
        sure = sum(1 for match in self.matches if match.sure is not None)
        likely = sum(1 for match in self.matches if match.likely)
        new = len(self.matches) - sure - likely
        parts = [
            ngettext("%(n)s name.", "%(n)s names.", len(self.matches)) % {"n": len(self.matches)},
            ngettext("%(n)s is in the register already.", "%(n)s are in the register already.", sure) % {"n": sure},
            ngettext("%(n)s may be, and you say who it is.", "%(n)s may be, and you say who they are.", likely)
            % {"n": likely},
            ngettext("%(n)s is new.", "%(n)s are new.", new) % {"n": new},
        ]
        return " ".join(part for part, number in zip(parts, (1, sure, likely, new), strict=True) if number)

    def decided(self) -> list[Decided]:
        """Everybody who is to go in, with who they are and where they work."""
        chosen = set(self.cleaned_data.get("add", ()))
        places = {said: self.cleaned_data[name] for name, said in self.places.items()}
        found = []
        for number, match in enumerate(self.matches):
            if match.sure is not None:
                person = match.sure.ref
            elif match.likely:
                person = self.cleaned_data[f"who_{number}"]
            else:
                person = NEW if str(number) in chosen else OUT
            if person != OUT:
                said = match.attendee.organisation
                partner = self.organisations.get(said) or places.get(said, "")
                found.append(Decided(match.attendee, "" if person == NEW else person, partner))
        return found


def _told(attendee: Attendee) -> str:
    parts = [attendee.role, attendee.organisation, attendee.email]
    parts += [_now("sent apologies")] if attendee.absent else []
    said = ", ".join(part for part in parts if part)
    return f"{attendee.name} ({said})" if said else attendee.name


def _known(one: Known) -> str:
    where = ", ".join(one.belongs) or one.email
    return _now("%(name)s (%(where)s), known already") % {"name": one.name, "where": where or one.ref}
