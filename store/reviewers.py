"""Who may decide on proposals, and the channels in which these are posted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, select

from bot.domain.questions import Place
from bot.domain.review.reviews import Reviewer
from bot.ports.live import ReviewChannel
from store.engine import Work
from store.feed_tables import REVIEW_CHANNELS, REVIEWERS


class StoredReviewers:
    """Reviewers by their platform account, and the channels in which proposals are posted."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def by_account(self, place: Place, account: str) -> Reviewer | None:
        """The reviewer behind an account, None for anybody else."""
        c = REVIEWERS.c
        mine = and_(
            c.platform == place.platform, c.workspace == place.workspace, c.account == account
        )
        name = (await self._work.read(select(c.name).where(mine))).scalar()
        if name is None:
            return None
        return Reviewer(name=name, account=f"{place.platform}:{place.workspace}:{account}")

    async def add(self, name: str, place: Place, account: str, *, by: str, now: datetime) -> None:
        """Put an account on the list under a person's name."""
        insert = self._work.inserting()
        key = {"platform": place.platform, "workspace": place.workspace, "account": account}
        held = {"name": name, "added_by": by, "added_at": now}
        await self._work.write(
            insert(REVIEWERS)
            .values(**key, **held)
            .on_conflict_do_update(index_elements=list(key), set_=held)
        )

    async def remove(self, name: str) -> int:
        """Take a person off the list; how many accounts that were."""
        gone = await self._work.write(REVIEWERS.delete().where(REVIEWERS.c.name == name))
        return gone.rowcount

    async def all(self) -> tuple[Reviewer, ...]:
        """Everybody, an entry an account, by name."""
        found = await self._work.read(select(REVIEWERS).order_by(REVIEWERS.c.name))
        return tuple(
            Reviewer(name=row.name, account=f"{row.platform}:{row.workspace}:{row.account}")
            for row in found
        )

    async def add_channel(self, place: Place, lang: str, *, now: datetime) -> None:
        """Post proposals in this channel from now on."""
        insert = self._work.inserting()
        key = {
            "platform": place.platform,
            "workspace": place.workspace,
            "channel": place.channel,
        }
        held = {"lang": lang, "added_at": now}
        await self._work.write(
            insert(REVIEW_CHANNELS)
            .values(**key, **held)
            .on_conflict_do_update(index_elements=list(key), set_=held)
        )

    async def remove_channel(self, place: Place) -> bool:
        """Post proposals there no more; False where none were posted."""
        c = REVIEW_CHANNELS.c
        here = and_(
            c.platform == place.platform,
            c.workspace == place.workspace,
            c.channel == place.channel,
        )
        gone = await self._work.write(REVIEW_CHANNELS.delete().where(here))
        return gone.rowcount == 1

    async def channels(self) -> tuple[ReviewChannel, ...]:
        """Where proposals are posted."""
        c = REVIEW_CHANNELS.c
        asked = select(REVIEW_CHANNELS).order_by(c.platform, c.workspace, c.channel)
        return tuple(
            ReviewChannel(
                place=Place(platform=row.platform, workspace=row.workspace, channel=row.channel),
                lang=row.lang,
            )
            for row in await self._work.read(asked)
        )
