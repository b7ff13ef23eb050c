"""Pages of answers, and the secret addresses of watch lists."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from bot.domain.answer_pages import AnswerPage
from bot.domain.questions import Place, Query
from store import codec
from store.engine import Work
from store.tables import ANSWER_PAGES, LIST_ADDRESSES


class StoredAnswerPages:
    """Answers by their page's id in SQL, and when each may be forgotten."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def keep(self, page: AnswerPage) -> None:
        """Keep it under its id."""
        await self._work.write(
            insert(ANSWER_PAGES).values(
                id=page.id,
                platform=page.place.platform,
                workspace=page.place.workspace,
                channel=page.place.channel,
                query=codec.dumps(page.query),
                lang=page.lang,
                day=page.day,
                revision=page.revision,
                made_at=page.made_at,
            )
        )

    async def at(self, page_id: str) -> AnswerPage | None:
        """The page of that id; None for none, or one whose workspace is gone."""
        asked = select(ANSWER_PAGES).where(ANSWER_PAGES.c.id == page_id)
        row = (await self._work.read(asked)).mappings().first()
        if row is None:
            return None
        place = Place(platform=row["platform"], workspace=row["workspace"], channel=row["channel"])
        return AnswerPage(
            id=row["id"],
            place=place,
            query=codec.loads(Query, row["query"]),
            lang=row["lang"],
            day=row["day"],
            revision=row["revision"],
            made_at=row["made_at"],
        )


class StoredListAddresses:
    """Secret addresses as one piece of work sees them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of(self, place: Place) -> str | None:
        """The secret of a place's list; None where none was ever made."""
        c = LIST_ADDRESSES.c
        asked = select(c.secret).where(
            c.platform == place.platform,
            c.workspace == place.workspace,
            c.channel == place.channel,
        )
        return (await self._work.read(asked)).scalar()

    async def renew(self, place: Place, secret: str, *, now: datetime) -> None:
        """Let ``secret`` take the place of an earlier one, which is nobody's from then on."""
        key = {
            "platform": place.platform,
            "workspace": place.workspace,
            "channel": place.channel,
        }
        held = {"secret": secret, "renewed_at": now}
        made = self._work.inserting()(LIST_ADDRESSES).values(**key, **held)
        await self._work.write(made.on_conflict_do_update(index_elements=list(key), set_=held))

    async def place_of(self, secret: str) -> Place | None:
        """Whose list is read under it; None for nobody's."""
        c = LIST_ADDRESSES.c
        asked = select(c.platform, c.workspace, c.channel).where(c.secret == secret)
        row = (await self._work.read(asked)).first()
        if row is None:
            return None
        return Place(platform=row.platform, workspace=row.workspace, channel=row.channel)
