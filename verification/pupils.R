# Reads the raw files of pupils by the contracts of schemas/, sourced by recompute-pupil-effects.R; the rules
# are in the head of that script. Returns one row a pupil, key stage and year, numbers as whole steps of the
# grid of their column.

RESULTS <- list(KS2 = c("reading_score", "maths_score", "reading_points", "maths_points"),
                KS4 = c("attainment_8", "progress_8", "capped_points", "level2_em"))
ATTAINMENT <- list(KS2 = list(c("reading_score", "maths_score"), c("reading_points", "maths_points")),
                   KS4 = list("attainment_8", "capped_points"))
CHARACTERISTICS <- c("female", "age_months", "disadvantaged", "idaci", "eal", "ethnicity")

# ---- contracts --------------------------------------------------------------------------------------

read_contract <- function(...) jsonlite::read_json(file.path(HERE, "..", "schemas", ...))

# Columns of pupil_attainment: range, values and grid, by name.
pupil_columns <- function() {
  fields <- read_contract("tables", "pupil_attainment.json")$fields
  setNames(fields, vapply(fields, `[[`, "", "name"))
}

# The headers of a field that a file has, in the contract's order of preference.
headers_of <- function(field, header, year) {
  aliases <- Filter(function(a) {
    (is.null(a$from) || year >= a$from) && (is.null(a$to) || year <= a$to)
  }, field[["x-aliases"]])
  wanted <- sub("{yy}", sprintf("%02d", year %% 100), vapply(aliases, `[[`, "", "name"), fixed = TRUE)
  header[match(tolower(wanted), tolower(header), nomatch = 0)]
}

first_present <- function(columns) Reduce(function(a, b) ifelse(is.na(a), b, a), columns)

# ---- one file ---------------------------------------------------------------------------------------

read_texts <- function(file, missing) {
  raw <- fread(file, colClasses = "character", na.strings = NULL, encoding = "UTF-8", quote = "\"")
  for (column in names(raw)) set(raw, which(trimws(raw[[column]]) %in% missing), column, NA_character_)
  raw
}

year_of_file <- function(contract, raw) {
  rule <- contract[["x-year"]]$header
  if (is.null(rule)) {
    alias <- Find(function(f) f$name == "year", contract$schema$fields)[["x-aliases"]][[1]]$name
    return(as.integer(sub("^.*/", "", raw[[alias]][1])))
  }
  rule <- sub("(?i)", "", rule, fixed = TRUE)
  2000L + as.integer(sub(paste0("^.*", rule), "\\1", grep(rule, names(raw), value = TRUE)[1]))
}

# Values of a field and which rows break its contract, by its own constraints and by those of the column
# that it fills.
read_field <- function(field, column, raw, year) {
  headers <- headers_of(field, names(raw), year)
  if (length(headers) == 0) return(list(value = rep(NA, nrow(raw)), broken = logical(nrow(raw))))
  text <- first_present(lapply(headers, function(h) trimws(raw[[h]])))
  held <- typed(text, field)
  broken <- held$broken
  for (rules in list(field$constraints, if (!field$name %in% c("year", "pupil")) column$constraints)) {
    broken <- broken | breaks(held$value, rules, is.na(text))
  }
  list(value = on_grid(held$value, column[["x-quantum"]]), broken = broken)
}

typed <- function(text, field) {
  map <- field[["x-values"]]
  if (!is.null(map)) {
    values <- vapply(map, function(v) if (is.null(v)) NA_character_ else v, "")
    broken <- !is.na(text) & !text %in% names(map)
    text <- unname(values[text])
  } else if (identical(field[["x-type"]], "academic-year")) {
    broken <- !is.na(text) & !grepl("^[0-9]{4}/([0-9]{2})?[0-9]{2}$", text)
    text <- as.character(as.integer(substr(text, 1, 4)) + 1L)
  } else {
    broken <- logical(length(text))
  }
  if (!is.null(field$groupChar)) text <- gsub(field$groupChar, "", text, fixed = TRUE)
  pattern <- c(integer = "^[-+]?[0-9]+$", number = "^[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)$")[field$type]
  if (is.na(pattern)) return(list(value = text, broken = broken))
  number <- ifelse(grepl(pattern, text), text, NA)
  list(value = as.numeric(number), broken = broken | (!is.na(text) & is.na(number)))
}

breaks <- function(value, rules, absent) {
  broken <- logical(length(value))
  if (isTRUE(rules$required)) broken <- broken | absent
  if (!is.null(rules$minimum)) broken <- broken | (!is.na(value) & value < rules$minimum)
  if (!is.null(rules$maximum)) broken <- broken | (!is.na(value) & value > rules$maximum)
  if (!is.null(rules$enum)) broken <- broken | (!is.na(value) & !value %in% unlist(rules$enum))
  broken
}

# Half-even to the grid, as a whole number of steps: sums and counts are then exact.
on_grid <- function(value, quantum) if (is.null(quantum)) value else round(value / quantum)

# The rows of a file that its contract keeps, with what became of the others.
read_pupils <- function(file, contract, columns, urns) {
  raw <- read_texts(file, unlist(contract$schema$missingValues))
  year <- year_of_file(contract, raw)
  fields <- contract$schema$fields
  names(fields) <- vapply(fields, `[[`, "", "name")
  read <- lapply(fields, function(f) read_field(f, columns[[f$name]], raw, year))
  rows <- as.data.table(lapply(read, `[[`, "value"))
  broken <- Reduce(`|`, lapply(read, `[[`, "broken"))
  key_stage <- contract[["x-key-stage"]]
  if (is.null(key_stage)) {
    rows[, year := year]
  } else {
    broken <- broken | (!is.na(rows$urn) & !rows$urn %in% urns)
  }
  applicable <- rep(TRUE, nrow(rows))
  for (name in names(contract[["x-keep"]])) {
    applicable <- applicable & rows[[name]] %in% as.numeric(unlist(contract[["x-keep"]][[name]]))
  }
  kept <- applicable & !broken
  list(rows = rows[kept], file = basename(file), read = nrow(rows), kept = sum(kept),
       rejected = sum(applicable & broken), not_applicable = sum(!applicable))
}

# ---- one record a pupil -----------------------------------------------------------------------------

# Columns in the order by which the smallest remaining values are taken.
remaining_order <- function(rows, columns) {
  intersect(names(columns), setdiff(names(rows), c("pupil", "year", "urn")))
}

choose_records <- function(rows, key_stage, columns) {
  rows <- copy(rows)
  if (key_stage == "CENSUS") {
    rows[, `:=`(first = !registration %in% c("C", "M"), second = 0)]
  } else {
    rows[, `:=`(first = !national_results %in% 1, second = -attainment(rows, key_stage))]
  }
  remaining <- remaining_order(rows, columns)
  setorderv(rows, c("pupil", "year", "first", "second", "urn", remaining), na.last = FALSE)
  rows[, place := seq_len(.N), by = .(pupil, year)]
  kept <- rows[place == 1]
  dropped <- rows[place > 1]
  keepers <- kept[dropped, on = c("pupil", "year")]
  list(kept = kept, dropped = dropped, elsewhere = keepers$urn != keepers$i.urn)
}

attainment <- function(rows, key_stage) {
  tried <- lapply(ATTAINMENT[[key_stage]], function(columns) {
    values <- as.matrix(rows[, ..columns])
    ifelse(rowSums(!is.na(values)) == 0, NA, rowSums(values, na.rm = TRUE))
  })
  total <- first_present(tried)
  ifelse(is.na(total), -1, total)
}

# ---- pupils of a key stage, with their census row ---------------------------------------------------

join_census <- function(pupils, census) {
  at <- census[pupils, on = c("pupil", "year"), which = TRUE]
  for (column in setdiff(intersect(names(pupils), names(census)), c("pupil", "year", "urn", "laestab"))) {
    set(pupils, j = column, value = first_present(list(pupils[[column]], census[[column]][at])))
  }
  for (column in setdiff(names(census), names(pupils))) {
    if (column %in% CHARACTERISTICS) set(pupils, j = column, value = census[[column]][at])
  }
  there <- census$urn[at]
  pupils[, `:=`(in_census = !is.na(at),
                moved = !is.na(there) & there != urn & (is.na(reported_urn) | there != reported_urn))]
  pupils
}

read_all_pupils <- function(arguments, tables) {
  columns <- pupil_columns()
  patterns <- c(KS2 = "^KS2_PUPIL_.*", KS4 = "^KS4_PUPIL_.*", CENSUS = "^CENSUS_SPRING_.*")
  contracts <- c(KS2 = "npd-ks2.json", KS4 = "npd-ks4.json", CENSUS = "npd-census.json")
  files <- lapply(setNames(nm = names(patterns)), function(source) {
    contract <- read_contract("sources", contracts[[source]])
    paths <- list.files(arguments$data, patterns[[source]], full.names = TRUE)
    if (length(paths) == 0) usage(paste("no files of", source, "in", arguments$data))
    lapply(paths, read_pupils, contract, columns, tables$school$urn)
  })
  chosen <- lapply(setNames(nm = names(files)), function(source) {
    choose_records(rbindlist(lapply(files[[source]], `[[`, "rows")), source, columns)
  })
  pupils <- lapply(chosen[c("KS2", "KS4")], function(c) join_census(copy(c$kept), chosen$CENSUS$kept))
  list(files = unlist(files, recursive = FALSE), chosen = chosen, pupils = pupils, columns = columns)
}
