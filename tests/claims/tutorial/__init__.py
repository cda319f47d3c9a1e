"""Claims of the pages in docs/tutorial/."""
