"""Misread questions and the consent to keep them, in their tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table, and_, func, select, true

from bot.domain.kept_questions import LIFE, KeptQuestion, Misread
from bot.domain.questions import Place, Query
from store import codec
from store.engine import Work
from store.held_consents import ConsentMemory
from store.tables import KEPT_QUESTIONS, QUESTION_CONSENTS

MOST = 2_000
"""Questions kept of one workspace."""


class StoredKeptQuestions:
    """Misread questions as one piece of work sees them."""

    def __init__(self, work: Work, memory: ConsentMemory) -> None:
        self._work = work
        self._memory = memory

    async def allowed(self, place: Place) -> bool:
        """Whether the workspace of a place allows it: an admin has said so. Every question that is
        not read for certain asks."""
        if self._work.writing:  # what is written here may come to nothing
            return await self._allowed(place)
        workspace = (place.platform, place.workspace)
        return await self._memory.allowed(workspace, lambda: self._allowed(place))

    async def _allowed(self, place: Place) -> bool:
        """The same by the table: nothing is kept on what was read before."""
        asked = select(QUESTION_CONSENTS.c.given_at).where(_of(QUESTION_CONSENTS, place))
        return (await self._work.read(asked)).first() is not None

    async def allow(self, place: Place, *, allowed: bool, now: datetime) -> None:
        """Allow it, or no longer: then what is kept of the workspace is erased at once."""
        self._work.consents_moved = True
        if not allowed:
            await self._work.write(QUESTION_CONSENTS.delete().where(_of(QUESTION_CONSENTS, place)))
            await self._work.write(KEPT_QUESTIONS.delete().where(_of(KEPT_QUESTIONS, place)))
            return
        made = self._work.inserting()(QUESTION_CONSENTS).values(**_key(place), given_at=now)
        await self._work.write(made.on_conflict_do_nothing(index_elements=list(_key(place))))

    async def keep(self, place: Place, question: KeptQuestion, *, now: datetime) -> None:
        """Keep it for 90 days, one of the same words a workspace; where that is allowed.

        What is known of it is added to what was: the reading that was chosen, and why.
        """
        if not await self._allowed(place) or await self._full(place):
            return
        known = {
            "why": question.why.value,
            **({"request": codec.dumps(question.read)} if question.read else {}),
            **({"chosen": codec.dumps(question.chosen)} if question.chosen else {}),
        }
        held = {
            **{"request": "", "chosen": ""},
            **_key(place),
            "fingerprint": _fingerprint(question),
            "kept_at": now,
            "asked_on": question.asked_on,
            "lang": question.lang,
            "text": question.text,
            "thread": question.thread,
            **known,
        }
        made = self._work.inserting()(KEPT_QUESTIONS).values(**held)
        same = [*_key(place), "fingerprint"]
        if question.why is Misread.UNSURE:
            await self._work.write(made.on_conflict_do_nothing(index_elements=same))
        else:
            await self._work.write(made.on_conflict_do_update(index_elements=same, set_=known))

    async def _full(self, place: Place) -> bool:
        asked = select(func.count()).select_from(KEPT_QUESTIONS).where(_of(KEPT_QUESTIONS, place))
        return int((await self._work.read(asked)).scalar() or 0) >= MOST

    async def all(
        self, platform: str = "", workspace: str | None = None
    ) -> tuple[KeptQuestion, ...]:
        """Those of a workspace ('' and None: of every one), the oldest first."""
        asked = select(KEPT_QUESTIONS).where(_within(platform, workspace))
        rows = (await self._work.read(asked.order_by(KEPT_QUESTIONS.c.number))).mappings().all()
        return tuple(_question(row) for row in rows)

    async def erase(self, platform: str = "", workspace: str | None = None) -> int:
        """Erase them, and how many they were. What is allowed stays."""
        gone = await self._work.write(KEPT_QUESTIONS.delete().where(_within(platform, workspace)))
        return int(gone.rowcount)


async def sweep_kept_questions(work: Work, *, now: datetime) -> None:
    """Delete those whose 90 days are over."""
    await work.write(KEPT_QUESTIONS.delete().where(KEPT_QUESTIONS.c.kept_at <= now - LIFE))


def _key(place: Place) -> dict[str, str]:
    return {"platform": place.platform, "workspace": place.workspace}


def _of(table: Table, place: Place) -> Any:
    return and_(*(table.c[name] == value for name, value in _key(place).items()))


def _within(platform: str, workspace: str | None) -> Any:
    c = KEPT_QUESTIONS.c
    of_platform = c.platform == platform if platform else true()
    return of_platform if workspace is None else and_(of_platform, c.workspace == workspace)


def _fingerprint(question: KeptQuestion) -> str:
    """The same for the same words after the same question."""
    said = f"{question.lang}\n{question.thread}\n{question.text.lower()}"
    return hashlib.blake2b(said.encode(errors="replace"), digest_size=12).hexdigest()


def _question(row: Mapping[Any, Any]) -> KeptQuestion:
    return KeptQuestion(
        text=row["text"],
        lang=row["lang"],
        asked_on=row["asked_on"],
        why=Misread(row["why"]),
        thread=row["thread"],
        read=_query(row["request"]),
        chosen=_query(row["chosen"]),
    )


def _query(held: str) -> Query | None:
    return codec.loads(Query, held) if held else None
