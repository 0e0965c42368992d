project = "The guild's book"
extensions = ["pmo_guide", "sphinxcontrib.bibtex"]
pmo_framework = "guild.json"
bibtex_bibfiles = ["sources.bib"]
html_theme = "basic"
exclude_patterns = ["_build"]
