"""How each report counts, in sentences that stand beside it on the screen, in files and at the terminal."""

from __future__ import annotations

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_


class ReportKind(Labelled):
    """The reports there are."""

    PARTICIPATION = "participation", N_("Participation map")
    ATTENDANCE = "attendance", N_("Attendance figures")
    PRESS = "press", N_("Press sentence")
    TRENDS = "trends", N_("Trends")

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the sentences, marked for translation."""
        return _RULES[self]


_PEOPLE = N_("A person counts who registered or attended, unless other steps are chosen.")
_STATUS = N_("The status of a State or organization is the one it had on the day of each meeting.")
_WOMEN = N_(
    "Women and men are counted by what is recorded or by the courtesy title (Ms., Mr.); nobody is guessed "
    "from a name. The share of women is that among those of whom it is known."
)
_REPORTED = N_(
    "A meeting held without a list of names has the figures that were reported for it, where they are "
    "greater than those counted."
)
_RULES = {
    ReportKind.PARTICIPATION: (
        N_(
            "A State or organization attended a meeting where its delegation is marked present, or somebody "
            "of it registered or attended, whatever it had replied."
        ),
        N_("It attended online where all of them did, or, without names, where the meeting was online."),
        N_(
            "It was represented at a lower level where the body meets at the level of ministers or leaders "
            "and the known rank of its head of delegation is lower."
        ),
        N_(
            "It was absent where it had announced people but nobody came, at a meeting whose attendance was "
            "recorded."
        ),
        _STATUS,
    ),
    ReportKind.ATTENDANCE: (
        _PEOPLE,
        N_("A delegation that is marked present without names counts as a delegation, with nobody in it."),
        _WOMEN,
        _STATUS,
    ),
    ReportKind.PRESS: (
        N_(
            "Representatives are those who registered or attended; the Secretariat, media, interpreters and "
            "support staff are none."
        ),
        N_("A number below twenty or a full ten is told as it is; any other as more than the ten below it."),
        N_(
            "A State or organization counts where it is marked present or somebody of it counts, whatever it "
            "had replied."
        ),
        _REPORTED,
        _STATUS,
    ),
    ReportKind.TRENDS: (
        _PEOPLE,
        N_("One who attends several meetings counts at each; a State counts once a year."),
        _REPORTED,
        _WOMEN,
    ),
}
