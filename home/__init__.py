"""The content: page models, blocks, the rules for good content, and guides as Markdown.

It must not know how pages are found (`search`), framed or addressed (`portal`), nor who reads
them: what a page shows depends on the page alone.
"""
