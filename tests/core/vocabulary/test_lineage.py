"""Lineage: a column is read where it decides a value or a row of the answer, and not where it is merely carried."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pytest

from cordee.core.vocabulary.lineage import all_read, columns_read

Leaf = tuple[str, str]


@pytest.fixture
def people() -> ir.Table:
    return ibis.table({"id": "int64", "name": "string", "phone": "string", "firm": "int64", "age": "int64"}, name="people")


@pytest.fixture
def firms() -> ir.Table:
    return ibis.table({"id": "int64", "title": "string", "city": "string"}, name="firms")


def read(question: ir.Table) -> set[Leaf]:
    return set(all_read([question]))


def test_a_column_that_is_passed_along_and_dropped_in_the_end_is_not_read(people: ir.Table):
    question = people.select("id", "name", "phone").mutate(shout=lambda t: t.name.upper()).select("shout")

    assert read(question) == {("people", "name")}


def test_each_column_of_the_answer_has_its_own_readings(people: ir.Table):
    found = columns_read(people.select("id", both=people.name + people.phone))

    assert found["id"] == {("people", "id")}
    assert found["both"] == {("people", "name"), ("people", "phone")}


def test_a_filter_reads_what_it_looks_at_for_every_column_of_the_answer(people: ir.Table):
    found = columns_read(people.filter(people.age > 40).select("id"))

    assert found["id"] == {("people", "id"), ("people", "age")}


def test_a_join_reads_its_keys_and_not_the_other_columns_of_the_other_table(people: ir.Table, firms: ir.Table):
    question = people.left_join(firms, [people.firm == firms.id]).select("name", "title")

    assert read(question) == {("people", "firm"), ("firms", "id"), ("people", "name"), ("firms", "title")}


@pytest.mark.parametrize("how", ["semi", "anti", "inner"])
def test_a_join_that_only_keeps_or_drops_rows_reads_its_keys(people: ir.Table, firms: ir.Table, how: str):
    question = people.join(firms, [people.firm == firms.id], how=how).select("name")

    assert read(question) == {("people", "firm"), ("firms", "id"), ("people", "name")}


def test_a_group_reads_what_it_groups_by_even_where_only_the_count_is_kept(people: ir.Table):
    question = people.group_by("firm").aggregate(n=people.count(), unused=people.age.max()).select("n")

    assert read(question) == {("people", "firm")}


def test_a_sum_reads_its_column_and_the_condition_on_it(people: ir.Table):
    question = people.aggregate(total=people.age.sum(where=people.phone.notnull()))

    assert read(question) == {("people", "age"), ("people", "phone")}


def test_a_window_reads_its_order_and_its_groups(people: ir.Table):
    place = ibis.row_number().over(ibis.window(group_by="firm", order_by=people.age))
    question = people.mutate(place=place).filter(lambda t: t.place == 0).select("id")

    assert read(question) == {("people", "id"), ("people", "firm"), ("people", "age")}


def test_a_union_reads_the_same_column_of_both_sides(people: ir.Table, firms: ir.Table):
    question = ibis.union(people.select(word="name"), firms.select(word="city"))

    assert read(question) == {("people", "name"), ("firms", "city")}


def test_each_side_of_a_union_brings_its_own_filter(people: ir.Table, firms: ir.Table):
    question = ibis.union(people.filter(people.age > 1).select(word="name"), firms.select(word="city"))

    assert ("people", "age") in read(question)


def test_a_constant_reads_nothing(people: ir.Table):
    assert read(people.select(one=ibis.literal(1))) == set()


def test_what_a_list_is_looked_up_in_is_read_too(people: ir.Table, firms: ir.Table):
    question = people.filter(people.firm.isin(firms.filter(firms.city == "Lyon").id)).select("name")

    assert read(question) == {("people", "name"), ("people", "firm"), ("firms", "id"), ("firms", "city")}


def test_the_same_table_joined_with_itself_is_followed_on_both_sides(people: ir.Table):
    boss = people.view()
    question = people.join(boss, [people.firm == boss.id]).select(people.name, boss_phone=boss.phone)

    assert {table for table, _ in read(question)} == {"people"}
    assert {column for _, column in read(question)} == {"firm", "id", "name", "phone"}


def test_taking_whole_names_for_read_would_count_what_is_dropped(people: ir.Table):
    question = people.select("id", "phone").select("id")

    mentioned = {("people", name) for name in ("id", "phone")}

    assert read(question) < mentioned
