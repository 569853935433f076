"""Access logs of Amazon's load balancers and storage: a page that was read is a visit, as in every other dialect."""

from __future__ import annotations

from datetime import datetime

import pytest

from cordee.core.vocabulary.facts import REJECTED_ROWS, TOUCHES
from tests.core.intake.formats.test_access_logs import ADDRESS, FIREFOX, ROBOT
from tests.taking_in import facts, take, workspace_in

DIALECTS = {
    "Amazon's load balancer": (
        "accesslog.amazon_balancer",
        f"https 2026-03-02T09:00:00.186641Z app/cordage/50dc6c495c0c9188 {ADDRESS}:2817 192.0.2.1:80 0.086 0.048 0.037 200 200 0 57 "
        f'"GET https://www.cordage.example:443/offre/?a=1 HTTP/1.1" "{FIREFOX}" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 '
        'arn:aws:x "Root=1-58337281" "www.cordage.example" "arn:y" 1 2026-03-02T08:59:59.364000Z "forward" "-" "-"\n',
    ),
    "Amazon's classic balancer": (
        "accesslog.amazon_balancer",
        f"2026-03-02T09:00:00.186641Z cordage {ADDRESS}:2817 192.0.2.1:80 0.000073 0.001048 0.000057 200 200 0 29 "
        f'"GET http://www.cordage.example:80/offre/ HTTP/1.1" "{FIREFOX}" - -\n',
    ),
    "Amazon's storage": (
        "accesslog.amazon_storage",
        f"{'79a5' * 16} cordage [02/Mar/2026:09:00:00 +0000] {ADDRESS} - 3E57427F3EXAMPLE WEBSITE.GET.OBJECT offre/ "
        f'"GET /offre/ HTTP/1.1" 200 - 113 113 7 6 "-" "{FIREFOX}" - x= SigV4 ECDHE-RSA-AES128-GCM-SHA256 - www.cordage.example TLSv1.2\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_page_that_was_read_is_one_visit_and_a_robots_is_none(tmp_path, dialect):
    format, content = DIALECTS[dialect]

    outcome = take(tmp_path, "access.log", content + content.replace(FIREFOX, ROBOT).replace("/offre/", "/other/"))
    rows = facts(workspace_in(tmp_path), TOUCHES)

    assert outcome.entry.format == format
    assert [(row["content"], row["happened_at"], row["technique"]) for row in rows] == [
        ("/offre/", datetime(2026, 3, 2, 9), "web_visit")
    ]
    assert outcome.entry.sections[0]["left_out"] == {"robot": 1}


def test_a_request_that_a_balancer_could_not_read_is_refused_and_the_others_are_in(tmp_path):
    _, content = DIALECTS["Amazon's load balancer"]

    outcome = take(
        tmp_path, "access.log", content + content.replace("GET https://www.cordage.example:443/offre/?a=1 HTTP/1.1", "- - -")
    )

    assert (outcome.entry.rows, outcome.entry.refused) == (2, 1)
    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["unreadable"]
