"""The command line's parts that know nothing of meetings: arguments from fields, output as table, JSON or CSV."""
