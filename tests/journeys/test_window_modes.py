"""Whatever a person presses: nothing goes out that deletes without the figure typed for it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from itertools import count, product
from typing import TYPE_CHECKING

import openpyxl
import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.core.templates.template_columns import template_columns
from rosterwizard.core.templates.workbook import template_workbook
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.services import plan_and_send
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.settings import Settings
from rosterwizard.services.submitting.submission import Submitted, submit
from tests.helpers.pictured_roads import EXAMPLES
from tests.helpers.road_steps import open_file, open_system, to_submit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.plan import Plan
    from tests.helpers.wizard import Wizard

# What Qt's plugin without a screen says of a list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HAIKU = find_profile("haiku", built_in_profiles())
FILES = {
    "users.csv": "import_id,first_name,last_name,login,user_type\n"
    "T-1,Ada,Roe,aroe,T\nS-1,Bo,Roe,broe,S\nS-2,Cy,Poe,cpoe,S\n",
    "classes.csv": "import_id,name,teacher_id\nC-1,Biology,T-1\n",
    "roster.csv": "class_id,user_id,role\nC-1,S-1,S\nC-1,S-2,S\n",
}
ROWS = 6
GONE = "GONE-1"  # stands in the list of deletions alone
FIGURES = {"none": "", "wrong": str(ROWS + 1), "right": str(ROWS)}
ROW_CHOICES = ("mend", "good-rows", "all-rows")


@dataclass(frozen=True)
class Opened:
    """A set of files. begins: how their names begin; own: the mode that is pressed at first.

    whole: it has all that a full load takes: each file, and no row with an error.
    """

    begins: str
    own: str
    whole: bool = True
    bad: bool = False
    template: bool = False
    deletions: bool = False
    only: str = ""


SETS = {
    "partial names": Opened("update_", "partial"),
    "full names": Opened("", "full"),
    "names that tell nothing": Opened("our ", "partial"),
    "template for a part": Opened("", "partial", template=True),
    "template for the whole": Opened("", "full", template=True),
    "with deletions": Opened("update_", "partial", deletions=True),
    "partial names, rows with errors": Opened("update_", "partial", whole=False, bad=True),
    "full names, rows with errors": Opened("", "full", whole=False, bad=True),
    "full names, a file missing": Opened("", "full", whole=False, only="users.csv"),
}


def written(opened: Opened, folder: Path) -> list[Path]:
    """Write the set, and return what a person would open."""
    if opened.template:
        return [filled_template(opened.own, folder)]
    for name, text in FILES.items():
        if not opened.only or name == opened.only:
            cells = text.replace("S-2,Cy,", "S-2,,") if opened.bad else text
            (folder / f"{opened.begins}{name}").write_text(cells, "utf-8")
    if opened.deletions:
        (folder / "delete_users.csv").write_text(f"import_id\n{GONE}\n", "utf-8")
    return sorted(folder.iterdir())


def filled_template(mode: str, folder: Path) -> Path:
    columns = {
        each.name: template_columns(each, FILES[each.path].splitlines()[0].split(","))
        for each in HAIKU.record_types
        if each.path in FILES
    }
    book = openpyxl.load_workbook(
        io.BytesIO(template_workbook(HAIKU, columns, samples=False, mode=mode))
    )
    for record_type in HAIKU.record_types:
        if record_type.path in FILES:
            fill(book[record_type.title], FILES[record_type.path])
    path = folder / "filled in.xlsx"
    book.save(path)
    return path


def fill(sheet: Worksheet, text: str) -> None:
    headings, *rows = (line.split(",") for line in text.splitlines())
    places = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for number, row in enumerate(rows, start=2):
        for heading, cell in zip(headings, row, strict=True):
            sheet.cell(number, places[heading], cell)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Plan]]:
    """Return what goes out. By hand it is really written, and servers turn it down."""
    plans: list[Plan] = []

    def send(plan: Plan, job: Job, secret: str | None, progress: Progress) -> Submitted:
        plans.append(plan)
        if plan.server.protocol == "by-hand":
            return submit(plan, job, secret, progress)
        return Submitted({}, trouble=RosterError("folder-read-only", folder="there"))

    out = made(tmp_path / "out")
    numbers = count()
    monkeypatch.setattr(plan_and_send, "submit", send)
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: True)
    monkeypatch.setattr(SubmitPage, "ask_folder", lambda *_: str(made(out / str(next(numbers)))))
    yield plans
    assert all(GONE.encode() not in path.read_bytes() for path in out.glob("*/*"))


@pytest.mark.parametrize("name", SETS)
def test_no_way_through_the_page_deletes_without_its_figure(
    wizard: Wizard, tmp_path: Path, sent: list[Plan], name: str
) -> None:
    opened, folder = SETS[name], tmp_path / "set"
    folder.mkdir()
    page = at_submit(wizard, written(opened, folder))
    assert page.choices.mode == opened.own
    row_choices = ROW_CHOICES if opened.bad else ("",)
    done = set()
    for place, row_choice, mode in product(
        range(page.servers.server.count()), row_choices, ("partial", "full")
    ):
        choose(wizard, page, place, row_choice, mode)
        assert page.choices.remaining.text() == ""  # it was typed for something else
        for figure in FIGURES if mode == "full" else ("none",):
            if mode == "full":
                page.choices.remaining.setText(FIGURES[figure])
                wizard.wait_until_idle()
            plan = pressed(wizard, page, sent)
            if plan is not None:
                assert row_choice != "mend"
                assert (plan.mode, names_in(plan)) == (mode, names_of(mode, opened))
                assert mode == "partial" or (figure == "right" and plan.rows_sent == ROWS)
                done.add((plan.server.protocol, row_choice, mode))
    by_hand_too = [server.protocol for server in offered(page)]
    for protocol, row_choice in product(by_hand_too, row_choices):
        if row_choice != "mend":
            assert (protocol, row_choice, "partial") in done
            may = opened.whole or row_choice == "all-rows"
            assert ((protocol, row_choice, "full") in done) == may


def at_submit(wizard: Wizard, paths: list[Path]) -> SubmitPage:
    open_system(wizard, "haiku")
    wizard.go_on()
    wizard.wait_for(Step.TEMPLATE)
    return with_files(wizard, paths)


def with_files(wizard: Wizard, paths: list[Path]) -> SubmitPage:
    wizard.window.go_to(Step.FILE)
    wizard.wait_for(Step.FILE)
    open_file(wizard, *paths)
    for step in (Step.CHECK, Step.SUBMIT):
        wizard.go_on()
        wizard.wait_for(step)
    page = wizard.page
    assert isinstance(page, SubmitPage)
    return page


def choose(wizard: Wizard, page: SubmitPage, place: int, row_choice: str, mode: str) -> None:
    page.servers.server.setCurrentIndex(place)
    wizard.wait_until_idle()
    for rows, key in ((page.choices.row_choices, row_choice), (page.choices.modes, mode)):
        if key:
            rows.rows[key].button.click()
            wizard.wait_until_idle()


def pressed(wizard: Wizard, page: SubmitPage, sent: list[Plan]) -> Plan | None:
    """Press the main button where that sends; return what went out."""
    before = len(sent)
    if page.choices.is_mend or not wizard.main_button().isEnabled():
        return None
    wizard.click_on(wizard.main_button())
    wizard.wait_until_idle()
    wizard.session.set_submitted(None)
    assert len(sent) == before + 1
    return sent[-1]


def offered(page: SubmitPage) -> list[Server]:
    box = page.servers.server
    return [box.itemData(place) for place in range(box.count())]


def names_in(plan: Plan) -> set[str]:
    (batch,) = plan.batches
    assert GONE.encode() not in batch.content
    with zipfile.ZipFile(io.BytesIO(batch.content)) as archive:
        assert all(GONE.encode() not in archive.read(name) for name in archive.namelist())
        return set(archive.namelist())


def names_of(mode: str, opened: Opened) -> set[str]:
    begins = "update_" if mode == "partial" else ""
    return {f"{begins}{name}" for name in FILES if not opened.only or name == opened.only}


def test_figure_holds_for_one_server_and_neither_it_nor_the_mode_outlives_its_files(
    wizard: Wizard, tmp_path: Path, sent: list[Plan]
) -> None:
    sets = {}
    for name in ("full names", "partial names"):
        sets[name] = written(SETS[name], made(tmp_path / name))
    another = written(SETS["full names"], made(tmp_path / "another"))
    unsaid = written(SETS["names that tell nothing"], made(tmp_path / "unsaid"))
    page = at_submit(wizard, sets["full names"])
    page.choices.remaining.setText(str(ROWS))
    wizard.wait_until_idle()
    assert wizard.main_button().isEnabled()
    page.servers.server.setCurrentIndex(1)
    wizard.wait_until_idle()
    assert (page.choices.mode, page.choices.remaining.text()) == ("full", "")
    assert not wizard.main_button().isEnabled()
    for paths, mode in ((another, "full"), (sets["partial names"], "partial")):
        with_files(wizard, paths)
        assert (page.choices.mode, page.choices.remaining.text()) == (mode, "")
        assert wizard.main_button().isEnabled() == (mode == "partial")
    choose(wizard, page, 0, "", "full")
    page.choices.remaining.setText(str(ROWS))
    with_files(wizard, unsaid)
    assert (page.choices.mode, page.choices.remaining.text()) == ("partial", "")
    assert sent == []


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_no_folder_gets_a_load_that_deletes_without_its_figure(
    wizard: Wizard, tmp_path: Path, sent: list[Plan]
) -> None:
    to_submit(wizard, "echalk", "sync-users", EXAMPLES / "echalk" / "sync-users.good.csv")
    page, job = wizard.page, wizard.session.work.job
    assert isinstance(page, SubmitPage)
    assert job is not None
    rows = sum(sheet.frame.height for sheet in job.sheets)
    servers = tuple(
        new_server(job.profile, f"Folder {mode}", str(made(tmp_path / f"f-{mode}")), mode=mode)
        for mode in ("partial", "full")
    )
    wizard.session.change_settings(lambda _none: Settings(servers=servers))
    page.enter()
    wizard.wait_until_idle()
    assert page.choices.mode == "partial"
    page.servers.server.setCurrentIndex(1)
    wizard.wait_until_idle()
    assert page.choices.mode == "full"  # what the folder is for
    done = set()
    modes = job.profile.submission_of(job.sheets[0].record_type).modes
    for place, mode in product(range(page.servers.server.count()), modes):
        choose(wizard, page, place, "", mode.name)
        assert page.choices.remaining.text() == ""
        for said in ("", str(rows + 1), str(rows)) if mode.deletes else ("",):
            page.choices.remaining.setText(said)
            wizard.wait_until_idle()
            plan = pressed(wizard, page, sent)
            if plan is not None:
                assert (plan.mode, plan.deletes) == (mode.name, mode.deletes)
                assert plan.server.mode in {"", mode.name}
                assert said == (str(rows) if mode.deletes else "")
                done.add((plan.server.name, mode.name))
    anywhere = set(product(("practice:good", "by-hand"), (each.name for each in modes)))
    assert done == {("Folder partial", "partial"), ("Folder full", "full")} | anywhere
