"""The table that a page shows is what was measured."""

import json

from tools.benchmark.charts import HERE, table


def test_table_shows_the_results() -> None:
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    shown = (HERE / "table.md").read_text(encoding="utf-8")
    assert shown == table(results), (
        "tools/benchmark/table.md does not show tools/benchmark/results.json; "
        "run `python -m tools.benchmark.charts`"
    )
