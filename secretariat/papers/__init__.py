"""Paper and files that leave the office: typesetting, sheets, documents. It knows nothing of meetings."""
