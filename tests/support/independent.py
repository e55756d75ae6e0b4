"""Loads every CSV below a folder into SQLite, each cell as the text it is, and answers counts.

The folder is the argument; standard input holds a JSON object of SQL by name, standard output
the numbers by the same names. A table is called as its file, without .csv and in small letters.
"""

import csv
import json
import pathlib
import sqlite3
import sys


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def load(database, file):
    with open(file, newline="", encoding="utf-8-sig") as text:
        rows = csv.reader(text)
        header = next(rows)
        table = quoted(file.stem.lower())
        database.execute(f"CREATE TABLE {table} ({', '.join(quoted(name) + ' TEXT' for name in header)})")
        marks = ", ".join("?" * len(header))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def main():
    csv.field_size_limit(1 << 30)
    database = sqlite3.connect(":memory:")
    for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.csv")):
        load(database, file)
    queries = json.load(sys.stdin)
    answers = {name: database.execute(sql).fetchone()[0] for name, sql in queries.items()}
    json.dump(answers, sys.stdout)


main()
