#!/usr/bin/env Rscript
# Further mixed models of the made-up pupils of pupil-form.R, by lme4 and lmerTest.
#
# Usage   Rscript jobs/pipeline/src/test/r/further-models.R jobs/pipeline/src/test/resources/pupil-form
# Reads   pupils.csv
# Writes  further-models.csv: model, quantity, value
# Models  by REML, each lmer(y ~ treated + z + x + year + (1 | school:year) + ...) with
#         pupil_la_reml      (1 | school) + (1 | la), la the remainder of the school's number by 6
#         pupil_slope_reml   (1 + x | school)
#         pupil_nested_reml  (1 | school) + (1 | trust), a comparison school a trust of its own
#         effect of treatment, its standard error and Satterthwaite degrees of freedom; standard deviations, the
#         correlation of slopes; of a group's variance, half the chi-square tail of the likelihood ratio.
# The outcome differs from that of the file, in which the added effects are near 0: y + shifts that are written out.

suppressPackageStartupMessages(library(lmerTest))

to <- commandArgs(trailingOnly = TRUE)[1]
p <- read.csv(file.path(to, "pupils.csv"))
p$la <- (p$school - 1) %% 6
p$trust <- ifelse(p$treated == 1, p$cluster, 100 + p$school)
p$sy <- interaction(p$school, p$year, drop = TRUE)
p$y <- p$y + c(.5, -.4, .3, -.5, .2, -.1)[p$la + 1] + p$treated * c(.6, -.5, .4, -.3, .2)[p$cluster] +
  p$x * c(.3, -.2, .1, -.3, .2)[(p$school - 1) %% 5 + 1]
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))
fit <- function(terms) lmer(update(y ~ treated + z + x + factor(year) + (1 | sy), terms), p, control = control)

without <- fit(. ~ . + (1 | school))
models <- list(pupil_la_reml = fit(. ~ . + (1 | la) + (1 | school)),
               pupil_slope_reml = fit(. ~ . + (1 + x | school)),
               pupil_nested_reml = fit(. ~ . + (1 | trust) + (1 | school)))
names <- c(la = "la", trust = "trust", school = "school", sy = "school_year", Residual = "pupil")

rows <- function(model) {
  f <- models[[model]]
  t <- summary(f)$coefficients["treated", ]
  v <- as.data.frame(VarCorr(f))
  component <- ifelse(is.na(v$var2), ifelse(v$var1 %in% "x", "school_slope", names[v$grp]), "correlation")
  values <- c(estimate = t[["Estimate"]], std_error = t[["Std. Error"]], df = t[["df"]],
              setNames(v$sdcor, component))
  if (model != "pupil_slope_reml") {
    values[["p"]] <- pchisq(REMLcrit(without) - REMLcrit(f), 1, lower.tail = FALSE) / 2
  }
  data.frame(model, quantity = names(values), value = sprintf("%.12g", values))
}

write.csv(do.call(rbind, lapply(names(models), rows)), file.path(to, "further-models.csv"), row.names = FALSE, quote = FALSE)
