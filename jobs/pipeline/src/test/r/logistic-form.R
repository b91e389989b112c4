#!/usr/bin/env Rscript
# The binary outcome of the made-up pupils of pupil-form.R by logistic mixed models, with average effects.
#
# Usage   Rscript jobs/pipeline/src/test/r/logistic-form.R jobs/pipeline/src/test/resources/pupil-form
# Reads   pupils.csv
# Writes  logistic.csv: model, quantity, value
# Models  glmer(b ~ treated + z + flag + factor(third) + ..., binomial, nAGQ = 1) on the pupils one by one;
#         all: + year + (1 | school) + (1 | school:year); year: 2019 alone, (1 | school).
#         effect: for the pupils of treated schools the probability with treatment less that without, averaged over
#         normal intercepts by integrate(), over the pupils of a school, then over schools; in percentage points.
#         std_error: delta method, covariance of (theta, beta) from glmer's own second derivatives.

suppressPackageStartupMessages({
  library(lme4)
  library(numDeriv)
})

to <- commandArgs(trailingOnly = TRUE)[1]
pupils <- read.csv(file.path(to, "pupils.csv"))
pupils$sy <- interaction(pupils$school, pupils$year, drop = TRUE)
control <- glmerControl(optimizer = "bobyqa", tolPwrss = 1e-13, calc.derivs = TRUE,
                        optCtrl = list(rhobeg = .05, rhoend = 1e-9, maxfun = 1e5),
                        check.conv.grad = "ignore", check.conv.singular = "ignore")

mean1 <- function(eta, tau)
  integrate(function(u) plogis(eta + tau * u) * dnorm(u), -12, 12, rel.tol = 1e-12, subdivisions = 1000)$value

model <- function(name, formula, p) {
  fit <- glmer(formula, p, family = binomial, nAGQ = 1, control = control)
  theta <- getME(fit, "theta")
  names(theta) <- c(school = "school", sy = "school_year")[sub("\\..*", "", names(theta))]
  stopifnot(theta > 1e-3)
  x1 <- getME(fit, "X")[p$treated == 1, ]
  x0 <- x1
  x0[, "treated"] <- 0
  w <- 1 / ave(rep(1, nrow(x1)), p$school[p$treated == 1], FUN = sum)
  w <- w / sum(w)
  effect <- function(q) {
    t <- seq_along(theta)
    tau <- sqrt(sum(q[t]^2))
    eta <- cbind(x1 %*% q[-t], x0 %*% q[-t])
    u <- unique(c(eta))
    m <- sapply(u, mean1, tau = tau)
    100 * sum(w * (m[match(eta[, 1], u)] - m[match(eta[, 2], u)]))
  }
  q <- c(theta, fixef(fit))
  v <- 2 * solve(fit@optinfo$derivs$Hessian)
  g <- grad(effect, q)
  values <- c(effect = effect(q), std_error = sqrt(drop(t(g) %*% v %*% g)), theta)
  data.frame(model = name, quantity = names(values), value = sprintf("%.12g", values))
}

fixed <- b ~ treated + z + flag + factor(third)
out <- rbind(
  model("all", update(fixed, . ~ . + factor(year) + (1 | sy) + (1 | school)), pupils),
  model("year", update(fixed, . ~ . + (1 | school)), pupils[pupils$year == 2019, ]))
write.csv(out, file.path(to, "logistic.csv"), row.names = FALSE, quote = FALSE)
