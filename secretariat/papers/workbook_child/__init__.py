"""What the process that reads workbooks is made of (see sheet_child.py). It imports nothing else of the project."""
