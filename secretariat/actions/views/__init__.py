"""Other ways to look at the tracker: in groups, over the months, by urgency; and filters kept under names."""
