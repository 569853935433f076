"""Every check says why it matters and whence the wish comes."""

from __future__ import annotations

from typing import get_args

from cordee.core.programmes.message_checks import CHECKS, CheckId, check_named


def test_every_check_is_declared_once_with_a_question_in_both_languages():
    assert [one.id for one in CHECKS] == list(get_args(CheckId))
    assert all(one.name.en.endswith("?") and one.name.fr.endswith("?") for one in CHECKS)
    assert check_named("role").source.fr.startswith("L’article")
