#!/usr/bin/env Rscript
# Spread of schools, their years and pupils by the headline's model of the made-up pupils of pupil-form.R.
#
# Usage   Rscript jobs/pipeline/src/test/r/spreads.R jobs/pipeline/src/test/resources/pupil-form
# Reads   pupils.csv
# Writes  spreads.csv: level, quantity (sd, low, high), value
# Model   lmer(y ~ treated + z + x + year + (1 | school) + (1 | school:year)), REML. Limits: where the REML criterion,
#         least over the other two standard deviations, is qchisq(.95, 1) above its minimum. The criterion at
#         (theta, sigma) from lme4's own decomposition; confint() does not serve: it profiles the ML criterion.

suppressPackageStartupMessages(library(lme4))

to <- commandArgs(trailingOnly = TRUE)[1]
p <- read.csv(file.path(to, "pupils.csv"))
p$sy <- interaction(p$school, p$year, drop = TRUE)
fit <- lmer(y ~ treated + z + x + factor(year) + (1 | school) + (1 | sy), p,
            control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5)))
v <- as.data.frame(VarCorr(fit))
sd <- setNames(v$sdcor, c(school = "school", sy = "school_year", Residual = "pupil")[v$grp])
sd <- sd[c("school", "school_year", "pupil")]
at <- update(fit, devFunOnly = TRUE)
place <- match(c("school", "sy"), names(getME(fit, "cnms")))

criterion <- function(s) {
  theta <- numeric(2)
  theta[place] <- s[1:2] / s[3]
  at(theta)
  e <- environment(at)
  (nobs(fit) - length(fixef(fit))) * log(2 * pi * s[3]^2) + e$pp$ldL2() + e$pp$ldRX2() +
    (e$resp$wrss() + e$pp$sqrL(1)) / s[3]^2
}
stopifnot(abs(criterion(sd) - REMLcrit(fit)) < 1e-8)

profiled <- function(k, value) {
  others <- function(o) { s <- sd; s[k] <- value; s[-k] <- abs(o); criterion(s) }
  optim(sd[-k], others, method = "Nelder-Mead", control = list(reltol = 1e-14, maxit = 5000))$value
}
limit <- function(k, range)
  uniroot(function(x) profiled(k, x) - REMLcrit(fit) - qchisq(.95, 1), range, tol = 1e-9)$root
out <- do.call(rbind, lapply(seq_along(sd), function(k) {
  reached <- profiled(k, if (k == 3) sd[k] / 2 else 1e-9) - REMLcrit(fit) > qchisq(.95, 1)
  low <- if (reached) limit(k, c(if (k == 3) sd[k] / 2 else 1e-9, sd[k])) else 0
  data.frame(level = names(sd)[k], quantity = c("sd", "low", "high"),
             value = sprintf("%.12g", c(sd[k], low, limit(k, c(sd[k], 4 * sd[k])))))
}))
write.csv(out, file.path(to, "spreads.csv"), row.names = FALSE, quote = FALSE)
