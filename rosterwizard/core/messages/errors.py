"""The one exception for what a person can put right."""


class RosterError(Exception):
    """Something went wrong that the person in front of the program can mend.

    code: a word from `resources/words`, never reused for another fault.
    params: the named gaps of that sentence. They are shown to the person, so they may hold
        file names and headings; they never hold secrets or the cells of a row.

    Everything that is not a `RosterError` is a bug in the program.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        """Give the whole sentence, so that a stray log line still makes sense."""
        from rosterwizard.core.messages.words import sentence  # noqa: PLC0415 - words read a file

        return sentence(self.code, "message", **self.params)
