"""A batch: one photo after another, a report after each, and what is there already is skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.atomic_write import Cancelled, never
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import joined, listed, tr, tr_plural
from sean_editor.batch.edit import BatchEdit, BatchOptions
from sean_editor.batch.names import output_names, photos_among, photos_in, proof_names
from sean_editor.batch.photo import FindsFaces, PhotoEditor
from sean_editor.batch.report import (
    Outcome,
    Status,
    check_free,
    file_hash,
    read_report,
    still_holds,
    write_report,
)
from sean_editor.engine.transfer import foreign_sentence
from sean_editor.engine.worker import describe_error
from sean_editor.errors import UserError
from sean_editor.export.photo import write_photo
from sean_editor.export.proof import Proof, prove
from sean_editor.export.proof_file import check_proof_place, save_proof
from sean_editor.photo.decode import read_photo
from sean_editor.photo.opening import default_analyser

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


class Batch:
    """An edit for the photos of a folder; the results and report.csv go to another folder."""

    def __init__(
        self,
        engine: Engine,
        edit: BatchEdit,
        folder: Path | str | Sequence[Path | str],
        output: Path | str,
        options: BatchOptions | None = None,
        analyser: FindsFaces | None = None,
        regions: RegionSet = CELEBAMASK_HQ,
    ) -> None:
        """`folder` may be a list of photos and folders, too.

        UserError if there are no photos in `folder`, two have the same name, or they lie in `output`.
        """
        self._options = options or BatchOptions()
        self.photos = photos_in(folder) if isinstance(folder, Path | str) else photos_among(folder)
        """Their files, in the order in which they are edited."""
        self.output = Path(output)
        self._check_output()
        self._engine, self._regions = engine, regions
        self._edit, self._analyser = edit, analyser
        self._names = output_names(self.photos, self._options.suffix)
        self._proofs = proof_names(self._names.values())
        self._key, self._warning = "", ""

    def warning(self) -> str:
        """A sentence that names the styles that are not applied, as they belong to another network; or "".

        Waits for the engine to be loaded. It stands in the report, too.
        """
        foreign = self._edit.foreign(self._engine.checkpoint_hash)
        if not foreign:
            return ""
        return tr_plural(
            "The style {names} belongs to another network and is not applied.",
            "The styles {names} belong to another network and are not applied.",
            len(foreign),
            names=listed(style.name for style in foreign),
        )

    def run(self, stop: Cancelled = never, cancelled: Cancelled = never) -> Iterator[Outcome]:
        """Edit the photos, and say after each what became of it. A photo that fails stops nothing.

        Once `stop()` is true no further photo is begun; soon after `cancelled()` is true the one under way is
        given up, too. UserError if the folder for the results, or the report in it, cannot be written, or if
        every style belongs to another network.
        """
        edit = self._usable_edit()
        self._make_output()
        self._key, self._warning = self._edit.key(self._options, self._engine.checkpoint_hash), self.warning()
        editor = PhotoEditor(self._engine, self._analyser or default_analyser(), edit, self._options)
        known = read_report(self.output)
        outcomes = dict(known)  # those of photos that are not there any more stay in the report
        for path in self.photos:
            if stop() or cancelled():
                return
            try:
                outcome = self._outcome(editor, path, known.get(path.name), cancelled)
            except CancelledError:
                return
            outcomes[path.name] = outcome
            if not outcome.again:
                write_report(self.output, outcomes.values())
            yield outcome

    def _usable_edit(self) -> BatchEdit:
        """The edit without styles of other networks. UserError if nothing is left."""
        foreign = self._edit.foreign(self._engine.checkpoint_hash)
        usable = self._edit.without(foreign)
        if foreign and usable.retouch.is_none and not any(map(usable.has, usable.regions)):
            raise UserError(foreign_sentence(foreign[0]))
        return usable

    def _outcome(
        self, editor: PhotoEditor, path: Path, known: Outcome | None, cancelled: Cancelled
    ) -> Outcome:
        source = file_hash(path)
        earlier = still_holds(known, self._key, source, self.output)
        if earlier is not None and self._is_proven(earlier):
            return earlier
        failed = Outcome(path.name, Status.FAILED, edit=self._key, source=source)
        try:
            return self._edited(editor, path, source, known, cancelled)
        except CancelledError:
            raise
        except UserError as error:
            # the row says which photo: not a path, which may say whose it is
            return _kept(replace(failed, remark=str(error).replace(str(path), path.name)), known)
        except Exception as error:  # whatever a file may do to a decoder: the other photos are waiting
            return _kept(replace(failed, remark=describe_error(error)), known)

    def _edited(
        self, editor: PhotoEditor, path: Path, source: str, known: Outcome | None, cancelled: Cancelled
    ) -> Outcome:
        target, options = self.output / self._names[path], self._options
        check_free(target, known)
        if options.proof:
            check_proof_place(self.output / self._proofs[target.name])
        photo = read_photo(path)
        edited = editor.apply(photo, cancelled)
        if not edited.faces:
            remark = joined(
                tr("No face shows a region of the edit that its reference shows, too."), self._warning
            )
            return _kept(
                Outcome(path.name, Status.UNCHANGED, remark=remark, edit=self._key, source=source), known
            )
        write_photo(target, edited.pixels, photo, options.quality, cancelled, options.personal_data)
        outcome = Outcome(
            path.name,
            Status.DONE,
            target.name,
            edited.faces,
            " ".join(self._regions[region].name for region in sorted(edited.regions)),
            joined(edited.remark, self._warning, *photo.notices).replace(str(path), path.name),
            self._key,
            source,
            file_hash(target),
        )
        if edited.reach is None:
            return outcome
        proof = prove(target, photo, edited.pixels, edited.reach, keep_unedited=options.keep_unedited)
        save_proof(self.output / self._proofs[target.name], proof)
        return _with_numbers(outcome, proof)

    def _is_proven(self, earlier: Outcome) -> bool:
        """Whether an earlier outcome has the proof that is wanted, too."""
        if not self._options.proof or earlier.status is not Status.DONE:
            return True
        name = self._proofs.get(earlier.output)
        return bool(earlier.outside) and name is not None and (self.output / name).is_file()

    def _check_output(self) -> None:
        if self.output.is_file():
            raise UserError(tr("{file} is a file. Give the name of a folder.", file=self.output))
        folders = {path.parent for path in self.photos if path.exists()}
        if self.output.exists() and any(map(self.output.samefile, folders)):
            raise UserError(
                tr(
                    "{folder} is the folder of the photos themselves. Write the results to another one.",
                    folder=self.output,
                )
            )

    def _make_output(self) -> None:
        try:
            self.output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                tr(
                    "The folder {folder} cannot be created ({reason}). Choose another one.",
                    folder=self.output,
                    reason=error.strerror,
                )
            ) from error


def _with_numbers(outcome: Outcome, proof: Proof) -> Outcome:
    found = proof.written if proof.lossless else proof.made
    by_format = "" if proof.lossless else str(proof.written.changed_outside)
    return replace(
        outcome, outside=str(found.outside), changed=str(found.changed_outside), changed_by_format=by_format
    )


def _kept(outcome: Outcome, known: Outcome | None) -> Outcome:
    """The outcome with the file that an earlier edit wrote, so that it is known as the batch's own."""
    if known is None or not known.output:
        return outcome
    older = tr("{file} is the result of an earlier edit.", file=known.output)
    return replace(
        outcome, output=known.output, result=known.result, remark=f"{outcome.remark} {older}".strip()
    )
