"""Plain language in, an understood request out. Deterministic: no model, no network."""
