"""One open editor without its window: the document, the references, the engine, and unsaved work."""
