"""Claims of the pages in docs/beyond/."""
