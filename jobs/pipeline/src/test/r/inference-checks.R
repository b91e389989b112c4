#!/usr/bin/env Rscript
# Uncertainty of one effect by other methods, on the made-up pupils of pupil-form.R: each of the 16 treated schools
# in a set with the comparison school of its number.
#
# Usage   Rscript jobs/pipeline/src/test/r/inference-checks.R jobs/pipeline/src/test/resources/pupil-form
# Reads   pupils.csv
# Writes  checks.csv
# Methods pupil: lmer, REML; school: lm of the means of school-years. CR0, CR1S (cr1) and (G - 1) / G times CR3 (cr3)
#         by clubSandwich with its Satterthwaite degrees of freedom. two_way: sets lie within trusts, so that what is
#         left of the sum is the variance by trust; 5 trusts less 1. sign_flip: the model without treatment, what is
#         left of each school's results, differences within sets, and all 32 choices of signs of the 5 trusts.
#         abadie_imbens (forms pupil_pairs, school_pairs): Matching::Match(M = 2, Var.calc = 1) with replacement on z,
#         on the mean over a school's pupils (years) of y less what the columns but treatment expect, by the model of
#         the schools that are matched; the lm has matching weights.

suppressPackageStartupMessages({
  library(lme4)
  library(clubSandwich)
  library(Matching)
})

to <- commandArgs(trailingOnly = TRUE)[1]
p <- read.csv(file.path(to, "pupils.csv"))
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))

robust <- function(form, fit, cluster) {
  b <- if (inherits(fit, "lm")) coef(fit) else fixef(fit)
  l <- matrix(as.numeric(names(b) == "treated"), 1)
  by <- function(type) linear_contrast(fit, vcovCR(fit, cluster, type = type), contrasts = l, test = "Satterthwaite")
  cr0 <- by("CR0"); cr1 <- by("CR1S"); cr3 <- by("CR3")
  data.frame(form, method = c("cr0", "cr1", "cr3", "two_way"), estimate = cr0$Est,
             std_error = c(cr0$SE, cr1$SE, cr3$SE * sqrt(4 / 5), cr1$SE), df = c(cr0$df, cr1$df, cr3$df, 4), p = NA)
}

flips <- function(form, school, trust, left) {
  d <- tapply(left, school, mean)
  d <- d[1:16] - d[17:32]
  total <- tapply(d, trust[match(1:16, school)], sum)
  signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), 5)))
  far <- abs(signs %*% total) >= abs(sum(total)) * (1 - 1e-10)
  data.frame(form, method = "sign_flip", estimate = mean(d), std_error = NA, df = NA, p = mean(far))
}

random <- y ~ z + x + factor(year) + (1 | school) + (1 | school:year)
pupil <- lmer(update(random, . ~ treated + .), p, REML = TRUE, control = control)
untreated <- lmer(random, p, REML = TRUE, control = control)
s <- aggregate(y ~ school + treated + cluster + z + year, p, mean)
s <- s[order(s$school, s$year), ]
out <- rbind(
  robust("pupil", pupil, p$cluster),
  flips("pupil", p$school, p$cluster, p$y - predict(untreated, re.form = NA)),
  robust("school", lm(y ~ treated + z + factor(year), s), s$cluster),
  flips("school", s$school, s$cluster, resid(lm(y ~ z + factor(year), s))))

pairs <- function() {
  d <- unique(p[c("school", "treated", "z")])
  stopifnot(!anyDuplicated(d$z))
  match <- function(d, y) Match(Y = y, Tr = d$treated, X = d$z, M = 2, Var.calc = 1, distance.tolerance = 1e-12)
  m <- match(d, d$z)
  used <- table(d$school[m$index.control])
  d <- d[d$treated == 1 | d$school %in% names(used), ]
  d$w <- ifelse(d$treated == 1, 1, used[as.character(d$school)] / mean(used))
  row <- function(form, left, of) {
    m <- match(d, tapply(left, of, mean)[as.character(d$school)])
    data.frame(form, method = "abadie_imbens", estimate = c(m$est), std_error = c(m$se), df = NA, p = NA)
  }
  p <- p[p$school %in% d$school, ]
  s <- merge(s[s$school %in% d$school, ], d[c("school", "w")])
  pupil <- lmer(update(random, . ~ treated + .), p, REML = TRUE, control = control)
  school <- lm(y ~ treated + z + factor(year), s, weights = w)
  rbind(
    row("pupil_pairs", p$y - predict(pupil, re.form = NA) + fixef(pupil)[["treated"]] * p$treated, p$school),
    row("school_pairs", resid(school) + coef(school)[["treated"]] * s$treated, s$school))
}
out <- rbind(out, pairs())
out[-(1:2)] <- lapply(out[-(1:2)], function(x) sprintf("%.12g", x))
write.csv(out, file.path(to, "checks.csv"), row.names = FALSE, quote = FALSE)
