"""Rules of a profile that are our reading of the system, held to what the system answered."""
