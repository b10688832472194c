"""Settings that are there before a test begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.settings import change_settings

if TYPE_CHECKING:
    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.settings import Settings


def save_settings(settings: Settings) -> None:
    """Keep these settings, whatever was there."""
    change_settings(lambda _: settings)


def keep_server(session: Session, server: Server) -> None:
    """Keep one server more, as the window does."""
    from rosterwizard.services.kept_servers import add_server

    session.change_settings(lambda settings: add_server(settings, server))
