"""What reviewers decide on proposals, and the facts that an approval writes. Pure."""
