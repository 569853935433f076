"""Words are suggested where they stand out in one's own texts on a subject, in the language of the text, and nowhere else."""

from __future__ import annotations

import numpy as np

from cordee.core.opinion.lexicon import LEAST_TEXTS, log_odds, suggest, terms_of

RESTART = {
    "territory": "restart",
    "name_en": "plant restart",
    "name_fr": "redémarrage d’usine",
    "words_en": [],
    "words_fr": ["redémarrage"],
    "state": "active",
}
OTHERS = [f"Notre offre de formation pour les équipes numéro {one}" for one in "abcdefghijkl"]


def found(texts, territory=RESTART):
    return {(row["language"], row["words"]): row for row in suggest(texts, [territory])}


def test_what_texts_on_the_subject_say_again_and_again_is_suggested_with_how_many_say_it():
    texts = [f"Le redémarrage après un arrêt de production, cas {one}" for one in "abcdefgh"] + OTHERS

    row = found(texts)["fr", "arrêt de production"]

    assert (row["texts"], row["of"], row["elsewhere"], row["others"]) == (8, 8, 0, 12)
    assert row["times_evidence"]["low"] > 1


def test_what_all_texts_say_is_not_suggested():
    texts = [f"Le redémarrage et la formation des équipes {one}" for one in "abcdefgh"] + OTHERS

    assert not [words for _, words in found(texts) if words in ("formation", "équipes")]


def test_two_texts_are_too_few_and_one_that_repeats_itself_is_one():
    said = ["Redémarrage et vibration vibration vibration pour tous"] * (LEAST_TEXTS - 1)

    assert not found([*said, *OTHERS])


def test_a_word_of_the_territory_is_not_suggested_again_nor_small_words():
    texts = [f"Le redémarrage dans la nuit, variante {one}" for one in "abcdefgh"] + OTHERS

    assert not {"redémarrage", "dans", "la"} & {words for _, words in found(texts)}


def test_each_language_is_told_by_itself():
    english = [f"How a plant restart depends on the safety relay of line {one}" for one in "abcdef"]

    assert ("en", "safety relay") in found([*english, *OTHERS, *(f"The price of our offer in {one}" for one in "abcdefgh")])


def test_where_no_text_holds_the_subject_nothing_is_invented():
    assert suggest(OTHERS, [RESTART]) == []
    assert suggest([f"Le redémarrage {one}" for one in "abcdefgh"], [RESTART | {"state": "closed"}]) == []


def test_pairs_do_not_cross_a_full_stop():
    assert "arrêt automate" not in terms_of("Après un arrêt. Automate en panne", "fr")


def test_words_thrown_in_by_chance_seldom_stand_out():
    rng = np.random.default_rng(11)
    words = [f"mot{one}" for one in "abcdefghijklmnopqrstuvwxyz"]
    hits = tries = 0
    for _ in range(40):
        texts = [" ".join(["le", *rng.choice(words, 6), *(["redémarrage"] if one < 30 else [])]) for one in range(120)]
        hits += len(suggest(texts, [RESTART]))
        tries += len(words)

    naive = log_odds(4, 60, 0, 600, prior=1e-9)[0]

    assert hits / tries < 0.03  # pairs come on top of the 26 words
    assert naive > 10  # without a prior four hits against none look endless
