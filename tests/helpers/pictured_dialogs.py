"""Every dialog of the window, made as the window makes it but without waiting for an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from msgspec import structs
from PySide6.QtCore import Qt

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.comparing.compared_checks import compared_checks
from rosterwizard.core.doubting.contradictions import Contradiction
from rosterwizard.core.doubting.doubts_text import doubts_text
from rosterwizard.core.explaining.explained_cell import AskedCell, explained_in_job
from rosterwizard.core.fixing import edit_of_all, fixes_for
from rosterwizard.core.fixing.one_of_key import ways_to_keep_one
from rosterwizard.core.fixing.proposed_recipe import proposed_recipe
from rosterwizard.core.fixing.recipes import SAFE, Mend, Recipe
from rosterwizard.core.fixing.twins import twins_of
from rosterwizard.core.job.cell_edits import Search, cleared, replaced, typed
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.core.rules.rules import rules_of
from rosterwizard.core.showing.chosen_cells import ChosenCells
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.away_dialog import AwayDialog
from rosterwizard.gui.check.case_preview import CasePreview
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.check.join_preview import JoinPreview
from rosterwizard.gui.check.keep_one_preview import KeepOnePreview
from rosterwizard.gui.check.profile_comparison import ComparisonDialog
from rosterwizard.gui.check.profile_question import ProfileQuestion
from rosterwizard.gui.check.recipe_preview import RecipePreview
from rosterwizard.gui.check.split_preview import SplitPreview
from rosterwizard.gui.check.timeline_dialog import TimelineDialog
from rosterwizard.gui.check.twins_dialog import TwinsDialog
from rosterwizard.gui.check.why_dialog import WhyDialog
from rosterwizard.gui.dialogs.bug_dialog import BugDialog
from rosterwizard.gui.dialogs.close_question import CloseQuestion
from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.gui.dialogs.forget_question import ForgetQuestion
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.dialogs.history_dialog import HistoryDialog
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.dialogs.log_dialog import LogDialog
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.dialogs.open_submissions_dialog import OpenSubmissionsDialog
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog
from rosterwizard.gui.dialogs.start_anew_question import StartAnewQuestion
from rosterwizard.gui.dialogs.throw_away_question import ThrowAwayQuestion
from rosterwizard.gui.dialogs.two_submissions_dialog import TwoSubmissionsDialog
from rosterwizard.gui.dialogs.undo_dialog import UndoDialog
from rosterwizard.gui.results.doubts_link import DoubtsDialog
from rosterwizard.gui.session import Session
from rosterwizard.gui.submit.proxy_question import ProxyQuestion
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.gui.submit.trouble_questions import HostKeyQuestion, ReplaceQuestion
from rosterwizard.services.forgetting_files import Forgettable
from rosterwizard.services.history import Entry, remember
from rosterwizard.services.history_lines import history_lines
from rosterwizard.services.history_search import Compared
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.log_events import LogEvent
from rosterwizard.services.log_lines import LogLine, ReadLog
from rosterwizard.services.self_check import Finding
from rosterwizard.services.self_check.findings import remark, well, wrong
from rosterwizard.services.settings import Settings
from rosterwizard.services.submissions import every_submission, open_submissions
from rosterwizard.services.submitting.doctor import Examination, StepFound
from rosterwizard.services.undoing import Undoable
from rosterwizard.services.ways.web_proxy import ProxyAccount
from rosterwizard.services.work import Work
from rosterwizard.services.work_timeline import work_timeline
from tests.helpers.kept_settings import keep_server
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron
from tests.helpers.pictured_cases import CASE_DIALOGS
from tests.helpers.sent_before import sent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QDialog, QWidget

    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.gui.check.reshape_preview import ReshapePreview
    from rosterwizard.services.servers.server import Server
    from tests.helpers.wizard import Wizard

    Make = Callable[[Wizard], QDialog]

_FINDINGS = (
    Finding("well", "17 word lists can be read."),
    wrong("self-check-file-missing", file=Path("/opt/rosterwizard/resources/icons/search.svg")),
    *(well("self-check-profile", title=each.title) for each in built_in_profiles()),
    wrong("self-check-folder", "open", folder=Path("/home/office/.local/share/RosterWizard")),
    remark("self-check-keyring", "missing"),
    well("self-check-reading"),
)
SERVERS = (
    ("infiniti", "Library", "https://greenhill.concordinfiniti.com", "autoimport"),
    ("haiku", "Haiku nightly", "sftp://sftp.haikulearning.example/imports", "greenhill"),
)


def set_up_servers(session: Session) -> None:
    """Put a server of each way that has an account into the settings."""
    for server in _servers(session):
        keep_server(session, server)


def _servers(session: Session) -> list[Server]:
    return [
        new_server(find_profile(system, session.profiles), name, url, given={"user": user})
        for system, name, url, user in SERVERS
    ]


def _settings(tab: int) -> Make:
    def make(wizard: Wizard) -> SettingsDialog:
        dialog = SettingsDialog(wizard.session, wizard.window)
        dialog.tabs.setCurrentIndex(tab)
        return dialog

    return make


def _about(*, checked: bool) -> Make:
    def make(wizard: Wizard) -> SettingsDialog:
        dialog = SettingsDialog(wizard.session, wizard.window)
        dialog.tabs.setCurrentWidget(dialog.about)
        if checked:
            dialog.about.show_findings(_FINDINGS)
        else:
            dialog.about.progress.begin(sentence("self-check-about", "doing"))
            dialog.about.progress.advance(5, 11)
            dialog.about.progress.show()
        return dialog

    return make


def _help(page: str, words: str = "") -> Make:
    def make(wizard: Wizard) -> HelpDialog:
        dialog = HelpDialog(wizard.window)
        dialog.open_page(page)
        if words:
            dialog.search.setText(words)
        return dialog

    return make


def _new_server(wizard: Wizard) -> ServerDialog:
    return ServerDialog(wizard.session, wizard.session.profiles, None, wizard.window)


def _changed_server(wizard: Wizard) -> ServerDialog:
    haiku = _servers(wizard.session)[1]
    profiles = [find_profile("haiku", wizard.session.profiles)]
    return ServerDialog(wizard.session, profiles, haiku, wizard.window)


def _server_connection(wizard: Wizard) -> ServerDialog:
    """One whose connection is set, with a proxy of a kind that no program of ours can use."""
    dialog = _new_server(wizard)
    dialog.form.system.setCurrentIndex(dialog.form.system.findData("infiniti"))
    rows = dialog.form.account
    dialog.form.name.setText("Library")
    dialog.form.address.setText("greenhill.concordinfiniti.com")
    rows.fill({"user": "autoimport", "answer-seconds": "600", "proxy": "socks5://proxy.greenhill"})
    dialog.form.show_faults()
    return dialog


def _proxy_question(wizard: Wizard) -> ProxyQuestion:
    said = {"proxy": "proxy.greenhill.example:3128", "source": sentence("proxy-source", "own")}
    trouble = RosterError("proxy-account", server="greenhill.concordinfiniti.com", **said)
    whose = ProxyAccount("proxy", "office", said["proxy"])
    return ProxyQuestion(trouble, whose, wizard.window)


def _server_with_key(wizard: Wizard) -> ServerDialog:
    haiku = _servers(wizard.session)[1]
    given = {**haiku.given, "sign-in": "key", "key": "/home/office/.ssh/id_ed25519"}
    profiles = [find_profile("haiku", wizard.session.profiles)]
    return ServerDialog(
        wizard.session, profiles, structs.replace(haiku, given=given), wizard.window
    )


def _examination(wizard: Wizard) -> ExaminationDialog:
    server = _servers(wizard.session)[0]
    said = {"server": server.place, "issuer": "Greenhill School Filter", "reason": "self-signed"}
    trouble = RosterError("tls-untrusted-by", today="2026-08-21", **said)
    address = sentence("doctor-found", "name", host=server.place, addresses="203.0.113.7")
    steps_found = (
        StepFound("proxy", "passed", sentence("doctor-found", "no-proxy")),
        StepFound("name", "passed", address),
        StepFound("connection", "passed", sentence("doctor-found", "connection", port=443)),
        StepFound("tls", "failed", str(trouble)),
        StepFound("clock", "not-tried"),
        StepFound("account", "not-tried"),
    )
    return ExaminationDialog(Examination(server, steps_found), wizard.window)


def _history(wizard: Wizard) -> HistoryDialog:
    entry = Entry(
        submission="2026-08-20-1",
        when="2026-08-20T08:12:00+02:00",
        system="infiniti",
        record_type="patrons",
        server="Library",
        file="patrons august.csv",
        digest="0" * 64,
        rows=1000,
        counts={"created": 900, "updated": 63, "refused": 37},
    )
    earlier = structs.replace(entry, submission="2025-08-22-1", when="2025-08-22T10:40:00+02:00")
    sent("20260819T090000-c", {"d3": "unknown"}, hour=10)
    remember([earlier])
    remember([entry])
    dialog = HistoryDialog(wizard.session, wizard.window)
    dialog.show_lines(history_lines())
    dialog.table.selectRow(0)
    return dialog


def _history_empty(wizard: Wizard) -> HistoryDialog:
    dialog = HistoryDialog(wizard.session, wizard.window)
    dialog.show_lines([])
    return dialog


def _two_submissions(wizard: Wizard) -> TwoSubmissionsDialog:
    found = (
        Compared("infiniti/patrons", "rows", 960, 1000),
        Compared("infiniti/patrons", "created", 960, 37),
        Compared("infiniti/patrons", "updated", 0, 963),
    )
    titles = ("22/08/2025 08:40, Library", "20/08/2026 06:12, Library")
    return TwoSubmissionsDialog(found, titles, wizard.session.profiles, wizard.window)


def _forget(wizard: Wizard) -> ForgetQuestion:
    types = frozenset({"infiniti/patrons"})
    found = Forgettable("patrons august.csv", frozenset({"a", "b"}), (), types)
    return ForgetQuestion(found, wizard.session.profiles, wizard.window)


def _open_submissions(wizard: Wizard) -> OpenSubmissionsDialog:
    sent("20260820T081200-a", {"d1": "created", "d2": "cut"})
    sent("20260821T171500-b", {"d3": "unknown"}, hour=10)
    return OpenSubmissionsDialog(open_submissions(every_submission()), wizard.window)


def _bug(wizard: Wizard) -> BugDialog:
    found: Exception = LookupError()
    try:
        sentence("made up for this picture")
    except KeyError as error:
        found = error  # with the place where it happened
    return BugDialog(found, wizard.window, keep=lambda: None, make_case=lambda: None)


def _log(wizard: Wizard) -> LogDialog:
    by = (("by", "check"), ("type", "infiniti/patrons"))
    lost = (*by, ("severity", "error"), ("code", "lost-zeros"), ("count", "212"))
    counts = (("by", "check"), ("errors", "212"), ("warnings", "3"))
    places = "plan.py:12 planned < submit_page.py:88 show_plan"
    ended = (("name", "check"), ("status", "1"), ("ms", "1240"))
    done = (("part", "doing-reading"), ("ms", "212"))
    lines = (
        LogLine("2026-08-21T09:31:12", "fault", LogEvent.BUG, (("places", places),)),
        LogLine("2026-08-21T09:30:06", "event", LogEvent.COMMAND_ENDED, ended),
        LogLine("2026-08-21T09:30:06", "event", LogEvent.CHECKED, counts),
        LogLine("2026-08-21T09:30:05", "event", LogEvent.PROBLEMS_FOUND, lost),
        LogLine("2026-08-21T09:30:05", "event", LogEvent.ROWS_READ, (*by, ("rows", "3412"))),
        LogLine("2026-08-21T09:30:05", "detail", LogEvent.PART_DONE, done),
    )
    dialog = LogDialog(wizard.window, wizard.session)
    dialog.show_log(ReadLog(lines, 1))
    return dialog


def _log_empty(wizard: Wizard) -> LogDialog:
    dialog = LogDialog(wizard.window, wizard.session)
    dialog.show_log(ReadLog((), 0))
    return dialog


def _host_key(wizard: Wizard) -> HostKeyQuestion:
    unknown = RosterError(
        "host-key-unknown",
        host="sftp.haikulearning.example",
        kind="ssh-ed25519",
        fingerprint="SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8",
        key="",
    )
    return HostKeyQuestion(unknown, wizard.window)


def _replace(wizard: Wizard) -> ReplaceQuestion:
    names, place = "haiku-import.zip", "sftp://sftp.haikulearning.example/in"
    return ReplaceQuestion(RosterError("names-taken", names=names, place=place), wizard.window)


def _fix_preview(wizard: Wizard) -> FixPreview:
    asked: list[tuple[Sequence[Fix], QWidget]] = []

    def note(fixes: Sequence[Fix], parent: QWidget) -> bool:
        asked.append((fixes, parent))
        return False

    with patch.object(FixPreview, "wanted", note):
        wizard.click("check.safe_fixes")
    return FixPreview(*asked[0])


def _twins(wizard: Wizard) -> TwinsDialog:
    rows = [
        patron(1, emailaddress=""),
        patron(1, surname="Moreau-Rossi", graduationyear="2032"),
        patron(1, graduationyear="2032"),
    ]
    sheet = infiniti_job((HEADINGS, rows)).sheets[0]
    profile = find_profile("infiniti", wizard.session.profiles)
    key = next(each for each in rules_of(profile, sheet.record_type) if each.code == "primaryKey")
    twins = twins_of(sheet, key, 1)
    assert twins is not None
    dialog = TwinsDialog(sheet, twins, wizard.window)
    dialog.choose(next(at for at, each in enumerate(twins.lines) if each.chosen is None), 1)
    return dialog


def _why(row: int, column: int) -> Make:
    def make(wizard: Wizard) -> WhyDialog:
        job = infiniti_job(
            (HEADINGS, [patron(1, emailaddress="anna@"), patron(2, graduationyear="")])
        )
        cell = AskedCell.at(job.sheets[0], row, column)
        return WhyDialog(explained_in_job(job, check_job(job), cell), wizard.window)

    return make


def _doubts(wizard: Wizard) -> DoubtsDialog:
    profile = find_profile("infiniti", wizard.session.profiles)
    rules = rules_of(profile, profile.record_type("patrons"))
    key = next(each for each in rules if each.code == "primaryKey")
    year = next(each for each in rules if each.code == "minimum")
    said = (("Field (username) is used by …, who left the school.", 3),)
    found = (
        Contradiction("taken", "infiniti/patrons", "graduationyear", (year,), 12, 1),
        Contradiction("refused", "infiniti/patrons", "username", (key,), 0, 3, said),
    )
    text = doubts_text(profile, found, "Roster Wizard 0.1.0", is_practice=False)
    return DoubtsDialog(text, wizard.window)


def _comparison(wizard: Wizard) -> ComparisonDialog:
    job = infiniti_job()
    ours = find_profile("infiniti", wizard.session.profiles)
    riper = structs.replace(ours, version="2", record_types=tuple(map(_riper, ours.record_types)))
    return ComparisonDialog(compared_checks(job, check_job(job), riper), wizard.window)


def _profile_question(wizard: Wizard) -> ProfileQuestion:
    ours = find_profile("infiniti", wizard.session.profiles)
    own = structs.replace(ours, title="Greenhill library", version="2026-08")
    return ProfileQuestion([own, ours], wizard.window)


def _riper(record_type: RecordType) -> RecordType:
    """Return a later version, in which nothing must be unlike any more and names are short."""
    fields = tuple(
        structs.replace(each, constraints=structs.replace(each.constraints, max_length=7))
        if each.name == "surname"
        else structs.replace(each, format="")
        for each in record_type.fields
    )
    return structs.replace(record_type, schema=structs.replace(record_type.schema, fields=fields))


def _away_rows(wizard: Wizard) -> AwayDialog:
    (sheet,) = infiniti_job().sheets
    sheet = sheet.opened_without({9: "no-record"})
    aside = rows_set_aside(sheet, [1, 3, 6])
    assert aside is not None
    dialog = AwayDialog(sheet.edited(aside), wizard.window)
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    return dialog


def _keep_one(wizard: Wizard) -> KeepOnePreview:
    rows = [
        *(patron(1, emailaddress=""), patron(2), patron(1, surname="Moreau-Rossi")),
        *(patron(3), patron(2, graduationyear="2032"), patron(3, surname="")),
    ]
    sheet = infiniti_job((HEADINGS, rows)).sheets[0]
    profile = find_profile("infiniti", wizard.session.profiles)
    ways = ways_to_keep_one(sheet, check_sheet(profile, sheet))
    return KeepOnePreview(ways, lambda _fix, _progress: 0, wizard.window)


def _recipe_preview(wizard: Wizard) -> RecipePreview:
    job = wizard.session.work.job
    assert job is not None
    mends = (
        Mend(fix=SAFE),
        Mend(field="emailaddress", find="@school", replacement=""),
        Mend(field="surname", find="zzz"),
    )
    recipe = Recipe(leave_out=("formclass",), mends=mends)
    file = "Infiniti, how it was matched and mended.toml"
    return RecipePreview(file, proposed_recipe(job, recipe), job, wizard.window)


def _reshaped(asks: type[ReshapePreview], column: int) -> Make:
    def make(wizard: Wizard) -> ReshapePreview:
        table = (*HEADINGS, "form", "room")
        rows = [
            (*patron(row, surname=name), form, "")
            for row, (name, form) in enumerate(_NAMES_AND_FORMS)
        ]
        sheet = infiniti_job((table, rows)).sheets[0]
        columns, every = tuple(range(len(table))), range(len(rows))
        areas = ((every, (column,)),)
        chosen = ChosenCells(areas, every, all_rows=True, columns=columns, column=column)
        dialog = asks(sheet, chosen, wizard.window)
        wizard.wait_until_idle()
        return dialog

    return make


def _timeline(wizard: Wizard) -> TimelineDialog:
    work = Work().read(infiniti_job())

    def make(edit_of: Callable[[JobSheet], Edit | None]) -> Work:
        edit = edit_of(work.sheet_of("patrons"))
        assert edit is not None
        return work.edited_by("patrons", edit)

    def safe(sheet: JobSheet) -> Edit:
        profile = find_profile("infiniti", wizard.session.profiles)
        fixes = fixes_for(sheet, check_sheet(profile, sheet))
        return edit_of_all(each for each in fixes if each.safe)

    work = make(lambda sheet: typed(sheet, 1, 4, "anna@school.example"))
    work = make(lambda sheet: replaced(sheet, Search("@school", (4,)), "@lycee"))
    work = make(safe)
    work = make(lambda sheet: rows_set_aside(sheet, [6, 8]))
    work = make(lambda sheet: cleared(sheet, [(range(4), (2, 5))])).without_last_edit()
    assert work.job is not None
    dialog = TimelineDialog(work.job, work_timeline(work), wizard.window)
    dialog.list.setCurrentRow(3)
    dialog.show_step()
    return dialog


def _send_question(wizard: Wizard) -> SendQuestion:
    plan = wizard.session.work.plan
    assert plan is not None
    return SendQuestion(replace(plan, server=_servers(wizard.session)[0]), wizard.window)


def _send_with_care(wizard: Wizard) -> SendQuestion:
    plan = wizard.session.work.plan
    assert plan is not None
    server = _servers(wizard.session)[0]
    return SendQuestion(replace(plan, server=server, row_choice="all-rows"), wizard.window)


def _sending(wizard: Wizard) -> Session:
    """Return a session of its own in which rows are being sent: that of the window goes on."""
    session = Session(wizard.window)
    session.set_profiles(wizard.session.profiles)
    session.set_settings(wizard.session.settings or Settings())
    session.begin_sending("Library")
    return session


def _close_question(wizard: Wizard) -> CloseQuestion:
    return CloseQuestion(_sending(wizard), wizard.window)


def _settings_while_sending(wizard: Wizard) -> SettingsDialog:
    return SettingsDialog(_sending(wizard), wizard.window)


def _start_anew(wizard: Wizard) -> StartAnewQuestion:
    codes = ("start-anew-unknown", "start-anew-not-in", "start-anew-changed")
    return StartAnewQuestion([counted(each, 12) for each in codes], wizard.window)


def _throw_away(wizard: Wizard) -> QDialog:
    says = [counted("throw-away-edits", 12)]
    return ThrowAwayQuestion(lambda: "patrons august.csv", says, wizard.window)


def _undo(wizard: Wizard) -> UndoDialog:
    haiku = find_profile("haiku", wizard.session.profiles)
    lists_in = haiku.roster.submission.modes[0]
    found = Undoable("s", "partial", lists_in, {}, {"users": range(12), "classes": range(3)}, 5)
    return UndoDialog(found, haiku, wizard.window)


_NAMES_AND_FORMS = (
    *(("VAN DER BERG", "7B/12"), ("o'neill", "7B/12"), ("McDonald", "8A"), ("MÜLLER", "9C/3")),
    *(("Weiß", "7B/12"), ("MÜLLER", "9C/3"), ("jean-luc", "10A/7"), ("Ng", "10A/7")),
)


# What the picture is called: the page on which the dialog can be opened, and how.
DIALOGS: dict[str, tuple[Step, Make]] = {
    "settings-servers": (Step.RECORD_TYPE, _settings(0)),
    "settings-look": (Step.RECORD_TYPE, _settings(1)),
    "settings-folders": (Step.RECORD_TYPE, _settings(2)),
    "settings-about": (Step.RECORD_TYPE, _settings(3)),
    "settings-about-checking": (Step.RECORD_TYPE, _about(checked=False)),
    "settings-about-checked": (Step.RECORD_TYPE, _about(checked=True)),
    "server-new": (Step.RECORD_TYPE, _new_server),
    "server-changed": (Step.RECORD_TYPE, _changed_server),
    "server-connection": (Step.RECORD_TYPE, _server_connection),
    "server-with-key": (Step.RECORD_TYPE, _server_with_key),
    "proxy-question": (Step.RECORD_TYPE, _proxy_question),
    "server-examined": (Step.RECORD_TYPE, _examination),
    "help": (Step.RECORD_TYPE, _help("check")),
    "help-nothing-found": (Step.RECORD_TYPE, _help("check", "zoology")),
    "history": (Step.RECORD_TYPE, _history),
    "undo": (Step.RECORD_TYPE, _undo),
    "twins": (Step.RECORD_TYPE, _twins),
    "why": (Step.RECORD_TYPE, _why(0, HEADINGS.index("emailaddress"))),
    "why-not": (Step.RECORD_TYPE, _why(1, HEADINGS.index("graduationyear"))),
    "doubts": (Step.RECORD_TYPE, _doubts),
    "profile-question": (Step.RECORD_TYPE, _profile_question),
    "profile-compared": (Step.RECORD_TYPE, _comparison),
    "away-rows": (Step.RECORD_TYPE, _away_rows),
    "change-case": (Step.RECORD_TYPE, _reshaped(CasePreview, 3)),
    "split-column": (Step.RECORD_TYPE, _reshaped(SplitPreview, 6)),
    "join-columns": (Step.RECORD_TYPE, _reshaped(JoinPreview, 3)),
    "keep-one": (Step.RECORD_TYPE, _keep_one),
    "history-empty": (Step.RECORD_TYPE, _history_empty),
    "history-compared": (Step.RECORD_TYPE, _two_submissions),
    "history-forget": (Step.RECORD_TYPE, _forget),
    "open-submissions": (Step.RECORD_TYPE, _open_submissions),
    "keep-question": (Step.RECORD_TYPE, lambda wizard: KeepQuestion(wizard.window)),
    "throw-away": (Step.RECORD_TYPE, _throw_away),
    "lose-edits": (Step.RECORD_TYPE, lambda wizard: LoseEditsQuestion(12, wizard.window)),
    "bug": (Step.RECORD_TYPE, _bug),
    "log-empty": (Step.RECORD_TYPE, _log_empty),
    "log": (Step.RECORD_TYPE, _log),
    "host-key": (Step.RECORD_TYPE, _host_key),
    "replace": (Step.RECORD_TYPE, _replace),
    "fix-preview": (Step.CHECK, _fix_preview),
    "timeline": (Step.RECORD_TYPE, _timeline),
    "recipe-preview": (Step.CHECK, _recipe_preview),
    "send-question": (Step.SUBMIT, _send_question),
    "send-with-care": (Step.SUBMIT, _send_with_care),
    "close-while-sending": (Step.SUBMIT, _close_question),
    "settings-while-sending": (Step.RECORD_TYPE, _settings_while_sending),
    "start-anew": (Step.RECORD_TYPE, _start_anew),
    **CASE_DIALOGS,
}
