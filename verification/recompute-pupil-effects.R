#!/usr/bin/env Rscript
# Recomputes the pupil form of the table effect_estimate, from the raw files of pupils.
#
# Purpose   An independent check of everything between the files of the National Pupil Database (or of the
#           made-up England) and the effects on pupils: reading, rejection, the choice of one record a
#           pupil, the join with the census, the national standardisation, the multilevel model, its CR2
#           standard error (Bell & McCaffrey 2002) and Satterthwaite degrees of freedom (Pustejovsky &
#           Tipton 2018). Nothing of the pipeline's code is used, and no table that holds its pupils or its
#           cross-products: pupils come from the raw files by the contracts of schemas/, schools and
#           weights from matched_school and school_covariate.
#           Rows of thirds of prior attainment, of SEN and of binary outcomes are not recomputed here; their model
#           is held against lme4 and clubSandwich by jobs/pipeline/src/test/r/pupil-form.R.
# Usage     Rscript verification/recompute-pupil-effects.R DATA EXPORT [options]
#           DATA holds KS2_PUPIL_*.csv, KS4_PUPIL_*.csv and CENSUS_SPRING_*.csv; EXPORT what
#           verification/export.sh writes.
#           --sample N     recompute a random sample of N estimated rows (default: every row)
#           --fit N        only rows of at most N pupils (default: every row); lmer holds them all
#           --seed S       seed of the samples (default 2019)
#           --dense N      rows whose CR2 is also computed from matrices of pupils by pupils, at random
#                          among those whose clusters hold at most --pupils pupils (default 60; "all")
#           --club N       unweighted rows that clubSandwich recomputes as well, chosen in the same way
#                          (default 30; "all")
#           --pupils N     most pupils of a cluster for these two (default 2000)
#           --cores K      processes (default 2)
#           --outcomes A=B,...  column of pupils behind each outcome (default as conf/demo.conf has it)
# Model     lmer(y ~ treated + covariates of the match + year + female + age_months + disadvantaged + idaci +
#           eal + ethnicity (+ prior + prior^2 + prior^3 for progress) + (1|school) + (1|school:year), REML),
#           one year without the last term; bobyqa with rhoend 1e-10. Outcome and prior attainment are
#           standardised within key stage and year by mean and SD (n - 1) of all pupils who have them. Subgroups of a
#           characteristic of 0 and 1 add treated times that column: the effect on its 0 is treated, that on its
#           1 the sum, the difference the product.
# Routes    theta and the variances come from lmer on the distinct schools of the design, unweighted. Then,
#           with W_j = w_j V_j^-1 and V the working variance over s_e^2,
#           formula       the estimate by generalised least squares; CR2 and df cluster by cluster on an
#                         orthonormal basis of the columns of X, wX and the indicators of the school-years
#                         (on the rest V is I and CR2 adjusts nothing): every row.
#           dense         CR2 as it is defined, from the matrices of all pupils of a cluster.
#           clubSandwich  vcovCR(lmer, cluster, "CR2") and coef_test(); it refuses weights, so rows without.
#           On the rows of several routes each is compared with the table, and one with the other (1e-7
#           relative).
# Assumed   where the documents leave it open:
#           - A row that is not at the end of its key stage is not applicable, whatever else is wrong in it.
#           - A value missing in a pupil's key-stage record comes from the pupil's census row, pupil by
#             pupil; the census of a pupil is the current or main registration, then the smallest URN.
#           - Attainment that chooses among records adds up what is there (KS2: scores, else points); a
#             record with none comes last. Of records that still tie, the smallest remaining values in the
#             order of the columns of pupil_attainment, missing ones first.
#           - A pupil has moved when the census names neither the URN, nor the URN before conversion.
#           - Weights (PupilForm says so): the matching weight, times the school's pupils in the fit where
#             each pupil counts once, scaled to mean 1 within each arm over the schools of the fit.
#             comparison_ess is of the matching weights.
#           - icc is s_u^2 / s_T^2 and h of Hedges (2007) takes (s_u^2 + s_v^2) / s_T^2, both of the empty
#             model; J is the exact ratio of gamma functions.
# Compared  exactly: rows read, kept, rejected and not applicable of each file (input_file); every count of
#           pupil_attrition, outcome_attrition and pupil_distribution. Estimates: estimate 1e-6; standard
#           errors, icc, sd_total, p-value and effect size 1e-5; limits 1e-4; df 1e-4 relative;
#           comparison_ess 1e-6 relative; schools, trusts, pupils and months equal; Holm and
#           Benjamini-Hochberg within family 1e-5 (on the table's own p-values). sd_total has no more because
#           the criterion is flat in theta where schools are few: lmer stops 1e-6 from the root of the
#           score. Rows refused for want of clusters: without some cluster treatment must depend linearly
#           on the other columns of the model.
# Prints    files and counts that differ, rows by route, the largest difference of each quantity, the worst
#           rows, seconds of lmer and of CR2 by route; no value of a pupil.
# Exit      0 when everything agrees, 1 when anything does not, 2 on wrong usage.
# Needs     lme4, clubSandwich, data.table and jsonlite.

suppressPackageStartupMessages({
  library(lme4)
  library(clubSandwich)
  library(data.table)
  library(parallel)
})

HERE <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))))
source(file.path(HERE, "pupils.R"))

TOLERANCE <- c(estimate = 1e-6, std_error = 1e-5, std_error_set = 1e-5, df = 1e-4, ci_low = 1e-4,
               ci_high = 1e-4, p_value = 1e-5, effect_size = 1e-5, effect_size_low = 1e-4,
               effect_size_high = 1e-4, months_toolkit = 0, months_trial = 0, sd_total = 1e-5, icc = 1e-5,
               treated_schools = 0, treated_trusts = 0, comparison_schools = 0, comparison_ess = 1e-6,
               treated_pupils = 0, comparison_pupils = 0)
RELATIVE <- c("df", "comparison_ess")
ROUTES_AGREE <- 1e-7
EIGENVALUE_ZERO <- 1e-12
BASIS_ZERO <- 1e-9
ALIASED <- 1e-9

# Months of progress of the Education Endowment Foundation: an effect size of at least this is one more.
MONTHS_TOOLKIT <- c(.02, .10, .19, .27, .36, .45, .53, .62, .70, .79, .88, .96)
MONTHS_TRIAL <- c(.05, MONTHS_TOOLKIT[-1])

# ---- arguments --------------------------------------------------------------------------------------

read_arguments <- function(words) {
  known <- list(sample = Inf, fit = Inf, seed = 2019, dense = 60, club = 30, pupils = 2000, cores = 2,
                outcomes = paste0("ks2_reading_attainment=reading_score,ks2_reading_progress=reading_score,",
                                  "ks2_maths_attainment=maths_score,ks2_maths_progress=maths_score,",
                                  "attainment_8_attainment=attainment_8,attainment_8_progress=attainment_8"))
  if (length(words) < 2 || length(words) %% 2 == 1) usage("DATA and EXPORT, then pairs of option and value")
  for (at in seq(3, length.out = (length(words) - 2) / 2, by = 2)) {
    name <- sub("^--", "", words[at])
    if (!name %in% names(known)) usage(paste("unknown option", words[at]))
    known[[name]] <- words[at + 1]
  }
  for (name in c("dense", "club")) if (known[[name]] == "all") known[[name]] <- Inf
  for (name in setdiff(names(known), "outcomes")) known[[name]] <- as.numeric(known[[name]])
  known$outcomes <- named_pairs(known$outcomes)
  c(list(data = words[1], export = words[2]), known)
}

usage <- function(problem) {
  message("recompute-pupil-effects: ", problem, "; see the head of the script")
  quit(status = 2)
}

named_pairs <- function(text) {
  pairs <- strsplit(strsplit(text, ",", fixed = TRUE)[[1]], "=", fixed = TRUE)
  setNames(vapply(pairs, `[`, "", 2), vapply(pairs, `[`, "", 1))
}

read_table <- function(dir, name) {
  read.csv(file.path(dir, paste0(name, ".csv")), stringsAsFactors = FALSE, encoding = "UTF-8",
           na.strings = "", check.names = FALSE)
}

read_tables <- function(dir) {
  names <- c("matched_school", "school_covariate", "contrast", "effect_estimate", "cohort_school", "school",
             "input_file", "pupil_attrition", "outcome_attrition", "pupil_distribution")
  tables <- setNames(lapply(names, read_table, dir = dir), names)
  if (length(unique(tables$effect_estimate$edition)) != 1) usage("the exports hold more than one edition")
  tables
}

# ---- counts -----------------------------------------------------------------------------------------

by_year <- function(key_stage, step, year) {
  count <- table(year)
  data.frame(key_stage = rep(key_stage, length(count)), year = as.integer(names(count)),
             step = rep(step, length(count)), records = as.vector(count))
}

pupil_steps <- function(read) {
  steps <- lapply(names(read$chosen), function(source) {
    chosen <- read$chosen[[source]]
    rbind(by_year(source, "records", c(chosen$kept$year, chosen$dropped$year)),
          by_year(source, "duplicates", chosen$dropped$year),
          by_year(source, "duplicates_other_school", chosen$dropped$year[chosen$elsewhere]),
          by_year(source, "pupils", chosen$kept$year))
  })
  stages <- lapply(names(read$pupils), function(source) {
    p <- read$pupils[[source]]
    lacking <- lapply(c("prior_attainment", RESULTS[[source]]), function(column) {
      by_year(source, paste0("without_", column), p$year[is.na(p[[column]])])
    })
    rbind(by_year(source, "without_census", p$year[!p$in_census]),
          by_year(source, "moved", p$year[p$moved]), do.call(rbind, lacking))
  })
  with <- rbindlist(lapply(read$pupils, function(p) p[, .(pupil, year)]))
  census <- read$chosen$CENSUS$kept
  known <- paste(census$pupil, census$year) %in% paste(with$pupil, with$year)
  do.call(rbind, c(steps, stages, list(by_year("CENSUS", "with_key_stage", census$year[known]),
                                       by_year("CENSUS", "without_key_stage", census$year[!known]))))
}

distribution <- function(read) {
  rbindlist(lapply(names(read$pupils), function(key_stage) {
    p <- read$pupils[[key_stage]]
    rbindlist(lapply(c("prior_attainment", RESULTS[[key_stage]]), function(measure) {
      held <- data.table(key_stage, measure, year = p$year, value = as.numeric(p[[measure]]))
      held[!is.na(value), .(pupils = .N), by = .(key_stage, measure, year, value)]
    }))
  }))
}

outcome_steps <- function(read, tables, effects, outcomes) {
  named <- unique(effects[c("phase", "key_stage", "outcome", "outcome_kind")])
  cohort <- tables$cohort_school[tables$cohort_school$eligible == "true", ]
  rows <- lapply(seq_len(nrow(named)), function(i) {
    p <- read$pupils[[named$key_stage[i]]]
    leaves <- list(!p$urn %in% cohort$urn[cohort$phase == named$phase[i]],
                   is.na(p[[outcomes[[named$outcome[i]]]]]),
                   named$outcome_kind[i] == "progress" & is.na(p$prior_attainment), !complete.characteristics(p))
    step <- Reduce(function(at, k) ifelse(is.na(at) & leaves[[k]], k, at), seq_along(leaves), rep(NA, nrow(p)))
    counts <- as.data.frame(table(step = factor(step, seq_along(leaves)), year = p$year),
                            responseName = "pupils_dropped", stringsAsFactors = FALSE)
    everyone <- as.vector(table(p$year)[counts$year])
    before <- everyone - ave(counts$pupils_dropped, counts$year, FUN = function(n) cumsum(n) - n)
    cbind(phase = named$phase[i], outcome = named$outcome[i], counts, pupils_before = before)
  })
  do.call(rbind, rows)
}

complete.characteristics <- function(p) complete.cases(p[, ..CHARACTERISTICS])

# Table and recount side by side by key, absence being 0. Where the key holds a pupil's value only the number
# of counts that are off is printed.
counts_agree <- function(name, table, recount, key, value) {
  both <- merge(table[c(key, value)], as.data.frame(recount)[c(key, value)], by = key, all = TRUE,
                suffixes = c(".table", ".recount"))
  numbers <- both[paste0(value, c(".table", ".recount"))]
  numbers[is.na(numbers)] <- 0
  off <- numbers[[1]] != numbers[[2]]
  cat(sprintf("%-18s %6d counts, total %9d, %d off\n", name, nrow(both), sum(numbers[[1]]), sum(off)))
  if (any(off) && "value" %in% key) {
    print(aggregate(list(off = off[off]), both[off, setdiff(key, "value")], sum), row.names = FALSE)
  } else if (any(off)) {
    print(utils::head(cbind(both[key], numbers)[off, ], 10), row.names = FALSE)
  }
  !any(off)
}

files_agree <- function(files, input_file) {
  recount <- do.call(rbind, lapply(files, function(f) {
    data.frame(file = f$file, what = c("read", "kept", "rejected", "not_applicable"),
               rows = c(f$read, f$kept, f$rejected, f$not_applicable))
  }))
  input_file$file <- basename(input_file$file)
  table <- do.call(rbind, lapply(unique(recount$what), function(what) {
    data.frame(file = input_file$file, what = what, rows = input_file[[paste0("rows_", what)]])
  }))
  counts_agree("input_file", table[table$file %in% recount$file, ], recount, c("file", "what"), "rows")
}

# The attrition by outcome also says how many there were before and after each step.
chain_sound <- function(steps) {
  steps <- steps[order(steps$phase, steps$outcome, steps$year, steps$step), ]
  sums <- steps$pupils_before - steps$pupils_dropped == steps$pupils_after
  follows <- steps$step == 1 | c(TRUE, steps$pupils_before[-1] == utils::head(steps$pupils_after, -1))
  all(sums, follows)
}

recount <- function(read, tables, effects, arguments) {
  table <- tables$pupil_distribution
  quantum <- vapply(read$columns[table$measure], `[[`, 0, "x-quantum")
  table$value <- round(table$value / quantum)
  steps <- outcome_steps(read, tables, effects, arguments$outcomes)
  c(files_agree(read$files, tables$input_file),
    counts_agree("pupil_attrition", tables$pupil_attrition, pupil_steps(read),
                 c("key_stage", "year", "step"), "records"),
    counts_agree("pupil_distribution", table, distribution(read), c("key_stage", "year", "measure", "value"),
                 "pupils"),
    counts_agree("outcome_attrition", tables$outcome_attrition, steps, c("phase", "outcome", "year", "step"),
                 "pupils_before"),
    counts_agree("... who leave", tables$outcome_attrition, steps, c("phase", "outcome", "year", "step"),
                 "pupils_dropped"),
    chain_sound(tables$outcome_attrition))
}

# ---- pupils of one effect ---------------------------------------------------------------------------

# In the column's unit, less the mean over the SD of the year's pupils.
standardise <- function(steps, year) {
  ave(steps, year, FUN = function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE))
}

prepare <- function(p, outcomes, columns) {
  q <- p[, c("urn", "year", CHARACTERISTICS), with = FALSE]
  q[, `:=`(idaci = idaci * columns$idaci[["x-quantum"]], prior = standardise(p$prior_attainment, p$year))]
  for (column in unique(outcomes)) if (column %in% names(p)) q[, (column) := standardise(p[[column]], p$year)]
  q[complete.characteristics(p)]
}

years_of <- function(outcome_years) {
  ends <- as.integer(strsplit(as.character(outcome_years), "-", fixed = TRUE)[[1]])
  seq(ends[1], ends[length(ends)])
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

# Pupils with everything the model needs in matched schools; a single year uses whole matched sets.
pupils_of <- function(effect, matched, pupils, column) {
  years <- years_of(effect$outcome_years)
  usable <- pupils$urn %in% matched$urn & pupils$year %in% years & !is.na(pupils[[column]])
  if (effect$outcome_kind == "progress") usable <- usable & !is.na(pupils$prior)
  data <- pupils[usable]
  absent <- !matched$urn %in% data$urn
  broken <- if (length(years) == 1) na.omit(unique(matched$matched_set[absent])) else integer(0)
  data <- data[!urn %in% matched$urn[matched$matched_set %in% broken]]
  data <- cbind(data[, c("urn", "year", CHARACTERISTICS, "prior"), with = FALSE], y = data[[column]],
                matched[match(data$urn, matched$urn), setdiff(names(matched), "urn")])
  data[, `:=`(school = factor(urn), school_year = factor(paste(urn, year)))]
  data[order(cluster, urn, year)]
}

# One weight a school, of mean 1 by arm over the schools of the fit.
weights_of <- function(data, by_pupil) {
  schools <- data[, .(w = weight[1] * (if (by_pupil) .N else 1), treated = treated[1]), by = urn]
  schools[, w := w / mean(w), by = treated]
  schools$w[match(data$urn, schools$urn)]
}

# ---- the model --------------------------------------------------------------------------------------

fit_lmer <- function(data, terms) {
  several <- length(unique(data$year)) > 1
  random <- c("(1 | school)", if (several) "(1 | school_year)")
  data <- copy(data)[, year := factor(year)]
  control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10), calc.derivs = FALSE,
                         check.conv.singular = "ignore", check.rankX = "silent.drop.cols")
  lmer(reformulate(c(terms, random), "y"), data = data, REML = TRUE, control = control)
}

fixed_terms <- function(data, covariates, progress) {
  candidates <- c(covariates, "year", CHARACTERISTICS)
  varies <- vapply(candidates, function(x) length(unique(data[[x]])) > 1, TRUE)
  c("treated", sprintf("`%s`", candidates[varies]), if (progress) c("prior", "I(prior^2)", "I(prior^3)"))
}

# Variances of schools and of school-years over that of pupils.
ratios <- function(fit) {
  theta <- getME(fit, "theta")^2
  c(school = unname(theta["school.(Intercept)"]),
    year = if ("school_year.(Intercept)" %in% names(theta)) unname(theta["school_year.(Intercept)"]) else 0)
}

empty_scale <- function(data) {
  fit <- fit_lmer(data, if (length(unique(data$year)) > 1) "year" else "1")
  theta <- ratios(fit)
  list(sd_total = sigma(fit) * sqrt(1 + sum(theta)), icc = theta[["school"]] / (1 + sum(theta)),
       df = total_df(nrow(data), length(unique(data$urn)), sum(theta) / (1 + sum(theta))))
}

# Degrees of freedom of the total SD of pupils in clusters, Hedges (2007).
total_df <- function(pupils, clusters, r) {
  n <- pupils / clusters
  ((pupils - 2) - 2 * (n - 1) * r)^2 /
    ((pupils - 2) * (1 - r)^2 + n * (pupils - 2 * n) * r^2 + 2 * (pupils - 2 * n) * r * (1 - r))
}

small_sample <- function(df) exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)

# Working variance of pupils of one cluster, over that of a pupil.
working_variance <- function(school, school_year, theta) {
  diag(length(school)) + theta[["school"]] * outer(school, school, `==`) +
    theta[["year"]] * outer(school_year, school_year, `==`)
}

# What the estimate l'b needs of all schools: M = (sum w X'V^-1 X)^-1, U = sum w^2 X'V^-1 X, the coefficients.
weighted_fit <- function(x, data, w, theta, l) {
  xwx <- xwy <- u <- 0
  for (rows in split(seq_len(nrow(data)), data$school, drop = TRUE)) {
    v <- working_variance(data$school[rows], data$school_year[rows], theta)
    solved <- solve(v, cbind(x[rows, , drop = FALSE], data$y[rows]))
    products <- crossprod(x[rows, , drop = FALSE], solved)
    last <- ncol(products)
    xwx <- xwx + w[rows[1]] * products[, -last]
    xwy <- xwy + w[rows[1]] * products[, last]
    u <- u + w[rows[1]]^2 * products[, -last]
  }
  m <- chol2inv(chol(xwx))
  b <- drop(m %*% xwy)
  list(m = m, u = m %*% u %*% m, b = b, e = data$y - drop(x %*% b), target = m %*% l, estimate = sum(l * b))
}

# ---- CR2 --------------------------------------------------------------------------------------------

# V = M [sum_c X_c'W_c A_c e_c e_c'A_c W_c X_c] M with A_c = D'(D B_c D')^(-1/2) D, D'D = V_c, and
# B_c = V_c - X_c M X_c'w - w X_c M X_c' + X_c M U M X_c' the covariance of the residuals of cluster c when V
# holds (w is constant in a school, so W_c V_c = w). With u_c = A_c W_c X_c M t the variance of treated is
# sum_c (u_c'e_c)^2, and Satterthwaite's degrees of freedom are tr(P)^2 / tr(PP) with
# P_cd = u_c' cov(e_c, e_d) u_d, so P = diag(u_c'V_c u_c) - H M F' - F M H' + H M U M H', rows of H X_c'u_c and
# of F X_c'w u_c.
cr2 <- function(x, data, w, cluster, theta, fit, part) {
  parts <- lapply(split(seq_len(nrow(data)), cluster, drop = TRUE), function(rows) {
    part(x[rows, , drop = FALSE], w[rows], fit$e[rows], as.integer(data$school)[rows],
         as.integer(data$school_year)[rows], theta, fit)
  })
  score <- vapply(parts, `[[`, 0, "score")
  h <- do.call(rbind, lapply(parts, `[[`, "h"))
  f <- do.call(rbind, lapply(parts, `[[`, "f"))
  cross <- h %*% tcrossprod(fit$m, f)
  p <- diag(vapply(parts, `[[`, 0, "square"), length(parts)) - cross - t(cross) + h %*% tcrossprod(fit$u, h)
  list(std_error = sqrt(sum(score^2)), df = sum(diag(p))^2 / sum(p^2))
}

# In a basis of what X, wX and the indicators of school-years span; V is I on the rest.
part_by_basis <- function(x, w, e, school, school_year, theta, fit) {
  cells <- match(school_year, unique(school_year))
  n <- tabulate(cells)
  indicator <- outer(cells, seq_along(n), `==`) / rep(sqrt(n), each = length(cells))
  weighted <- if (length(unique(w)) > 1) cbind(x, w * x) else x
  basis <- cbind(indicator, span(weighted - rowsum(weighted, cells)[cells, , drop = FALSE] / n[cells]))
  schools <- school[match(seq_along(n), cells)]
  v <- diag(ncol(basis))
  at <- seq_along(n)
  v[at, at] <- v[at, at] + theta[["year"]] * diag(n, length(n)) +
    theta[["school"]] * outer(schools, schools, `==`) * sqrt(outer(n, n))
  part(crossprod(basis, x), crossprod(basis, w * x), crossprod(basis, e), v, fit)
}

span <- function(x) {
  x <- x[, colSums(x^2) > BASIS_ZERO^2, drop = FALSE]
  if (ncol(x) == 0) return(x)
  spectrum <- svd(sweep(x, 2, sqrt(colSums(x^2)), `/`), nv = 0)
  spectrum$u[, spectrum$d > BASIS_ZERO * spectrum$d[1], drop = FALSE]
}

part_by_pupils <- function(x, w, e, school, school_year, theta, fit) {
  part(x, w * x, e, working_variance(school, school_year, theta), fit)
}

part <- function(x, wx, e, v, fit) {
  cross <- tcrossprod(x %*% fit$m, wx)
  b <- v - cross - t(cross) + x %*% tcrossprod(fit$u, x)
  d <- chol(v)
  u <- solve(v, wx %*% fit$target)
  u <- crossprod(d, inverse_root(d %*% tcrossprod(b, d), d %*% u))
  list(score = sum(u * e), square = sum(u * (v %*% u)), h = drop(crossprod(x, u)), f = drop(crossprod(wx, u)))
}

# The Moore-Penrose inverse of the symmetric root, times a vector.
inverse_root <- function(b, u) {
  spectrum <- eigen((b + t(b)) / 2, symmetric = TRUE)
  keep <- spectrum$values > EIGENVALUE_ZERO
  v <- spectrum$vectors[, keep, drop = FALSE]
  v %*% (crossprod(v, u) / sqrt(spectrum$values[keep]))
}

cr2_by_clubsandwich <- function(fit, cluster) {
  test <- coef_test(fit, vcov = vcovCR(fit, cluster = cluster, type = "CR2"), test = "Satterthwaite",
                    coefs = "treated")
  list(std_error = test$SE, df = test$df_Satt)
}

# Seconds of the processor.
timed <- function(work) {
  seconds <- sum(system.time(value <- work())[1:2])
  list(value = value, seconds = seconds)
}

# ---- effects of one contrast, outcome and years -----------------------------------------------------

variable_of <- function(subgroup) sub("=.*$", "", subgroup)

# The effect as a combination of coefficients.
combination <- function(subgroup, columns) {
  variable <- variable_of(subgroup)
  level <- sub("^.*=", "", subgroup)
  l <- setNames(numeric(length(columns)), columns)
  if (level != "1-0") l["treated"] <- 1
  if (variable != "all" && level != "0") l[paste0("treated:", variable)] <- 1
  l
}

# Pupils whom an effect is about: of a difference everybody.
members <- function(data, subgroup) {
  level <- sub("^.*=", "", subgroup)
  if (level %in% c("0", "1")) data[data[[variable_of(subgroup)]] == as.integer(level)] else data
}

# Rows that differ only in what counts once, or in the level of a subgroup, share pupils and theta.
recompute_fit <- function(effects, matched, covariates, pupils, column, asked) {
  data <- pupils_of(effects[1, ], matched, pupils, column)
  variable <- variable_of(effects$subgroup[1])
  terms <- c(fixed_terms(data, covariates, effects$outcome_kind[1] == "progress"),
             if (variable != "all") paste0("treated:", variable))
  fit <- timed(function() fit_lmer(data, terms))
  scale <- empty_scale(data)
  rows <- do.call(rbind, lapply(seq_len(nrow(effects)), function(i) {
    recompute_row(effects[i, ], data, fit$value, scale, asked)
  }))
  cbind(rows, lmer_seconds = fit$seconds, lmer_pupils = nrow(data))
}

recompute_row <- function(effect, data, fit, scale, asked) {
  x <- getME(fit, "X")
  w <- weights_of(data, effect$estimand_average == "pupil")
  theta <- ratios(fit)
  own <- weighted_fit(x, data, w, theta, combination(effect$subgroup, colnames(x)))
  even <- all(abs(w - 1) < 1e-12)
  clusterings <- list(trust = data$cluster, set = if (!anyNA(data$matched_set)) data$matched_set)
  largest <- max(unlist(lapply(clusterings, table)))
  routes <- list(
    formula = function(cluster) cr2(x, data, w, cluster, theta, own, part_by_basis),
    dense = if (effect$effect_id %in% asked$dense && largest <= asked$pupils) function(cluster) {
      cr2(x, data, w, cluster, theta, own, part_by_pupils)
    },
    clubSandwich = if (effect$effect_id %in% asked$club && largest <= asked$pupils && even) function(cluster) {
      cr2_by_clubsandwich(fit, cluster)
    })
  rows <- lapply(names(Filter(Negate(is.null), routes)), function(route) {
    timed_trust <- timed(function() routes[[route]](clusterings$trust))
    trust <- timed_trust$value
    set <- if (is.null(clusterings$set)) NA_real_ else routes[[route]](clusterings$set)$std_error
    estimate <- if (route == "clubSandwich") fixef(fit)[["treated"]] else own$estimate
    as.data.frame(c(list(effect_id = effect$effect_id, route = route, estimate = estimate, std_error_set = set,
                         even = even, largest = largest, cr2_seconds = timed_trust$seconds,
                         boundary = min(getME(fit, "theta")) < 1e-6), trust,
                    meaning(estimate, trust, scale), counts_of(members(data, effect$subgroup))))
  })
  do.call(rbind, rows)
}

meaning <- function(estimate, cr2, scale) {
  half <- qt(0.975, cr2$df) * cr2$std_error
  j <- small_sample(scale$df) / scale$sd_total
  size <- j * estimate
  list(ci_low = estimate - half, ci_high = estimate + half,
       p_value = 2 * pt(-abs(estimate / cr2$std_error), cr2$df), effect_size = size,
       effect_size_low = j * (estimate - half), effect_size_high = j * (estimate + half),
       months_toolkit = months(size, MONTHS_TOOLKIT), months_trial = months(size, MONTHS_TRIAL),
       sd_total = scale$sd_total, icc = scale$icc)
}

# Rounded half-up to two decimals; negative effects mirror.
months <- function(size, steps) {
  sign(size) * findInterval(floor(abs(size) * 100 + 0.5 + 1e-9), round(100 * steps))
}

counts_of <- function(data) {
  schools <- data[!duplicated(urn)]
  comparison <- schools$weight[schools$treated == 0]
  list(treated_schools = sum(schools$treated),
       treated_trusts = length(unique(schools$trust_uid[schools$treated == 1])),
       comparison_schools = length(comparison), comparison_ess = sum(comparison)^2 / sum(comparison^2),
       treated_pupils = sum(data$treated), comparison_pupils = sum(1 - data$treated))
}

# The matched schools of a contrast with their covariates.
design_of <- function(effect, tables) {
  matched <- tables$matched_school[tables$matched_school$contrast_id == effect$contrast_id, ]
  matched$treated <- as.integer(matched$arm == "treated")
  covariates <- covariate_frame(tables$school_covariate, effect$phase, effect$covariate_set, matched$urn)
  list(matched = cbind(matched[c("urn", "treated", "weight", "cluster", "matched_set", "trust_uid")], covariates),
       covariates = names(covariates))
}

recompute_contrast <- function(effects, tables, pupils, arguments, asked) {
  design <- design_of(effects[1, ], tables)
  same <- split(effects, paste(effects$outcome, effects$outcome_years, variable_of(effects$subgroup)))
  do.call(rbind, lapply(same, function(rows) {
    on.exit(cat(".", file = stderr()))
    recompute_fit(rows, design$matched, design$covariates, pupils[[rows$key_stage[1]]],
                  arguments$outcomes[[rows$outcome[1]]], asked)
  }))
}

recompute_all <- function(effects, tables, pupils, arguments) {
  pick <- function(ids, n) if (length(ids) > n) sample(ids, n) else ids
  weighted <- unique(tables$matched_school$contrast_id[tables$matched_school$weight != 1])
  even <- effects$estimand_average == "school" & effects$subgroup == "all" & !effects$contrast_id %in% weighted
  asked <- list(dense = pick(effects$effect_id, arguments$dense),
                club = pick(effects$effect_id[even], arguments$club), pupils = arguments$pupils)
  fits <- unique(cbind(effects[c("contrast_id", "outcome", "outcome_years")], variable_of(effects$subgroup)))
  message("a dot for each of ", nrow(fits), " fits")
  results <- mclapply(split(effects, effects$contrast_id), function(group) {
    tryCatch(recompute_contrast(group, tables, pupils, arguments, asked),
             error = function(e) paste(group$contrast_id[1], conditionMessage(e)))
  }, mc.cores = arguments$cores, mc.preschedule = FALSE)
  message()
  failed <- !vapply(results, is.data.frame, TRUE)
  if (any(failed)) {
    print(unlist(results[failed]))
    stop("contrasts that could not be recomputed: ", sum(failed))
  }
  do.call(rbind, results)
}

# ---- effects that were refused ----------------------------------------------------------------------

# Whether the effect of treatment can still be told from the other columns without any one cluster; where it
# cannot, its variance between clusters is unknown.
survives_each_cluster <- function(effect, tables, pupils, arguments) {
  design <- design_of(effect, tables)
  data <- pupils_of(effect, design$matched, pupils[[effect$key_stage]], arguments$outcomes[[effect$outcome]])
  if (length(unique(data$treated)) < 2) return(FALSE)
  terms <- fixed_terms(data, design$covariates, effect$outcome_kind == "progress")
  x <- model.matrix(reformulate(terms), copy(data)[, year := factor(year)])
  x <- sweep(x, 2, sqrt(colSums(x^2)), `/`)
  all <- crossprod(x)
  all(vapply(split(seq_len(nrow(x)), data$cluster), function(rows) {
    told_apart(all - crossprod(x[rows, , drop = FALSE]), match("treated", colnames(x)))
  }, TRUE))
}

# From cross-products: is more than rounding of a column left beside the others?
told_apart <- function(products, column) {
  others <- eigen(products[-column, -column], symmetric = TRUE)
  keep <- others$values > ALIASED * others$values[1]
  along <- crossprod(others$vectors[, keep, drop = FALSE], products[-column, column])
  products[column, column] > ALIASED && 1 - sum(along^2 / others$values[keep]) / products[column, column] > ALIASED
}

# A contrast that could be matched is refused for want of clusters only where that is so.
refusals_right <- function(effects, tables, pupils, arguments) {
  estimable <- tables$contrast$contrast_id[tables$contrast$status == "estimable"]
  refused <- effects[effects$status != "estimated" & effects$contrast_id %in% estimable, ]
  clusters <- grepl("cluster", refused$reason)
  fits <- unique(refused[clusters, c("contrast_id", "outcome", "outcome_years")])
  wrong <- vapply(seq_len(nrow(fits)), function(i) {
    survives_each_cluster(merge(fits[i, ], refused)[1, ], tables, pupils, arguments)
  }, TRUE)
  cat(sprintf("Fits refused for want of clusters: %d; wrongly, as no single cluster is needed: %d\n",
              nrow(fits), sum(wrong)))
  others <- table(sub(":.*$", "", refused$reason[!clusters]))
  for (reason in names(others)) cat(sprintf("  rows refused for another reason: %d, %s\n", others[reason], reason))
  for (id in unique(fits$contrast_id[wrong])) cat(sprintf("  %d in %s\n", sum(fits$contrast_id[wrong] == id), id))
  !any(wrong)
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
    for (even in unique(results$even[results$route == route])) {
      at <- results$route == route & results$even == even
      cat(sprintf("\n%s, %s: %d rows of %d contrasts, %d off\n", route, if (even) "unweighted" else "weighted",
                  sum(at), length(unique(effects$contrast_id[match(results$effect_id[at], effects$effect_id)])),
                  sum(apply(off[at, ], 1, max) > 1)))
      cat("  largest difference, as a share of its tolerance:\n")
      largest <- vapply(off[at, ], max, 0)
      cat(sprintf("    %-20s %s\n", names(largest), format(signif(largest, 3))), sep = "")
    }
  }
  cat(sprintf("\nFits with a variance at its boundary of 0: %d of %d rows; most pupils of a cluster %d\n",
              sum(results$boundary[results$route == "formula"]), sum(results$route == "formula"),
              max(results$largest)))
  worst <- order(-apply(off, 1, max))[seq_len(min(5, nrow(off)))]
  cat("Worst rows (largest difference as a share of its tolerance):\n")
  for (i in worst) {
    cat(sprintf("  %8.2g  %-15s %-12s %s\n", max(off[i, ]), names(off)[which.max(unlist(off[i, ]))],
                results$route[i], results$effect_id[i]))
  }
}

# Seconds of the processor, the seconds of several processes added up.
report_seconds <- function(results) {
  fits <- unique(results[c("lmer_seconds", "lmer_pupils")])
  cat(sprintf("\nlmer: %d fits of %d to %d pupils, %.2f s of the processor each on average, %.2f at most\n",
              nrow(fits), min(fits$lmer_pupils), max(fits$lmer_pupils), mean(fits$lmer_seconds),
              max(fits$lmer_seconds)))
  for (route in unique(results$route)) {
    seconds <- results$cr2_seconds[results$route == route]
    cat(sprintf("CR2 by %s: %d rows, %.2f s of the processor each on average, %.2f at most\n", route,
                length(seconds), mean(seconds), max(seconds)))
  }
}

# Each further route against the formula, relative.
routes_agree <- function(results) {
  formula <- results[results$route == "formula", ]
  all(vapply(setdiff(unique(results$route), "formula"), function(route) {
    other <- results[results$route == route, ]
    beside <- formula[match(other$effect_id, formula$effect_id), ]
    gaps <- vapply(c("estimate", "std_error", "df", "std_error_set"), function(q) {
      max(0, abs(other[[q]] / beside[[q]] - 1), na.rm = TRUE)
    }, 0)
    cat(sprintf("%s against formula on %d rows, largest relative gap: %s\n", route, nrow(other),
                paste(sprintf("%s %.2g", names(gaps), gaps), collapse = ", ")))
    all(gaps[-1] < ROUTES_AGREE)
  }, TRUE))
}

# Holm and Benjamini-Hochberg within family, from the table's own p-values.
families_agree <- function(estimated) {
  gap <- function(column, method) {
    max(abs(estimated[[column]] - ave(estimated$p_value, estimated$family,
                                      FUN = function(p) p.adjust(p, method))))
  }
  gaps <- c(holm = gap("p_holm", "holm"), bh = gap("p_bh", "BH"))
  cat(sprintf("Families of p-values: %d; largest gap Holm %.2g, Benjamini-Hochberg %.2g\n",
              length(unique(estimated$family)), gaps["holm"], gaps["bh"]))
  all(gaps < 1e-5)
}

main <- function() {
  arguments <- read_arguments(commandArgs(trailingOnly = TRUE))
  tables <- read_tables(arguments$export)
  effects <- tables$effect_estimate
  estimated <- effects[effects$status == "estimated", ]
  sound <- families_agree(estimated)
  effects <- effects[effects$model == "pupil_reml" & effects$outcome_kind != "binary" &
                       variable_of(effects$subgroup) %in% c("all", CHARACTERISTICS), ]
  estimated <- estimated[estimated$effect_id %in% effects$effect_id, ]
  all_pupils <- effects[effects$subgroup == "all", ]
  read <- read_all_pupils(arguments, tables)
  sound <- c(sound, recount(read, tables, all_pupils, arguments))
  pupils <- lapply(read$pupils, prepare, arguments$outcomes, read$columns)
  sound <- c(sound, refusals_right(all_pupils, tables, pupils, arguments))
  estimated <- estimated[estimated$treated_pupils + estimated$comparison_pupils <= arguments$fit, ]
  set.seed(arguments$seed)
  if (nrow(estimated) > arguments$sample) {
    estimated <- estimated[sort(sample(nrow(estimated), arguments$sample)), ]
  }
  cat(sprintf("Recomputing %d estimated rows\n", nrow(estimated)))
  results <- recompute_all(estimated, tables, pupils, arguments)
  off <- compare(estimated, results)
  report(estimated, results, off)
  report_seconds(results)
  sound <- c(sound, routes_agree(results), all(off <= 1))
  cat(if (all(sound)) "\nEverything agrees.\n" else "\nNOT everything agrees.\n")
  quit(status = if (all(sound)) 0 else 1)
}

main()
