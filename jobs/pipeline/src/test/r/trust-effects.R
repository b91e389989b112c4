#!/usr/bin/env Rscript
# Trusts' effects on the made-up pupils of pupil-form.R, whose trusts are made to differ, by lme4, lmerTest and clubSandwich.
#
# Usage   Rscript jobs/pipeline/src/test/r/trust-effects.R jobs/pipeline/src/test/resources/pupil-form
# Reads   pupils.csv
# Writes  trusts.csv: quantity, trust (0 for none), value
# Model   lmer(y ~ treated + z + x + year + (0 + treated | cluster) + (1 | school) + (1 | school:year)), REML;
#         mean effect with Satterthwaite degrees of freedom (lmerTest), ranef, standard deviations, and the
#         criterion without the trusts' term. CR2 of the model without it, clusters as in pupil-form.R,
#         with the trusts' estimated variance in the working covariance (target).

suppressPackageStartupMessages({
  library(lmerTest)
  library(clubSandwich)
})

to <- commandArgs(trailingOnly = TRUE)[1]
p <- read.csv(file.path(to, "pupils.csv"))
# the trusts of the file hardly differ
p$y <- p$y + p$treated * c(.6, -.5, .4, -.3, .2)[p$cluster]
p$sy <- interaction(p$school, p$year, drop = TRUE)
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))
f <- y ~ treated + z + x + factor(year) + (1 | school) + (1 | sy)
with <- lmer(update(f, . ~ . + (0 + treated | cluster)), p, control = control)
without <- lmer(f, p, control = control)

row <- function(quantity, value, trust = 0) data.frame(quantity, trust, value = sprintf("%.12g", value))
t <- summary(with)$coefficients["treated", ]
sd <- as.data.frame(VarCorr(with))
sd <- setNames(sd$sdcor, sd$grp)
b <- ranef(with)$cluster
rise <- REMLcrit(without) - REMLcrit(with)
theta <- getME(without, "theta")^2
v <- diag(nrow(p)) + theta[["sy.(Intercept)"]] * outer(p$sy, p$sy, `==`) +
  theta[["school.(Intercept)"]] * outer(p$school, p$school, `==`)
phi <- v + (sd[["cluster"]] / sd[["Residual"]])^2 * outer(p$cluster, p$cluster, `==`) * outer(p$treated, p$treated)
target <- lapply(split(seq_len(nrow(p)), p$cluster), function(k) phi[k, k])
cr2 <- coef_test(without, vcov = vcovCR(without, p$cluster, "CR2", target = target), test = "Satterthwaite")
k <- which(names(fixef(without)) == "treated")

out <- rbind(
  row("mean", t[["Estimate"]]), row("std_error", t[["Std. Error"]]), row("df", t[["df"]]),
  row("between_trusts", sd[["cluster"]]), row("school", sd[["school"]]), row("school_year", sd[["sy"]]),
  row("pupil", sd[["Residual"]]), row("p", if (rise > 0) pchisq(rise, 1, lower.tail = FALSE) / 2 else 1),
  row("target_std_error", cr2$SE[k]), row("target_df", cr2$df_Satt[k]),
  row("effect", t[["Estimate"]] + b$treated, as.integer(rownames(b))))
write.csv(out, file.path(to, "trusts.csv"), row.names = FALSE, quote = FALSE)
