"""The core asks and judges: it opens nothing, runs nothing, and has no clock and no chance of its own."""

from __future__ import annotations

import ast

from tests.house.tree import CORE, SOURCE, calls, dotted, files, imports, parse, place

OUTSIDE = frozenset(
    {
        "asyncio",
        "django",
        "duckdb",
        "http",
        "io",
        "logging",
        "multiprocessing",
        "os",
        "pathlib",
        "pyspark",
        "random",
        "requests",
        "secrets",
        "shutil",
        "socket",
        "sqlite3",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "typer",
        "urllib",
        "uuid",
    }
)
DOES_SOMETHING = frozenset({"open", "print", "input", "eval", "exec", "breakpoint"})
CLOCKS = frozenset({"now", "today", "utcnow", "fromtimestamp", "monotonic", "perf_counter"})
RUNS = frozenset(
    {
        "execute",
        "to_pyarrow",
        "to_pandas",
        "to_polars",
        "to_pyarrow_batches",
        "to_parquet",
        "to_csv",
        "read_text",
        "read_bytes",
        "write_text",
    }
)
OF_IBIS = frozenset(
    {"connect", "duckdb", "pyspark", "random", "uuid", "read_csv", "read_parquet", "read_json", "set_backend", "options"}
)
READ_BY_DUCKDB = CORE / "intake"
OF_ARRAYS = ("np", "numpy", "statistics", "scipy", "stats")


def test_the_core_imports_nothing_that_acts():
    acting = [f"{place(path, line)} {name}" for path in _core() for name, line in imports(path) if name.split(".")[0] in OUTSIDE]

    assert not acting


def test_the_core_opens_and_runs_nothing_and_reads_no_clock():
    acting = []
    for path in _core():
        for call in calls(path):
            name = dotted(call.func)
            last = name.split(".")[-1]
            if name in DOES_SOMETHING or ("." in name and last in CLOCKS | RUNS):
                acting.append(f"{place(path, call.lineno)} {name}()")

    assert not acting


def test_the_core_draws_nothing_by_itself():
    drawing = []
    for path in _core():
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Attribute):
                name = dotted(node)
                if name.startswith(("np.random.", "numpy.random.")) and node.attr != "Generator":
                    drawing.append(f"{place(path, node.lineno)} {name}: let the caller pass the generator")
                if name.startswith("ibis.") and name.split(".")[1] in OF_IBIS:
                    drawing.append(f"{place(path, node.lineno)} {name}")

    assert not drawing


def test_only_a_connection_or_a_cursor_executes():
    others = []
    for path in files(".py", under=SOURCE):
        for call in calls(path):
            name = dotted(call.func)
            if name.endswith(".execute") and not name.removesuffix(".execute").removesuffix("()").endswith(
                ("connection", "cursor")
            ):
                others.append(f"{place(path, call.lineno)} {name}: ask, and let the engine run it as Arrow")

    assert not others


def test_questions_ask_nothing_that_spark_refuses_or_answers_otherwise():
    refused = []
    for path in (*_core(), *files(".py", under=SOURCE / "actions")):
        for call in calls(path):
            name = dotted(call.func)
            owner, _, last = name.rpartition(".")
            ordered = any(one.arg == "order_by" for one in call.keywords)
            if last == "asof_join" or (last == "collect" and ordered):
                refused.append(f"{place(path, call.lineno)} {last}: union and window, or collect structs and sort")
            elif last in ("median", "approx_median", "approx_quantile", "quantile") and not owner.startswith(OF_ARRAYS):
                refused.append(f"{place(path, call.lineno)} {last}: ask for the values' counts, judge in the core")

    assert not refused


def test_functions_of_one_engine_stay_in_the_intake():
    found = []
    for path in files(".py", under=SOURCE):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Attribute) and dotted(node).startswith("ibis.udf."):
                kind = node.attr
                if kind in ("python", "pyarrow", "pandas") or (kind == "builtin" and READ_BY_DUCKDB not in path.parents):
                    found.append(f"{place(path, node.lineno)} {dotted(node)}")

    assert not found, "no function written in Python runs inside a question; DuckDB's own only where files are read"


def _core():
    return files(".py", under=CORE)
