"""Experiments: the list, a plan in three steps, one experiment from its registration to its decision, its accounts as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.actions.experiments import usual_odds
from cordee.core.measurement.decisions import Dissent, Stance
from cordee.core.measurement.experiment_power import Power, power_registered
from cordee.core.measurement.experiment_reading import word_of
from cordee.core.measurement.experiments import STRATA, Experiment, Plan, is_readable
from cordee.core.vocabulary.problems import NotRunYet
from cordee.core.vocabulary.problems_of_trials import NoSuchExperiment, NothingToMeasure, SaysWhy
from cordee.faces.web import experiments as shown
from cordee.faces.web.company import company, current_run
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import download
from cordee.faces.web.views.territories import said
from cordee.records.models import User
from cordee.wiring import Problem
from cordee.wiring.experiments import Experiments

HERE = "/results/experiments/"
FIELDS = (
    "name", "hypothesis", "technique", "campaign", "metric", "days", "effect", "watch", "looks", "audience", "holdout", "holder",
    "why", "do", "decided", "by", "look", "who", "dissent", "stance", "comment",
)  # fmt: skip
USUAL = {
    "technique": "email_house",
    "metric": "lead",
    "days": "90",
    "effect": "5",
    "watch": "planned",
    "looks": "4",
    "audience": "everyone",
    "holdout": "50",
}
LONGEST = 4000


@needs("read")
def experiments(request: HttpRequest) -> HttpResponse:
    """List the experiments with what they say by now."""
    asked = cast(Asked, request)
    words, tests = asked.words, company().experiments(asked.user.pk)
    found = tests.listed()
    said_by_now = [word_of(one)[0] for one in found]
    counts = {
        "works": said_by_now.count("works"),
        "not": said_by_now.count("does_not_work"),
        "unknown": said_by_now.count("unknown"),
    }
    context = {
        "tab": "experiments", "rows": [shown.listed(words, one) for one in found], "may": asked.user.may("experiments"),
        "answer": words("exp.answer", n=len(found), **counts) if found else words("exp.none"),
    }  # fmt: skip
    return render(request, "pages/experiments.html", context)


@needs("experiments")
def new(request: HttpRequest) -> HttpResponse:
    """Plan an experiment: what, how much, who; and say whether the accounts can answer before it is kept; or amend it before it starts."""
    asked = cast(Asked, request)
    words, tests = asked.words, company().experiments(asked.user.pk)
    key = request.GET.get("of", "")
    old = _found(tests, key) if key else None
    typed = _typed(request) if request.method == "POST" else _told(old.plan) if old is not None else dict(USUAL)
    strata = (
        request.POST.getlist("strata") if request.method == "POST" else list(old.plan.strata) if old is not None else ["relation"]
    )
    complaint, power, plan = "", None, None
    if request.method == "POST":
        try:
            plan = _plan(words, typed, strata)
            if typed["do"] == "keep" and old is not None and old.state != "planned":
                tests.amend(key, plan, why=typed["why"])
                messages.success(request, words("exp.said.amended"))
                return redirect(f"{HERE}{key}/")
            if typed["do"] == "keep":
                made = tests.plan(plan, key=key)
                messages.success(request, words("exp.said.planned"))
                return redirect(f"{HERE}{made.key}/")
            power = tests.power(plan)
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    context = {
        "tab": "experiments", "typed": typed, "strata": strata, "complaint": complaint, "of": key, "amends": old is not None and old.state != "planned", "choices": shown.choices(words),
        "power": shown.power_shown(words, plan, power, tests.currency) if plan is not None else None,
    }  # fmt: skip
    return render(request, "pages/experiment_new.html", context, status=400 if complaint else 200)


@needs("read")
def experiment(request: HttpRequest, key: str) -> HttpResponse:
    """Show one experiment; register it, start it, look, stop it, decide."""
    asked = cast(Asked, request)
    words, tests = asked.words, company().experiments(asked.user.pk)
    one = _found(tests, key)
    typed, complaint, needs_why = _typed(request), "", False
    if request.method == "POST":
        try:
            messages.success(request, words(_done(words, tests, one, typed)))
            return redirect(f"{HERE}{key}/")
        except Problem as problem:
            complaint, needs_why = said(words, problem), isinstance(problem, SaysWhy)
        except ValueError as error:
            complaint = str(error)
    currency, as_of = tests.currency, tests.as_of
    power, lacking = _power(words, tests, one)
    wrote = [line.author for line in one.lines] + [look.author for look in one.looks]
    authors = {user.pk: str(user) for user in User.objects.filter(pk__in=[each for each in wrote if each])}
    context = {
        "tab": "experiments", "key": key, "name": one.plan.name, "state": one.state, "stated": shown.listed(words, one), "tests": shown.tests_said(words, one.plan),
        "answer": shown.answer(words, one, currency), "picture": shown.picture(words, one, currency), "looks": shown.looks_shown(words, one, currency, authors),
        "power": shown.power_shown(words, one.plan, power, currency), "lacking": lacking, "needs_why": needs_why or bool(lacking) or (power is not None and not power.enough),
        "settled": shown.is_settled(one), "readable": is_readable(one, as_of), "imports": asked.user.may("take_in") and shown.is_waiting(one, as_of), "next": shown.next_said(words, one, as_of, usual_odds(one)), "facts": shown.facts(words, one, currency), "story": shown.story(words, one, authors),
        "decisions": shown.decisions_shown(words, one, tests.decisions(key)), "typed": typed, "complaint": complaint, "may": asked.user.may("experiments"),
        "credit": shown.correction_shown(words, tests.correction(key)) if one.looks else None, "carried": bool(one.plan.channel), "accounts": sum(one.arms.values()), "hypothesis": one.plan.hypothesis, "export": f"{HERE}{key}", "export_query": "",
    }  # fmt: skip
    return render(request, "pages/experiment.html", context, status=400 if complaint else 200)


@needs("read")
def export(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Give the accounts with their arms as a file, so that other tools can honour them."""
    tests = company().experiments(cast(Asked, request).user.pk)
    if current_run() is None or kind not in ("csv", "xlsx"):
        raise Http404(kind)
    _found(tests, key)
    return download(tests.accounts(key, noted=True), f"experiment-{key}", kind)


def _found(tests: Experiments, key: str) -> Experiment:
    try:
        return tests.named(key)
    except NoSuchExperiment as problem:
        raise Http404(key) from problem


def _done(words: Words, tests: Experiments, one: Experiment, typed: Mapping[str, str]) -> str:
    """Do what a form of the page asks; give the key of what to say."""
    do, why = typed["do"], typed["why"]
    if do == "register":
        tests.register(one.key, why=why)
        return "exp.said.registered"
    if do == "start":
        tests.start(one.key)
        return "exp.said.started"
    if do == "look":
        return "exp.said.looked" if tests.look(one.key)[2] else "exp.said.again"
    if do == "stop":
        tests.stop(one.key, why=why)
        return "exp.said.stopped"
    if do == "amend":
        tests.amend(one.key, _renamed(one.plan, typed), why=why)
        return "exp.said.amended"
    who, dissent = typed["who"].strip(), typed["dissent"].strip()
    if do != "decide" or not typed["decided"].strip() or not typed["by"].strip() or bool(who) != bool(dissent):
        raise ValueError(words("exp.decide.wrong"))
    look = int(typed["look"]) if typed["look"].isdecimal() else None
    stance = cast(Stance, typed["stance"] if typed["stance"] in ("follows", "departs") and look is not None else "")
    tests.decide(one.key, typed["decided"], by=typed["by"], look=look, dissents=[Dissent(who, dissent)] if who else [], stance=stance, comment=typed["comment"])  # fmt: skip
    return "exp.said.decided"


def _power(words: Words, tests: Experiments, one: Experiment) -> tuple[Power | None, str]:
    """Give what the power question answers: as registered, or for a plan, as it is now; else why there is none."""
    if one.state != "planned":
        return power_registered(one), ""
    try:
        return tests.power(one.plan), ""
    except (NothingToMeasure, NotRunYet) as problem:
        return None, said(words, problem)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "")[:LONGEST] for name in FIELDS}


def _told(plan: Plan) -> dict[str, str]:
    facts: dict[str, Any] = plan.as_facts()
    effect = plan.effect * 100 if plan.shares else plan.effect
    return {name: str(facts[name]) for name in FIELDS if name in facts} | {
        "effect": f"{effect:g}",
        "holdout": f"{plan.holdout * 100:g}",
    }


def _plan(words: Words, typed: Mapping[str, str], strata: list[str]) -> Plan:
    effect = _number(words, typed["effect"])
    return Plan(
        typed["name"].strip(), typed["hypothesis"].strip(), typed["technique"], cast(Any, typed["metric"]), int(_number(words, typed["days"])),
        effect if typed["metric"] == "revenue" else effect / 100, campaign=typed["campaign"].strip()[:120], audience=cast(Any, typed["audience"]),
        watch=cast(Any, typed["watch"]), looks=int(_number(words, typed["looks"] or "1")), holdout=_number(words, typed["holdout"]) / 100,
        strata=tuple(one for one in STRATA if one in strata), holder=typed["holder"].strip()[:200],
    )  # fmt: skip


def _renamed(plan: Plan, typed: Mapping[str, str]) -> Plan:
    return replace(plan, name=typed["name"].strip() or plan.name, hypothesis=typed["hypothesis"].strip() or plan.hypothesis)


def _number(words: Words, text: str) -> float:
    try:
        return float(text.replace("\u202f", "").replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except ValueError:
        raise ValueError(words("exp.wrong.number", value=text)) from None
