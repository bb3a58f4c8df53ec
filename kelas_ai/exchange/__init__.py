"""`.kelas` files: a plan, a question, chosen evidence, carried on a stick."""
