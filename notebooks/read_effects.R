# Headline effects by size band, from the data package of an edition.
#
#     Rscript notebooks/read_effects.R DATA_PACKAGE [PICTURE.png]
#
# DATA_PACKAGE is the folder data_package that `matimpact report` wrote. Prints the headline
# effects and draws them with their 95 % intervals. Needs jsonlite (Debian: r-cran-jsonlite).
#
# These are associations. Read the number of trusts before the estimate.

arguments <- commandArgs(trailingOnly = TRUE)
if (!length(arguments) %in% 1:2) {
  stop("usage: Rscript read_effects.R DATA_PACKAGE [PICTURE.png]")
}

# A table with the types that the package states.
read_table <- function(package, name) {
  descriptor <- jsonlite::read_json(file.path(package, "datapackage.json"))
  resource <- Filter(function(r) r$name == name, descriptor$resources)[[1]]
  fields <- resource$schema$fields
  types <- vapply(fields, function(f) f$type, "")
  classes <- c(number = "numeric", integer = "numeric")[types]
  classes[is.na(classes)] <- "character"
  names(classes) <- vapply(fields, function(f) f$name, "")
  read.csv(file.path(package, resource$path), colClasses = classes, na.strings = "",
           encoding = "UTF-8", check.names = FALSE)
}

# Bands in order of size: all, 2-3, 4-6, 16+.
first_school_count <- function(band) {
  counts <- suppressWarnings(as.numeric(sub("^([0-9]+).*", "\\1", band)))
  ifelse(is.na(counts), 0, counts)
}

effects <- read_table(arguments[1], "effect_estimate")
effects <- effects[!is.na(effects$headline) & effects$headline == "true", ]
effects <- effects[order(effects$phase, effects$outcome, effects$comparator, effects$route,
                         first_school_count(effects$size_band), method = "radix"), ]

trusts <- ifelse(is.na(effects$treated_trusts), "trusts not stated",
                 paste(effects$treated_trusts, "trusts"))
labels <- sprintf("%s, %s%s against %s (%s)", effects$outcome, effects$size_band,
                  ifelse(effects$route == "all", "", paste0(", ", effects$route)),
                  effects$comparator, trusts)
estimated <- !is.na(effects$estimate)
described <- ifelse(
  estimated,
  sprintf("%.3f (%.3f to %.3f) %s", effects$estimate, effects$ci_low, effects$ci_high,
          effects$unit),
  sprintf("%s: %s", effects$status,
          ifelse(is.na(effects$reason), "no reason given", effects$reason)))
cat(sprintf("%s: %s\n", labels, described), sep = "")
cat(sprintf("%d headline effects, %d estimated\n", nrow(effects), sum(estimated)))

if (length(arguments) == 2 && any(estimated)) {
  shown <- effects[estimated, ]
  places <- rev(seq_len(nrow(shown)))
  png(arguments[2], width = 1200, height = 180 + 36 * nrow(shown), res = 120, type = "cairo")
  par(mar = c(4, 30, 1, 1), cex = 0.7)
  plot(shown$estimate, places, pch = 15, yaxt = "n", ylab = "",
       xlim = range(0, shown$ci_low, shown$ci_high), ylim = c(0.5, nrow(shown) + 0.5),
       xlab = "Trusts minus comparison schools, 95 % interval, in the unit of the outcome")
  segments(shown$ci_low, places, shown$ci_high, places, col = "#1d70b8")
  abline(v = 0, col = "#505a5f")
  axis(2, at = places, labels = labels[estimated], las = 1, tick = FALSE)
  invisible(dev.off())
}
