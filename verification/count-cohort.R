#!/usr/bin/env Rscript
# Counts the cohort of the edition on open data from the raw files, independently of the pipeline.
#
# Purpose   A second reading of the definitions (README and conf/england-open-2019.conf): which schools are in
#           which arm, size band and route, and how many leave at each step. It uses neither the lake's
#           register tables nor the pipeline's code.
# Usage     Rscript verification/count-cohort.R DATA_DIR EXPORT_DIR
#           DATA_DIR holds gias/ and performance/ as named below; EXPORT_DIR holds cohort_school.csv and
#           cohort_attrition.csv (verification/export.sh writes them).
# Compared  schools by phase and arm, by route, by size band at the end and at the start of the window, the
#           eligible URNs one by one, the attrition steps of both comparators: all must be equal.
# Prints    a table of both counts, and beneath it figures that the rules leave open.
# Exit      0 when every count agrees, 1 when any does not, 2 on wrong usage.
# Rules     Window 1 September 2016 (t0) to 31 August 2019. An academy is in its arm when it joined its trust
#           on or before t0; multi-academy and single-academy trusts only; a trust is multi-school when it
#           has two schools or more of any phase at the end; one school alone is standalone whatever the
#           trust's legal form. Maintained: community, foundation, voluntary. Free schools, university
#           technical colleges, studio schools and selective schools are left out. A school needs every
#           outcome in at least one of the three years, and every covariate of the first set.

T0 <- as.Date("2016-09-01")
END <- as.Date("2019-08-31")
YEARS <- 2017:2019
BANDS <- c("2-3" = 2, "4-6" = 4, "7-15" = 7, "16+" = 16)
TRUSTS <- c("Multi-academy trust", "Single-academy trust")

# ---- raw files --------------------------------------------------------------------------------------

read_raw <- function(dir, path, ...) {
  read.csv(gzfile(file.path(dir, path)), check.names = FALSE, stringsAsFactors = FALSE, na.strings = "",
           comment.char = "", ...)
}

# Memberships: school, trust, day of joining; open trusts and those that closed after the window.
memberships <- function(dir, path, trust_column, day_format) {
  raw <- read_raw(dir, path, encoding = "latin1")
  closed <- as.Date(raw[["Closed Date"]], day_format)
  keep <- raw[["Group Type"]] %in% TRUSTS & (is.na(closed) | closed > END)
  joined <- as.Date(raw[["Joined date"]], day_format)
  data.frame(urn = raw$URN, trust = raw[[trust_column]], joined = joined,
             multi = raw[["Group Type"]] == TRUSTS[1])[keep, ]
}

# Secondary schools: one row each in the performance file.
secondary_schools <- function(dir) {
  raw <- read_raw(dir, "performance/ks4-schools-2017-2019.csv.gz", encoding = "UTF-8")
  has <- function(measure) rowSums(!is.na(raw[paste0(measure, ", ", YEARS)])) > 0
  single_sex <- raw[["Gender (label)"]] %in% c("Boys", "Girls")
  covariates <- raw[c("Prior (KS2) attainment, 2019", "FSM6, %", "EAL, %", "White, %", "Total pupils",
                      "Region (label)")]
  data.frame(
    urn = raw$URN,
    kind = kind_of_school(raw[["School type (label)"]]),
    selective = raw[["Selective (label)"]] == "Yes",
    opened = as.Date(raw[["Open date"]]),
    has_outcomes = has("Progress 8") & has("Attainment 8"),
    complete = rowSums(is.na(covariates)) == 0 & raw[["Total pupils"]] > 0 &
      (single_sex | !is.na(raw[["KS4 male pupils, 2019, %"]])))
}

# Primary schools: the school list of 2022, results of Key Stage 2, the census of 2022.
primary_schools <- function(dir) {
  raw <- read_raw(dir, "performance/school-dimension-2022.csv.gz", encoding = "UTF-8")
  results <- read_raw(dir, "performance/school-year-progress-2015-2018.csv.gz")
  results <- results[results$phase_key == 1 & results$fact_flg == "Actual" & (results$year_key + 1) %in% YEARS, ]
  measured <- function(measure) raw$school_key %in% results$school_key[!is.na(results[[measure]])]
  census <- read_raw(dir, "performance/school-census-2022.csv.gz")
  census <- census[match(raw$school_key, census$school_key), ]
  boys_known <- !is.na(census$number_of_boys / census$number_of_pupils) | raw$gender %in% c("Boys", "Girls")
  data.frame(
    urn = as.integer(raw$urn),
    phase = raw$education_phase,
    kind = kind_of_school(raw$establishment_type),
    selective = raw$admissions_policy == "Selective",
    opened = as.Date(raw$open_date),
    closed = as.Date(raw$close_date),
    has_outcomes = measured("reading_progress") & measured("writing_progress") & measured("maths_progress"),
    complete = !is.na(census$percentage_fsm) & census$number_of_pupils %in% seq_len(1e5) & boys_known &
      raw$gor != "Not reported")
}

kind_of_school <- function(type) {
  type <- tolower(type)
  ifelse(grepl("free school|studio|technical college$|university technical", type), "excluded",
         ifelse(grepl("sponsor", type), "sponsored",
                ifelse(grepl("converter", type), "converter",
                       ifelse(grepl("^(community|foundation|voluntary)", type), "maintained", "excluded"))))
}

# ---- rules ------------------------------------------------------------------------------------------

# What becomes of each school: its arm, or the step at which it leaves; the first reason counts.
classify <- function(schools, members) {
  at <- match(schools$urn, members$urn)
  joined <- members$joined[at]
  trust <- members$trust[at]
  size <- function(day) {
    counts <- table(members$trust[members$joined <= day])
    found <- as.integer(counts[as.character(trust)])
    ifelse(is.na(trust), NA, ifelse(is.na(found), 0L, found))
  }
  academy <- schools$kind %in% c("converter", "sponsored")
  size_end <- size(END)
  closed <- if (is.null(schools$closed)) as.Date(NA) else schools$closed
  reasons <- list(
    "type of school" = schools$kind == "excluded",
    "selective" = schools$selective,
    "opened after" = !academy & !is.na(schools$opened) & schools$opened > T0,
    "closed before" = !is.na(closed) & closed < END,
    "without a trust" = academy & is.na(trust),
    "joined its trust after" = academy & joined > T0,
    "left or changed" = (!academy & !is.na(trust) & joined <= END) | (academy & size_end == 1 & size(T0) > 1),
    "no result" = !schools$has_outcomes,
    "missing covariate" = !schools$complete)
  leaves <- rep(NA_character_, nrow(schools))
  for (reason in names(reasons)) leaves[is.na(leaves) & reasons[[reason]] %in% TRUE] <- reason
  schools$leaves <- leaves
  schools$arm <- ifelse(!academy, "maintained", ifelse(size_end > 1, "mat", "standalone_academy"))
  schools$route <- ifelse(academy, schools$kind, "none")
  in_mat <- schools$arm %in% "mat"
  schools$band_end <- ifelse(in_mat, band(size_end), "none")
  schools$band_start <- ifelse(in_mat, band(size(T0)), "none")
  schools$size_start <- size(T0)
  schools$one_school_trust <- academy & members$multi[at] & size_end == 1
  schools
}

band <- function(size) {
  found <- findInterval(size, BANDS)
  c("none", names(BANDS))[found + 1]
}

# Counts by step, as the attrition table has them.
attrition <- function(schools, comparator) {
  counted <- c("type of school", "selective", "opened after", "closed before", "without a trust",
               "joined its trust after", "left or changed", "no result")
  before_arms <- vapply(counted, function(reason) sum(schools$leaves %in% reason), 0L)
  other <- schools$arm %in% setdiff(c("standalone_academy", "maintained"), comparator)
  analysed <- is.na(schools$leaves) | schools$leaves == "missing covariate"
  c(before_arms, "other comparison group" = sum(other & analysed),
    "missing covariate" = sum(schools$leaves %in% "missing covariate" & !other),
    "left" = sum(is.na(schools$leaves) & !other))
}

# ---- comparison -------------------------------------------------------------------------------------

# Counts by phase and the columns named, of the eligible, as "phase / part / level" = count.
tally <- function(schools, phase, part) {
  eligible <- schools[schools$eligible, ]
  counts <- table(paste(phase, "/", part, "/", eligible$arm, ifelse(is.na(eligible[[part]]) |
                                                                     eligible[[part]] == "", "none", eligible[[part]])))
  setNames(as.integer(counts), names(counts))
}

all_tallies <- function(schools, phase) {
  schools$all <- "all"
  unlist(lapply(c("all", "route", "band_end", "band_start"), function(part) tally(schools, phase, part)))
}

lake_tallies <- function(cohort, phase) {
  rows <- cohort[cohort$phase == phase, ]
  all_tallies(data.frame(eligible = rows$eligible == "true", arm = rows$arm, route = rows$route,
                         band_end = rows$size_band_end, band_start = rows$size_band_start), phase)
}

lake_attrition <- function(table, phase, comparator, set) {
  rows <- table[table$phase == phase & table$comparator == comparator & table$covariate_set == set, ]
  rows <- rows[order(rows$step), ]
  labels <- c("type of school", "selective", "opened after", "closed before", "without a trust",
              "joined its trust after", "left or changed", "no result", "other comparison group",
              "missing covariate")
  dropped <- vapply(labels, function(label) sum(rows$schools_dropped[grepl(label, rows$reason, fixed = TRUE)]), 0)
  adds_up <- all(rows$schools_before - rows$schools_dropped == rows$schools_after) &&
    all(rows$schools_before[-1] == head(rows$schools_after, -1))
  if (!adds_up) cat("The attrition of", phase, comparator, set, "does not add up\n")
  c(dropped, left = if (adds_up) tail(rows$schools_after, 1) else NA)
}

side_by_side <- function(raw, lake) {
  names <- union(names(raw), names(lake))
  table <- data.frame(count = names, raw_files = raw[names], lake = lake[names], row.names = NULL)
  table[is.na(table)] <- 0
  table$equal <- ifelse(table$raw_files == table$lake, "", "DIFFERS")
  table
}

compare_phase <- function(phase, schools, cohort, attrition_table) {
  schools$eligible <- is.na(schools$leaves)
  raw <- all_tallies(schools, phase)
  lake <- lake_tallies(cohort, phase)
  for (comparator in c("standalone_academy", "maintained")) {
    label <- function(counts) setNames(counts, paste(phase, "/ against", comparator, "/", names(counts)))
    raw <- c(raw, label(attrition(schools, comparator)))
    lake <- c(lake, label(lake_attrition(attrition_table, phase, comparator, "intake")))
  }
  held <- cohort$urn[cohort$phase == phase & cohort$eligible == "true"]
  mine <- schools$urn[schools$eligible]
  differing <- c(setdiff(held, mine), setdiff(mine, held))
  if (length(differing)) cat(phase, "URNs on one side only:", head(differing, 20), "\n")
  rbind(side_by_side(raw, lake),
        data.frame(count = paste(phase, "/ eligible URNs on one side only"), raw_files = length(differing),
                   lake = 0, equal = if (length(differing)) "DIFFERS" else ""))
}

# Figures that no rule asks for, but that a reader of the counts should know.
print_open_questions <- function(phase, schools) {
  treated <- schools[is.na(schools$leaves) & schools$arm == "mat", ]
  alone <- treated$size_start < 2
  cat(sprintf("%s: %d of %d treated schools have no other school of today's trust in it at t0 (band 2-3: %d of %d)\n",
              phase, sum(alone), nrow(treated), sum(alone & treated$band_end == "2-3"),
              sum(treated$band_end == "2-3")))
  if (!is.null(schools$phase)) {
    cat("primary, eligible by phase of education and arm:\n")
    print(with(schools[is.na(schools$leaves), ], table(phase, arm)))
  }
}

main <- function(words) {
  if (length(words) != 2) {
    message("usage: count-cohort.R DATA_DIR EXPORT_DIR")
    quit(status = 2)
  }
  export <- function(name) read.csv(file.path(words[2], paste0(name, ".csv")), stringsAsFactors = FALSE)
  cohort <- export("cohort_school")
  steps <- export("cohort_attrition")
  primary <- primary_schools(words[1])
  in_phase <- c("Primary", "Middle deemed primary", "Middle deemed secondary", "All-through")
  primary <- primary[primary$phase %in% in_phase, ]
  schools <- list(
    secondary = classify(secondary_schools(words[1]),
                         memberships(words[1], "gias/grouplinks-2019-06-01.csv.gz", "Linked UID", "%d-%m-%Y")),
    primary = classify(primary,
                       memberships(words[1], "gias/alllinksdata-2022-07-18.csv.gz", "Group UID", "%Y-%m-%d")))
  tables <- lapply(names(schools), function(p) compare_phase(p, schools[[p]], cohort, steps))
  table <- do.call(rbind, tables)
  options(width = 160)
  print(table, right = FALSE, row.names = FALSE)
  cat("\n")
  for (phase in names(schools)) print_open_questions(phase, schools[[phase]])
  wrong <- sum(table$equal != "")
  cat(if (wrong == 0) "\nEvery count agrees.\n" else sprintf("\n%d counts differ.\n", wrong))
  quit(status = if (wrong == 0) 0 else 1)
}

main(commandArgs(trailingOnly = TRUE))
