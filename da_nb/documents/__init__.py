"""Engines of documents: texts and forms in, bytes of files out. They know no interview and no session."""
