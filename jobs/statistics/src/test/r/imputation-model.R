# Truth for org.matimpact.statistics.imputation.TwoLevelNormalFit: nlme::lme with an unstructured
# covariance within units and between groups, by maximum likelihood, on made-up units of which many
# lack a column. Writes imputation-units.csv and imputation-model-golden.csv beside the tests.
# R 4.2.2, nlme 3.1.162. Run in this folder: Rscript imputation-model.R
suppressMessages(library(nlme))
options(digits = 15)
set.seed(5)
groups <- 60; q <- 3
within <- matrix(c(1, .5, .2, .5, 1.5, -.3, .2, -.3, .8), 3)
between <- matrix(c(.4, .2, .1, .2, .5, 0, .1, 0, .3), 3)
units <- NULL
for (g in 1:groups) {
  stratum <- (g - 1) %% 2
  b <- drop(t(chol(between)) %*% rnorm(q))
  n <- sample(4:14, 1)
  for (i in 1:n) {
    period <- sample(0:1, 1)
    z <- c(5, 2, -1) + .4 * stratum - .2 * period + b + drop(t(chol(within)) %*% rnorm(q))
    # the first column is missing more often where the third, always there, is low
    lacks <- c(runif(1) < plogis(-1 - z[3]), runif(1) < .2, FALSE)
    if (g == 1) lacks[2] <- TRUE # a group in which nobody has the second column
    z[lacks] <- NA
    units <- rbind(units, data.frame(group = g, stratum, period, z1 = z[1], z2 = z[2], z3 = z[3]))
  }
}
units$unit <- seq_len(nrow(units))
write.csv(format(units[, 1:6], digits = 15, trim = TRUE), "../resources/imputation-units.csv",
  row.names = FALSE, quote = FALSE)
long <- reshape(units, direction = "long", varying = c("z1", "z2", "z3"), v.names = "z",
  timevar = "column", times = 1:3, idvar = "unit")
long <- long[!is.na(long$z), ]
long <- long[order(long$group, long$unit, long$column), ]
long$column_name <- factor(long$column)
long$cell <- interaction(long$stratum, long$period, long$column)
fit <- lme(z ~ 0 + cell, random = list(group = pdSymm(~ 0 + column_name)), data = long, method = "ML",
  correlation = corSymm(form = ~ column | group / unit), weights = varIdent(form = ~ 1 | column_name),
  control = lmeControl(tolerance = 1e-12, msTol = 1e-14, niterEM = 200, maxIter = 500,
    msMaxIter = 1000, returnObject = TRUE))
sds <- fit$sigma * coef(fit$modelStruct$varStruct, unconstrained = FALSE, allCoef = TRUE)[c("1", "2", "3")]
correlation <- diag(3)
correlation[lower.tri(correlation)] <- coef(fit$modelStruct$corStruct, unconstrained = FALSE)
correlation[upper.tri(correlation)] <- t(correlation)[upper.tri(correlation)]
sigma <- diag(sds) %*% correlation %*% diag(sds)
psi <- matrix(as.numeric(getVarCov(fit)), 3)
golden <- data.frame(what = character(), value = numeric())
add <- function(what, value) golden[nrow(golden) + 1, ] <<- list(what, value)
for (s in 0:1) for (p in 0:1) for (k in 1:3)
  add(paste("mean", s, p, k - 1), fixef(fit)[paste0("cell", s, ".", p, ".", k)])
for (i in 1:3) for (j in i:3) {
  add(paste("within", i - 1, j - 1), sigma[i, j])
  add(paste("between", i - 1, j - 1), psi[i, j])
}
write.csv(format(golden, digits = 15, trim = TRUE), "../resources/imputation-model-golden.csv",
  row.names = FALSE, quote = FALSE)
print(golden); print(logLik(fit)); print(colMeans(is.na(units)))
