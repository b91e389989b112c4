# What PupilFitBenchmark times, by lme4 and clubSandwich on pupils: the mixed model by REML, and CR2 with
# Satterthwaite's degrees of freedom of treatment. Pupils are drawn as MadeUpSchools draws them: a sixth of
# the schools treated, in trusts of seven, 16 columns between schools, 14 of pupils, 15 to 89 pupils a
# school-year. No weights: clubSandwich refuses them with lmer. Prints CPU seconds, median over the fits.
# With "lmer" as last word CR2 is left out: clubSandwich forms the covariance of all pupils of a cluster.
#   Rscript pupil-fit.R SCHOOLS YEARS FITS [lmer]
suppressMessages({library(lme4); library(clubSandwich)})
words <- commandArgs(TRUE)
arguments <- as.integer(words[1:3])
schools <- arguments[1]; years <- arguments[2]; fits <- arguments[3]
with_cr2 <- !"lmer" %in% words

draw <- function(seed) {
  set.seed(seed)
  between <- matrix(runif(schools * 14, -1, 1), schools, dimnames = list(NULL, paste0("z", 1:14)))
  treated <- as.numeric(seq_len(schools) <= schools %/% 6)
  of_school <- rnorm(schools, 0, .3)
  d <- expand.grid(year = seq_len(years), school = seq_len(schools))
  d$shift <- .1 * treated[d$school] + of_school[d$school] + rnorm(nrow(d), 0, .15)
  d <- d[rep(seq_len(nrow(d)), 15 + sample.int(75, nrow(d), TRUE) - 1), ]
  x <- sapply(0:13, function(k) if (k %% 3 == 0) rbinom(nrow(d), 1, .5) else rnorm(nrow(d)))
  colnames(x) <- paste0("x", 1:14)
  d$y <- d$shift + rowSums(x) * .1 + rnorm(nrow(d))
  d$treated <- treated[d$school]
  d$cluster <- ifelse(d$treated == 1, (d$school - 1) %/% 7, schools + d$school)
  d$school_year <- d$school * 10 + d$year
  cbind(d, between[d$school, ], x)
}

columns <- c("treated", paste0("z", 1:14), if (years > 1) "factor(year)", paste0("x", 1:14), "(1 | school)",
  if (years > 1) "(1 | school_year)")
times <- sapply(seq_len(fits), function(seed) {
  d <- draw(seed)
  fit_time <- system.time(m <- lmer(reformulate(columns, "y"), d))
  cr2_time <- if (!with_cr2) NA else system.time(coef_test(m, vcovCR(m, d$cluster, "CR2"), coefs = "treated", test = "Satterthwaite"))
  c(lmer = sum(fit_time[1:2]), cr2 = sum(cr2_time[1:2]), pupils = nrow(d))
})
print(apply(times, 1, median))
