"""The smallest job that still has a chosen problem, by delta debugging."""
