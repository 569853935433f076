"""A device is signed out from afar, by its user only, and by itself after two weeks away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cordee.wiring import create_company
from tests.site import leave, point_at

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def people(tmp_path):
    point_at(create_company(tmp_path / "records").folder)
    from cordee.records.models import User

    yield [User.objects.make(f"{name}@cordee.example", None, role="reader").pk for name in ("alix", "bo")]
    leave()


def test_a_session_belongs_to_one_user_and_to_its_device(people):
    from cordee.records import devices

    token = devices.begin(people[0], "Firefox, Linux", NOW)

    assert devices.standing(token, people[0], NOW).label == "Firefox, Linux"
    assert devices.standing(token, people[1], NOW) is None
    assert devices.standing("made up", people[0], NOW) is None


def test_signing_out_one_leaves_the_others(people):
    from cordee.records import devices

    here, there, third = (devices.begin(people[0], name, NOW) for name in ("here", "there", "third"))
    other = devices.begin(people[1], "another's", NOW)

    assert devices.sign_out(people[0], only=devices.standing(there, people[0], NOW).pk) == 1
    assert devices.standing(there, people[0], NOW) is None
    assert devices.sign_out(people[0], but=devices.standing(here, people[0], NOW).pk) == 1
    assert devices.standing(third, people[0], NOW) is None
    assert devices.standing(here, people[0], NOW)
    assert devices.sign_out(people[0], only=devices.standing(other, people[1], NOW).pk) == 0
    assert devices.standing(other, people[1], NOW)


def test_two_weeks_away_sign_a_device_out(people):
    from cordee.records import devices

    token = devices.begin(people[0], "old", NOW)

    assert devices.standing(token, people[0], NOW + timedelta(days=13))
    assert devices.standing(token, people[0], NOW + timedelta(days=26)), "it was seen on the way"
    assert devices.standing(token, people[0], NOW + timedelta(days=41)) is None
