"""The table that a page shows is what was measured."""

import json

from charts import HERE, table


def test_table_shows_the_results():
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    shown = (HERE / "table.md").read_text(encoding="utf-8")
    assert shown == table(results), (
        "benchmarks/table.md does not show benchmarks/results.json; "
        "run `python benchmarks/charts.py`"
    )
