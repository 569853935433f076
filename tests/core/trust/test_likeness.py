"""Two texts are the same where only names, salutation and figures differ; the same subject in other words is not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.likeness import KEPT, Alike, alike, likeness, print_of

ENGLISH = """Hi {name},

I saw that {company} is hiring two planners, so late deliveries may be on your mind too. We have asked 40 plants what a late
delivery really costs them, and six of them open their books in our study. It is free, it has no form to fill in, and you
will find your own trade on page 12. Shall I send it to you?

Best regards,
{sender}
"""
FRENCH = """Bonjour {name},

J’ai vu que {company} recrute deux planificateurs : les retards de livraison vous occupent peut-être aussi. Nous avons demandé
à 40 usines ce que coûte vraiment un retard, et six d’entre elles ouvrent leurs comptes dans notre étude. Elle est gratuite,
sans formulaire à remplir, et votre métier est en page 12. Voulez-vous que je vous l’envoie ?

Bien cordialement,
{sender}
"""
ANOTHER_ENGLISH = """Dear {name},

Late deliveries cost more than most plants think. Would you join five colleagues of your trade at our round table on Thursday
and tell how {company} plans its deliveries? The study with the open books will be on the table, of course.

Best regards,
{sender}
"""
ANOTHER_FRENCH = """Cher {name},

Un retard de livraison coûte plus que la plupart des usines ne le croient. Viendriez-vous jeudi à notre table ronde dire à
cinq confrères comment {company} planifie ses livraisons ? L’étude aux comptes ouverts sera sur la table, bien sûr.

Cordialement,
{sender}
"""
NAMES = (
    {"name": "Anne", "company": "Acme", "sender": "Paul Roux"},
    {"name": "Jean-Marc", "company": "Grand Atelier", "sender": "Lise"},
)


def printed(text: str, names: dict[str, str]) -> tuple[int, ...]:
    return print_of(text.format(**names), names=names.values())


@pytest.mark.parametrize("text", [ENGLISH, FRENCH])
def test_the_same_text_to_another_name_is_the_same_text(text):
    one, other = (printed(text, names) for names in NAMES)

    assert likeness(one, other) == 1


@pytest.mark.parametrize("text", [ENGLISH, FRENCH])
def test_a_few_changed_words_do_not_make_another_text(text):
    changed = text.replace("six", "seven").replace("usines", "ateliers").replace("Shall", "May")

    assert changed != text
    assert alike(printed(text, NAMES[0]), printed(changed, NAMES[1]), Alike().percent)


@pytest.mark.parametrize("text", [ENGLISH, FRENCH])
def test_another_salutation_figure_link_and_signature_do_not_make_another_text(text):
    changed = text.replace("Hi", "Good morning").replace("Bonjour", "Chère").replace("40", "45").replace("page 12", "page 9")
    changed = changed.replace("Best regards", "Cheers").replace("Bien cordialement", "À bientôt")

    assert likeness(printed(text, NAMES[0]), printed(changed, NAMES[1])) == 1


@pytest.mark.parametrize(("one", "other"), [(ENGLISH, ANOTHER_ENGLISH), (FRENCH, ANOTHER_FRENCH), (ENGLISH, FRENCH)])
def test_another_letter_on_the_same_subject_is_another_text(one, other):
    assert likeness(printed(one, NAMES[0]), printed(other, NAMES[0])) < 0.1


def test_a_rewritten_half_makes_another_text():
    halves = ENGLISH.index("It is free")
    rewritten = (
        ENGLISH[:halves]
        + "Your colleague in Lyon told me what you said in your talk last week; I would like to hear more of it over coffee, whenever suits you."
    )

    assert not alike(printed(ENGLISH, NAMES[0]), printed(rewritten, NAMES[0]), Alike().percent)


def test_comparing_letter_by_letter_would_miss_the_copy_and_comparing_words_would_blame_another_text():
    one, other = (ENGLISH.format(**names) for names in NAMES)
    words = "we ask plants what late costs them and plants ask us what late costs we"
    shuffled = " ".join(random.Random(3).sample(words.split(), len(words.split())))

    assert one != other, "letter by letter: not the same"
    assert sorted(words.split()) == sorted(shuffled.split()), "word by word: the same"
    assert not alike(print_of(words), print_of(shuffled), Alike().percent)


def test_long_texts_are_judged_to_some_points():
    rng = random.Random(7)
    words = [f"{a}{b}{c}" for a in "bdflm" for b in ("ato", "ile", "onu", "epi") for c in ("ras", "tel", "vin", "gop", "dus")]
    text = [rng.choice(words) for _ in range(3000)]
    changed = [word if rng.random() > 0.03 else rng.choice(words) for word in text]
    runs = [{tuple(some[n : n + 3]) for n in range(len(some) - 2)} for some in (text, changed)]
    true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])

    found = likeness(print_of(" ".join(text)), print_of(" ".join(changed)))

    assert len(print_of(" ".join(text))) == KEPT
    assert abs(found - true) < 0.1


def test_nothing_is_like_a_text_without_words():
    assert print_of("Bonjour,\n\n12 / 2026\nCordialement,\nAnne") == ()
    assert not alike((), (), 50)


def test_a_first_line_that_says_more_than_hello_is_compared():
    assert print_of("Hi Anne, our study on late deliveries is out") == print_of("our study on late deliveries is out")


@given(st.text(max_size=400), st.text(max_size=400))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    left, right = print_of(one), print_of(other)

    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= 1
    assert likeness(left, left) == (1 if left else 0)
