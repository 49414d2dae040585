"""What is measured, and how. Never a test: figures depend on the machine, behaviour does not."""
