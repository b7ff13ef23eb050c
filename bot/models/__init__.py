"""Trained models: linear ones over hashed features, and the file they are kept in."""
