#!/usr/bin/env Rscript
# Recomputes every estimated row of the table effect_estimate that is an effect on schools' results, and every row of
# effect_curve that goes with one, from exported tables alone (recompute-pupil-effects.R has the effects on pupils'
# results).
#
# Purpose   An independent check of the pipeline's outcome model (school form): weighted least squares of
#           a school's result in a year on treatment, the matching covariates and year, with the CR2
#           standard error (Bell & McCaffrey 2002) and Satterthwaite degrees of freedom (Pustejovsky &
#           Tipton 2018). Nothing of the pipeline's code is used: the data come from CSV exports of the
#           lake, the model is fitted by R's lm, the standard error by package clubSandwich.
# Usage     Rscript verification/recompute-effects.R DIR [options]
#           DIR holds matched_school.csv, school_year.csv, school_covariate.csv, contrast.csv, cohort_school.csv,
#           effect_estimate.csv and effect_curve.csv (verification/export.sh writes them).
#           --sample N     recompute a random sample of N estimated rows (default: every row)
#           --seed S       seed of the samples (default 2019)
#           --club N       rows that clubSandwich itself recomputes as well, at random among those of at
#                          most --clusters clusters (default 300; "all" for all of them)
#           --clusters N   clubSandwich forms matrices of clusters by clusters: beyond N clusters it is not
#                          called (default 1200)
#           --cores K      processes (default 2)
#           --size DATE    date at which the doses of effect_curve count the schools of a trust, the first of
#                          cohort.size_at: end (default) or start
#           --pupils A=B,...  measure in school_year that holds the pupils behind an outcome, for rows
#                          where each pupil counts once; outcomes that are not named have none
#                          (default progress_8=progress_8_pupils,attainment_8=ks4_pupils)
# Routes    formula       lm, and the CR2 formula written out below, cluster by cluster: every row.
#           clubSandwich  lm, vcovCR(type = "CR2") and coef_test(test = "Satterthwaite"): the rows of --club.
#                         It inverts X'WX, which rounding makes singular where entropy balancing has given
#                         schools a weight of all but zero (below 1e-6 of the mean): such rows are not
#                         asked of it, and any that it refuses nevertheless are counted.
#           On the rows of both, each is compared with the table, and one with the other (1e-7 relative).
# Compared  estimate 1e-6 absolute; std_error and std_error_set 1e-5 absolute; df 1e-4 relative; limits of
#           the interval 1e-4 absolute; p-value 1e-5 absolute; schools, trusts and pupils equal;
#           comparison_ess 1e-6 relative; Holm and Benjamini-Hochberg values within family 1e-5 absolute (on
#           the table's own p-values); every estimable contrast has rows, and no other has an estimate.
#           Curves: the effect at a dose is the coefficient of treated in a model with treated times the dose
#           counted from there, the slope that of the product; estimate, std_error, df and p-value as above.
# Prints    rows by route, the largest difference of each quantity, the worst rows.
# Exit      0 when every row agrees, 1 when any does not, 2 on wrong usage.

suppressPackageStartupMessages(library(clubSandwich))
library(parallel)

TOLERANCE <- c(estimate = 1e-6, std_error = 1e-5, std_error_set = 1e-5, df = 1e-4, ci_low = 1e-4,
               ci_high = 1e-4, p_value = 1e-5, treated_schools = 0, treated_trusts = 0,
               comparison_schools = 0, comparison_ess = 1e-6, treated_pupils = 0, comparison_pupils = 0)
RELATIVE <- c("df", "comparison_ess")
ROUTES_AGREE <- 1e-7
EIGENVALUE_ZERO <- 1e-12
NO_WEIGHT <- 1e-6

# ---- arguments --------------------------------------------------------------------------------------

read_arguments <- function(words) {
  known <- list(sample = Inf, seed = 2019, club = 300, clusters = 1200, cores = 2, size = "end",
                pupils = "progress_8=progress_8_pupils,attainment_8=ks4_pupils")
  if (length(words) < 1 || length(words) %% 2 == 0) usage("DIR, then pairs of option and value")
  for (at in seq(2, length.out = (length(words) - 1) / 2, by = 2)) {
    name <- sub("^--", "", words[at])
    if (!name %in% names(known)) usage(paste("unknown option", words[at]))
    known[[name]] <- words[at + 1]
  }
  if (known$club == "all") known$club <- Inf
  for (name in setdiff(names(known), c("pupils", "size"))) known[[name]] <- as.numeric(known[[name]])
  known$pupils <- named_pairs(known$pupils)
  c(list(dir = words[1]), known)
}

usage <- function(problem) {
  message("recompute-effects: ", problem, "; see the head of the script")
  quit(status = 2)
}

named_pairs <- function(text) {
  pairs <- strsplit(strsplit(text, ",", fixed = TRUE)[[1]], "=", fixed = TRUE)
  setNames(vapply(pairs, `[`, "", 2), vapply(pairs, `[`, "", 1))
}

# ---- tables -----------------------------------------------------------------------------------------

read_table <- function(dir, name) {
  read.csv(file.path(dir, paste0(name, ".csv")), stringsAsFactors = FALSE, encoding = "UTF-8",
           na.strings = "", check.names = FALSE)
}

read_tables <- function(dir) {
  names <- c("matched_school", "school_year", "school_covariate", "contrast", "effect_estimate",
             "cohort_school", "effect_curve")
  tables <- setNames(lapply(names, read_table, dir = dir), names)
  editions <- unique(tables$effect_estimate$edition)
  if (length(editions) != 1) usage("the exports hold more than one edition")
  tables
}

# Values of one measure of a phase, named "urn year"; where several sources give a value the first in the
# row's provenance wins ("outcomes A,B; ...").
measure_panel <- function(school_year, phase, measure, sources) {
  rows <- school_year[school_year$phase == phase & school_year$measure == measure &
                        school_year$source %in% sources, ]
  rows <- rows[order(match(rows$source, sources)), ]
  rows <- rows[!duplicated(rows[c("urn", "year")]), ]
  setNames(rows$value, paste(rows$urn, rows$year))
}

# Every measure that the rows need, by phase and measure.
measure_panels <- function(effects, school_year, pupil_measures) {
  needed <- unique(effects[c("phase", "outcome", "provenance")])
  needed <- needed[!duplicated(needed[c("phase", "outcome")]), ]
  panels <- list()
  for (i in seq_len(nrow(needed))) {
    phase <- needed$phase[i]
    for (measure in na.omit(c(needed$outcome[i], pupil_measures[needed$outcome[i]]))) {
      panels[[phase]][[measure]] <-
        measure_panel(school_year, phase, measure, outcome_sources(needed$provenance[i]))
    }
  }
  panels
}

outcome_sources <- function(provenance) {
  strsplit(sub("^outcomes ([^;]*);.*$", "\\1", provenance), ",", fixed = TRUE)[[1]]
}

# One column per covariate: text where the table gives levels, numbers where it does not.
covariate_frame <- function(school_covariate, phase, set, urns) {
  rows <- school_covariate[school_covariate$phase == phase & school_covariate$covariate_set == set, ]
  columns <- lapply(split(rows, rows$covariate), function(one) {
    held <- one[match(urns, one$urn), ]
    if (all(is.na(one$level))) held$value else held$level
  })
  as.data.frame(columns, stringsAsFactors = FALSE, optional = TRUE)
}

# ---- school-years of one effect ---------------------------------------------------------------------

years_of <- function(outcome_years) {
  ends <- as.integer(strsplit(as.character(outcome_years), "-", fixed = TRUE)[[1]])
  seq(ends[1], ends[length(ends)])
}

# Matched schools by years with an outcome; a single year uses whole matched sets; weights of mean 1 by arm.
school_years <- function(effect, matched, outcome, pupils) {
  years <- years_of(effect$outcome_years)
  data <- merge(matched, data.frame(year = years), by = NULL)
  key <- paste(data$urn, data$year)
  data$y <- unname(outcome[key])
  data$pupils <- if (is.null(pupils)) NA_real_ else unname(pupils[key])
  usable <- !is.na(data$y)
  by_pupil <- effect$estimand_average == "pupil"
  if (by_pupil) usable <- usable & !is.na(data$pupils) & data$pupils > 0
  broken <- if (length(years) == 1) na.omit(unique(data$matched_set[!usable])) else integer(0)
  data <- data[usable & !(data$matched_set %in% broken), ]
  data$w <- data$weight * (if (by_pupil) data$pupils else 1)
  data$w <- data$w / ave(data$w, data$treated)
  data[order(data$urn, data$year), ]
}

fit_model <- function(data, covariates) {
  varies <- vapply(data[c(covariates, "year")], function(x) length(unique(x)) > 1, TRUE)
  data$year <- factor(data$year)
  terms <- c("treated", sprintf("`%s`", c(covariates, "year")[varies]))
  lm(reformulate(terms, "y"), data = data, weights = w)
}

# ---- CR2 by formula ---------------------------------------------------------------------------------

# V = M [sum_c X_c'W_c A_c e_c e_c'A_c W_c X_c] M with M = (X'WX)^-1 and A_c = B_c^(-1/2), where
# B_c = I - X_c M X_c'W_c - W_c X_c M X_c' + X_c M (X'WWX) M X_c' is the covariance of the residuals of
# cluster c when errors are independent with equal variance. Rewritten on columns Z = X R^-1 with Z'WZ = I
# (R of the QR decomposition of the weighted X), where M is I; "treated" is the combination t of the new
# coefficients, and S = Z'WWZ. Then V = sum_c (u_c'e_c)^2 with u_c = A_c W_c Z_c t. Satterthwaite's degrees
# of freedom are tr(P)^2 / tr(PP) with P_cd = g_c'g_d and g_c = (I - WZZ')u_c, so that
# P = D - F H' - H F' + H S H' with D = diag(u_c'u_c), rows of F u_c'W_c Z_c and rows of H u_c'Z_c; its
# squares are summed without forming P.
cr2_by_formula <- function(fit, cluster, coefficient = "treated") {
  w <- weights(fit)
  e <- residuals(fit)
  kept <- fit$qr$pivot[seq_len(fit$rank)]
  names <- names(coef(fit))[kept]
  r <- qr.R(fit$qr)[seq_len(fit$rank), seq_len(fit$rank)]
  z <- qr.Q(fit$qr)[, seq_len(fit$rank), drop = FALSE] / sqrt(w)
  treated <- backsolve(r, diag(fit$rank))[match(coefficient, names), ]
  s <- crossprod(z * w)
  parts <- lapply(split(seq_along(e), cluster), function(rows) {
    cluster_part(z[rows, , drop = FALSE], w[rows], e[rows], s, treated)
  })
  score <- vapply(parts, `[[`, 0, "score")
  d <- vapply(parts, `[[`, 0, "square")
  f <- do.call(rbind, lapply(parts, `[[`, "f"))
  h <- do.call(rbind, lapply(parts, `[[`, "h"))
  list(std_error = sqrt(sum(score^2)), df = satterthwaite(d, f, h, s))
}

cluster_part <- function(z, w, e, s, treated) {
  hat <- tcrossprod(z, z * w)
  b <- diag(nrow(z)) - hat - t(hat) + z %*% tcrossprod(s, z)
  u <- inverse_root(b) %*% (w * (z %*% treated))
  list(score = sum(u * e), square = sum(u^2), f = drop(crossprod(u, w * z)), h = drop(crossprod(u, z)))
}

# Moore-Penrose inverse of the symmetric root.
inverse_root <- function(b) {
  spectrum <- eigen((b + t(b)) / 2, symmetric = TRUE)
  keep <- spectrum$values > EIGENVALUE_ZERO
  v <- spectrum$vectors[, keep, drop = FALSE]
  tcrossprod(v * rep(spectrum$values[keep]^-0.5, each = nrow(v)), v)
}

satterthwaite <- function(d, f, h, s) {
  left <- cbind(f, h)
  right <- cbind(-h, h %*% s - f)
  trace <- sum(d) + sum(left * right)
  squares <- sum(d^2) + 2 * sum(d * rowSums(left * right)) + sum(crossprod(left) * crossprod(right))
  trace^2 / squares
}

# ---- CR2 by clubSandwich ----------------------------------------------------------------------------

# Nothing when it refuses: its Cholesky roots fail where the weighted columns depend on each other to
# within rounding.
cr2_by_clubsandwich <- function(fit, cluster) {
  tryCatch({
    v <- vcovCR(fit, cluster = cluster, type = "CR2")
    test <- coef_test(fit, vcov = v, test = "Satterthwaite", coefs = "treated")
    list(std_error = test$SE, df = test$df_Satt)
  }, error = function(e) {
    if (grepl("not positive definite", conditionMessage(e), fixed = TRUE)) NULL else stop(e)
  })
}

# ---- one effect -------------------------------------------------------------------------------------

recompute <- function(data, covariates, use_clubsandwich) {
  fit <- fit_model(data, covariates)
  in_sets <- !anyNA(data$matched_set)
  routes <- list(formula = cr2_by_formula, clubSandwich = if (use_clubsandwich) cr2_by_clubsandwich)
  rows <- lapply(names(Filter(Negate(is.null), routes)), function(route) {
    trust <- routes[[route]](fit, data$cluster)
    if (is.null(trust)) return(NULL)
    set <- if (in_sets) routes[[route]](fit, data$matched_set)$std_error else NA_real_
    estimate <- unname(coef(fit)["treated"])
    as.data.frame(c(list(route = route, estimate = estimate, std_error_set = set), trust,
                    interval(estimate, trust), counts_of(data)))
  })
  do.call(rbind, rows)
}

interval <- function(estimate, cr2) {
  half <- qt(0.975, cr2$df) * cr2$std_error
  list(ci_low = estimate - half, ci_high = estimate + half,
       p_value = 2 * pt(-abs(estimate / cr2$std_error), cr2$df))
}

counts_of <- function(data) {
  schools <- data[!duplicated(data$urn), ]
  comparison <- schools$weight[schools$treated == 0]
  list(treated_schools = sum(schools$treated),
       treated_trusts = length(unique(schools$trust_uid[schools$treated == 1])),
       comparison_schools = length(comparison),
       comparison_ess = sum(comparison)^2 / sum(comparison^2),
       treated_pupils = round(sum(data$pupils[data$treated == 1])),
       comparison_pupils = round(sum(data$pupils[data$treated == 0])))
}

# ---- the curve of one effect ------------------------------------------------------------------------

# Rows of effect_curve of one variable with what R finds; the dose of a comparison school does not matter.
recompute_curve <- function(curve, data, covariates, dose) {
  dose <- ifelse(data$treated == 1, dose[match(data$urn, names(dose))], 0)
  schools <- !duplicated(data$urn) & data$treated == 1
  mean <- weighted.mean(dose[schools], data$weight[schools])
  at <- function(from, coefficient) {
    data$dose <- data$treated * (dose - from)
    fit <- fit_model(data, c("dose", covariates))
    c(estimate = unname(coef(fit)[coefficient]), unlist(cr2_by_formula(fit, data$cluster, coefficient)))
  }
  points <- if (curve$variable[1] == "log_trust_size") log(curve$value) else curve$value
  rows <- lapply(seq_len(nrow(curve)), function(i) {
    switch(curve$quantity[i], slope = at(mean, "dose"), average = at(mean, "treated"), at(points[i], "treated"))
  })
  found <- as.data.frame(do.call(rbind, rows))
  found$p_value <- 2 * pt(-abs(found$estimate / found$std_error), found$df)
  cbind(effect_id = curve$effect_id, variable = curve$variable, found)
}

recompute_curves <- function(effect, curves, data, covariates, cohort) {
  of_phase <- cohort[cohort$phase == effect$phase, ]
  doses <- list(years_in_trust = setNames(of_phase$exposed_years, of_phase$urn),
                log_trust_size = setNames(log(of_phase$trust_size), of_phase$urn))
  of_effect <- curves[curves$effect_id == effect$effect_id & curves$status == "estimated", ]
  do.call(rbind, lapply(split(of_effect, of_effect$variable), function(curve) {
    found <- recompute_curve(curve, data, covariates, doses[[curve$variable[1]]])
    quantities <- c("estimate", "std_error", "df", "p_value")
    off <- lapply(setNames(nm = quantities), function(q) excess(q, curve[[q]], found[[q]]))
    cbind(found, off = do.call(pmax, off))
  }))
}

curves_agree <- function(effects, tables, arguments) {
  curves <- tables$effect_curve
  tables$cohort_school$trust_size <- tables$cohort_school[[paste0("trust_size_", arguments$size)]]
  followed <- effects[effects$effect_id %in% curves$effect_id[curves$status == "estimated"], ]
  if (nrow(followed) == 0) return(TRUE)
  panels <- measure_panels(followed, tables$school_year, arguments$pupils)
  matched <- split(tables$matched_school, tables$matched_school$contrast_id)
  rows <- do.call(rbind, mclapply(seq_len(nrow(followed)), function(i) {
    effect <- followed[i, ]
    design <- design_of(effect, tables, matched)
    data <- school_years(effect, design$matched, panels[[effect$phase]][[effect$outcome]], NULL)
    recompute_curves(effect, curves, data, design$covariates, tables$cohort_school)
  }, mc.cores = arguments$cores))
  cat(sprintf("\nCurves: %d rows of %d effects, %d off; largest difference as a share of its tolerance %.2g\n",
              nrow(rows), nrow(followed), sum(rows$off > 1), max(rows$off)))
  all(rows$off <= 1)
}

# ---- one contrast -----------------------------------------------------------------------------------

# The matched schools of a contrast with their covariates.
design_of <- function(effect, tables, matched_school) {
  matched <- matched_school[[effect$contrast_id]]
  matched$treated <- as.integer(matched$arm == "treated")
  covariates <- covariate_frame(tables$school_covariate, effect$phase, effect$covariate_set, matched$urn)
  columns <- c("urn", "treated", "weight", "cluster", "matched_set", "trust_uid")
  list(matched = cbind(matched[columns], covariates), covariates = names(covariates))
}

recompute_contrast <- function(effects, tables, club, pupil_measures) {
  panels <- tables$panels[[effects$phase[1]]]
  design <- design_of(effects[1, ], tables, tables$matched_school)
  results <- lapply(seq_len(nrow(effects)), function(i) {
    effect <- effects[i, ]
    measure <- pupil_measures[effect$outcome]
    pupils <- if (is.na(measure)) NULL else panels[[measure]]
    data <- school_years(effect, design$matched, panels[[effect$outcome]], pupils)
    cbind(effect_id = effect$effect_id,
          recompute(data, design$covariates, effect$effect_id %in% club))
  })
  do.call(rbind, results)
}

recompute_all <- function(effects, tables, arguments) {
  tables$panels <- measure_panels(effects, tables$school_year, arguments$pupils)
  tables$matched_school <- split(tables$matched_school, tables$matched_school$contrast_id)
  clusters <- vapply(tables$matched_school, function(m) length(unique(m$cluster)), 0L)
  least <- vapply(tables$matched_school, function(m) min(m$weight), 0)
  suited <- clusters <= arguments$clusters & least >= NO_WEIGHT
  small <- effects$effect_id[suited[effects$contrast_id]]
  club <- if (length(small) > arguments$club) sample(small, arguments$club) else small
  groups <- split(effects, effects$contrast_id)
  groups <- groups[order(-clusters[names(groups)])]
  message(length(groups), " contrasts; a dot each")
  results <- mclapply(groups, function(group) {
    on.exit(cat(".", file = stderr()))
    tryCatch(recompute_contrast(group, tables, club, arguments$pupils),
             error = function(e) paste(group$contrast_id[1], conditionMessage(e)))
  }, mc.cores = arguments$cores, mc.preschedule = FALSE)
  message()
  failed <- !vapply(results, is.data.frame, TRUE)
  if (any(failed)) {
    print(unlist(results[failed]))
    stop("contrasts that could not be recomputed: ", sum(failed))
  }
  list(rows = do.call(rbind, results), asked = length(club), suited = length(small))
}

# ---- comparison -------------------------------------------------------------------------------------

# Difference over tolerance, above 1 when off; equal absence is agreement.
excess <- function(quantity, table, recomputed) {
  difference <- abs(table - recomputed)
  if (quantity %in% RELATIVE) difference <- difference / abs(recomputed)
  tolerance <- TOLERANCE[[quantity]]
  ratio <- if (tolerance == 0) ifelse(difference == 0, 0, Inf) else difference / tolerance
  ifelse(is.na(table) & is.na(recomputed), 0, ifelse(is.na(ratio), Inf, ratio))
}

compare <- function(effects, results) {
  table <- effects[match(results$effect_id, effects$effect_id), ]
  as.data.frame(lapply(setNames(nm = names(TOLERANCE)), function(quantity) {
    excess(quantity, as.numeric(table[[quantity]]), results[[quantity]])
  }))
}

report <- function(effects, results, off) {
  for (route in unique(results$route)) {
    at <- results$route == route
    cat(sprintf("\n%s: %d rows of %d contrasts, %d off\n", route, sum(at),
                length(unique(effects$contrast_id[match(results$effect_id[at], effects$effect_id)])),
                sum(apply(off[at, ], 1, max) > 1)))
    cat("  largest difference, as a share of its tolerance:\n")
    largest <- vapply(off[at, ], max, 0)
    cat(sprintf("    %-20s %s\n", names(largest), format(signif(largest, 3))), sep = "")
  }
  worst <- order(-apply(off, 1, max))[seq_len(min(5, nrow(off)))]
  cat("\nWorst rows (largest difference as a share of its tolerance):\n")
  for (i in worst) {
    cat(sprintf("  %8.2g  %-15s %-12s %s\n", max(off[i, ]), names(off)[which.max(unlist(off[i, ]))],
                results$route[i], results$effect_id[i]))
  }
}

# The two routes against each other, relative.
routes_agree <- function(results) {
  club <- results[results$route == "clubSandwich", ]
  formula <- results[results$route == "formula", ][match(club$effect_id,
                                                         results$effect_id[results$route == "formula"]), ]
  if (nrow(club) == 0) return(TRUE)
  gaps <- vapply(c("std_error", "df", "std_error_set"), function(q) {
    max(0, abs(club[[q]] / formula[[q]] - 1), na.rm = TRUE)
  }, 0)
  cat(sprintf("\nFormula against clubSandwich on %d rows, largest relative gap: standard error %.2g, df %.2g, %s\n",
              nrow(club), gaps[1], gaps[2], sprintf("set standard error %.2g", gaps[3])))
  all(gaps < ROUTES_AGREE)
}

# Holm and Benjamini-Hochberg within family, from the table's own p-values.
families_agree <- function(effects) {
  estimated <- effects[effects$status == "estimated", ]
  gap <- function(column, method) {
    max(abs(estimated[[column]] - ave(estimated$p_value, estimated$family,
                                      FUN = function(p) p.adjust(p, method))))
  }
  gaps <- c(holm = gap("p_holm", "holm"), bh = gap("p_bh", "BH"))
  cat(sprintf("Families of p-values: %d; largest gap Holm %.2g, Benjamini-Hochberg %.2g\n",
              length(unique(estimated$family)), gaps["holm"], gaps["bh"]))
  all(gaps < 1e-5)
}

# Estimates exist for estimable contrasts only; every contrast has the same requests as others of its phase.
contrasts_agree <- function(effects, contrasts) {
  status <- contrasts$status[match(effects$contrast_id, contrasts$contrast_id)]
  wrong <- effects$status == "estimated" & status != "estimable"
  unexplained <- effects$status != "estimated" & is.na(effects$reason)
  rows <- table(effects$contrast_id)[contrasts$contrast_id]
  uneven <- tapply(as.vector(rows), contrasts$phase, function(n) length(unique(n)) > 1 || anyNA(n))
  unfitted <- sum(effects$status != "estimated" & status == "estimable")
  cat(sprintf("Contrasts: %d, %d estimable; rows %d, %d estimated\n", nrow(contrasts),
              sum(contrasts$status == "estimable"), nrow(effects), sum(effects$status == "estimated")))
  cat(sprintf("Estimates of contrasts that are not estimable: %d; none for estimable ones: %d; no reason: %d\n",
              sum(wrong), unfitted, sum(unexplained)))
  !any(wrong) && !any(unexplained) && !any(uneven)
}

main <- function() {
  arguments <- read_arguments(commandArgs(trailingOnly = TRUE))
  tables <- read_tables(arguments$dir)
  effects <- tables$effect_estimate
  sound <- families_agree(effects)
  effects <- effects[effects$model == "school_least_squares", ]
  if (nrow(effects) == 0) usage("no effects of the school form; recompute-pupil-effects.R has the pupil form")
  estimated <- effects[effects$status == "estimated", ]
  set.seed(arguments$seed)
  if (nrow(estimated) > arguments$sample) {
    estimated <- estimated[sort(sample(nrow(estimated), arguments$sample)), ]
  }
  sound <- c(sound, contrasts_agree(effects, tables$contrast))
  cat(sprintf("Recomputing %d estimated rows\n", nrow(estimated)))
  recomputed <- recompute_all(estimated, tables, arguments)
  results <- recomputed$rows
  cat(sprintf("Rows that suit clubSandwich (at most %g clusters, no weight near zero): %d; asked %d, refused %d\n",
              arguments$clusters, recomputed$suited, recomputed$asked,
              recomputed$asked - sum(results$route == "clubSandwich")))
  off <- compare(estimated, results)
  report(estimated, results, off)
  sound <- c(sound, routes_agree(results), all(off <= 1), curves_agree(effects, tables, arguments))
  cat(if (all(sound)) "\nEvery row agrees.\n" else "\nNOT every row agrees.\n")
  quit(status = if (all(sound)) 0 else 1)
}

main()
