"""Signing in with the keys of this computer's SSH agent, which never gives them away."""

from __future__ import annotations

from contextlib import closing

import paramiko

from rosterwizard.core.messages.errors import RosterError

# A server hangs up after a few keys that it does not take; OpenSSH after six.
MOST_TRIED = 5


def sign_in_by_agent(line: paramiko.Transport, user: str, host: str) -> None:
    """Try the keys one after the other until the server takes one.

    The agent may ask a person meanwhile. Raises RosterError "agent-empty" where none runs or none
    is in it, and "sftp-agent-refused".
    """
    try:
        agent = paramiko.Agent()
    except (paramiko.SSHException, OSError):  # it went away, or is something else
        raise RosterError("agent-empty") from None
    with closing(agent):
        keys = agent.get_keys()[:MOST_TRIED]
        if not keys:
            raise RosterError("agent-empty")
        if not any(_takes(line, user, key) for key in keys):
            raise RosterError("sftp-agent-refused", host=host, user=user, count=len(keys))


def _takes(line: paramiko.Transport, user: str, key: paramiko.PKey) -> bool:
    """Tell whether the server takes the key; one whose owner says no is not taken either."""
    try:
        line.auth_publickey(user, key)
    except (paramiko.SSHException, EOFError):
        return False
    return True
