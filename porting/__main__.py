"""`python -m porting` writes docs/migration/names.md."""

from porting import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
print(f"wrote {PAGE.name}")
