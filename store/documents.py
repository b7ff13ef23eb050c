"""Documents as one piece of work sees them: only ever added, each version once."""

from __future__ import annotations

import hashlib
import zlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, select

from bot.domain.documents import Channel, Document, text_hash
from bot.domain.likeness import TEXT_REVISED
from bot.domain.near_duplicates import near_duplicate, repeats, similarity, sketch, titles_alike
from bot.domain.proposals import DocumentVerdict
from bot.ports.feeds import Publication
from bot.ports.live import Stored
from store.engine import Work
from store.feed_tables import DOCUMENT_READINGS, DOCUMENTS

_TWINS = timedelta(days=60)
_COMPARED = 2_000
_KEY_LIMIT = 240
_BATCH = 50
"""Whole documents that are held at once."""
_HEAD = [
    DOCUMENTS.c[name]
    for name in (
        "number",
        "channel",
        "natural_id",
        "version",
        "title",
        "url",
        "published",
        "first_seen",
        "text_sha256",
        "text",
    )
]


class StoredDocuments:
    """The documents and what the rules made of them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def add(
        self, found: Publication, *, feed: str, now: datetime, baseline: bool = False
    ) -> Stored | None:
        """Keep a publication; None where its newest version is this very text.

        Another text under a known key is a further version; the same text under another key is
        linked to it as a twin.
        """
        await self._work.begin_writing()
        newest = await self._newest(found)
        printed = text_hash(found.text)
        if newest is not None and newest.text_sha256 == printed:
            return None
        drawn = sketch(found.text)
        revised = newest is not None and (
            newest.title == found.title or similarity(drawn, newest.sketch) > TEXT_REVISED
        )
        row = _row(found) | {
            "version": 1 if newest is None else newest.version + 1,
            "feed": feed,
            "first_seen": now,
            "text_sha256": printed,
            "replaces": newest.number if revised else None,
            "twin_of": None if revised else await self._twin(found, printed, drawn, now),
            "baseline": baseline,
            "sketch": drawn,
        }
        maker = self._work.inserting()
        statement = (
            maker(DOCUMENTS)
            .values(**row)
            .on_conflict_do_nothing(index_elements=["channel", "natural_id", "version"])
            .returning(DOCUMENTS.c.number)
        )
        number = (await self._work.write(statement)).scalar_one_or_none()
        if number is None:
            return None  # another worker wrote this very version meanwhile
        return Stored(
            number=number,
            version=row["version"],
            replaces=row["replaces"],
            twin_of=row["twin_of"],
        )

    async def _newest(self, found: Publication) -> Any:
        c = DOCUMENTS.c
        same_key = and_(
            c.channel == found.channel.value, c.natural_id == found.natural_id[:_KEY_LIMIT]
        )
        asked = select(c.number, c.version, c.text_sha256, c.title, c.sketch).where(same_key)
        return (await self._work.read(asked.order_by(c.version.desc()).limit(1))).first()

    async def _twin(
        self, found: Publication, printed: str, drawn: bytes, now: datetime
    ) -> int | None:
        c = DOCUMENTS.c
        same = select(c.number).where(c.text_sha256 == printed).order_by(c.number).limit(1)
        number: int | None = (await self._work.read(same)).scalar_one_or_none()
        if number is not None or not drawn:
            return number
        recent = (
            select(c.number, c.sketch)
            .where(c.first_seen > now - _TWINS, c.natural_id != found.natural_id)
            .order_by(c.first_seen.desc())
            .limit(_COMPARED)
        )
        rows = (await self._work.read(recent)).all()
        return near_duplicate(drawn, ((row.number, row.sketch) for row in rows))

    async def get(self, number: int) -> Document | None:
        """The document of that number."""
        asked = select(*_HEAD).where(DOCUMENTS.c.number == number)
        row = (await self._work.read(asked)).one_or_none()
        return None if row is None else _document(row)

    async def named(self, channel: Channel, natural_id: str) -> tuple[tuple[int, Document], ...]:
        """Every version under one key with its number, oldest first."""
        c = DOCUMENTS.c
        asked = (
            select(*_HEAD)
            .where(c.channel == channel.value, c.natural_id == natural_id)
            .order_by(c.version)
        )
        return tuple((row.number, _document(row)) for row in await self._work.read(asked))

    async def at(self, address: str) -> tuple[tuple[int, Document], ...]:
        """The documents of that address with their numbers, the newest first.

        A slash at its end, the scheme and 'www.' make no other document of it.
        """
        c = DOCUMENTS.c
        bare = address.rstrip("/").split("://", 1)[-1].removeprefix("www.")
        written = [
            f"{scheme}://{www}{bare}{slash}"
            for scheme in ("https", "http")
            for www in ("", "www.")
            for slash in ("", "/")
        ]
        asked = select(*_HEAD).where(c.url.in_(written)).order_by(c.number.desc())
        return tuple((row.number, _document(row)) for row in await self._work.read(asked))

    async def newest(self, channel: Channel) -> int | None:
        """The number of the document of that channel that was kept last."""
        c = DOCUMENTS.c
        asked = select(func.max(c.number)).where(c.channel == channel.value)
        number: int | None = (await self._work.read(asked)).scalar()
        return number

    async def twins(self, number: int) -> tuple[str, ...]:
        """Addresses of documents with the same text, oldest first."""
        asked = select(*_HEAD, DOCUMENTS.c.number).where(DOCUMENTS.c.twin_of == number)
        rows = (await self._work.read(asked.order_by(DOCUMENTS.c.number).limit(10))).all()
        mine = await self.get(number) if rows else None
        if mine is None:
            return ()
        return tuple(one.url for one in map(_document, rows) if _one_text(one, mine))

    async def replaced(self, number: int) -> int | None:
        """The number of the version before it under the same key; None for a first one."""
        c = DOCUMENTS.c
        found = await self._work.read(select(c.replaces).where(c.number == number))
        before: int | None = found.scalar()
        return before

    async def body(self, number: int) -> bytes | None:
        """The bytes as they came."""
        found = await self._work.read(select(DOCUMENTS.c.body).where(DOCUMENTS.c.number == number))
        packed: bytes | None = found.scalar()
        return None if packed is None else zlib.decompress(packed)

    async def unread(self, *, limit: int) -> tuple[tuple[int, int | None, Document], ...]:
        """Documents nobody has read yet with their number and twin, oldest first."""
        c, read = DOCUMENTS.c, DOCUMENT_READINGS.c
        asked = (
            select(*_HEAD, c.twin_of)
            .outerjoin(DOCUMENT_READINGS, read.document == c.number)
            .where(read.document.is_(None), c.baseline.is_(False))
            .order_by(c.number)
            .limit(limit)
        )
        rows = (await self._work.read(asked)).all()
        return tuple((row.number, row.twin_of, _document(row)) for row in rows)

    async def note_read(
        self, number: int, verdict: DocumentVerdict, *, proposals: int, now: datetime
    ) -> bool:
        """Write down what the rules made of it; False where that was done already."""
        maker = self._work.inserting()
        written = await self._work.write(
            maker(DOCUMENT_READINGS)
            .values(
                document=number,
                read_at=now,
                relevant=verdict.relevant,
                reason=verdict.reason.value,
                words=verdict.words[:400],
                proposals=proposals,
            )
            .on_conflict_do_nothing(index_elements=["document"])
        )
        return written.rowcount == 1

    async def count(self, feed: str, *, since: datetime) -> int:
        """How many documents a feed brought since a moment, the first poll's left out."""
        c = DOCUMENTS.c
        asked = (
            select(func.count())
            .select_from(DOCUMENTS)
            .where(c.feed == feed, c.first_seen >= since, c.baseline.is_(False))
        )
        return int((await self._work.read(asked)).scalar_one())

    async def altered(self) -> tuple[int, ...]:
        """Numbers of documents whose text or bytes are no longer what was hashed, in order.

        Each is read, a few at a time: a document may have some megabytes.
        """
        c = DOCUMENTS.c
        asked = select(c.number, c.sha256, c.text_sha256, c.body, c.text).order_by(c.number)
        wrong: list[int] = []
        last = 0
        while True:
            rows = (await self._work.read(asked.where(c.number > last).limit(_BATCH))).all()
            wrong += (row.number for row in rows if not _intact(row))
            if len(rows) < _BATCH:
                return tuple(wrong)
            last = rows[-1].number


def _intact(row: Any) -> bool:
    """Whether a document's bytes and text can be unpacked, and hash to what they did at first."""
    try:
        unpacked = (zlib.decompress(row.body), zlib.decompress(row.text))
    except zlib.error:
        return False
    hashes = tuple(hashlib.sha256(one).hexdigest() for one in unpacked)
    return hashes == (row.sha256, row.text_sha256)


def _row(found: Publication) -> dict[str, Any]:
    return {
        "channel": found.channel.value,
        "natural_id": found.natural_id[:_KEY_LIMIT],
        "title": found.title,
        "url": found.url,
        "published": found.published,
        "sha256": hashlib.sha256(found.body).hexdigest(),
        "media_type": found.media_type[:80],
        "etag": found.etag[:200],
        "body": zlib.compress(found.body, 6),
        "text": zlib.compress(found.text.encode("utf-8", "surrogatepass"), 6),
    }


def _one_text(one: Document, other: Document) -> bool:
    """Whether a text that is alike is the same: elsewhere it has marks of that place about it."""
    if one.channel is not other.channel:
        return titles_alike(one.title, other.title)
    return repeats(one, other)


def _document(row: Any) -> Document:
    return Document(
        id=f"d{row.number}",
        channel=Channel(row.channel),
        natural_id=row.natural_id,
        version=row.version,
        title=row.title,
        url=row.url,
        published=row.published,
        first_seen=row.first_seen,
        text=zlib.decompress(row.text).decode("utf-8", "surrogatepass"),
        sha256=row.text_sha256,
    )
