"""The documents of the toolkit, each a module with a ``DOCUMENT``, in the order in which the case meets them."""
