"""Terms as a CSV file: one file to a language, loaded whole or not at all, and written back."""
