"""Portraits through the verbs: who may be asked, what the team sees, and that a withdrawal is everywhere at once."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest

from cordee.core.opinion.portraits import Part
from cordee.core.trust.consent import Said
from cordee.core.trust.links import MINE, read_token
from cordee.core.vocabulary.facts import CONTENTS
from cordee.core.vocabulary.problems_of_portraits import NobodyOfTheirOwn, NoSuchSitter, NotTold, ObjectedToPortrait
from cordee.core.vocabulary.results_of_portraits import PORTRAITS
from cordee.engine.database import rows_to_table
from cordee.engine.ended import ended
from cordee.wiring import RESULTS, Ask, Condition, open_company
from tests.people import company_of_people, take
from tests.site import leave, point_at

ANNE, BOB = "anne.roux@acme.example", "bob@acme.example"


def own(company, who):
    """Give somebody's own portrait, as their page opens it."""
    trust = company.trust()
    token = trust.link(trust.whom(who), base="").strip("/").split("/")[-1]
    return company.portraits().own(read_token(token, MINE, trust.secret, trust.now))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Make, once: Anne, asked, who agreed to three things and keeps a fourth to herself; the run knows of it."""
    made = company_of_people(tmp_path_factory.mktemp("portraits") / "mine")
    point_at(made.folder)
    made.portraits().ask(ANNE)
    for part in (
        Part("", "topic", "BIM"),
        Part("", "platform", "LinkedIn", 4),
        Part("", "experience", "Led the model of a library", proof="handed over in May 2025"),
        Part("", "audience", "site managers", sees="me"),
    ):
        own(made, ANNE).agree(part)
    made.run()
    leave()
    return made.folder


@pytest.fixture
def company(prepared, tmp_path):
    shutil.copytree(prepared, tmp_path / "mine", symlinks=True)
    point_at(tmp_path / "mine")
    yield open_company(tmp_path / "mine")
    leave()


@pytest.fixture
def anne(company):
    (seen,) = company.portraits().seen()
    return seen.sitter


def table(company):
    return company.table("portraits").to_pylist()


def test_a_field_without_consent_is_in_no_result(company, anne):
    (row,) = table(company)

    assert (row["name"], row["topics"], row["platforms"]) == ("Anne Roux", ["BIM"], ["LinkedIn 4"])
    assert (row["publishes_on"], row["experiences_proved"]) == (1, 1)
    assert (row["audiences"], row["audience"], row["published"]) == ([], None, None)
    assert row["lacking"] == ["language", "audience", "traces"]


def test_a_withdrawn_field_is_gone_from_every_stored_row_before_the_next_run(company, anne):
    mine = own(company, ANNE)
    (line,) = [one for one in mine.lines() if one.part.field == "experience"]

    mine.withdraw([line.part.key])

    assert table(company) == []
    assert company.rows("portraits", Ask(where=(Condition("name", "~", "Anne"),))) == []
    assert company.reader().count(next(one for one in RESULTS if one.name == "portraits")) == 0
    assert [one.field for one in company.portraits().one(anne.key).parts] == ["topic", "platform"]


def test_the_next_run_shows_the_rest_whatever_the_title_and_takes_what_was_withdrawn_out_of_the_kept_runs(company, anne):
    mine = own(company, ANNE)
    (line,) = [one for one in mine.lines() if one.part.field == "experience"]
    mine.withdraw([line.part.key])

    take(company, "moved.csv", "ID,Email,First name,Last name,Job\n1,anne.roux@acme.example,Anne,Roux,Head\n", date(2026, 11, 20))
    company.run()

    (row,) = table(company)
    assert (row["topics"], row["experiences"]) == (["BIM"], [])
    stored = [path for path in company.folder.rglob("portraits.parquet") if not path.parent.is_symlink()]
    assert len(stored) >= 2
    assert not any("library" in str(pq.read_table(path).to_pylist()) for path in stored)


def test_a_run_that_began_before_a_withdrawal_does_not_bring_it_back(company, anne):
    began_before = rows_to_table(table(company), PORTRAITS)
    own(company, ANNE).withdraw()

    pq.write_table(began_before, company.workspace.current() / "portraits.parquet")

    assert table(company) == []


def test_to_keep_a_field_to_oneself_hides_it_at_once(company, anne):
    mine = own(company, ANNE)
    (line,) = [one for one in mine.lines() if one.part.field == "topic"]

    mine.agree_to(line.part.key, replace(line.part, sees="me"))

    assert table(company) == []
    assert "topic" not in {one.field for one in company.portraits().one(anne.key).parts}
    assert "topic" in {one.part.field for one in mine.lines()}


def test_whoever_objects_to_everything_has_no_portrait_from_that_moment(company, anne):
    trust = company.trust()

    trust.say(trust.whom(ANNE), Said(False, trust.now, by_themselves=True, source="letter"))

    assert table(company) == []
    with pytest.raises(NoSuchSitter):
        company.portraits().one(anne.key)
    assert own(company, ANNE).lines() == []
    with pytest.raises(ObjectedToPortrait):
        company.portraits().ask(ANNE)


def test_an_objection_to_one_channel_leaves_the_portrait(company, anne):
    trust = company.trust()

    trust.say(trust.whom(ANNE), Said(False, trust.now, "email", by_themselves=True, source="letter"))

    assert len(table(company)) == 1


def test_somebody_outside_is_told_first_what_we_hold(company):
    with pytest.raises(NotTold):
        company.portraits().ask(BOB, side="outside")

    trust = company.trust()
    trust.give_notice([trust.person(BOB).id], how="letter")

    assert company.portraits().ask(BOB, side="outside").label == "Bob Stone"


def test_an_address_of_a_whole_company_has_no_portrait(company):
    with pytest.raises(NobodyOfTheirOwn):
        company.portraits().ask("contact@acme.example")


def test_who_was_asked_and_agreed_to_nothing_has_no_page_and_nobody_sees_why(company):
    asked = company.portraits().ask(BOB)
    own(company, BOB).agree(Part("", "topic", "pumps", sees="me"))
    quiet = company.portraits().ask("carla@private.example")

    assert [one.sitter.label for one in company.portraits().seen()] == ["Anne Roux"]
    assert {one.key for one in company.portraits().waiting()} == {asked.key, quiet.key}
    for one in (asked, quiet):
        with pytest.raises(NoSuchSitter):
            company.portraits().one(one.key)


def test_what_is_proposed_is_the_person_s_alone_until_they_agree(company, anne):
    company.portraits().propose(anne.key, Part("", "language", "fr"))
    mine = own(company, ANNE)
    (line,) = [one for one in mine.lines() if one.part.state == "proposed"]
    before = {one.field for one in company.portraits().one(anne.key).parts}

    mine.agree_to(line.part.key)

    assert "language" not in before
    assert "language" in {one.field for one in company.portraits().one(anne.key).parts}


def test_an_erased_person_s_portrait_leaves_no_word(company, anne):
    company.erase(company.known_as(ANNE))

    assert table(company) == []
    assert company.portraits().seen() == []
    assert b"library" not in (company.folder / "records.sqlite3").read_bytes()


def test_what_is_held_about_a_person_names_their_portrait(company, anne):
    trust = company.trust()

    archive = zipfile.ZipFile(io.BytesIO(trust.archive(trust.person(ANNE))))

    whole = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert "Led the model of a library" in whole
    assert not ended(company.folder / "results") & {one.consent for one in own(company, ANNE).lines()}


def test_contents_taken_in_before_they_named_their_author_are_still_read(company):
    path = take_contents(company)
    old = pq.read_table(path).drop_columns(["author_key", "author"])
    pq.write_table(old, path)

    with company.workspace.database() as database:
        database.bind_facts(CONTENTS, company.workspace.fact_files(CONTENTS), None)
        rows = database.rows(CONTENTS.table())

    assert [(row["title"], row["author_key"]) for row in rows] == [("Pumps", None)]


def take_contents(company):
    """Take one publication in; give its file of facts."""
    take(
        company,
        "publications.csv",
        "Published on,Title,Author,Author email\n2026-03-03,Pumps,Anne Roux,anne.roux@acme.example\n",
        date(2026, 3, 20),
    )
    (path,) = company.workspace.fact_files(CONTENTS)
    return path


def test_an_author_is_told_what_is_held_of_their_texts(company):
    take_contents(company)
    trust = company.trust()

    held = trust.held(trust.person(ANNE))

    assert [row["title"] for row in held.facts["contents"]] == ["Pumps"]
