"""Reading a zip that anyone may have made: names, sizes and methods are checked before a byte is unpacked."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from models.translation import tr

MAX_MEMBERS = 4096
ENCRYPTED = 1  # bit of a member's flags


class Archive:
    """The members of an open zip by name. ValueError, in words for a person, for what is missing or unfit."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        members = file.infolist()
        if len(members) > MAX_MEMBERS:
            raise ValueError(tr("it has {count} parts, more than a project can have", count=len(members)))
        self._members = {member.filename: member for member in members}
        if len(self._members) < len(members):
            raise ValueError(tr("two of its parts have the same name"))

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, limit: int) -> bytes:
        """The content of a member of at most `limit` bytes, its checksum verified."""
        member = self._members.get(name)
        if member is None:
            raise ValueError(tr("{part} is missing", part=name))
        if member.file_size > limit:
            raise ValueError(tr("{part} is larger than {limit:,} bytes", part=name, limit=limit))
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or member.flag_bits & ENCRYPTED:
            raise ValueError(tr("{part} is compressed in a way that projects do not use", part=name))
        return self._file.read(member)  # never more than the size that was just checked


def add_member(file: ZipFile, name: str, data: bytes, packed: bool = False) -> None:
    """Put `data` into a zip; `packed`: deflated, for what is not compressed already."""
    member = ZipInfo(name)  # always of the same date: the same project makes the same file
    member.external_attr = 0o644 << 16
    file.writestr(member, data, ZIP_DEFLATED if packed else ZIP_STORED)
