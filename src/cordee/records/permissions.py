"""The permission matrix, as data: what each page, API call and command needs, and which role has it.

A route without a line here answers nobody; ``tests/faces/web/test_gate.py`` lists routes and verbs by introspection and
fails where one has no line. A new page is one line in ``PAGES``, a new verb one in ``VERBS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from cordee.core.vocabulary.text import Text

Deed = Literal[
    "read",
    "take_in",
    "settings",
    "users",
    "object",
    "trust",
    "send",
    "voices",
    "experiments",
    "cycles",
    "judge",
    "erase",
    "audit",
]
# A page may also be open to anyone, to whoever is signed in, or closed to that method.
Need = Deed | Literal["anyone", "signed_in", "closed"]
Noted = Literal["", "saw", "exported"]

DEEDS: dict[Deed, Text] = {
    "read": Text("Read accounts, people and results", "Lire comptes, personnes et résultats"),
    "take_in": Text("Take files in, undo, compute", "Importer, annuler, calculer"),
    "settings": Text("Change the team’s rules", "Changer les règles de l’équipe"),
    "object": Text("Note an objection that somebody told them", "Noter une opposition qu’on leur a dite"),
    "trust": Text("See and keep the trust register", "Voir et tenir le registre de confiance"),
    "send": Text("Preview and send messages", "Prévisualiser et envoyer des messages"),
    "voices": Text("Keep territories, ask people", "Tenir les territoires, mener les enquêtes"),
    "experiments": Text("Plan experiments, start them, decide", "Planifier des expériences, les démarrer, décider"),
    "cycles": Text("Keep cycles, write the board’s page", "Tenir les cycles, écrire la page du comité de direction"),
    "judge": Text("Judge whether a contact was useful", "Dire si un contact a été utile"),
    "erase": Text("Erase somebody for good", "Effacer quelqu’un définitivement"),
    "users": Text("Invite people, change roles", "Inviter, changer les rôles"),
    "audit": Text("Read the audit log", "Lire le journal d’audit"),
}
MAY: dict[str, frozenset[Deed]] = {
    "administrator": frozenset(get_args(Deed)),
    "marketing": frozenset(
        {"read", "take_in", "settings", "object", "trust", "send", "voices", "experiments", "cycles", "judge"}
    ),
    "sales": frozenset({"read", "object", "judge"}),
    "expert": frozenset(),
    "reader": frozenset({"read"}),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a page needs: to be looked at, to be changed; and what the audit log notes of looking.

    Parameters
    ----------
    get, post
        The need of each method; other methods are closed everywhere.
    noted
        Whether a look is noted: ``saw`` for pages with people or accounts, ``exported`` for files of them.
    itself
        True where the view notes its changes itself, with what changed; else each change is noted by its address.
    """

    get: Need = "closed"
    post: Need = "closed"
    noted: Noted = ""
    itself: bool = False


PAGES: dict[str, Rule] = {
    # the way in
    "sign-in/": Rule("anyone", "anyone", itself=True),
    "sign-in/code/": Rule("anyone", "anyone", itself=True),
    "sign-out/": Rule(post="anyone", itself=True),
    "setup/<str:token>/": Rule("anyone", "anyone", itself=True),
    "forgotten/": Rule("anyone", "anyone", itself=True),
    "forgotten/<str:token>/": Rule("anyone", "anyone", itself=True),
    "language/": Rule(post="anyone", itself=True),
    "me/": Rule("signed_in", "signed_in", itself=True),
    "me/confirm/": Rule("signed_in", "signed_in", itself=True),
    "me/second-factor/": Rule("signed_in", "signed_in", itself=True),
    "me/devices/": Rule(post="signed_in"),
    "me/tokens/": Rule(post="read", itself=True),
    # this week, accounts, results
    "": Rule("read"),
    "search/": Rule("read", noted="saw"),
    "accounts/": Rule("read", noted="saw"),
    "accounts.<str:kind>": Rule("read", noted="exported"),
    "account/<path:organisation_id>": Rule("read", noted="saw"),
    # programmes: the check of a message keeps and notes nothing of the text
    "programmes/": Rule("read"),
    "programmes/message/": Rule("read", "read", itself=True),
    "programmes/versions/": Rule("read", "experiments", itself=True),
    "programmes/versions/<slug:key>/": Rule("read", "experiments", itself=True),
    "results/": Rule("read"),
    "results/techniques/": Rule("read"),
    "results/techniques.<str:kind>": Rule("read", noted="exported"),
    "results/attribution/": Rule("read"),
    "results/attribution.<str:kind>": Rule("read", noted="exported"),
    "results/experiments/": Rule("read"),
    "results/experiments/new/": Rule("experiments", "experiments", itself=True),
    "results/experiments/<slug:key>/": Rule("read", "experiments", noted="saw", itself=True),
    "results/experiments/<slug:key>.<str:kind>": Rule("read", noted="exported"),
    "results/cycles/": Rule("read"),
    "results/cycles/new/": Rule("cycles", "cycles", itself=True),
    "results/cycles/<slug:key>/": Rule("read", "cycles", itself=True),
    "results/decisions/": Rule("read"),
    "results/decisions.<str:kind>": Rule("read", noted="exported"),
    "results/decisions/new/": Rule("experiments", "experiments", itself=True),
    "results/decisions/<int:id>/": Rule("read", "experiments", itself=True),
    "results/board.pdf": Rule("read", noted="exported"),
    "results/beyond/": Rule("read"),
    "results/judged/": Rule("read", "judge", noted="saw", itself=True),
    "feedback/<str:token>/": Rule("anyone", "anyone", itself=True),
    "results/compared/": Rule("read"),
    "results/compared.<str:kind>": Rule("read", noted="exported"),
    "results/paths/": Rule("read"),
    "results/paths.<str:kind>": Rule("read", noted="exported"),
    "results/long-tail/": Rule("read"),
    "results/long-tail.<str:kind>": Rule("read", noted="exported"),
    "rows/<str:table>/": Rule("read", noted="saw"),
    "rows/<str:table>.<str:kind>": Rule("read", noted="exported"),
    # voices; the page of who is asked is opened by the signed link in its address, and notes nothing
    "voices/": Rule("read", "voices", itself=True),
    "voices/territories.<str:kind>": Rule("read", noted="exported"),
    "voices/territories/<slug:key>/": Rule("read", "voices", noted="saw", itself=True),
    "voices/people/": Rule("read", "voices", noted="saw", itself=True),
    "voices/people.<str:kind>": Rule("read", noted="exported"),
    "voices/people/compare/": Rule("read", noted="saw"),
    "voices/people/<slug:key>/": Rule("read", "voices", noted="saw", itself=True),
    "voices/surveys/": Rule("read"),
    "voices/surveys/new/": Rule("voices", "voices", itself=True),
    "voices/surveys/<int:survey_id>/": Rule("read", "voices", itself=True),
    "survey/<str:token>/": Rule("anyone", "anyone", itself=True),
    "voices/questions/": Rule("read", "voices", itself=True),
    "voices/questions/<int:question_id>/": Rule("read", "voices", itself=True),
    "voices/briefs/<int:brief_id>/": Rule("read", "voices", itself=True),
    "voices/team/": Rule("voices"),
    "voices/mandates/": Rule("voices", "voices", itself=True),
    "voices/mandates/<int:mandate_id>/": Rule("voices", "voices", itself=True),
    "voices/care/": Rule("voices", "voices", itself=True),
    # data
    "data/": Rule("read"),
    "data/use/": Rule("read", "settings"),
    "data/use.<str:kind>": Rule("read", noted="exported"),
    "data/fields.<str:kind>": Rule("read", noted="exported"),
    "data/refused/": Rule("read", noted="saw"),
    "data/refused.<str:kind>": Rule("read", noted="exported"),
    "data/refused-file/<str:file>/": Rule("read", "take_in", noted="saw"),
    "data/refused-file/<str:file>/discard/": Rule(post="take_in"),
    "data/imports/<str:import_id>/": Rule("read"),
    "data/imports/<str:import_id>/undo/": Rule(post="take_in"),
    "data/imports/<str:import_id>/mapping/": Rule(post="take_in"),
    "data/imports/<str:import_id>/alike/": Rule(post="take_in"),
    "data/take-again/": Rule(post="take_in"),
    "data/upload/": Rule(post="take_in"),
    "data/run/": Rule(post="take_in"),
    "data/jobs/<str:job_id>/": Rule("read"),
    "data/jobs/<str:job_id>/cancel/": Rule(post="take_in"),
    "data/trust/": Rule("trust", "trust", noted="saw", itself=True),
    "data/trust/consents.<str:kind>": Rule("trust", noted="exported"),
    "data/objections/": Rule("object", "object", itself=True),
    "data/trust/links/": Rule("trust", "trust", noted="saw", itself=True),
    "data/trust/notices/": Rule("trust", "trust", noted="saw", itself=True),
    "data/trust/requests/": Rule("trust", "trust", noted="saw", itself=True),
    "data/trust/requests/<int:request_id>/erase/": Rule(post="erase"),
    "data/trust/rules/": Rule("trust", "trust", itself=True),
    "data/trust/sends/": Rule("send", "send", noted="saw", itself=True),
    "data/trust/sends/<int:id>/": Rule(post="send", itself=True),
    "data/trust/sends/<int:id>/lift/": Rule(post="send", itself=True),
    "data/trust/interests/": Rule("trust", "trust", noted="saw", itself=True),
    "data/trust/interests.<str:kind>": Rule("trust", noted="exported"),
    "data/trust/interests/contracts/": Rule(post="trust", itself=True),
    "data/trust/interests/contracts/<int:contract_id>/": Rule(post="trust", itself=True),
    "data/trust/interests/<int:entry_id>/": Rule("trust", "trust", noted="saw", itself=True),
    "data/trust/documents/": Rule("trust", "trust", itself=True),
    "data/trust/documents/<str:kind>/<str:language>/": Rule("trust", "trust", itself=True),
    "data/trust/documents/<str:kind>/<str:language>.<str:form>": Rule("trust", noted="exported"),
    "data/trust/audit/": Rule("audit"),
    "data/trust/retention/": Rule("trust", "erase", noted="saw", itself=True),
    "data/trust/retention.<str:kind>": Rule("trust", noted="exported"),
    "data/trust/erase/": Rule(post="erase", itself=True),
    "data/trust/erase/back/": Rule(post="erase", itself=True),
    "data/trust/audit.<str:kind>": Rule("audit", noted="exported"),
    # the page of a person, opened by the signed link in its address; it notes by itself what is done there
    "mine/<str:token>/": Rule("anyone", itself=True),
    "mine/<str:token>/choices/": Rule(post="anyone", itself=True),
    "mine/<str:token>/topic/": Rule(post="anyone", itself=True),
    "mine/<str:token>/stop/": Rule(post="anyone", itself=True),
    "mine/<str:token>/correct/": Rule(post="anyone", itself=True),
    "mine/<str:token>/portrait/": Rule(post="anyone", itself=True),
    "mine/<str:token>/archive/": Rule("anyone", itself=True),
    "mine/<str:token>/erase/": Rule("anyone", "anyone", itself=True),
    "mine/<str:token>/asked/": Rule("anyone", "anyone", itself=True),
    "me/page/": Rule("signed_in"),
    "unsubscribe/<str:token>/": Rule("anyone", "anyone", itself=True),
    # settings
    "settings/": Rule("read", "settings"),
    "settings/users/": Rule("users", "users", itself=True),
    "settings/users/<int:user_id>/": Rule(post="users", itself=True),
    "settings/about/": Rule("read"),
}

# The API asks for a session or a token first, whatever the call; its description alone is open, and its root is empty.
API: dict[str, Need] = {
    "GET ": "anyone",
    "GET openapi.json": "anyone",
    "GET tables": "read",
    "GET tables/<name>": "read",
    "GET runs": "read",
    "GET imports": "read",
    "GET diff/<before>/<after>": "read",
    "GET experiments": "read",
    "GET experiments/<key>": "read",
    "POST messages/check": "read",
    "GET registers/consents": "trust",
    "GET registers/notices": "trust",
    "GET registers/requests": "trust",
    "GET registers/interests": "trust",
}

# What a user must be allowed for a page to start a verb in their name; None: from the command line only, where whoever
# holds the workspace's folder may do everything.
VERBS: dict[str, Deed | None] = {
    "backup": None,
    "board": None,
    "briefs ask": None,
    "briefs close": None,
    "briefs end": None,
    "briefs finish": None,
    "briefs link": None,
    "briefs list": None,
    "briefs propose": None,
    "briefs speaker": None,
    "briefs speakers": None,
    "briefs team": None,
    "briefs who": None,
    "change-link-key": None,
    "consent": None,
    "consents": None,
    "cycles close": None,
    "cycles correct": None,
    "cycles list": None,
    "cycles plan": None,
    "cycles show": None,
    "cycles try": None,
    "decisions against": None,
    "decisions correct": None,
    "decisions list": None,
    "decisions show": None,
    "decisions write": None,
    "demo": None,
    "diff": None,
    "discard": "take_in",
    "disclose": None,
    "doctor": None,
    "document": None,
    "erase": "erase",
    "experiments accounts": None,
    "experiments amend": None,
    "experiments decide": None,
    "experiments list": None,
    "experiments plan": None,
    "experiments read": None,
    "experiments register": None,
    "experiments start": None,
    "experiments stop": None,
    "experts": None,
    "feedback ask": None,
    "feedback judge": None,
    "feedback list": None,
    "formats": None,
    "held": None,
    "imports": None,
    "journeys": None,
    "init": None,
    "interests add": None,
    "interests contracts": None,
    "interests correct": None,
    "interests history": None,
    "interests list": None,
    "interests sign": None,
    "interests sums": None,
    "interests unsign": None,
    "interests withdraw": None,
    "let-back": None,
    "link": None,
    "mail bounces": None,
    "mail lift": None,
    "mail list": None,
    "mail preview": None,
    "mail queue": None,
    "mail send": None,
    "mail withdraw": None,
    "mandates answer": None,
    "mandates end": None,
    "mandates incident": None,
    "mandates learnt": None,
    "mandates list": None,
    "mandates owed": None,
    "mandates paper": None,
    "mandates sign": None,
    "mandates write": None,
    "message check": None,
    "message keep": None,
    "message note": None,
    "message stand": None,
    "message versions": None,
    "notices give": None,
    "notices list": None,
    "password-link": None,
    "portraits ask": None,
    "portraits list": None,
    "portraits propose": None,
    "pressure": None,
    "read-again": "take_in",
    "reliability": None,
    "requests answer": None,
    "requests list": None,
    "reset-second-factor": None,
    "restore": None,
    "retention": "erase",
    "rules list": None,
    "rules switch": None,
    "run": "take_in",
    "serve": None,
    "settings": None,
    "show": None,
    "simulate": None,
    "surveys ask": None,
    "surveys close": None,
    "surveys links": None,
    "surveys list": None,
    "surveys new": None,
    "surveys open": None,
    "surveys reopen": None,
    "surveys suggest": None,
    "surveys templates": None,
    "take-in": "take_in",
    "territories add": None,
    "territories claim": None,
    "territories correct": None,
    "territories history": None,
    "territories list": None,
    "territories offers": None,
    "territories prove": None,
    "territories withdraw": None,
    "undo": "take_in",
    "use decide": None,
    "use find": None,
    "use known": None,
    "use list": None,
    "use undo": None,
}


def role_may(role: str, deed: Deed) -> bool:
    """Say whether a role may do something.

    Examples
    --------
    >>> role_may("marketing", "take_in"), role_may("reader", "take_in"), role_may("expert", "read")
    (True, False, False)
    """
    return deed in MAY.get(role, frozenset())


def need_of(route: str, method: str) -> Need:
    """Say what a request of a page needs; a route without a rule, or another method, is closed.

    Examples
    --------
    >>> need_of("settings/", "GET"), need_of("settings/", "POST"), need_of("settings/", "PUT"), need_of("new/", "GET")
    ('read', 'settings', 'closed', 'closed')
    """
    rule = PAGES.get(route, Rule())
    return rule.post if method == "POST" else rule.get if method in ("GET", "HEAD") else "closed"


def may_start(role: str, verb: str) -> bool:
    """Say whether a page may start a verb in the name of somebody of this role.

    Examples
    --------
    >>> may_start("marketing", "run"), may_start("reader", "run"), may_start("administrator", "restore")
    (True, False, False)
    """
    deed = VERBS.get(verb)
    return deed is not None and role_may(role, deed)
