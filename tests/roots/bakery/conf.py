project = "The bakery's book"
extensions = ["myst_parser", "pmo_guide"]
pmo_framework = "framework.py"
html_theme = "basic"
exclude_patterns = ["_build"]
