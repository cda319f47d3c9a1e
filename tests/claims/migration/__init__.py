"""Claims of the pages in docs/migration/."""
