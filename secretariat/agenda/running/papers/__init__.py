"""The run of show as it leaves the office: paper, document, sheet."""
