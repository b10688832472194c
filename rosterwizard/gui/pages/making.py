"""Makes the page of a step, and imports its module only then."""

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.session import Session


def make_page(step: Step, session: Session) -> Page:
    """Return a new page for `step`.

    The first page is all that the first paint needs; the others bring Polars and more with them.
    """
    return _MAKERS[step](session)


def _record_type_page(session: Session) -> Page:
    from rosterwizard.gui.pages.record_type_page import RecordTypePage  # noqa: PLC0415 - as above

    return RecordTypePage(session)


def _template_page(session: Session) -> Page:
    from rosterwizard.gui.pages.template_page import TemplatePage  # noqa: PLC0415 - as above

    return TemplatePage(session)


def _file_page(session: Session) -> Page:
    from rosterwizard.gui.pages.file_page import FilePage  # noqa: PLC0415 - as above

    return FilePage(session)


def _headings_page(session: Session) -> Page:
    from rosterwizard.gui.pages.headings_page import HeadingsPage  # noqa: PLC0415 - as above

    return HeadingsPage(session)


def _check_page(session: Session) -> Page:
    from rosterwizard.gui.pages.check_page import CheckPage  # noqa: PLC0415 - as above

    return CheckPage(session)


def _submit_page(session: Session) -> Page:
    from rosterwizard.gui.pages.submit_page import SubmitPage  # noqa: PLC0415 - as above

    return SubmitPage(session)


def _results_page(session: Session) -> Page:
    from rosterwizard.gui.pages.results_page import ResultsPage  # noqa: PLC0415 - as above

    return ResultsPage(session)


_MAKERS = {
    Step.RECORD_TYPE: _record_type_page,
    Step.TEMPLATE: _template_page,
    Step.FILE: _file_page,
    Step.HEADINGS: _headings_page,
    Step.CHECK: _check_page,
    Step.SUBMIT: _submit_page,
    Step.RESULTS: _results_page,
}
