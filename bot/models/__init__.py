"""Trained models: linear ones over hashed features, one that reads a text in order, and the file
that they are kept in."""
