"""Things are counted in the words for one or for several, in the reader's own digits."""

from rosterwizard.core.messages.counting import counted


def test_one_thing_has_words_of_its_own() -> None:
    assert counted("check-continue", 1) == "&Continue with one row…"
    assert counted("check-continue", 2) == "&Continue with 2 rows…"


def test_the_number_is_written_as_the_reader_writes_it() -> None:
    assert "3,412" in counted("check-continue", 3412, "{:,}".format)
    assert "3412" in counted("check-continue", 3412)


def test_words_without_a_form_for_one_serve_for_any_count() -> None:
    assert counted("results-all-in", 1, what="patrons") == "All 1 patrons are in."
