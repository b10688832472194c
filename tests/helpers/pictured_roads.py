"""The roads through the window that pictures are taken on, with what a person meets there.

Each function goes one road on a fresh window and calls `take` where a picture is worth it; the
name of the picture says what it shows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from rosterwizard.core.casefile.case_file import packed_case
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.showing.arrangement import Arrangement
from rosterwizard.core.showing.column_filters import ColumnFilter
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.dialogs.action_finder import ActionFinder
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.dialogs.passphrase_question import PassphraseQuestion
from rosterwizard.gui.offered_actions import offered_actions
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.services.case_files.case_making import CaseRequest, made_real_case
from rosterwizard.services.case_files.case_saving import save_case
from rosterwizard.services.opening import open_job
from rosterwizard.services.register_store import forget_in_register
from rosterwizard.services.settings import Settings
from tests.helpers.case_zips import small_case, with_part
from tests.helpers.example_rosters import exported_patrons, haiku_set, infiniti_patrons
from tests.helpers.pictured_dialogs import DIALOGS, set_up_servers
from tests.helpers.road_steps import (
    not_a_table,
    open_file,
    open_system,
    to_file,
    to_submit,
    to_template,
    with_headings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.fixing import Fix
    from tests.helpers.wizard import Wizard

    Take = Callable[[str], None]
    Road = Callable[[Wizard, Path, Take], None]

UNCERTAIN = {
    "Username": "User nm",
    "First name": "Given",
    "emailaddress": "e-mail adress",
    "enabled": "OK?",
    "formclass": "Room",
}
LINES = "headings.patrons_lines"
EXAMPLES = Path(__file__).parents[1] / "data" / "profiles"
STRICTLY = "Strictly: refuses some rows"
QUEUES = "As one that takes the file into a queue"


def record_types(wizard: Wizard, _folder: Path, take: Take) -> None:
    """Look at the first page: all systems, none that fits, and two that are opened."""
    take("record-type")
    wizard.type_into("record_type.search", "zoology")
    take("record-type-nothing-found")
    wizard.type_into("record_type.search", "libary")
    take("record-type-comes-close")
    open_system(wizard, "infiniti")
    wizard.click("record_type.type_patrons")
    take("record-type-infiniti")
    wizard.click("record_type.all_systems")
    open_system(wizard, "riipen")
    take("record-type-riipen")


def infiniti(wizard: Wizard, folder: Path, take: Take) -> None:
    """Go the whole road with patrons that have mistakes; the headings are certain."""
    to_template(wizard, "infiniti", "patrons")
    take("template")
    wizard.click("template.have_file")
    wizard.wait_for(Step.FILE)
    take("file-empty")
    open_file(wizard, not_a_table(folder))
    take("file-unreadable")
    open_file(wizard, infiniti_patrons(folder))
    take("file")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    take("check")
    _mend(wizard, take)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    wizard.choose("submit.scenario", STRICTLY)
    wizard.wait_until_idle()
    take("submit")
    wizard.click("submit.files")
    wizard.wait_until_idle()
    take("submit-files")
    wizard.press("Escape")
    wizard.come_back()
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("results")
    wizard.click("results.state_refused")
    take("results-refused")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    take("check-refused")


def pasted(wizard: Wizard, folder: Path, take: Take) -> None:
    """Paste cells in place of opening a file; first there is nothing on the clipboard."""
    to_file(wizard, "infiniti", "patrons")
    QGuiApplication.clipboard().setText("https://school.example")
    wizard.click("file.paste")
    take("pasted-nothing")
    cells = infiniti_patrons(folder, 300).read_text("utf-8").replace(",", "\t")
    QGuiApplication.clipboard().setText(cells)
    wizard.click("file.paste")
    wizard.wait_until_idle()
    take("pasted-file")
    wizard.window.begin_anew()
    entry, *_ = wizard.window.list_kept()
    wizard.window.throw_away(entry)


def practised(wizard: Wizard, _folder: Path, take: Take) -> None:
    """Walk the road with the practice data, and a hint beside each page."""
    settings = wizard.session.settings or Settings()
    kept = settings.recent_record_types
    wizard.session.set_settings(
        replace(settings, recent_record_types=(), recent_files=(), servers=())
    )
    wizard.window.list_kept()
    take("practised-offer")
    wizard.session.set_settings(replace(settings, recent_record_types=kept))
    wizard.window.practise()
    wizard.wait_until_idle()
    take("practised-file")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    take("practised-check")
    wizard.click("practice_hint.next")
    take("practised-check-next")
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    wizard.wait_until_idle()
    take("practised-submit")
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("practised-results")


def helped(wizard: Wizard, folder: Path, take: Take) -> None:
    """Read help beside the work."""
    wizard.window.open_help()
    take("beside-help")
    found = wizard.frame.findChild(HelpDialog)
    if found is None or found.isWindow():  # there is no room for both
        wizard.press("Escape")
        wizard.come_back()
        return
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder, 300))
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    take("beside-check")
    found.reject()


def headings(wizard: Wizard, folder: Path, take: Take) -> None:
    """Meet headings that are not certain, and one that must be there and is not."""
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, with_headings(infiniti_patrons(folder, 300), UNCERTAIN))
    take("file-uncertain")
    wizard.go_on()
    wizard.wait_for(Step.HEADINGS)
    take("headings")
    wizard.click_line(LINES, "Room")
    wizard.press("Return")
    wizard.type("class")
    take("headings-choosing")
    wizard.press("Escape")
    wizard.answer(LINES, "enabled", "one value")
    take("headings-one-value")
    wizard.choose("headings.patrons_value_enabled", "Y")
    wizard.click("headings.patrons_accept_all")
    wizard.click("headings.patrons_leave_rest")
    wizard.wait_until_idle()
    take("headings-settled")


def many_headings(wizard: Wizard, folder: Path, take: Take) -> None:
    """Meet a wide export, settle it, and look at what is remembered when it comes again."""
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, exported_patrons(folder, 300))
    wizard.go_on()
    wizard.wait_for(Step.HEADINGS)
    take("many-headings")
    wizard.click("headings.patrons_accept_all")
    wizard.click("headings.patrons_leave_rest")
    wizard.answer(LINES, "staffmember", "one value")
    wizard.choose("headings.patrons_value_staffmember", "N")
    wizard.wait_until_idle()
    take("many-headings-settled")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    wizard.window.go_to(Step.FILE)
    wizard.wait_for(Step.FILE)
    open_file(wizard, exported_patrons(folder, 320))
    wizard.window.go_to(Step.HEADINGS)
    wizard.wait_for(Step.HEADINGS)
    wizard.click("headings.patrons_show_remembered")
    take("many-headings-remembered")


def made_fields(wizard: Wizard, folder: Path, take: Take) -> None:
    """Meet full names where two fields are wanted, and one text in two columns."""
    path = folder / "students.csv"
    names = ("Asha Patel", "Ana Ruiz Gil", '"van der Berg, Jan"', "Tom Ng")
    rows = (f"{place},{name},Room {place},North\n" for place, name in enumerate(names))
    path.write_text(f"Student ID,Full name,Room,Building\n{''.join(rows)}", "utf-8")
    to_file(wizard, "traverse", "students")
    open_file(wizard, path)
    wizard.go_on()
    wizard.wait_for(Step.HEADINGS)
    take("made-offered")
    lines = "headings.students_lines"
    wizard.click_line(lines, "Full name")
    wizard.click("headings.students_likely")
    wizard.choose("headings.students_another", "Classes/Groups")
    wizard.answer(lines, "Classes/Groups", "join")
    wizard.choose("headings.students_Classes/Groups_column_1", "Room")
    take("made-joining")
    wizard.choose("headings.students_Classes/Groups_column_2", "Building")
    wizard.wait_until_idle()
    take("made-settled")
    for field in ("Username", "Password"):
        wizard.click_line(lines, field)
        wizard.press("Delete")
    wizard.click_line(lines, "Building")
    wizard.press("Space")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    wizard.wait_until_idle()
    take("made-checked")


def marked(wizard: Wizard, folder: Path, take: Take) -> None:
    """Save a copy with the problems marked, and bring it back as if it came from somebody."""
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder))
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    page, copy = wizard.page, folder / "patrons august, marked.xlsx"
    assert isinstance(page, CheckPage)
    with patch.object(page.problems_button, "ask_file", lambda: copy):
        wizard.click("check.save_problems")
    wizard.wait_until_idle()
    take("marked-saved")
    wizard.window.go_to(Step.FILE)
    wizard.wait_for(Step.FILE)
    open_file(wizard, copy)
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    take("marked-back")


def nothing_to_mend(wizard: Wizard, folder: Path, take: Take) -> None:
    """Go the road with a sheet without any problem, up to results that are all good."""
    _open_clean(wizard, folder)
    wizard.wait_for(Step.CHECK)
    take("check-nothing-to-mend")
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    take("submit-all-good")
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("results-all-in")


def queued(wizard: Wizard, folder: Path, take: Take) -> None:
    """Send a sheet to a system that works on it later."""
    _open_clean(wizard, folder)
    wizard.wait_for(Step.CHECK)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    wizard.choose("submit.scenario", QUEUES)
    wizard.wait_until_idle()
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("queued-results")


def compared(wizard: Wizard, folder: Path, take: Take) -> None:
    """Send a sheet, then look at what is new, changed and missing in the next ones."""
    forget_in_register(["infiniti/patrons"])  # roads taken before this one sent many more
    _submit_clean(wizard, folder)
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    wizard.window.begin_anew()
    _submit_clean(wizard, folder, since=20, later=40)
    take("submit-compared")
    wizard.window.begin_anew()
    _submit_clean(wizard, folder, later=400)
    take("submit-compared-asks")
    wizard.type_into("submit.changing", "401")
    wizard.wait_until_idle()
    take("submit-compared-otherwise")
    wizard.type_into("submit.changing", "400")
    wizard.wait_until_idle()
    take("submit-compared-said")


def _submit_clean(wizard: Wizard, folder: Path, since: int = 0, later: int = 0) -> None:
    _open_clean(wizard, folder, since, later)
    wizard.wait_for(Step.CHECK)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    wizard.wait_until_idle()


def _open_clean(wizard: Wizard, folder: Path, since: int = 0, later: int = 0) -> None:
    path = folder / f"clean{later}.csv"
    rows = [
        f"user{row:04},Y,N,user{row:04}@school.example,{2031 + (row < later)}"
        for row in range(since, 400 + 2 * since)
    ]
    path.write_text("\n".join(["username,enabled,staffmember,emailaddress,graduationyear", *rows]))
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, path)
    wizard.go_on()


def haiku(wizard: Wizard, folder: Path, take: Take) -> None:
    """Go the road with a set of files that are checked against each other and travel together."""
    open_system(wizard, "haiku")
    take("set-record-type")
    wizard.go_on()
    wizard.wait_for(Step.TEMPLATE)
    take("set-template")
    wizard.click("template.mode_full")
    take("set-template-full")
    wizard.click("template.have_file")
    wizard.wait_for(Step.FILE)
    take("set-file-empty")
    open_file(wizard, haiku_set(folder))
    take("set-file")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    take("set-check")
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    take("set-submit")  # refused: rows with errors would be deleted
    wizard.click("submit.mode_partial")
    wizard.wait_until_idle()
    take("set-submit-turned")
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("set-results")


def modes(wizard: Wizard, folder: Path, take: Take) -> None:
    """Meet what the names of files tell: nothing, two modes, deletions alone, deletions apart."""
    open_system(wizard, "haiku")
    wizard.go_on()
    wizard.wait_for(Step.TEMPLATE)
    wizard.click("template.have_file")
    wizard.wait_for(Step.FILE)
    for name in ("our people.csv", "update_users.csv", "users.csv", "delete_users.csv"):
        rows = [f"S-{row},Ada,Roe,ada{row},S" for row in range(40)]
        text = "\n".join(["import_id,first_name,last_name,login,user_type", *rows])
        (folder / name).write_text(text, "utf-8")
    open_file(wizard, folder / "our people.csv")
    take("modes-file-unsaid")
    open_file(wizard, folder / "users.csv", folder / "update_users.csv")
    take("modes-file-mixed")
    open_file(wizard, folder / "delete_users.csv")
    take("modes-file-only-deletions")
    open_file(wizard, folder / "update_users.csv", folder / "delete_users.csv")
    take("modes-file-deletions")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    take("modes-submit")
    wizard.click("submit.mode_full")
    wizard.wait_until_idle()
    take("modes-submit-lacks-files")
    wizard.click("submit.mode_partial")
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("modes-results")


def other_files(wizard: Wizard, folder: Path, take: Take) -> None:
    """Open files that are something else than was chosen, or that may be several things."""
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder, 20))
    open_file(wizard, haiku_set(folder))
    take("asked-other")
    wizard.session.start_anew()
    (folder / "list.csv").write_text("Email,Name\nann@school.example,Ann\n", encoding="utf-8")
    open_file(wizard, folder / "list.csv")
    take("asked-which")


def by_hand(wizard: Wizard, folder: Path, take: Take) -> None:
    """Submit to a system that is loaded by hand: the exact file, its page and the steps."""
    path = folder / "companies.csv"
    rows = [f"Hill Road Bakery {row},hello@bakery{row}.example" for row in range(12)]
    path.write_text("\n".join(["Company Name,Email", *rows]))
    to_submit(wizard, "riipen", "companies", path)
    take("by-hand-submit")
    exact = folder / "exact"
    exact.mkdir()
    with patch.object(SubmitPage, "ask_folder", lambda *_: str(exact)):
        wizard.go_on()
    wizard.wait(lambda: wizard.session.work.submitted is not None)
    wizard.wait_until_idle()
    take("by-hand-saved")
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("by-hand-results")


def deleting(wizard: Wizard, _folder: Path, take: Take) -> None:
    """Submit to a system that can take a file for the whole truth, which deletes people."""
    to_submit(wizard, "echalk", "sync-users", EXAMPLES / "echalk" / "sync-users.good.csv")
    take("submit-modes")
    wizard.click("submit.mode_full")
    wizard.wait_until_idle()
    take("submit-deletes")
    rows = (
        sum(each.frame.height for each in wizard.session.work.job.sheets)
        if wizard.session.work.job
        else 0
    )
    wizard.type_into("submit.remaining", f"9{rows}")
    wizard.wait_until_idle()
    take("submit-deletes-otherwise")
    wizard.type_into("submit.remaining", str(rows))
    wizard.wait_until_idle()
    take("submit-deletes-said")


def kept(wizard: Wizard, folder: Path, take: Take) -> None:
    """Meet the list of what was kept: an import that was left, and the first page with it."""
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder, 300))
    wizard.click("window.keep")
    take("file-kept")
    wizard.window.begin_anew()
    take("record-type-kept-list")
    entry, *_ = wizard.window.list_kept()  # the latest; roads taken before this one left theirs
    wizard.window.throw_away(entry)


def masked(wizard: Wizard, folder: Path, take: Take) -> None:
    """Go the road with personal values hidden, as somebody does who shares a screen."""
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder))
    wizard.press("F9")
    take("masked-file")
    wizard.window.go_to(Step.HEADINGS)
    wizard.wait_for(Step.HEADINGS)
    take("masked-headings")
    wizard.window.go_to(Step.CHECK)
    wizard.wait_for(Step.CHECK)
    page = wizard.page
    assert isinstance(page, CheckPage)
    take("masked-check")
    cause = next(each for each in page.desk.causes.causes() if each.title.startswith("Stray"))
    page.desk.causes.choose(cause)
    wizard.wait_until_idle()
    take("masked-cause")
    page.desk.table.setFocus()
    wizard.press("F2")
    take("masked-cell")
    with patch.object(FixPreview, "wanted", lambda *asked: _take_preview(take, *asked)):
        wizard.click("check.safe_fixes")
    wizard.come_back()
    wizard.press("F7")
    wizard.wait_until_idle()
    take("masked-one")
    wizard.press("F7")
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    wizard.choose("submit.scenario", STRICTLY)
    wizard.wait_until_idle()
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    take("masked-results")
    wizard.window.go_to(Step.RECORD_TYPE)
    wizard.wait_for(Step.RECORD_TYPE)
    take("masked-record-type")
    wizard.press("F9")


def looked_at(wizard: Wizard, folder: Path, take: Take) -> None:
    """Open a case that somebody sent, and look at what they saw."""
    file, passphrase = infiniti_patrons(folder, 300), "four words of nobody"
    job = open_job([file], wizard.session.profiles, "infiniti/patrons")
    path = folder / "case for support.rwcase"
    save_case(made_real_case(CaseRequest(job, [file]), passphrase), path, [file])
    with patch.object(PassphraseQuestion, "ask", lambda *_: passphrase):
        wizard.window.open_files([path])
        wizard.wait(lambda: wizard.session.work.case is not None)
    wizard.wait_for(Step.CHECK)
    take("case-check")
    page = wizard.page
    assert isinstance(page, CheckPage)
    page.desk.causes.choose(
        next(each for each in page.desk.causes.causes() if each.title.startswith("Stray"))
    )
    wizard.wait_until_idle()
    take("case-cause")
    page.desk.table.setFocus()
    wizard.press("Ctrl+V")
    take("case-held")
    for step in (Step.HEADINGS, Step.RECORD_TYPE, Step.FILE):
        wizard.window.go_to(step)
        wizard.wait_for(step)
        take(f"case-{step.value}")
    wizard.press("F9")
    take("case-file-seen")
    wizard.click("case_file.leave")
    wizard.wait_for(Step.RECORD_TYPE)


def odd_cases(wizard: Wizard, folder: Path, take: Take) -> None:
    """Open case files that cannot be opened, and one that is not the same here."""
    path = folder / "from a school.rwcase"
    for name, content in (
        ("damaged", b"PK" + bytes(200)),
        ("newer", with_part("manifest.json", b'{"version": 99}')),
        ("hostile", with_part("../../autostart.desktop")),
    ):
        path.write_bytes(content)
        wizard.window.open_files([path])
        wizard.wait_until_idle()
        take(f"case-odd-{name}")
    path.write_bytes(packed_case(small_case()))
    wizard.window.open_files([path])
    wizard.wait(lambda: wizard.session.work.case is not None)
    wizard.wait_for(Step.CHECK)
    take("case-odd-differs")
    wizard.press("Delete")
    take("case-odd-held")
    wizard.click("case_file.leave")
    wizard.wait_for(Step.RECORD_TYPE)


def _take_preview(take: Take, fixes: Sequence[Fix], parent: QWidget) -> bool:
    preview = FixPreview(fixes, parent)
    preview.show()
    take("masked-preview")
    preview.close()
    preview.deleteLater()
    return False


def dialogs(wizard: Wizard, folder: Path, take: Take) -> None:
    """Open every dialog, on the page from which it is opened."""
    set_up_servers(wizard.session)
    _take_dialogs(wizard, take)
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder, 300))
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    _take_dialogs(wizard, take)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    take("submit-server")
    wizard.choose("submit.server", "Practice server")
    wizard.wait_until_idle()
    _take_dialogs(wizard, take)


def _take_dialogs(wizard: Wizard, take: Take) -> None:
    for name, (step, make) in DIALOGS.items():
        if step is wizard.window.step:
            dialog = make(wizard)
            dialog.show()
            take(name)
            dialog.close()
            dialog.deleteLater()
    wizard.come_back()


def _mend(wizard: Wizard, take: Take) -> None:
    page = wizard.page
    assert isinstance(page, CheckPage)
    cause = next(each for each in page.desk.causes.causes() if each.title.startswith("Stray"))
    page.desk.causes.choose(cause)
    narrow = bool(wizard.seen("check.zone_problem"))  # there is room for one zone only
    if narrow:
        take("check-cause-rows")
        wizard.click("check.zone_problem")
    wizard.wait(lambda: bool(wizard.seen("check.fix")))
    take("check-cause")
    if narrow:
        wizard.click("check.zone_rows")
    wizard.press("Alt+Return")
    wizard.wait_until_idle()
    take("check-mended")
    _type_over(wizard, page)
    take("check-alike")
    wizard.press("Ctrl+H")
    wizard.type("school")
    wizard.wait(lambda: page.desk.find_bar.hits is not None)
    take("check-replace")
    wizard.press("Escape")
    _arrange(page, wizard, take)


def _arrange(page: CheckPage, wizard: Wizard, take: Take) -> None:
    """Sort and filter the table, look into a column's menu, and arrange nothing any more."""
    page.desk.arranging.turn(4)
    how = page.desk.arranging.now
    page.desk.arranging.arrange(how.filtered(ColumnFilter(5, "contains", ("1@",))))
    page.desk.table.show_columns([2])
    take("check-arranged")
    page.desk.table.show_as_in_file()
    menu = page.desk.arranging.menu_of(1)
    if menu is not None:
        menu.popup(page.desk.table.mapToGlobal(page.desk.table.rect().center()))
        take("check-column-menu")
        menu.close()
        wizard.come_back()
    of_cells = QMenu(page.desk.table)
    of_cells.addActions(page.desk.table.actions())
    of_cells.popup(page.desk.table.mapToGlobal(QPoint()))
    take("check-table-menu")
    of_cells.close()
    wizard.come_back()
    page.desk.arranging.arrange(Arrangement())
    wizard.wait_until_idle()


def _type_over(wizard: Wizard, page: CheckPage) -> None:
    """Type into a cell whose text is wrong in others, too."""
    sheet = page.session.work.sheet_of("patrons")
    column = next(each.column for each in sheet.matching.matches if each.field == "enabled")
    row = (sheet.frame[f"c{column}"] == "yess").arg_true()[0]
    edit = typed(sheet, row, column, "Y")
    assert edit is not None
    page.make_edit(edit)
    wizard.wait_until_idle()


def in_reach(wizard: Wizard, folder: Path, take: Take) -> None:
    """Look for what can be done, and have the text larger and smaller, light and dark in reach."""
    take("view")
    menu = wizard.window.view.menu
    menu.popup(wizard.frame.mapToGlobal(wizard.frame.rect().center()))
    take("view-menu")
    menu.close()
    wizard.come_back()
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder, 300))
    _find_action(wizard, take, "finder-file", "")
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    _find_action(wizard, take, "finder", "")
    _find_action(wizard, take, "finder-words", "un")
    _find_action(wizard, take, "finder-nothing", "zebra")
    wizard.press("Ctrl++")
    wizard.wait_until_idle()
    take("view-110")
    wizard.press("Ctrl+0", "Ctrl+-", "Ctrl+-")
    wizard.wait_until_idle()
    take("view-80")
    wizard.press("Ctrl+0")
    wizard.wait_until_idle()
    take("view-100-again")


def one_at_a_time(wizard: Wizard, folder: Path, take: Take) -> None:
    """Mend one problem after the other, without the table."""
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(folder, 300))
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    wizard.press("F7")
    wizard.wait_until_idle()
    take("one")
    wizard.type("mrossi@school.example")
    wizard.press("Return")
    wizard.wait_until_idle()
    take("one-mended")
    page = wizard.page
    assert isinstance(page, CheckPage)
    page.desk.filters.button("warning").click()
    wizard.wait_until_idle()
    take("one-with-fix")
    wizard.press("F8")
    wizard.wait_until_idle()
    wizard.press("F7")
    wizard.wait_until_idle()
    take("one-and-back")


def _find_action(wizard: Wizard, take: Take, name: str, words: str) -> None:
    finder = ActionFinder(lambda: offered_actions(wizard.window.parts()), wizard.window)
    finder.text.setText(words)
    finder.show()
    take(name)
    finder.close()
    finder.deleteLater()
    wizard.come_back()


# Each road with what the names of its pictures begin with.
ROADS: dict[Road, tuple[str, ...]] = {
    record_types: ("record-type",),
    infiniti: ("template", "file", "check", "submit", "results"),
    pasted: ("pasted-",),
    practised: ("practised-",),
    helped: ("beside-",),
    headings: ("headings", "file-uncertain"),
    many_headings: ("many-headings",),
    made_fields: ("made-",),
    marked: ("marked-",),
    nothing_to_mend: ("check-nothing-to-mend", "submit-all-good", "results-all-in"),
    queued: ("queued-",),
    compared: ("submit-compared",),
    haiku: ("set-",),
    modes: ("modes-",),
    other_files: ("asked-",),
    by_hand: ("by-hand-",),
    deleting: ("submit-modes", "submit-deletes"),
    kept: ("file-kept", "record-type-kept-list"),
    in_reach: ("view", "finder"),
    one_at_a_time: ("one",),
    masked: ("masked-",),
    looked_at: tuple(
        f"case-{each}" for each in ("check", "cause", "held", "headings", "record-type", "file")
    ),
    odd_cases: ("case-odd-",),
    dialogs: ("submit-server", *DIALOGS),
}


def roads_to(only: Sequence[str]) -> list[Road]:
    """Return the roads that have pictures whose names begin so; all of them for none."""
    wanted = tuple(only) or ("",)
    return [road for road, begins in ROADS.items() if _can_begin(begins, wanted)]


def _can_begin(begins: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Tell whether one of `begins` and one of `wanted` can be beginnings of the same name."""
    return any(each.startswith(begins) for each in wanted) or any(
        begin.startswith(wanted) for begin in begins
    )
