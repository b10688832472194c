"""The page where a roster is looked over and sent, or saved to be loaded by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import theme
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.submit.by_hand_part import ByHandPart
from rosterwizard.gui.submit.choice_part import ChoicePart
from rosterwizard.gui.submit.plan_part import PlanPart
from rosterwizard.gui.submit.practice_band import PracticeBand
from rosterwizard.gui.submit.proxy_question import ProxyQuestion
from rosterwizard.gui.submit.refusal_part import RefusalPart, figure_of, missing_in
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.gui.submit.sent_files_door import SentFilesDoor
from rosterwizard.gui.submit.server_part import ServerPart
from rosterwizard.gui.submit.trouble_questions import HostKeyQuestion, ReplaceQuestion
from rosterwizard.gui.submit.wishes_part import WishesPart
from rosterwizard.gui.widgets.labels import group_label
from rosterwizard.services.kept_servers import by_hand, remember_host_key, trust_server
from rosterwizard.services.plan_and_send import (
    Choice,
    Sending,
    nothing_reached,
    prepared,
    sent,
    with_last_server,
)
from rosterwizard.services.server_titles import server_title
from rosterwizard.services.servers.lent_secrets import lend
from rosterwizard.services.settings import Settings
from rosterwizard.services.submitting.changing import MuchChangesError
from rosterwizard.services.submitting.submission import new_submission
from rosterwizard.services.submitting.wishes_offered import wishes_offered
from rosterwizard.services.ways.registry import offers_doctor, way_of
from rosterwizard.services.ways.web_proxy import WANTS_PASSWORD, proxy_account

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import Submission
    from rosterwizard.gui.session import Session
    from rosterwizard.gui.task import SlowWork
    from rosterwizard.services.submitting.plan import Plan, RowChoice
    from rosterwizard.services.submitting.submission import Submitted
    from rosterwizard.services.ways.web_proxy import ProxyAccount
    from rosterwizard.services.work import Work

_LONGEST_NAME = 24
_WIDEST_PX = 840  # lines of text are read best when they are not longer


class SubmitPage(Page):
    """The plan is made anew whenever a choice changes; what is shown is what is sent."""

    step = Step.SUBMIT
    _narrow = False  # there before any page is laid out

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._refusal: RosterError | None = None  # why there is no plan
        self.servers = ServerPart(session)
        self.choices = ChoicePart()
        self.wishes = WishesPart()
        self.refusal = RefusalPart()
        self.plan_part = PlanPart()
        self.by_hand = ByHandPart("submit")
        self.practice = PracticeBand("submit")
        self._lay_out_parts()
        self.servers.server_changed.connect(self._server_chosen)
        self.servers.secret_changed.connect(self.state_changed)
        self.servers.look.failed.connect(self.show_error)
        self.choices.changed.connect(self._choice_made)
        self.wishes.changed.connect(self._choice_made)
        self.files = SentFilesDoor(session, self._start_besides, self)
        self.plan_part.files_wanted.connect(self.files.show)
        self.files.saved.connect(partial(self.message_bar.tell, "fixed"))
        self.state_changed.connect(self._say_busy)
        self.refusal.changed.connect(self._choice_made)

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Name what is about to happen, with its number."""
        if self.choices.is_mend:
            return sentence("submit-back")
        if self._is_over():
            return sentence("submit-to-results")
        if self.servers.is_by_hand():
            return sentence("submit-save")
        plan = self.session.work.plan
        if plan is None:
            return sentence("submit-send", "none")
        code = "submit-send" if self._before() is None else "submit-send-again"
        part = "practice" if plan.server.is_practice else "message"
        if self._narrow:  # the page and the question name the server, too
            code, part = "submit-send-narrow", "message"
        return sentence(code, part, count=plan.rows_sent, server=_for_button(plan.server.name))

    def set_narrow(self, *, narrow: bool) -> None:
        """Have a shorter button, too, in a small window."""
        super().set_narrow(narrow=narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            self.state_changed.emit()

    def missing(self) -> str:
        """Say what keeps the rows from being sent."""
        if self.choices.is_mend or self._is_over():
            return ""
        if not self.session.work.is_checked:
            return sentence("missing-check")
        if self._refusal is None:
            return self.servers.missing()
        return missing_in(self._refusal)

    def show_missing(self) -> None:
        """Lead to what must be given or ticked, or to what can be chosen instead."""
        if not self.session.work.is_checked:
            self.goes_to.emit(Step.CHECK)
        elif self._refusal is None:
            self.servers.show_missing()
        elif figure_of(self._refusal) == "changing":
            self.refusal.changing.setFocus()
        else:
            remaining = figure_of(self._refusal) == "remaining"
            self.choices.show_missing(figure=remaining)
            if not self.refusal.isHidden():
                self.bring_into_view(self.refusal)

    def first_to_do(self) -> QWidget:
        """Begin with where to, or with the secret that is asked for."""
        return self.servers.first_to_do()

    def enter(self) -> None:
        """Show what there is to choose for the job as it stands."""
        job = self.session.work.job
        if job is not None and not self.session.work.sending:
            self.servers.show_servers(
                job.profile, self._submission(job), self.session.work.server_name
            )

    def tell_again(self) -> None:
        """Say why there is no plan as it may be said now; the plan does so by itself."""
        self._show_refusal()

    def go_on(self) -> bool:
        """Send, save, go back to mending, or go on to what became of it."""
        job, plan = self.session.work.job, self.session.work.plan
        if self.choices.is_mend:
            wizard: Any = self.wizard()
            wizard.go_to(Step.CHECK)
            return False
        if self._is_over():
            return True
        if job is None or plan is None or self.session.work.sending:
            return False
        if self.servers.is_by_hand():
            self._save(job, plan)
        elif _needs_no_question(plan) or SendQuestion.agreed(plan, self):
            self._send(job, plan)
        return False

    def cancel(self) -> None:
        """Stop. What was sent by then has outcomes, which are still waited for."""
        if self.session.work.sending and self._task is not None:
            self._task.cancel()
            self.progress.say_stopping()
        else:
            super().cancel()

    # -- The plan -------------------------------------------------------------------------

    def _server_chosen(self) -> None:
        server, job = self.servers.chosen(), self.session.work.job
        self.session.set_server(server.name if server else "")
        self.practice.hide()
        if job is not None:
            if server is not None and server.is_practice:
                self.practice.show_for(job.profile.title, "before")
            bad = sum(len(each.rows_with_errors()) for each in self.session.work.problems.values())
            rows = sum(sheet.count_records() for sheet in job.sheets)
            self.choices.show_row_choices(bad, rows, self.session.work.row_choice)
            self.choices.show_modes(
                job.profile.title,
                self._submission(job).modes,
                self.session.work.mode or (server.mode if server else "") or job.mode,
                always_whole=any(each.record_type.is_whole for each in job.sheets),
            )
            self._plan(job)

    def _choice_made(self) -> None:
        if not self.choices.is_mend:
            self.session.set_row_choice(
                self.choices.row_choice or self.session.work.row_choice, self.choices.mode
            )
        if self.session.work.job is not None:
            self._plan(self.session.work.job)

    def _plan(self, job: Job) -> None:
        """Make the files away from the GUI thread."""
        self._refusal = None
        self.files.close()
        self.session.set_plan(None)
        server = self.servers.chosen()
        if server is not None:
            self.wishes.show_offers(wishes_offered(job, server, self.choices.mode))
        if server is None or self.choices.is_mend or not self.session.work.is_checked:
            self.cancel()
            self._show_plan(job)
            return
        choice = Choice(
            job,
            self.session.work.problems,
            server,
            cast("RowChoice", self.session.work.row_choice),
            self.choices.mode,
            word=replace(self.choices.word, changing=self.refusal.rows_changing),
            before=self._before(),
            rows_at_a_time=self.wishes.rows_at_a_time,
            changes_only=self.wishes.changes_only,
        )
        self.start(
            lambda _progress: prepared(choice),
            lambda plan: self._take_plan(job, plan),
            sentence("submit-planning"),
            _planned_for,
        )

    def _take_plan(self, job: Job, plan: Plan | RosterError) -> None:
        if isinstance(plan, RosterError):
            self._refusal = plan
        else:
            self.session.set_plan(plan)
        self._show_plan(job)

    def _show_plan(self, job: Job) -> None:
        plan, submitted = self.session.work.plan, self.session.work.submitted
        self._show_refusal()
        refusal = self._refusal
        shown = refusal.plan if isinstance(refusal, MuchChangesError) else plan
        if shown is None:
            self.plan_part.show_nothing()
        else:
            self.plan_part.show_plan(job, shown)
        self.by_hand.setVisible(plan is not None and self.servers.is_by_hand())
        if plan is not None and self.servers.is_by_hand():
            places = submitted.places if submitted and self._is_saved() else ()
            self.by_hand.show_steps(plan.page, plan.steps, plan.result, places)
        self.state_changed.emit()

    def follow(self, before: Work, after: Work) -> None:
        """Know nothing of what was planned, chosen and sent for another job."""
        super().follow(before, after)
        if after.reading != before.reading:
            self._refusal = None
            self.plan_part.show_nothing()
            self.choices.forget()
            self.wishes.forget()
        if after.submitted is not before.submitted:
            self.choices.forget_rows()
            self.refusal.forget_figure()
        if after.problems is not before.problems and self.isVisible():
            self.enter()  # the check was still on when the page was opened
        if after.reading != before.reading or after.server_name != before.server_name:
            self.choices.forget_figure()
            self.refusal.forget_figure()

    def _show_refusal(self) -> None:
        """Say in the place of the plan why there is none; the figure says itself what it wants."""
        refusal = self._refusal
        self.refusal.show_refusal(refusal, is_over=self._is_over())
        is_shown = refusal is not None and not self.refusal.isHidden()
        if is_shown and self.choices.isAncestorOf(QApplication.focusWidget() or self):
            self.bring_into_view(self.refusal)
        if refusal is not None and refusal.code != "remaining-wrong":
            self.choices.show_going(str(refusal.params.get("going", "")))

    # -- Looking at the files --------------------------------------------------------------

    def _start_besides(
        self,
        slow: SlowWork,
        then: Callable[[Any], None],
        doing: str,
        *counts_for: Callable[[Work], object],
    ) -> None:
        """Begin what is done for the person who looks at a file; it stops nothing of the page."""
        if self.busy:
            self.message_bar.tell("note", sentence("sent-files", "busy"))
        else:
            self.start(slow, then, doing, *counts_for)

    def _say_busy(self) -> None:
        self.plan_part.let_look(can_look=not self.busy)
        self.files.let_start(may_start=not self.busy)

    # -- Sending --------------------------------------------------------------------------

    def _send(self, job: Job, plan: Plan, *, keeps_proxys: bool = False) -> None:
        plan = replace(plan, submission=new_submission())
        self.session.set_plan(plan)
        sending = Sending(
            plan,
            job,
            self.servers.secret(),
            self.servers.keeps_secret(),
            self._before(),
            self.session.wait_until_kept,
            keeps_proxys,
        )
        server = server_title(plan.server)
        self.start(
            lambda progress: sent(sending, progress),
            lambda submitted: self._take_sent(job, plan, submitted),
            sentence("submit-sending", server=server),
        )
        self._hold(sending_to=server)

    def _hold(self, *, sending_to: str) -> None:
        """Let nothing on the page be changed while rows are being sent; "" ends that."""
        for part in (self.servers, self.choices, self.wishes, self.refusal):
            part.setEnabled(not sending_to)
        if sending_to:
            self.session.begin_sending(sending_to)
        elif self.session.work.sending:
            self.message_bar.hide()  # it may say why something was not done
            self.session.end_sending()

    def _end(self) -> None:
        self._hold(sending_to="")
        super()._end()

    def _take_sent(self, job: Job, plan: Plan, submitted: Submitted) -> None:
        if submitted.trouble is not None and nothing_reached(submitted):
            self._meet(job, plan, submitted.trouble)
            return
        self.session.set_submitted(submitted)
        self._remember_server(plan)
        if self.servers.is_by_hand():
            self._show_plan(job)
        else:
            self.proceed.emit()

    def _meet(self, job: Job, plan: Plan, trouble: RosterError) -> None:
        """Do what the trouble asks for: nothing has left this computer yet."""
        if trouble.code == "host-key-unknown":
            if HostKeyQuestion.agreed(trouble, self):
                self._trust(job, plan, str(trouble.params["key"]))
            return
        if trouble.code == "names-taken":
            if ReplaceQuestion.agreed(trouble, self):
                self._send(job, replace(plan, replaces=True))
            return
        whose = proxy_account(plan.server.given)
        if whose is not None and trouble.code in WANTS_PASSWORD:
            self._ask_for_proxy(job, plan, trouble, whose)
            return
        if way_of(plan.server).asks_again(trouble.code):
            self.servers.ask_again()
        if offers_doctor(plan.server, trouble.code):
            look = sentence("server-dialog", "examine")
            say, examine = trouble.__str__, self.servers.examine
            self.message_bar.tell("error", say(), look, examine, again=say)
        else:
            self.show_error(trouble)

    def _ask_for_proxy(
        self, job: Job, plan: Plan, trouble: RosterError, whose: ProxyAccount
    ) -> None:
        answer = ProxyQuestion.answer(trouble, whose, self)
        if answer is None:
            self.show_error(trouble)
            return
        lend(whose.account, answer.secret)
        self._send(job, plan, keeps_proxys=answer.keeps)

    def _trust(self, job: Job, plan: Plan, key: str) -> None:
        server = remember_host_key(plan.server, key)
        self.session.change_settings(lambda settings: trust_server(settings, server))
        trusting = replace(plan, server=server)
        self.session.set_plan(trusting)
        self._send(job, trusting)

    def _remember_server(self, plan: Plan) -> None:
        if plan.server.is_practice:
            return
        try:
            self.session.change_settings(lambda kept: with_last_server(kept, plan.server))
        except RosterError as error:
            self.show_error(error)

    def _save(self, job: Job, plan: Plan) -> None:
        settings = self.session.settings or Settings()
        folder = self.ask_folder(settings.output_folder)
        if folder:
            here = replace(plan, server=by_hand(job.profile, folder))
            self.session.set_plan(here)
            self._send(job, here)

    def ask_folder(self, begin: str) -> str:
        """Ask where the file shall be saved, "" for nowhere. Tests replace this."""
        title = sentence("submit-choose-folder")
        return QFileDialog.getExistingDirectory(self, title, begin)

    # -- Facts ----------------------------------------------------------------------------

    @staticmethod
    def _submission(job: Job) -> Submission:
        return job.profile.submission_of(job.sheets[0].record_type)

    def _before(self) -> Submitted | None:
        """Return the former outcomes, if they are of the server that is chosen now."""
        server, submitted = self.servers.chosen(), self.session.work.submitted
        same = server is not None and submitted is not None and submitted.url == server.url
        return submitted if same else None

    def _is_saved(self) -> bool:
        """Tell whether the plan as it stands was saved to be loaded by hand."""
        plan, submitted = self.session.work.plan, self.session.work.submitted
        return (
            self.servers.is_by_hand()
            and submitted is not None
            and plan is not None
            and plan.server.url == submitted.url
        )

    def _is_over(self) -> bool:
        """Tell whether nothing is left to do here."""
        all_in = self._refusal is not None and self._refusal.code == "all-taken"
        return all_in or self._is_saved()

    def _lay_out_parts(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.BETWEEN_PX)
        where = QVBoxLayout()
        where.setSpacing(theme.INSIDE_PX)
        where.addWidget(group_label(sentence("submit-where")))
        where.addWidget(self.servers)
        column.addWidget(self.practice)
        column.addLayout(where)
        for part in (self.choices, self.wishes, self.refusal, self.plan_part, self.by_hand):
            column.addWidget(part)
        column.addStretch(1)
        line = QHBoxLayout()  # it alone asks for heights at the width that the holder really has
        line.addWidget(holder, 1)
        line.addStretch(0)
        self.body.addLayout(line)


def _for_button(name: str) -> str:
    """Return a server's name as it fits on a button, where "&" would mark a letter."""
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return short.replace("&", "&&")


def _needs_no_question(plan: Plan) -> bool:
    """Tell whether nothing leaves this computer and nothing is sent twice."""
    return plan.server.is_practice and not plan.repeats


def _planned_for(work: Work) -> tuple[object, ...]:
    """Return what a plan is made of."""
    return work.revision, work.server_name, work.row_choice, work.mode
