"""All that the site adds to Material: steps.py lists it, templates/ holds what pages show."""
