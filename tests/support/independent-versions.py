"""Reads a backup of records as versions with Python's own zipfile and json, and tells what is in it.

The argument is the zip, or the organisation's folder as an unzip tool left it; standard output
holds the answer as JSON. Versions are grouped by the row's sid that stands in them; unreadable
ones by the sid in their name. Of a key that stands twice the last value counts.
"""

import json
import pathlib
import re
import sys
import zipfile

DEEPEST = 200
VERSION = re.compile(r"^(.+)_(\d+)(?:\.json)?$", re.I)
FILE = re.compile(r"^([A-Za-z]{1,6}\d+)(?:(?::|__?|\uF03A|\uFF1A|%3A|/)\s*(.+)|(?: \(\d+\))?)$", re.I)
MENTIONED = re.compile(r"\b[A-Z]{2,}\d+\b")
LEFTOVERS = {".DS_Store", "Thumbs.db", "desktop.ini"}


def entries_of(place):
    """Pairs of a path below the organisation's folder, and the file's bytes."""
    if place.is_dir():
        for file in sorted(place.rglob("*")):
            if file.is_file() and file.name not in LEFTOVERS:
                yield file.relative_to(place).as_posix(), file.read_bytes()
        return
    with zipfile.ZipFile(place) as archive:
        for info in archive.infolist():
            yield info.filename.split("/", 1)[1], archive.read(info)


def depth_of(text):
    deepest = depth = 0
    quoted = escaped = False
    for mark in text:
        if quoted:
            if escaped:
                escaped = False
            elif mark == "\\":
                escaped = True
            elif mark == '"':
                quoted = False
        elif mark == '"':
            quoted = True
        elif mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def refuse(word):
    raise ValueError(f"{word} is no JSON")


def parsed(content, twice):
    """The version in a file, or None; keys that stand twice are added to a list."""

    def pairs(members):
        keys = [key for key, _ in members]
        twice.extend(key for key in set(keys) if keys.count(key) > 1)
        return dict(members)

    try:
        text = content.decode("utf-8-sig")
        if depth_of(text) > DEEPEST:
            return None
        version = json.loads(text, object_pairs_hook=pairs, parse_constant=refuse, parse_int=str, parse_float=str)
    except ValueError:
        return None
    return version if isinstance(version, dict) else None


def chain_of(versions):
    """How each version stands to the one before, where it is neither the first nor holds."""
    odd = []
    before = None
    for one in sorted(versions, key=lambda version: version["number"]):
        state = state_of(before, one)
        if state not in ("first", "holds"):
            odd.append([one["number"], state])
        if state != "repeated":
            before = one
    return odd


def state_of(before, one):
    if before is None:
        return "first"
    if one["number"] == before["number"]:
        return "repeated"
    if one["number"] > before["number"] + 1:
        return "gap"
    if not before["hash"] or not one["previousHash"]:
        return "unchecked"
    return "holds" if before["hash"] == one["previousHash"] else "broken"


def as_text(value):
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def record_of(version, versions):
    row = version["row"]
    sections = [section.get("section_data") for section in row.get("section_set", [])]
    words = MENTIONED.findall(json.dumps([sections, row.get("foreignkey")], ensure_ascii=False))
    return {
        "uid": row["uid"],
        "kind": row["table__name_plural"],
        "name": row["name"],
        "newest": version["number"],
        "versions": len(versions),
        "fields": {key.split("___")[0]: as_text(value) for key, value in row["rowdata_set"].items()},
        "names": sorted(set(words) - {row["uid"]}),
        "chain": chain_of(versions),
    }


def read_version(path, content, found):
    match = VERSION.match(path.rsplit("/", 1)[-1])
    if not match:
        return found["strange"].append(path)
    sid, number = match[1], int(match[2])
    twice = []
    version = parsed(content, twice)
    found["twice"].extend([path, key] for key in twice)
    if version is None:
        found["unreadable"].append(path)
        one = {"number": number, "hash": "", "previousHash": "", "row": None}
    else:
        row = version["data"]
        sid = row.get("sid") or sid
        hashes = {name: version.get(name) or "" for name in ("hash", "previousHash")}
        one = {"number": int(version.get("version") or number), "row": row, **hashes}
    found["histories"].setdefault(sid, []).append(one)


def files_told(files, records):
    """Files by UID, and what names files that are not there."""
    by_uid = {}
    for path in files:
        match = FILE.match(re.sub("^(google|microsoft)/", "", path))
        by_uid.setdefault(match[1].upper() if match else "", []).append(path)
    uids = {record["uid"] for record in records.values()}
    codes = {re.match("[A-Z]+", record["uid"])[0] for record in records.values() if record["kind"] == "files"}
    named = {uid for record in records.values() for uid in [record["uid"], *record["names"]]}
    missing = [uid for uid in named if re.match("[A-Z]+", uid)[0] in codes and uid not in by_uid]
    unlisted = [path for uid, paths in by_uid.items() if uid not in uids for path in paths]
    return {"files": by_uid, "missing": sorted(missing), "unlisted": sorted(unlisted)}


def main():
    found = {"histories": {}, "unreadable": [], "strange": [], "twice": []}
    files = []
    for path, content in entries_of(pathlib.Path(sys.argv[1])):
        if path.startswith("versions/"):
            read_version(path, content, found)
        else:
            files.append(path)
    records = {}
    for sid, versions in found.pop("histories").items():
        readable = [version for version in versions if version["row"]]
        if readable:
            records[sid] = record_of(max(readable, key=lambda version: version["number"]), versions)
    json.dump({"records": records, **found, **files_told(files, records)}, sys.stdout)


main()
