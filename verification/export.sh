#!/usr/bin/env bash
# Exports the tables of a lake that the checks of this directory read, as CSV.
# Usage: verification/export.sh LAKE DIR [EDITION]
set -euo pipefail

[ $# -ge 2 ] || { echo "usage: verification/export.sh LAKE DIR [EDITION]" >&2; exit 2; }
lake=$1
dir=$2
edition=(${3:+--edition "$3"})
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

mkdir -p "$dir"
for table in matched_school school_year school_covariate contrast effect_estimate cohort_school cohort_attrition; do
  "$root/bin/matimpact" show "$table" --lake "$lake" --format csv "${edition[@]}" > "$dir/$table.csv.part"
  mv "$dir/$table.csv.part" "$dir/$table.csv"
  echo "$table: $(($(wc -l < "$dir/$table.csv") - 1)) lines" >&2
done
