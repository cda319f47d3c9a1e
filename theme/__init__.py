"""All that the site adds to Material: theme/steps.py is the list, theme/templates what is drawn."""
