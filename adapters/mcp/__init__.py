"""Answers for assistants: a Model Context Protocol server over stdio and HTTP."""
