"""Lists for staff of what wants attention, each with a spreadsheet to take away."""
