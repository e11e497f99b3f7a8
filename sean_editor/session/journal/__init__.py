"""A journal of everything that happens to a document, written while it happens and read after a crash."""

from sean_editor.session.journal.journal import LARGE, SUFFIX, Journal, Story, read_journal

__all__ = ["LARGE", "SUFFIX", "Journal", "Story", "read_journal"]
