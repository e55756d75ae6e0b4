#!/usr/bin/env bash
# What native tools need for the same job: 7z x, sqlite3 .import into a file with default pragmas, the indexes.
#
#   yardstick.sh <folder of zips> <password> <work folder> [<file of SQL> | <SQL statement>]...
#
# Every .csv in a folder named data becomes a table of its base name, its columns named by its header; the
# indexes given refer to those names. Prints one line of JSON per step. What it writes, it removes again.
set -euo pipefail

if (($# < 3)); then
  echo "usage: $0 <folder of zips> <password> <work folder> [<file of SQL> | <SQL statement>]..." >&2
  exit 2
fi
for tool in 7z sqlite3 find; do
  command -v "$tool" >/dev/null || {
    echo "$0: $tool is not installed" >&2
    exit 3
  }
done

zips=$(realpath -- "$1")
password=$2
mkdir -p -- "$3"
work=$(mktemp -d -- "$(realpath -- "$3")/yardstick.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
shift 3

mkdir "$work/out" "$work/csv"
: >"$work/indexes.sql"
for sql in "$@"; do
  if [[ -f $sql ]]; then cat -- "$sql"; else printf '%s;\n' "$sql"; fi >>"$work/indexes.sql"
done
cd "$work"

# Runs a command, its output to log.txt, and prints <step> with the seconds it took and further JSON members.
timed() {
  local step=$1 more=$2 start=$EPOCHREALTIME end
  shift 2
  "$@" >>log.txt 2>&1 || {
    echo "$step failed:" >&2
    tail -n 20 log.txt >&2
    exit 1
  }
  end=$EPOCHREALTIME
  printf '{"step":"%s","seconds":%s%s}\n' "$step" "$(seconds "$start" "$end")" "$more"
}

# Both in microseconds once the separator, a point or a comma, is out.
seconds() {
  local took=$((${2//[.,]/} - ${1//[.,]/}))
  printf '%d.%06d' $((took / 1000000)) $((took % 1000000))
}

# The shell's dot commands take C-style escapes in double quotes.
quoted() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

volumes=()
while IFS= read -r -d '' zip; do volumes+=("$zip"); done < <(
  find "$zips" -maxdepth 1 -type f \( -iname '*.zip' -o -iname '*.zip.001' \) -print0 | sort -z
)
((${#volumes[@]} > 0)) || {
  echo "$0: no zips in $zips" >&2
  exit 1
}

extract() {
  local zip
  for zip in "${volumes[@]}"; do 7z x -y -bd "-p$password" -oout "-ir-!Data/*.csv" "-ir-!data/*.csv" -- "$zip" || return; done
}
timed extract ",\"volumes\":${#volumes[@]}" extract

# Links with plain names keep whatever an archive calls its files out of the dot commands.
bytes=0
tables=0
: >import.sql
while IFS= read -r -d '' csv; do
  folder=$(basename -- "$(dirname -- "$csv")")
  [[ ${folder,,} == data ]] || continue
  tables=$((tables + 1))
  bytes=$((bytes + $(stat -c %s -- "$csv")))
  ln -s -- "$work/$csv" "csv/$tables.csv"
  name=$(basename -- "$csv")
  printf '.import --csv csv/%d.csv %s\n' "$tables" "$(quoted "${name%.*}")" >>import.sql
done < <(find out -type f -iname '*.csv' -size +0c -print0 | sort -z)

import() {
  sqlite3 file.db <import.sql
}
timed import ",\"tables\":$tables,\"bytes\":$bytes" import

index() {
  sqlite3 -bail file.db <indexes.sql
}
timed index "" index

# Not timed: that the import did take in rows.
rows=$(sqlite3 file.db "SELECT format('SELECT count(*) FROM \"%w\";', name) FROM sqlite_schema WHERE type = 'table'" |
  sqlite3 file.db | awk '{ sum += $1 } END { print sum + 0 }')
made=$(sqlite3 file.db "SELECT count(*) FROM sqlite_schema WHERE type = 'index'")
printf '{"step":"check","rows":%d,"indexes":%d,"databaseBytes":%d}\n' "$rows" "$made" "$(stat -c %s file.db)"
