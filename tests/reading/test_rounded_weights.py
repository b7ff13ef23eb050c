"""Weights kept in one byte each."""

from __future__ import annotations

import numpy as np

from bot.models.linear import Weights


def test_a_row_is_rounded_to_the_steps_of_its_own_scale() -> None:
    weights = Weights.rounded([[1.27, -0.5, 0.004], [0.0, 0.0, 0.0]])
    assert weights.steps.tolist() == [[127, 0], [-50, 0], [0, 0]]
    assert np.allclose(weights.scale, [0.01, 1.0])


def test_columns_are_summed_by_their_values() -> None:
    weights = Weights.rounded([[1.27, -0.5, 0.25], [127.0, 1.0, 2.0]])
    index, value = np.array([0, 2, 2]), np.array([2.0, 1.0, 1.0], dtype=np.float32)
    assert np.allclose(weights.times(index, value), [3.04, 258.0])
