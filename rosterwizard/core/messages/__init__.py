"""What people are told: words by code, errors, and how far a work has come."""
