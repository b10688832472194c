"""Loading by hand: the exact file for a person who uploads it, with the plan's page and steps."""

from rosterwizard.services.ways.folder_sending import FolderProtocol


class ByHandProtocol(FolderProtocol):
    """Writes the file into the folder that the person chose; the rest is theirs to do."""

    row_words = "row-to-load-by-hand"
