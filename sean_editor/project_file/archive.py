"""Reading a zip that anyone may have made: names, sizes and methods are checked before a byte is unpacked."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from models.translation import tr
from sean_editor.project_file.limits import check_members, check_part, check_total

ENCRYPTED = 1  # bit of a member's flags


class Archive:
    """The members of an open zip by name. ValueError, in words for a person, for what is missing or unfit."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        members = file.infolist()
        check_members([member.filename for member in members])
        self._members = {member.filename: member for member in members}
        if len(self._members) < len(members):
            raise ValueError(tr("two of its parts have the same name"))
        self.size = Path(str(file.filename)).stat().st_size
        """Bytes of the whole file."""
        if sum(member.compress_size for member in members) > self.size:
            raise ValueError(tr("its parts overlap"))
        check_total(sum(member.file_size for member in members), self.size)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The content of a member within its limit, its checksum verified."""
        member = self._members.get(name)
        if member is None:
            raise ValueError(tr("{part} is missing", part=name))
        check_part(name, member.file_size)
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or member.flag_bits & ENCRYPTED:
            raise ValueError(tr("{part} is compressed in a way that projects do not use", part=name))
        with self._file.open(member) as stream:
            data = stream.read(member.file_size + 1)  # a read without a size unpacks all that is there
        if len(data) != member.file_size:
            raise ValueError(tr("{part} is damaged", part=name))
        return data


def add_member(file: ZipFile, name: str, data: bytes, packed: bool = False) -> None:
    """Put `data` into a zip; `packed`: deflated, for what is not compressed already. ValueError if it is
    larger than a reader takes.
    """
    check_part(name, len(data))
    member = ZipInfo(name)  # always of the same date: the same project makes the same file
    member.external_attr = 0o644 << 16
    file.writestr(member, data, ZIP_DEFLATED if packed else ZIP_STORED)
