"""From where we write is read from cordee.toml, and a line that cannot be used is named."""

from __future__ import annotations

import pytest

from cordee.core.trust.envelope import house_of
from cordee.core.vocabulary.problems_of_mail import BadMailSetting, NoCarrier, NoWayBack

LINES = {
    "mail_url": "smtp://carrier.example",
    "mail_from": "hello@house.example",
    "mail_name": "House",
    "base_url": "https://cordee.house.example/",
    "mailbox": "maildir:/x",
}


def test_returns_come_to_a_box_of_the_writers_domain_unless_another_is_named():
    assert house_of(LINES).returns == "bounce@house.example"
    assert house_of(LINES | {"mail_returns": "back@mail.house.example"}).returns == "back@mail.house.example"
    assert house_of(LINES | {"mailbox": ""}).returns == "", "nobody reads it"


@pytest.mark.parametrize("line", ["mail_url", "mail_from", "mail_name"])
def test_a_line_without_which_nothing_goes_is_named(line):
    with pytest.raises(NoCarrier) as found:
        house_of(LINES | {line: ""})

    assert found.value.facts["setting"] == line


@pytest.mark.parametrize(
    "url",
    ["", "http://cordee.house.example", "ftp://x.example", "cordee.house.example", "https://", "http://127.0.0.1.evil.example"],
)
def test_nobody_is_written_to_who_could_not_reach_the_page_to_object(url):
    with pytest.raises(NoWayBack):
        house_of(LINES | {"base_url": url})


@pytest.mark.parametrize(
    "address", ["hello", "House <hello@house.example>", "a@b", "@house.example", "a@house.example, b@house.example"]
)
def test_a_writer_has_one_plain_address(address):
    with pytest.raises(BadMailSetting):
        house_of(LINES | {"mail_from": address})
