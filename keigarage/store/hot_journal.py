"""Whether a journal left beside the garage file belongs to it.

SQLite plays a leftover journal back into whatever file lies beside it. Where somebody put a backup
in place by hand after a crash, that would mix the pages of two files.
Layout: https://www.sqlite.org/fileformat2.html#the_rollback_journal
"""

import struct
from pathlib import Path

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sIIIII")  # magic, records, nonce, pages before, sector, page size
_COUNTER = slice(24, 28)  # the file change counter, in page 1


def belongs(journal: Path, database: Path) -> bool:
    """False where the journal is certainly another file's; call while nothing has the file open.

    A write raises the change counter in page 1 by one, and the journal keeps page 1 as it was: the
    file's counter is then that one or the next.
    """
    content = journal.read_bytes()
    if len(content) < _HEADER.size or not content.startswith(_MAGIC):
        return True  # SQLite does not play it back either
    _, records, _, pages_before, sector, page_bytes = _HEADER.unpack_from(content)
    if records == 0:
        # Nothing of the journal was synced, so nothing of the file was written: it may only have
        # the length it had before.
        return bool(database.stat().st_size == pages_before * page_bytes)
    with database.open("rb") as stream:
        head = stream.read(100)
    page = _page_one(content, sector, page_bytes)
    if page is None or len(head) < 100:
        return True  # nothing to tell by; the check of a trial copy decides
    before, now = (int.from_bytes(part[_COUNTER], "big") for part in (page, head))
    return now in (before, before + 1)


def _page_one(content: bytes, sector: int, page_bytes: int) -> bytes | None:
    """Page 1 as the journal keeps it; a long journal has several parts, each with a header."""
    record_bytes, at = page_bytes + 8, 0
    while content.startswith(_MAGIC, at) and len(content) >= at + _HEADER.size:
        start = at + sector
        room = (len(content) - start) // record_bytes
        records = min(_HEADER.unpack_from(content, at)[1], room)
        for record in range(start, start + records * record_bytes, record_bytes):
            if content[record : record + 4] == b"\0\0\0\1":
                return content[record + 4 : record + 4 + page_bytes]
        if records <= 0:
            return None
        at = -(-(start + records * record_bytes) // sector) * sector
    return None
