# Largest balanced choices of units in the LaLonde data, solved by GLPK: the truth of
# CardinalityMatchingTest. Columns in standard deviations of the treated, in steps of 1e-5 as the
# class counts them, so that both programs are the same.
# Rscript cardinality.R LALONDE614.csv   (R 4.2.2, Rglpk 0.6-4, GLPK 5.0)
library(Rglpk)
d <- read.csv(commandArgs(TRUE)[1])
t <- d$treat == 1
x <- cbind(age = d$age, educ = d$educ, hispan = d$race == "hispan", white = d$race == "white",
           married = d$married, nodegree = d$nodegree, re74 = d$re74, re75 = d$re75)
z <- apply(x, 2, function(v) round((v - mean(v[t])) / sd(v[t]) * 1e5))
solve_for <- function(tolerance, strata = rep("", nrow(d))) {
  side <- ifelse(t, 1, -1) * z
  allowed <- ifelse(t, round(tolerance * 1e5), 0)
  rows <- rbind(t(side - allowed), t(side + allowed))
  direction <- rep(c("<=", ">="), each = ncol(z))
  for (s in unique(strata)) {
    rows <- rbind(rows, ifelse(strata == s, ifelse(t, 1, -1), 0))
    direction <- c(direction, "==")
  }
  fit <- Rglpk_solve_LP(rep(1, nrow(d)), rows / 1e5, direction, rep(0, nrow(rows)),
                        types = "B", max = TRUE, control = list(tm_limit = 120000))
  cat(sprintf("tolerance %g strata %d: status %d, kept %d\n", tolerance,
              length(unique(strata)), fit$status, fit$optimum))
}
# Status 0: proven to be the most; 1: the most found in two minutes.
solve_for(.05)
solve_for(.01)
solve_for(.05, paste(d$race))
