"""The command line. It talks to people and decides nothing."""
