"""The handbook: the whole book as one accessible PDF that can be filled in, printed, and read back.

`builder` is the Sphinx builder, `render` turns documents into Typst, ``handbook.typ`` holds the whole look, and
`forms` makes the form fields and reads a filled-in copy. Typst and pikepdf come with the extra ``pmo-guide[pdf]`` and
are imported only when a handbook is made or read.
"""
