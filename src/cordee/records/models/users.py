"""Who signs in, by which link, and the jobs they start."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from cordee.core.vocabulary.text import LANGUAGES
from cordee.records.permissions import may_start
from cordee.records.roles import ROLES, Deed, role_may

LINK_DAYS = 7


class Users(BaseUserManager["User"]):
    """Makes and finds users; an address is the same in any case."""

    def make(self, email: str, password: str | None, *, role: str, language: str = "en", name: str = "") -> User:
        """Make a user."""
        user = self.model(email=email.strip().casefold(), role=role, language=language, name=name.strip())
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a user by address, in any case."""
        return self.get(email=(username or "").strip().casefold())


class User(AbstractBaseUser):
    """Somebody who signs in: an address, a role, a language."""

    email: models.EmailField[str, str] = models.EmailField(unique=True)
    name: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    role: models.CharField[str, str] = models.CharField(max_length=16, choices=[(one, one) for one in ROLES])
    language: models.CharField[str, str] = models.CharField(max_length=2, choices=[(one, one) for one in LANGUAGES], default="en")
    is_active: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    joined_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Listed by address."""

        ordering: ClassVar[list[str]] = ["email"]

    def __str__(self) -> str:
        """Give the name people know them by."""
        return self.name or self.email

    def may(self, deed: Deed) -> bool:
        """Say whether they may do something."""
        return self.is_active and role_may(self.role, deed) and not self.owes_second_factor

    @cached_property
    def owes_second_factor(self) -> bool:
        """Whether the team asks a second factor of them and they have none yet: until then they may do nothing."""
        from cordee.records import second_factor

        return second_factor.needed_of(self.role) and not second_factor.has(self.pk)

    def may_start(self, verb: str) -> bool:
        """Say whether a page may start a command in their name."""
        return self.is_active and may_start(self.role, verb) and not self.owes_second_factor


class Links(models.Manager["Link"]):
    """Makes one-time links and finds the one that a token opens."""

    def make(self, *, role: str, language: str = "en", email: str = "") -> tuple[Link, str]:
        """Make a link; its token is given once and only its hash is kept."""
        token = secrets.token_urlsafe(24)
        link = self.create(hashed=_hashed(token), role=role, language=language, email=email.strip().casefold())
        return link, token

    def opened_by(self, token: str) -> Link | None:
        """Find the live link of a token."""
        since = timezone.now() - timedelta(days=LINK_DAYS)
        return self.filter(hashed=_hashed(token), used_at=None, made_at__gte=since).first()

    def live(self) -> models.QuerySet[Link]:
        """Give the links that still open."""
        return self.filter(used_at=None, made_at__gte=timezone.now() - timedelta(days=LINK_DAYS))


class Link(models.Model):
    """A one-time link that lets one person choose a password: the first administrator, or somebody invited."""

    hashed: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    role: models.CharField[str, str] = models.CharField(max_length=16)
    language: models.CharField[str, str] = models.CharField(max_length=2, default="en")
    email: models.EmailField[str, str] = models.EmailField(blank=True, default="")
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Links] = Links()

    class Meta:
        """Listed as they were made."""

        ordering: ClassVar[list[str]] = ["made_at", "id"]

    def __str__(self) -> str:
        """Give whom it is for."""
        return f"{self.role} {self.email}".strip()


class Job(models.Model):
    """A command that somebody started from a page; its lines lie in ``journal/JOB``."""

    id: models.CharField[str, str] = models.CharField(primary_key=True, max_length=40)
    verb: models.CharField[str, str] = models.CharField(max_length=32)
    about: models.CharField[str, str] = models.CharField(max_length=300, blank=True, default="")
    started_by: models.ForeignKey[Any, Any] = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    started_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    ended_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    state: models.CharField[str, str] = models.CharField(max_length=16, default="running")
    process: models.IntegerField[int | None, int | None] = models.IntegerField(null=True, blank=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-started_at", "-id"]

    def __str__(self) -> str:
        """Give what it does."""
        return f"{self.verb} {self.id}"


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()
