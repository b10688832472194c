"""Reading the first file out of a form, as Infiniti does: names do not matter."""

from __future__ import annotations

from email.message import Message


def first_file(content_type: str, body: bytes) -> bytes | None:
    """Return the content of the first part that is a file; None when there is none."""
    header = Message()
    header["Content-Type"] = content_type
    boundary = header.get_param("boundary")
    if header.get_content_type() != "multipart/form-data" or not isinstance(boundary, str):
        return None
    mark = b"--" + boundary.encode("latin-1", "replace")
    # A part begins after the mark's line and ends before the line break of the next mark.
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:]:
        head, found, content = part.partition(b"\r\n\r\n")
        if found and b"filename" in head.lower():
            return content
    return None
