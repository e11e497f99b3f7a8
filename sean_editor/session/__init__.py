"""One open editor without its window: document, references, engine, unsaved work."""
