"""Access logs of Amazon's load balancers and storage, whose lines name the visitor, the moment and the page in an order of their own.

The fields are those of Amazon's documentation: "Access logs for your Application Load Balancer", "Access logs for your Classic Load
Balancer", "Amazon S3 server access log format". CloudFront writes #Fields, as IIS does.
"""

from __future__ import annotations

import re

from cordee.core.intake.formats.access_logs import QUOTED, log_format, text_requests
from cordee.core.vocabulary.text import Text

SECONDS = r"-?[\d.]+"
BALANCED_LINE = (
    r"^(?:[a-z\d]+ )?(\d{4}-\d\d-\d\dT[\d:.]+Z) \S+ (\S+):\d+ \S+ " + f"{SECONDS} {SECONDS} {SECONDS}"
    + r" (\d{3}|-) (?:\d{3}|-) -?\d+ -?\d+ " + QUOTED + '" ' + QUOTED + '"'
)  # fmt: skip
STORED_LINE = (
    r"^[\da-f]{64} \S+ \[(\d{1,2}/[A-Za-z]{3}/\d{4}:\d\d:\d\d:\d\d [+\-]\d{4})\] (\S+) \S+ \S+ [A-Z]+\.\S+ \S+ "
    + QUOTED + r'" (\d{3}|-) \S+ \S+ \S+ \S+ \S+ ' + QUOTED + '" ' + QUOTED + '"'
)  # fmt: skip
_BALANCED, _STORED = re.compile(BALANCED_LINE), re.compile(STORED_LINE)

FORMATS = (
    log_format(
        "amazon_balancer",
        Text("Access log of an Amazon load balancer", "Journal d’accès d’un répartiteur de charge Amazon"),
        lambda line: _BALANCED.search(line) is not None,
        text_requests(BALANCED_LINE, ("raw_when", "address", "status", "request", "agent")),
    ),
    log_format(
        "amazon_storage",
        Text("Access log of Amazon S3", "Journal d’accès d’Amazon S3"),
        lambda line: _STORED.search(line) is not None,
        text_requests(STORED_LINE, ("raw_when", "address", "request", "status", "referrer", "agent")),
    ),
)
