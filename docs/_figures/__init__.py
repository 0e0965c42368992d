"""The figures that pages tell, held against what works them out: the examples, the framework, documents, pictures.

``python docs/_figures/check.py`` prints each that differs as ``file:line: what``, and `pmo-guide check` does so, too.
"""
