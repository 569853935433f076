"""Erased people are found by the hash of any spelling of their keys; the id that stands for them tells nothing."""

from __future__ import annotations

from cordee.core.trust.erasure import because_of, kept_out, opaque_id
from cordee.core.trust.subjects import subject_of


def test_an_erased_person_is_found_under_any_spelling_of_their_address():
    subjects = {subject_of("email:jane.doe@acme.example", "s"): "erased-1", subject_of("crm:7", "s"): "erased-1"}

    found = kept_out(["email:J.A.N.E.Doe+x@acme.example", "crm:7", "crm:8", "email:john@acme.example"], subjects, "s")

    assert found == {"erased-1": {"email:J.A.N.E.Doe+x@acme.example", "crm:7"}}


def test_the_hashes_of_another_workspace_fit_nobody():
    subjects = {subject_of("email:jane.doe@acme.example", "s"): "erased-1"}

    assert kept_out(["email:jane.doe@acme.example"], subjects, "other secret") == {}


def test_the_id_that_stands_for_somebody_is_the_same_whatever_the_order_and_another_for_others():
    assert opaque_id(["a", "b"], "s") == opaque_id(["b", "a"], "s") != opaque_id(["a"], "s")


def test_a_reason_that_is_not_known_is_taken_for_a_request():
    assert (because_of("retention"), because_of("?")) == ("retention", "request")
