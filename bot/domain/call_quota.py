"""How often one caller may ask: a bucket that fills at a steady pace."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class CallQuota:
    """``burst`` calls at once, and ``per_minute`` in the long run, for each caller apart.

    Moments are seconds of one clock that never goes back. At most ``most_known`` callers are
    remembered; the one that was quiet the longest is forgotten, its bucket full again.
    """

    def __init__(self, *, per_minute: int, burst: int, most_known: int = 10_000) -> None:
        self._pace = per_minute / 60
        self._burst = float(burst)
        self._most_known = most_known
        self._buckets: dict[str, _Bucket] = {}

    def wait(self, caller: str, now: float, *, cost: float = 1.0) -> float:
        """Seconds until ``caller`` may ask; 0 counts the call.

        >>> quota = CallQuota(per_minute=60, burst=1)
        >>> quota.wait("a", 0.0), quota.wait("a", 0.25), quota.wait("b", 0.25)
        (0.0, 0.75, 0.0)
        """
        bucket = self._buckets.pop(caller, None) or _Bucket(left=self._burst, at=now)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._pace)
        bucket.at = now
        self._buckets[caller] = bucket
        if len(self._buckets) > self._most_known:
            del self._buckets[next(iter(self._buckets))]
        if bucket.left >= cost:
            bucket.left -= cost
            return 0.0
        return (cost - bucket.left) / self._pace
