"""The parts a page is built from, one file per family.

Blocks hold structure, so that quality can be judged from structure. They must not know which
page they stand on; rules that span blocks are in `stream.py`, what each page may hold in
`palettes.py`.
"""
