"""Passwords of servers, in the keyring of the operating system and nowhere else."""

from rosterwizard.services.servers import Server


def secret_of(server: Server) -> str | None:
    """Return the kept password; None when none is kept or no keyring can be used: then ask.

    May block while the keyring asks the person to unlock it: never call it on the GUI thread.
    """
    raise NotImplementedError


def keep_secret(server: Server, secret: str) -> None:
    """Keep the password. Raises RosterError "keyring-missing", "keyring-locked", "keyring-refused".

    In each case the work goes on: the password is asked for each time.
    """
    raise NotImplementedError


def forget_secret(server: Server) -> None:
    """Forget the password; nothing happens when none is kept. Raises as `keep_secret` does."""
    raise NotImplementedError
