"""Answers for programs over HTTP: /api/v1, behind keys."""
