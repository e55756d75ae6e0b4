"""Reckons the trust money and the ledger of a sample's CSVs, in whole cents, by the shape it was made in.

The folder is the first argument, the shape the second, how days are written (iso, dmy or mdy) the third;
standard input holds a JSON list of days. Standard output is a JSON object; amounts are decimals as text.
"""

import collections
import csv
import decimal
import json
import pathlib
import re
import sys

# Transaction, matter, day, reversed, deleted; then what reads the row's cents, positive for money received.
TRUST = {
    "debit-credit": [
        ("trust_transactions", "transaction_id action_id transaction_date is_reversed is_deleted",
         lambda row: cents(row["credit"]) - cents(row["debit"])),
    ],
    "signed": [
        ("trust_transactions", "trx_id matter_id trx_date was_reversed was_deleted",
         lambda row: cents(row["net_amount"])),
    ],
    "flag": [
        ("trust_entries", "transaction_no action effective_date reversed_flag deleted_flag",
         lambda row: {"CR": 1, "DR": -1}[row["dr_cr"]] * cents(row["value"])),
    ],
    "split": [
        ("trust_receipts", "transaction_id action_id date_received reversed is_deleted",
         lambda row: cents(row["amount"])),
        ("trust_payments", "transaction_id action_id date_paid reversed is_deleted",
         lambda row: -cents(row["amount"])),
        ("trust_journals", "transaction_id action_id journal_date reversed is_deleted",
         lambda row: cents(row["credit"]) - cents(row["debit"])),
    ],
    "two-accounts": [
        ("trust_ledger", "transaction_id action_id posted_on is_reversed is_void",
         lambda row: ((row["credit_account"] == "4") - (row["debit_account"] == "4")) * cents(row["amount"])),
    ],
    "uk": [
        ("trust_client_account", "Transaction ID|Matter ID|Posting Date|Reversed|Deleted",
         lambda row: cents(row["Paid In"]) - cents(row["Paid Out"])),
    ],
}

# What a row of the ledger does to accounts, positive for debits.
LEDGER = {
    "signed": lambda row: [(row["ac_account_id"], cents(row["amount"]))],
    "flag": lambda row: [(row["ac_account_id"], {"DR": 1, "CR": -1}[row["dr_cr"]] * cents(row["entry_value"]))],
    "two-accounts": lambda row: [
        (row["debit_account_id"], cents(row["amount"])),
        (row["credit_account_id"], -cents(row["amount"])),
    ],
    "uk": lambda row: [(row["Account ID"], cents(row["Debit"]) - cents(row["Credit"]))],
}


def both_sides(row):
    return [(row["ac_account_id"], cents(row["debit"]) - cents(row["credit"]))]


def cents(cell):
    plain = cell.replace("£", "").replace(",", "")
    return 0 if plain == "" else int(decimal.Decimal(plain).scaleb(2).to_integral_exact())


def money(amount):
    return str(decimal.Decimal(amount).scaleb(-2))


def day(cell, order):
    if order == "iso":
        return re.fullmatch(r"(\d{4}-\d\d-\d\d)( .*)?", cell)[1]
    first, second, year = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})( .*)?", cell).groups()[:3]
    return "-".join([year, second, first] if order == "dmy" else [year, first, second])


def rows(tree, name):
    for file in pathlib.Path(tree).rglob("*.csv"):
        if file.stem == name:
            with open(file, newline="", encoding="utf-8-sig") as text:
                yield from csv.DictReader(text)


def movements(tree, shape, order):
    """Those that are not deleted, by day, transaction and place in the file: (day, transaction, matter, cents, is reversed)."""
    found = []
    for name, columns, read in TRUST[shape]:
        transaction, matter, date, is_reversed, is_deleted = columns.split("|" if "|" in columns else " ")
        for row in rows(tree, name):
            if row[is_deleted] in ("T", "Yes"):
                continue
            reversal = row[is_reversed] in ("T", "Yes")
            found.append((day(row[date], order), int(row[transaction]), row[matter], read(row), reversal))
    return sorted(found, key=lambda one: one[:2])


def kept(found):
    """Without what was reversed."""
    return [one[:4] for one in found if not one[4]]


def counting(found):
    """What balances count: of what was reversed as many of an amount as there are of its opposite, from the first on."""
    there = collections.Counter(one[2:4] for one in found if one[4])
    left = {(of, amount): min(count, there[of, -amount]) for (of, amount), count in there.items()}
    counted = []
    for one in found:
        if one[4]:
            left[one[2:4]] -= 1
        if not one[4] or left[one[2:4]] >= 0:
            counted.append(one[:4])
    return counted


def sides(tree, shape, order):
    """Where every row of the trust file says both its accounts, what each bank sees: (day, transaction, bank, cents, is reversed)."""
    for row in rows(tree, "trust_ledger") if shape == "two-accounts" else []:
        if row["is_void"] == "T":
            continue
        for account, sign in ((row["debit_account"], 1), (row["credit_account"], -1)):
            if account != "4":
                amount = sign * cents(row["amount"])
                yield day(row["posted_on"], order), int(row["transaction_id"]), account, amount, row["is_reversed"] == "T"


def accounts(seen, until):
    sums = collections.Counter()
    for date, _, account, amount in seen:
        if date <= until:
            sums[account] += amount
    return {account: money(amount) for account, amount in sums.items()}


def lowest(found):
    """The least that each matter's balance ever was, and the first day that it was so."""
    held = collections.Counter()
    least = {}
    for date, _, matter, amount in found:
        held[matter] += amount
        if matter not in least or held[matter] < least[matter][0]:
            least[matter] = (held[matter], date)
    return {matter: {"amount": money(amount), "day": date} for matter, (amount, date) in least.items()}


def months(found, seen):
    """Receipts and payments by transaction, but for those of which the bank sees nothing; by bank where rows say it."""
    transactions = collections.defaultdict(int)
    for date, transaction, account, amount in seen or found:
        transactions[date[:7], transaction, account if seen else ""] += amount
    sums = collections.defaultdict(lambda: [0, 0])
    for (month, _, _), amount in transactions.items():
        if amount == 0:
            continue
        sums[month][0 if amount > 0 else 1] += abs(amount)
    return {month: {"receipts": money(into), "payments": money(out)} for month, (into, out) in sums.items()}


def balances(found, until):
    held = collections.Counter()
    for date, _, matter, amount in found:
        if date <= until:
            held[matter] += amount
    return held


def trial(tree, shape, order, until):
    """What each account of the ledger comes to, debits less credits, without what was deleted."""
    read = LEDGER.get(shape, both_sides)
    date = "Posting Date" if shape == "uk" else "transaction_date"
    sums = collections.Counter()
    for row in rows(tree, "general_ledger_transactions"):
        if row["is_deleted"] == "T" or day(row[date], order) > until:
            continue
        for account, amount in read(row):
            sums[account] += amount
    return {account: money(amount) for account, amount in sums.items()}


def series(tree, name, number, keys, status):
    """Numbers that a list lacks between its first and last, and that it has twice but for void ones."""
    there = collections.defaultdict(collections.Counter)
    void = collections.defaultdict(collections.Counter)
    for row in rows(tree, name):
        digits = int(re.search(r"\d+$", row[number])[0])
        key = "/".join(row[one] for one in keys)
        (void if status and row[status] == "Void" else there)[key][digits] += 1
    missing, twice = [], []
    for key in there:
        given = there[key].keys() | void[key].keys()
        missing += [one for one in range(min(given), max(given)) if one not in given]
        twice += [one for one, count in there[key].items() if count > 1]
    return {"missing": sorted(missing), "twice": sorted(twice)}


def main():
    csv.field_size_limit(1 << 30)
    tree, shape, order = sys.argv[1:4]
    rows_found = movements(tree, shape, order)
    rows_seen = list(sides(tree, shape, order))
    found, seen = counting(rows_found), counting(rows_seen)
    answers = {"counted": len(kept(rows_found)), "lowest": lowest(found), "days": {}}
    answers["months"] = months(kept(rows_found), kept(rows_seen))
    answers["series"] = {
        "check_series": series(tree, "check_series", "check_number", ["series"], "status"),
        "receipt": series(tree, "receipt", "receipt_number", ["ac_account_id"], None),
    }
    for until in json.load(sys.stdin):
        held = balances(found, until)
        answers["days"][until] = {
            "balances": {matter: money(amount) for matter, amount in held.items()},
            "total": money(sum(held.values())),
            "accounts": accounts(seen, until),
            "trial": trial(tree, shape, order, until),
        }
    json.dump(answers, sys.stdout)


main()
