"""What an earlier version kept in stores and buttons is read as what it is now."""

from __future__ import annotations

import json

from bot.domain.question_state import read_query
from bot.domain.questions import Query
from store import codec

BEFORE = {"command": "duty", "metal_content": "40", "us_content": "95", "page": 2}
NOW = Query(command="duty", values={"metal": "40", "us-content": "95"})


def test_shares_of_a_kept_query_are_options_of_duty_now() -> None:
    assert codec.loads(Query, json.dumps(BEFORE)) == read_query(BEFORE) == NOW
    assert codec.loads(Query, codec.dumps(NOW)) == NOW
    assert codec.loads(Query, json.dumps({**BEFORE, "values": {"rate": "1.4"}})).values == {
        "rate": "1.4",
        **NOW.values,
    }
