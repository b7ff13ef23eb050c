"""What is owed to whom and when: due, plan, compose."""
