#!/usr/bin/env bash
# Exports the tables of a lake that the checks of this directory read, as CSV.
# Usage: verification/export.sh [--pupils] LAKE DIR [EDITION]
# --pupils adds what recompute-pupil-effects.R needs, national counts of pupils by value among it: DIR then
# needs the care of the lake's restricted part.
set -euo pipefail

tables=(matched_school school_year school_covariate contrast effect_estimate effect_curve cohort_school cohort_attrition)
show=()
if [ "${1:-}" = --pupils ]; then
  tables+=(school input_file pupil_attrition outcome_attrition pupil_distribution)
  show=(--allow-pupils)
  shift
fi
[ $# -ge 2 ] || { echo "usage: verification/export.sh [--pupils] LAKE DIR [EDITION]" >&2; exit 2; }
lake=$1
dir=$2
edition=(${3:+--edition "$3"})
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

mkdir -p "$dir"
for table in "${tables[@]}"; do
  "$root/bin/matimpact" show "$table" --lake "$lake" --format csv "${show[@]}" "${edition[@]}" > "$dir/$table.csv.part"
  mv "$dir/$table.csv.part" "$dir/$table.csv"
  echo "$table: $(($(wc -l < "$dir/$table.csv") - 1)) lines" >&2
done
