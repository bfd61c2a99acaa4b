"""What leaves the office about bilaterals: their programme, by day and room."""
