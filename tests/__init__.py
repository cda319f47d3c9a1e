"""The rules that the repository keeps to, one file a subject; see `subjects`."""
