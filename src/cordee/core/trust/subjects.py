"""How a person is named where we must not forget what they said, and must not keep who they are: a keyed hash.

Two spellings of one address give one subject: case, dots before the @, what follows a plus, letters that look alike.
So an objection may block a neighbour who shares those letters; it never misses the person who made it.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from confusable_homoglyphs import confusables

GENERIC = frozenset(
    ["accueil", "achats", "admin", "administration", "backoffice", "billing", "bonjour", "bureau", "business", "commercial",
     "communication", "compta", "comptabilite", "contact", "contacts", "direction", "events", "facturation", "finance", "hello",
     "help", "hr", "info", "infos", "information", "jobs", "legal", "mail", "marketing", "office", "presse", "press",
     "privacy", "recrutement", "reception", "rh", "sales", "secretariat", "service", "services", "shop", "support", "team",
     "ventes", "webmaster"]
)  # fmt: skip


def address_form(address: str) -> str:
    """Reduce an address to what all its spellings share; use it to compare, never to write to.

    Examples
    --------
    >>> address_form("Jean.Dupont+News@Exemple.FR"), address_form("jeаndupont@exemple.fr")
    ('jeandupont@exemple.fr', 'jeandupont@exemple.fr')
    """
    plain = _look_alike(unicodedata.normalize("NFKC", address).strip().casefold().removeprefix("mailto:"))
    local, _, host = plain.rpartition("@")
    host = host.rstrip(".")
    if host.startswith("xn--") or ".xn--" in host:
        host = _look_alike(_decoded(host))
    return f"{local.partition('+')[0].replace('.', '')}@{host}"


def subject_of(key: str, secret: str) -> str:
    """Give the subject of a key: ``email:…``, ``linkedin:…`` or a source's own, hashed with the workspace's secret.

    Returns
    -------
    str
        64 hexadecimal digits; without the secret nobody can tell whose they are.

    Examples
    --------
    >>> subject_of("email:J.Doe@x.fr", "s") == subject_of("email:jdoe+a@X.fr", "s"), len(subject_of("crm:7", "s"))
    (True, 64)
    """
    kind, _, rest = key.partition(":")
    form = f"email:{address_form(rest)}" if kind == "email" else key.casefold() if kind == "linkedin" else key
    return hmac.new(f"subject:{secret}".encode(), form.encode(), hashlib.sha256).hexdigest()


def is_generic(address: str) -> bool:
    """Say whether an address is a company's, such as contact@, and so nobody's own.

    Examples
    --------
    >>> is_generic("Contact@acme.fr"), is_generic("anne.contact@acme.fr")
    (True, False)
    """
    return address.partition("@")[0].casefold().partition("+")[0] in GENERIC


def latin(letter: str) -> str:
    """Give the Latin letter that a letter of another script looks like; itself where there is none.

    Examples
    --------
    >>> latin("а") == "a", latin("é")
    (True, 'é')
    """
    found = confusables.is_confusable(letter, preferred_aliases=["latin"], greedy=True)
    for one in found or []:
        for twin in one["homoglyphs"]:
            if len(twin["c"]) == 1 and twin["c"].isascii() and twin["c"].isalnum():
                return str(twin["c"]).casefold()
    return letter


def _look_alike(text: str) -> str:
    """Write letters of other scripts as the Latin ones that they look like."""
    if text.isascii():
        return text
    return "".join(letter if letter.isascii() else latin(letter) for letter in text)


def _decoded(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except (UnicodeError, ValueError):
        return host
