"""What is told of problems and outcomes, for people and for programs."""
