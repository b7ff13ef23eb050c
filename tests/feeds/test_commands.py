"""`dutybell feeds`, `review`, `audit` and `facts` from a terminal, over a fake web."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.cli import facts as facts_cli
from adapters.cli import feeds as feeds_cli
from adapters.cli.main import main
from adapters.process import wiring
from bot.domain.documents import Channel
from store import documents
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import write
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.channels import page, paragraphs, posted
from tests.feeds.fake_web import FakeWeb

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
NOW = datetime(2026, 10, 12, 14, tzinfo=UTC)
STEEL = (
    "BY THE PRESIDENT OF THE UNITED STATES OF AMERICA\nA PROCLAMATION\n"
    "NOW, THEREFORE, I, by the authority vested in me as President, do hereby proclaim:\n"
    "(1) The rate of duty on steel articles of Canada is increased from an additional 50 percent ad "
    "valorem to an additional 60 percent ad valorem, with respect to goods entered for consumption "
    "on or after 12:01 a.m. eastern standard time on December 1, 2026."
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a store of its own with a few facts."""
    folder = write(tmp_path / "facts")
    for module in (wiring, feeds_cli, facts_cli):
        monkeypatch.setattr(module, "CATALOGUE_FOLDER", folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path / "data"))

    def ran(*words: str) -> tuple[int, str, str]:
        code = main(words)
        told = capsys.readouterr()
        return code, told.out, told.err

    return ran


def test_feeds_are_off_until_switched_on_and_one_may_stay_off(run: Run) -> None:
    before = json.loads(run("feeds", "list", "--json")[1])
    on = run("feeds", "on")[1]
    less = run("feeds", "off", "press-nobody")
    ustr = run("feeds", "off", "ustr")[1]
    off = run("feeds", "off")[1]
    assert {row["on"] for row in before} == {False}
    assert on.startswith("on: white-house, federal-register, public-inspection, usitc-hts")
    assert (less[0], less[2].startswith("no feed press-nobody")) == (1, True)
    assert "ustr" not in ustr
    assert off == "no feed is on\n"


def test_a_feed_of_the_press_is_added_and_taken_away(run: Run) -> None:
    refused = run("feeds", "add", "ledger", "http://ledger.example/rss")
    added = run("feeds", "add", "ledger", "https://ledger.example/rss")
    listed = run("feeds", "list")[1]
    removed = run("feeds", "remove", "ledger")
    assert (refused[0], refused[2]) == (1, "http://ledger.example/rss: expected https://\n")
    assert (added[0], "ledger" in listed, removed[0]) == (0, True, 0)


@pytest.mark.parametrize(
    "body",
    [b"[" * 200_000, b'{"a":' * 200_000, b"null", b"[1]", b"\xff\xfe{}"],
    ids=lambda b: b[:9],
)
def test_a_hostile_file_of_documents_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, body: bytes
) -> None:
    (tmp_path / "documents.jsonl").write_bytes(body)
    refused = run("feeds", "replay", "documents.jsonl")
    assert (refused[0], refused[2]) == (1, "line 1: not a JSON object\n")
    listed = run("feeds", "replay", "documents.jsonl", "--feed", "federal-register")
    assert (listed[0], listed[2].count("\n")) == (1, 1)


def test_documents_of_a_file_become_proposals_and_facts(run: Run, tmp_path: Path) -> None:
    line = {
        "id": "2026-20001",
        "channel": "federal-register",
        "title": "Adjusting Imports\n of Steel",
        "url": "https://www.federalregister.gov/d/2026-20001",
        "published": "2026-11-20",
        "text": STEEL,
    }
    (tmp_path / "documents.jsonl").write_text(json.dumps(line) + "\n")
    first = run("feeds", "replay", "documents.jsonl")[1]
    again = run("feeds", "replay", "documents.jsonl")[1]
    for name in ("Anna Roy", "Ben Li"):
        run("review", "reviewers", "add", name, "console")
    shown = run("review", "next", "--as", "Anna Roy")[1]
    refused = run("review", "approve", "1", "--as", "Mallory")
    run("review", "edit", "1", "--as", "Anna Roy", "slug", "steel-50")
    once = run("review", "approve", "1", "--as", "Anna Roy")[1]
    twice = run("review", "approve", "1", "--as", "Ben Li", "--lang", "fr")[1]
    verified = run("audit", "verify")
    checked = run("facts", "export", "--check")
    loaded = run("load")
    assert (first, again) == (
        "1 documents, 1 new, 1 proposals\n",
        "1 documents, 0 new, 0 proposals\n",
    )
    assert "\nAdjusting Imports of Steel\n" in shown
    assert "Rate: 50% → 60%" in shown
    assert (refused[0], "Only reviewers decide" in refused[1]) == (1, True)
    with pytest.raises(SystemExit):
        run("review", "edit", "1", "--as", "Anna Roy", "slug", "--unheard-of")
    assert "A second person must approve it." in once
    assert "Publié\N{NO-BREAK SPACE}: c'est un fait maintenant." in twice
    assert (verified[0], verified[1].startswith("ok: 6 rows, head ")) == (0, True)
    assert checked[:2] == (0, "loading these files gives the same facts\n")
    assert "live measure steel-50 stands against the files in" in loaded[2]
    assert "reviewed as proposal 1" in loaded[2]


def test_a_row_of_the_log_that_was_changed_is_named(run: Run, tmp_path: Path) -> None:
    for name in ("Anna Roy", "Ben Li"):
        run("review", "reviewers", "add", name, "console")
    with sqlite3.connect(tmp_path / "data" / "dutybell.db") as database:
        database.execute("DROP TRIGGER proposal_events_no_update")
        database.execute("UPDATE proposal_events SET words = 'add Mallory' WHERE serial = 2")
    verified = run("audit", "verify")
    assert verified[:2] == (1, "BROKEN at row 2: it does not follow from the row before\n")


@pytest.mark.parametrize("batch", [1, 2, 50])
def test_every_document_that_is_not_what_was_stored_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(documents, "_BATCH", batch)
    lines = [
        {
            "id": f"2026-{number}",
            "channel": "federal-register",
            "title": f"Notice {number}",
            "url": f"https://www.federalregister.gov/d/2026-{number}",
            "published": "2026-11-20",
            "text": f"Notice {number} of the office.",
        }
        for number in range(1, 5)
    ]
    (tmp_path / "documents.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert run("feeds", "replay", "documents.jsonl")[1].startswith("4 documents, 4 new")
    with sqlite3.connect(tmp_path / "data" / "dutybell.db") as database:
        database.execute("DROP TRIGGER documents_no_update")
        other = zlib.compress(b"Another notice.")
        database.execute("UPDATE documents SET text = ? WHERE number = 2", (other,))
        database.execute("UPDATE documents SET body = ? WHERE number = 4", (b"damaged",))
    verified = run("audit", "verify")
    assert verified[:2] == (1, "BROKEN: documents 2, 4 are not what was stored\n")


def test_a_log_whose_end_was_taken_off_is_told_by_a_hash_noted_earlier(
    run: Run, tmp_path: Path
) -> None:
    for name in ("Anna Roy", "Ben Li"):
        run("review", "reviewers", "add", name, "console")
    head = run("audit", "verify")[1].split()[-1]
    with sqlite3.connect(tmp_path / "data" / "dutybell.db") as database:
        database.execute("DROP TRIGGER proposal_events_no_delete")
        database.execute("DELETE FROM proposal_events WHERE serial = 2")
    assert run("audit", "verify")[0] == 0
    short = run("audit", "verify", "--head", head)
    assert (short[0], "rows were taken off its end" in short[1]) == (1, True)


def test_a_terminal_says_under_which_name_it_may_decide(run: Run) -> None:
    added = run("review", "reviewers", "add", "Anna Roy", "console")
    refused = run("review", "--as", "Eve", "next")
    looked = run("review", "--as", "Eve", "list")
    assert added[:2] == (0, "Anna Roy may decide with --as 'Anna Roy'\n")
    assert (refused[0], refused[2]) == (
        1,
        "'Eve' is not on the list; --as NAME decides as NAME\n",
    )
    assert (looked[0], looked[2]) == (0, "")


def test_one_person_is_not_listed_under_two_spellings(run: Run) -> None:
    run("review", "reviewers", "add", "Anna Roy", "slack:T1:U1")
    other = run("review", "reviewers", "add", "anna  roy", "console")
    same = run("review", "reviewers", "add", " Anna  Roy ", "console")
    listed = run("review", "reviewers")[1].splitlines()
    assert (other[0], other[2]) == (
        1,
        "'Anna Roy' is on the list: two spellings would be two persons\n",
    )
    assert same[:2] == (0, "Anna Roy may decide with --as 'Anna Roy'\n")
    assert {line.split("  ")[0] for line in listed} == {"Anna Roy"}


async def test_feeds_run_over_a_stand_in_given_by_settings(
    run: Run, tmp_path: Path, fake_web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    link = "https://www.whitehouse.gov/presidential-actions/2026/11/steel/"
    feed = (
        '<rss version="2.0"><channel><item><title>Adjusting Imports of Steel</title>'
        f"<link>{link}</link><guid>https://www.whitehouse.gov/?p=1</guid>"
        "<pubDate>Fri, 20 Nov 2026 21:00:00 +0000</pubDate></item></channel></rss>"
    )
    fake_web.put("https://www.whitehouse.gov/presidential-actions/feed/", feed)
    fake_web.put(link, page(paragraphs(STEEL)))
    over = tmp_path / "over.yaml"
    over.write_text(f'stand_in: {{"*": "{fake_web.base}"}}\npause: 0\n')
    monkeypatch.setenv("DUTYBELL_FEEDS_CONFIG", str(over))
    checked = await asyncio.to_thread(run, "feeds", "check", "white-house")
    ran = await asyncio.to_thread(run, "feeds", "run", "white-house")
    waiting = await asyncio.to_thread(run, "review", "list")
    assert checked[:2] == (0, "ok   white-house: 1 items; Adjusting Imports of Steel\n")
    assert ran[:2] == (0, "white-house: 1 listed, 1 new\n")
    assert "1 waits for review" in waiting[1]


async def test_a_running_process_polls_reads_and_takes_in_feeds_added_meanwhile(
    store: SqlStore, tmp_path: Path, fake_web: FakeWeb
) -> None:
    import asyncio

    from adapters.process.feeding import keep_feeding
    from bot.ports.live import PressFeed
    from config.settings import Settings

    await load_catalogue(store, write(tmp_path / "facts"), NOW)
    link = "https://www.whitehouse.gov/presidential-actions/2026/11/steel/"
    day = "Fri, 20 Nov 2026 21:00:00 +0000"
    posted(fake_web, (1, "Adjusting Imports of Steel", STEEL, day))
    fake_web.put(link, page(paragraphs(STEEL)))
    fake_web.put(
        "https://ledger.example/rss",
        '<rss version="2.0"><channel><item><title>Steel</title><guid>1</guid></item></channel></rss>',
    )
    over = tmp_path / "over.yaml"
    over.write_text(f'stand_in: {{"*": "{fake_web.base}"}}\npause: 0\n')
    settings = Settings(feeds=True, feeds_config=over)
    running = asyncio.create_task(keep_feeding(settings, store, every=0.05))
    async with asyncio.timeout(60):
        await _until_stored(store, "federal-register", Channel.WHITE_HOUSE)
        async with store.transaction() as records:
            feed = PressFeed(name="ledger", address="https://ledger.example/rss")
            await records.feeds.add_press(feed, now=NOW)
        await _until_stored(store, "ledger", Channel.PRESS)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    async with store.transaction() as records:
        [waiting] = await records.proposals.waiting()
    assert waiting.title == "Adjusting Imports of Steel"


async def _until_stored(store: SqlStore, feed: str, channel: Channel) -> None:
    """Wait for the first document of a channel; ``feed`` is polled by then."""
    import asyncio

    while True:
        async with store.transaction() as records:
            states = {state.name for state in await records.feeds.all() if state.attempted_at}
            unread = await records.documents.unread(limit=50)
            count = await records.proposals.waiting()
            found = [await records.documents.get(n) for n in range(1, 8)]
        held = any(d is not None and d.channel is channel for d in found)
        if feed in states and held and count and not unread:
            return
        await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("ledger", "https://10.0.0.5/rss", "10.0.0.5 is a private address"),
        ("ledger", "https://localhost/rss", "localhost is a private address"),
        ("ledger", "https://[::1]/rss", "::1 is a private address"),
        ("ledger", "https://a:b@x.example/rss", "x.example: an address with a password in it"),
        ("ledger", "https://x.example:8443/rss", "x.example: https is asked on port 443 alone"),
        ("ledger", "https://x.example:port/", "https://x.example:port/: no address"),
        ("ledger", "https://", "https://: expected https://"),
        ("a b", "https://x.example/rss", "'a b': a name is small letters"),
    ],
)
def test_a_feed_that_no_poll_would_ask_is_not_added(
    run: Run, name: str, address: str, told: str
) -> None:
    refused = run("feeds", "add", name, address)
    assert (refused[0], refused[2].startswith(told)) == (1, True)


async def test_a_feed_that_fails_is_never_said_to_be_read(
    run: Run, tmp_path: Path, fake_web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    over = tmp_path / "over.yaml"
    over.write_text(f'stand_in: {{"*": "{fake_web.base}"}}\npause: 0\n')
    monkeypatch.setenv("DUTYBELL_FEEDS_CONFIG", str(over))
    fake_web.put("https://ledger.example/rss", status=500)
    await asyncio.to_thread(run, "feeds", "add", "ledger", "https://ledger.example/rss")
    before = await asyncio.to_thread(run, "feeds", "faulty", "ledger")
    await asyncio.to_thread(run, "feeds", "run", "ledger")
    after = await asyncio.to_thread(run, "feeds", "faulty", "ledger")
    doctor = await asyncio.to_thread(run, "doctor")
    assert before[2] == "ledger: every answer could be read\n"
    assert (after[0], after[2]) == (1, "ledger: unreachable: status 500; no answer was kept\n")
    told = "1 polled, 0 documents wait for review; failed at the last try: ledger (unreachable)"
    assert told in doctor[1]
