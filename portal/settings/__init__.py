"""Settings. `base` is production and safe by default; `dev` and `test` relax it line by line.

`DJANGO_SETTINGS_MODULE` defaults to `portal.settings.base`: forgetting to choose must never
mean running with development's relaxations.
"""
