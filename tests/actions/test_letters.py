"""A notice says what is held, since when and from where, in the language of its reader; what it cannot say keeps it from going."""

from __future__ import annotations

import pytest

from cordee.core.trust.outgoing import Blocked
from cordee.wiring import open_company
from tests.mailing import Clock, link_to, open_house, writes_letters
from tests.people import company_of_people, take
from tests.site import leave, point_at

ANNE = "anne.roux@acme.example"


@pytest.fixture
def house(tmp_path):
    made = company_of_people(tmp_path / "house")
    made = writes_letters(made.folder, "smtp://127.0.0.1:1")
    point_at(made.folder)
    yield made
    leave()


def notices(house, *said):
    letters = house.mail()
    return letters.notices([letters.person(one) for one in said])


def test_the_notice_names_what_is_held_since_when_and_from_which_source(house):
    (draft,) = notices(house, ANNE)

    assert draft.address == ANNE
    assert draft.facts["name"] == "Anne Roux"
    assert "qui vous êtes au travail" in draft.facts["held"]
    assert "Mailchimp" in draft.facts["sources"]
    assert set(draft.subjects) == set(house.mail().person(ANNE).subjects(house.workspace.secret))


def test_since_is_the_first_day_that_any_record_of_theirs_was_known(house):
    from datetime import date

    first = notices(house, "carla@private.example")[0].facts["since"]
    take(house, "again.csv", "ID,Email,First name,Last name\n6,carla@private.example,Carla,Neri\n", date(2026, 5, 1))

    assert first.replace("\xa0", " ") == "10 March 2026"
    assert notices(house, "carla@private.example")[0].facts["since"] == first


def test_each_is_written_to_in_the_language_of_their_country_or_of_the_workspace(house):
    before = [one.language for one in notices(house, ANNE, "carla@private.example")]
    toml = house.folder / "cordee.toml"
    toml.write_text(toml.read_text("utf-8").replace('language = "en"', 'language = "fr"'), "utf-8")
    french = open_company(house.folder)

    assert before == ["fr", "en"], "Anne lives in France; where Carla does nobody said"
    assert [one.language for one in notices(french, ANNE, "carla@private.example")] == ["fr", "fr"]


def test_who_unsubscribed_in_another_tool_gets_no_notice(house):
    anne, bob = house.mail().preview(notices(house, ANNE, "bob@acme.example"))

    assert anne.at is not None
    assert bob.at is None
    assert bob.findings[0].rule == "consent.objection"


def test_a_notice_that_cannot_say_who_receives_the_data_does_not_go(house):
    toml = house.folder / "cordee.toml"
    toml.write_text("".join(line for line in toml.read_text("utf-8").splitlines(True) if "recipients" not in line), "utf-8")
    silent = open_company(house.folder)
    silent.clock = Clock()

    (line,) = silent.mail().preview(notices(silent, ANNE))

    assert line.at is None
    assert line.written is None
    assert line.findings[0].words.en == "The letter would lack: who receives the data."
    assert isinstance(silent.mail().queue(notices(silent, ANNE)[0]), Blocked)


def test_an_invitation_goes_only_with_a_link_that_is_still_alive(tmp_path):
    from cordee.records.models import Link

    with open_house(tmp_path / "house", "smtp://127.0.0.1:1") as house:
        draft, _ = link_to(house, "new@firm.example")
        first = house.mail().queue(draft)
        other, _ = link_to(house, "other@firm.example")
        Link.objects.all().delete()

        assert not isinstance(first, Blocked)
        assert house.mail().queue(other).findings[0].rule == "notice.request"


def test_how_long_data_is_kept_is_told_as_it_is_set(house):
    before = notices(house, ANNE)[0].facts["kept"]
    house.change_settings({"prospect_months": 12, "former_customer_months": 18})

    assert (before, notices(house, ANNE)[0].facts["kept"]) == ("36", "18")
