"""Declarations: texts that meetings negotiate and adopt, in numbered paragraphs, revision by revision."""
