"""Where the model meets the documents: the ``pmo`` domain, its directives and its transforms."""
