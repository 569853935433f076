"""The page of the rulebook: every rule, its source and decisions; those who only read neither see nor switch."""

from __future__ import annotations

import pytest

from tests.site import client_of

PAGE = "/data/trust/rules/"


@pytest.mark.parametrize(("language", "says"), [("en", "is not contacted again"), ("fr", "n’est plus contacté")])
def test_every_rule_stands_with_its_source(site, language, says):
    page = client_of("marketing", language).get(PAGE).content.decode()

    assert says in page
    assert "myth.10" in page
    assert "CC BY 3.0" in page


def test_a_rule_is_switched_with_a_reason_and_its_decision_stays(site):
    client = client_of("marketing")

    client.post(PAGE, {"rule": "pressure.quiet", "severity": "warns", "since": "2026-11-02", "reason": "A <fair> on Sunday"})
    page = client.get(PAGE).content.decode()

    assert "A &lt;fair&gt; on Sunday" in page
    assert "marketing@cordee.example" in page


@pytest.mark.parametrize(
    "given", [{"reason": " "}, {"since": "tomorrow"}, {"severity": "always"}], ids=["no reason", "no day", "no severity"]
)
def test_half_a_decision_is_complained_about(site, given):
    form = {"rule": "pressure.cap", "severity": "off", "since": "2026-11-02", "reason": "x"} | given

    answer = client_of("marketing").post(PAGE, form)

    assert answer.status_code == 400
    assert "A severity, a day and a reason are needed." in answer.content.decode()


def test_the_objection_cannot_be_switched_off(site):
    form = {"rule": "consent.objection", "severity": "off", "since": "2026-11-02", "reason": "x"}

    answer = client_of("administrator").post(PAGE, form)

    assert answer.status_code == 409
    assert "TRUST-06" in answer.content.decode()


@pytest.mark.parametrize("role", ["sales", "reader", "expert"])
def test_who_only_reads_sees_no_register(site, role):
    client = client_of(role)

    assert client.get(PAGE).status_code == 403
    assert "/data/trust/" not in client.get("/data/").content.decode()
