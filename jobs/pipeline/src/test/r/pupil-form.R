#!/usr/bin/env Rscript
# Effects of the pupil form on made-up pupils, by lme4 and clubSandwich: subgroups and their differences,
# the dose, and a binary outcome.
#
# Usage   Rscript jobs/pipeline/src/test/r/pupil-form.R jobs/pipeline/src/test/resources/pupil-form
# Writes  pupils.csv (the made-up pupils), effects.csv and results.csv (what R finds). Run it again only to
#         change them.
# Models  lmer(y ~ treated * level + z + x + year + (1 | school) + (1 | school:year)), REML, bobyqa with
#         rhoend 1e-10; CR2 by vcovCR(cluster = trust of the matched set), Satterthwaite degrees of freedom
#         by linear_contrast(). Results of schools: means of y and of y - predict(re.form = NA), without
#         treated and z. The dose: treated + treated:(years - 3) in place of treated * level.

suppressPackageStartupMessages({
  library(lme4)
  library(clubSandwich)
})

to <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20)
schools <- 32
school <- data.frame(school = seq_len(schools), treated = rep(c(1, 0), each = schools / 2))
# trusts of 1, 2, 3, 4 and 6 schools; a comparison school is in the cluster of the school it is matched with
school$cluster <- rep(rep(1:5, c(1, 2, 3, 4, 6)), 2)
school$z <- round(rnorm(schools), 3)
school$years <- ifelse(school$treated == 1, rep(c(2, 3, 5, 4), length.out = schools), 0)
school$u <- rnorm(schools, sd = .3) + rep(rnorm(5, sd = .15), c(1, 2, 3, 4, 6)) * school$treated

cells <- merge(school, data.frame(year = c(2018, 2019)))
cells$v <- rnorm(nrow(cells), sd = .45)
n <- sample(5:11, nrow(cells), replace = TRUE)
p <- cells[rep(seq_len(nrow(cells)), n), ]
p$x <- round(rnorm(nrow(p)), 3)
p$flag <- rbinom(nrow(p), 1, .3)
p$third <- sample(1:3, nrow(p), replace = TRUE)
p$y <- round(.2 * p$treated - .3 * p$flag + .25 * p$treated * p$flag + .1 * p$treated * (p$third == 1) +
             .3 * (p$third - 2) + .3 * p$x + .2 * p$z + .05 * p$treated * (p$years - 3) + p$u + p$v +
             rnorm(nrow(p)), 3)
p$b <- as.integer(p$y + rnorm(nrow(p)) > 0)
p <- p[order(p$school, p$year), c("school", "treated", "cluster", "z", "years", "year", "x", "flag", "third",
                                  "y", "b")]

control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))
effects <- function(name, formula, contrasts) {
  fit <- lmer(formula, p, REML = TRUE, control = control)
  b <- fixef(fit)
  v <- vcovCR(fit, cluster = p$cluster, type = "CR2")
  rows <- lapply(names(contrasts), function(effect) {
    l <- setNames(rep(0, length(b)), names(b))
    l[names(contrasts[[effect]])] <- contrasts[[effect]]
    t <- linear_contrast(fit, v, contrasts = matrix(l, 1), test = "Satterthwaite")
    data.frame(model = name, effect = effect, estimate = t$Est, std_error = t$SE, df = t$df)
  })
  do.call(rbind, rows)
}

p$low <- as.integer(p$third == 1)
p$high <- as.integer(p$third == 3)
p$dose <- p$treated * (p$years - 3)
random <- "+ z + x + factor(year) + (1 | school) + (1 | school:year)"
model <- function(text) as.formula(paste(text, random))
out <- rbind(
  effects("all", model("y ~ treated"), list(all = c(treated = 1))),
  effects("flag", model("y ~ treated * flag"), list(
    "disadvantaged=0" = c(treated = 1),
    "disadvantaged=1" = c(treated = 1, "treated:flag" = 1),
    "disadvantaged=1-0" = c("treated:flag" = 1))),
  effects("third", model("y ~ treated * (low + high)"), list(
    "prior_tercile=2" = c(treated = 1),
    "prior_tercile=1" = c(treated = 1, "treated:low" = 1),
    "prior_tercile=3" = c(treated = 1, "treated:high" = 1),
    "prior_tercile=3-1" = c("treated:high" = 1, "treated:low" = -1))),
  effects("dose", model("y ~ treated + dose"), list(
    "2" = c(treated = 1, dose = -1), "3" = c(treated = 1), "5" = c(treated = 1, dose = 2),
    slope = c(dose = 1))),
  effects("binary", model("100 * b ~ treated"), list(all = c(treated = 1))))

national <- lmer(y ~ x + factor(year) + (1 | school) + (1 | school:year), p, REML = TRUE, control = control)
p$left <- p$y - predict(national, re.form = NA)
results <- merge(aggregate(cbind(raw = y, adjusted = left) ~ school, p, mean),
                 aggregate(cbind(pupils = y) ~ school, p, length))

dir.create(to, showWarnings = FALSE, recursive = TRUE)
write.csv(p[c("school", "treated", "cluster", "z", "years", "year", "x", "flag", "third", "y", "b")],
          file.path(to, "pupils.csv"), row.names = FALSE, quote = FALSE)
out[-(1:2)] <- lapply(out[-(1:2)], function(x) sprintf("%.12g", x))
write.csv(out, file.path(to, "effects.csv"), row.names = FALSE, quote = FALSE)
results[c("raw", "adjusted")] <- lapply(results[c("raw", "adjusted")], function(x) sprintf("%.12g", x))
write.csv(results[c("school", "pupils", "raw", "adjusted")], file.path(to, "results.csv"), row.names = FALSE,
          quote = FALSE)
