"""What a text lacks for the stage and the role that it is written for."""

from __future__ import annotations

import pytest

from cordee.core.programmes.message_check import as_message
from cordee.core.programmes.message_checks import Finding, Untold
from cordee.core.programmes.message_fit import fits_role, fits_stage, leads_on
from cordee.core.programmes.message_perspective import perspective

BARE = "The roof was painted green in spring. The colour is liked by birds. Grass grows around it, tall and soft. A cat sleeps there in the sun at noon."
VERTE = "Le toit a été peint en vert au printemps. La couleur plaît aux oiseaux. L’herbe pousse dessous, haute et douce. Un chat y dort au soleil de midi."


def asked(judge, text, *more, language="en"):
    message = as_message("", text)
    return judge(message, perspective(message, language), language, *more)


@pytest.mark.parametrize(("bare", "language"), [(BARE, "en"), (VERTE, "fr")])
@pytest.mark.parametrize("stage", ["consideration", "purchase"])
def test_a_text_without_proof_or_terms_lacks_them_at_its_stage(stage, bare, language):
    found = asked(fits_stage, bare, stage, language=language)

    assert isinstance(found, Finding)
    assert found.places == ()


@pytest.mark.parametrize(
    ("stage", "more"),
    [
        ("consideration", "A plant near Lyon told us how it went."),
        ("consideration", "See https://a.example/report."),
        ("purchase", "The price is 900 euros, delivery in three weeks."),
    ],
)
def test_what_the_stage_wants_is_found(stage, more):
    assert asked(fits_stage, f"{BARE} {more}", stage) is None


def test_asking_to_buy_is_early_in_awareness_and_fine_at_purchase():
    text = f"{BARE} Book a demo with our sales team; the price is 900 euros."

    early = asked(fits_stage, text, "awareness")

    assert len(early.places) == 2
    assert asked(fits_stage, text, "purchase") is None
    assert asked(fits_stage, BARE, "awareness") is None


def test_a_customer_is_not_told_who_we_are():
    assert isinstance(asked(fits_stage, f"Who we are. {BARE}", "customer"), Finding)
    assert asked(fits_stage, BARE, "customer") is None


@pytest.mark.parametrize(
    ("role", "more"),
    [
        ("finance", "It saves 900 euros."),
        ("management", "The risk is lower."),
        ("purchasing", "Delivery takes three weeks."),
        ("technical", "It works with the API at 40 bar."),
        ("user", "Each shift has an hour more."),
    ],
)
def test_each_role_looks_for_something_else(role, more):
    assert isinstance(asked(fits_role, BARE, role), Finding)
    assert asked(fits_role, f"{BARE} {more}", role) is None


def test_where_nothing_was_said_of_the_reader_nothing_is_told():
    assert isinstance(asked(fits_stage, BARE, None), Untold)
    assert isinstance(asked(fits_role, BARE, None), Untold)


@pytest.mark.parametrize("end", ["What is it in your plant?", "Ask us for the sheet.", "https://a.example"])
def test_a_question_something_to_do_or_a_link_leads_on(end):
    assert isinstance(asked(leads_on, BARE), Finding)
    assert asked(leads_on, f"{BARE} {end}") is None
