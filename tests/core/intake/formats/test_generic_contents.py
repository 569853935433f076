"""Talks, publications and questions in any table: who spoke is known by address, who asked is not read by name."""

from __future__ import annotations

from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS, CONTENTS
from tests.taking_in import facts, take, workspace_in


def test_a_list_of_speakers_is_a_talk_each(tmp_path):
    outcome = take(
        tmp_path,
        "intervenants.csv",
        "Date,Événement,Titre,Intervenant,Email\n2026-03-03,Salon Alpes,Redémarrer,Anne Roux,anne@atelier.example\n2026-03-03,Salon Alpes,Redémarrer,Bob Stone,\n",
    )

    rows = facts(workspace_in(tmp_path), CONTENTS)
    assert outcome.entry.format == "table.speakers"
    assert sorted((row["author"], row["author_key"], row["kind"], row["title"]) for row in rows) == [
        ("Anne Roux", "email:anne@atelier.example", "talk", "Redémarrer"),
        ("Bob Stone", None, "talk", "Redémarrer"),
    ]


def test_publications_keep_comments_and_leave_likes(tmp_path):
    outcome = take(
        tmp_path,
        "publications.csv",
        "Published on,Type,Title,Author,Author email,Likes,Comments\n2026-03-03,Post,Pumps,Anne Roux,anne@atelier.example,900,3\n",
    )

    (row,) = facts(workspace_in(tmp_path), CONTENTS)
    assert outcome.entry.format == "table.publications"
    assert (row["kind"], row["comments"], row["reactions"], row["author_key"]) == ("post", 3, None, "email:anne@atelier.example")


def test_the_questions_of_a_webinar_keep_company_and_post_and_no_name(tmp_path):
    outcome = take(
        tmp_path,
        "qa.csv",
        "#,Question,Asker Name,Asker Email,Job title,Question Time,Webinar\n"
        "1,Which controller first?,Zoé Lune,zoe@laiterie.example,Maintenance manager,2026-11-12 10:05,Restart safely\n"
        "2,And then?,,,,2026-11-12 10:06,Restart safely\n",
    )

    rows = facts(workspace_in(tmp_path), AUDIENCE_QUESTIONS)
    assert outcome.entry.format == "table.questions"
    assert {row["heard"] for row in rows} == {"webinar"}
    first = next(row for row in rows if row["record"] == 2)
    assert (first["question"], first["organisation_key"], first["role"]) == (
        "Which controller first?",
        "domain:laiterie.example",
        "Maintenance manager",
    )
    assert "Lune" not in str(rows)


def test_call_notes_say_that_they_were_heard_on_a_call(tmp_path):
    take(tmp_path, "notes.csv", "question,date,canal,société\nQuel délai ?,2026-11-12,Appel commercial,Laiterie des Nuages\n")

    (row,) = facts(workspace_in(tmp_path), AUDIENCE_QUESTIONS)
    assert (row["heard"], row["organisation_key"]) == ("call", "name:laiterie des nuages")
