"""Opening a small zip that somebody has passed on; what is wrong with it is said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from models.translation import tr
from sean_editor.errors import UserError, is_out_of_memory
from sean_editor.project_file.archive import Archive


@contextmanager
def shared_archive(
    path: Path, ending: str, not_one: str, unreadable: Callable[[str], str]
) -> Iterator[Archive]:
    """The archive at `path`, to be read inside. UserError for whatever goes wrong there.

    `not_one` is said of a file that is no zip, `unreadable(reason)` of one whose content is not as it should
    be.
    """
    try:
        with ZipFile(path) as file:
            yield Archive(file)
    except UserError:
        raise
    except FileNotFoundError as error:
        raise UserError(tr("There is no file {file}. Check the name.", file=path)) from error
    except IsADirectoryError as error:
        raise UserError(
            tr("{file} is a folder. Choose a {ending} file inside it.", file=path, ending=ending)
        ) from error
    except PermissionError as error:
        raise UserError(
            tr("{file} cannot be read: permission denied. Check its permissions.", file=path)
        ) from error
    except BadZipFile as error:
        raise UserError(not_one) from error
    except Exception as error:  # decoders raise whatever they like on damaged data
        if is_out_of_memory(error):
            raise UserError(
                tr("{file} does not fit into memory. Close other programs.", file=path)
            ) from error
        raise UserError(unreadable(str(error) or type(error).__name__)) from error
