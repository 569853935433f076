"""A letter in its envelope: what the carrier is handed, and what the carrier answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["sent", "refused", "unclear"]
Blame = Literal["address", "message", "carrier"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail, ready to go to one address.

    Parameters
    ----------
    sender
        The envelope's sender, to which it comes back where it cannot be delivered.
    author
        The ``From`` that the reader sees.
    headers
        Every other header that is ours to say.
    """

    to: str
    sender: str
    author: str
    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a mail at the carrier.

    ``sent``: it took it. ``refused``: it did not, for certain. ``unclear``: the connection was lost after the mail was handed
    over, so nobody knows.

    Parameters
    ----------
    code
        The carrier's reply code and status, such as ``550 5.1.1``; never its words, which name people.
    lasting
        Whether trying again is useless.
    blame
        What a refusal is about: the address, this message, or the carrier itself.
    """

    outcome: Outcome
    code: str = ""
    lasting: bool = False
    blame: Blame = "address"
