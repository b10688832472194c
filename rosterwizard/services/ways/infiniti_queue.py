"""A file that Infiniti puts into a queue: no page says that it does, and other systems do (202).

The answer may say where one can look what became of it. That is asked, on the same server alone,
until it says so or the patience ends.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.messages.progress import Cancelled, say
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.ways.infiniti_answer import Told, told_in
from rosterwizard.services.ways.waiting import wait_for
from rosterwizard.services.ways.web_post import PostCancelledError, look_at
from rosterwizard.services.ways.web_trouble import NoReplyError

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.ways.patience import Patience
    from rosterwizard.services.ways.web_post import Post
    from rosterwizard.services.ways.web_reply import Reply

ACCEPTED, SEE_OTHER = 202, 303
USUAL_WAIT_S, LONGEST_WAIT_S = 2, 30


@dataclass(frozen=True, slots=True)
class End:
    """How following ended. told: what became of the rows; None where nobody says."""

    told: Told | None = None
    cancelled: bool = False


def is_queued(reply: Reply, told: Told | None) -> bool:
    """Tell whether the file was taken to be worked on later."""
    says_no = told is not None and (told.tells_rows or told.contradicts or not told.success)
    return reply.status == ACCEPTED and reply.is_whole and not says_no


def followed(post: Post, reply: Reply, rows: int, progress: Progress, patience: Patience) -> End:
    """Ask where the reply says, until it is told what became of the rows."""
    until = time.monotonic() + patience.job_s
    say(progress, sentence("server-queue", server=post.origin))
    try:
        while reply.place and time.monotonic() < until:
            wait_s = USUAL_WAIT_S if reply.wait_s is None else min(reply.wait_s, LONGEST_WAIT_S)
            left_s = until - time.monotonic()
            wait_for(min(wait_s, left_s), lambda: progress.report(0, 0))
            latest = look_at(post, reply.place, progress, patience)
            told = told_in(latest.text, rows)
            if told is not None and told.tells_rows:
                return End(told)
            if latest.status // 100 == 2:  # noqa: PLR2004 - the class of success
                continue
            if latest.status != SEE_OTHER:
                break
            reply = latest
    except (Cancelled, KeyboardInterrupt, PostCancelledError):
        return End(cancelled=True)
    except NoReplyError:
        pass
    return End()
