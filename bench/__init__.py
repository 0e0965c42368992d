"""How long things take, how much memory and how many bytes: one command, one table. Nothing fails for being slow."""
