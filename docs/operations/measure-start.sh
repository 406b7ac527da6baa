#!/usr/bin/env bash
# Measures how long Drumbeat takes from the start of Java to the first task list, and its memory then: on an empty
# database, and once more on the same one.
#
#     docs/operations/measure-start.sh JAR [OPTION OF JAVA ...]
set -euo pipefail
cd "$(dirname "$1")"
jar=$(basename "$1")
shift
port=${PORT:-18080}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for database in empty filled; do
    begin=$(date +%s%N)
    java "$@" -jar "$jar" --server.port="$port" --spring.datasource.url="jdbc:h2:file:$folder/drumbeat" \
        >"$folder/log" 2>&1 &
    pid=$!
    until curl -sf -o "$folder/tasks" -u vera:drumbeat "http://127.0.0.1:$port/engine-rest/task"; do
        kill -0 "$pid" || { cat "$folder/log"; exit 1; }
        sleep 0.05
    done
    took=$((($(date +%s%N) - begin) / 100000000))
    echo "$database database: $((took / 10)).$((took % 10)) s, $(ps -o cputimes= -p "$pid" | tr -d ' ') s of CPU," \
        "$(($(ps -o rss= -p "$pid") / 1024)) MB"
    kill "$pid"
    wait "$pid" || true
done
