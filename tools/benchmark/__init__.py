"""HTTP clients against each other: `run` times them, `charts` draws what it found."""
