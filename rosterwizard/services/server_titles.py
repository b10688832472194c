"""What a person knows a server by."""

from rosterwizard.core.messages.words import sentence
from rosterwizard.services.servers.server import Server, is_practice_name
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.registry import way_of


def server_title(server: Server) -> str:
    """Return the name of a server; of those that are always there, what they are."""
    if server.is_practice:
        return sentence("submit-server-practice")
    if way_of(server).is_by_hand:
        return sentence("submit-server-by-hand")
    return server.name


def title_of_name(name: str) -> str:
    """Return the same of a server of which only its name was kept."""
    if is_practice_name(name):
        return sentence("submit-server-practice")
    return sentence("submit-server-by-hand") if name == BY_HAND.name else name
