"""What `make` runs on a developer's machine: the environment, a database server, the demo.

Nothing here is part of the running site, and production never imports it. `environment` and
`terminal` use the standard library only, because they run before anything is installed.
"""
