"""The ways in which a file reaches a system, each in one place."""
