"""Users, organisations and the roles that tie them together."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.rules.roles import Role


class Organisation(models.Model):
    """A project partner or a municipality for which people act."""

    class Kind(models.TextChoices):
        PARTNER = "partner", _("Project partner")
        MUNICIPALITY = "municipality", _("Municipality")

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    country_code = models.CharField(
        _("country"), max_length=2, help_text=_("Two letters, for example LV.")
    )
    is_lead = models.BooleanField(_("leads the project"), default=False)
    website = models.URLField(_("website"), blank=True)
    zone = models.CharField(
        _("time zone"), max_length=40, help_text=_("IANA name, for example Europe/Riga.")
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person who signs in."""

    email = models.EmailField(_("email address"), unique=True)
    organisations = models.ManyToManyField(
        Organisation, through="Membership", related_name="people", verbose_name=_("organisations")
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    @property
    def shown_name(self) -> str:
        return self.get_full_name() or self.username


class Membership(models.Model):
    """One role of one person in one organisation."""

    class RoleChoice(models.TextChoices):
        ADMINISTRATOR = Role.ADMINISTRATOR.value, _("Administrator")
        OFFICER = Role.OFFICER.value, _("Communication officer")
        REVIEWER = Role.REVIEWER.value, _("Reviewer")
        TRANSLATOR = Role.TRANSLATOR.value, _("Translator")
        PARTNER = Role.PARTNER.value, _("Local partner")
        HOST = Role.HOST.value, _("Host")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=RoleChoice)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], name="accounts_one_role_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"
