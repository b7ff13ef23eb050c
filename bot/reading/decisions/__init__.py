"""What is asked, decided by the models: the command, its subjects, direction, days, and what a
follow-up keeps of its thread."""
