# Truth for org.matimpact.statistics.matched: standard errors of Abadie & Imbens (2006) for matching
# with replacement by the package Matching, and by their definition with distances of all to all.
# Writes matched.csv and matched-golden.csv beside the tests. R 4.2.2, Matching 4.10-8.
# Run in this folder: Rscript matched.R
suppressMessages(library(Matching))
options(digits = 15)
out <- "../resources/"
set.seed(41)
n <- 160
d <- data.frame(id = sprintf("s%03d", seq_len(n)), treated = rep(1:0, c(60, 100)))
d$score <- round(rnorm(n, ifelse(d$treated == 1, .6, 0)), 6)
stopifnot(!anyDuplicated(d$score))
d$y <- round(.3 * d$treated + .8 * d$score + rnorm(n, 0, .5 + .5 * abs(d$score)), 4)
write.csv(d, paste0(out, "matched.csv"), row.names = FALSE, quote = FALSE)
golden <- NULL
record <- function(case, what, value)
  golden <<- rbind(golden, data.frame(case = case, what = what, value = sprintf("%.15g", value)))

nearest <- function(x, among, m) among[order(abs(d$score[among] - x))[seq_len(m)]]
for (M in c(1, 3)) for (J in c(1, 4)) {
  case <- paste0("M", M, ".J", J)
  m <- Match(Y = d$y, Tr = d$treated, X = d$score, estimand = "ATT", M = M, Var.calc = J,
    replace = TRUE, ties = TRUE, distance.tolerance = 1e-12)
  record(case, "package.estimate", m$est)
  record(case, "package.se", m$se)
  record(case, "package.conditional", m$se.cond)
  t <- which(d$treated == 1); c <- which(d$treated == 0)
  sets <- lapply(t, function(i) nearest(d$score[i], c, M))
  diff <- d$y[t] - sapply(sets, function(s) mean(d$y[s]))
  K <- tabulate(unlist(sets), n) / M; KK <- tabulate(unlist(sets), n) / M^2
  s2 <- sapply(seq_len(n), function(i) {
    s <- nearest(d$score[i], setdiff(which(d$treated == d$treated[i]), i), J)
    J / (J + 1) * (d$y[i] - mean(d$y[s]))^2
  })
  tau <- mean(diff); N <- length(t)
  record(case, "estimate", tau)
  record(case, "se", sqrt(sum((diff - tau)^2) + sum((K^2 - KK)[c] * s2[c])) / N)
  record(case, "conditional", sqrt(sum(s2[t]) + sum(K[c]^2 * s2[c])) / N)
}
print(golden)
write.csv(golden, paste0(out, "matched-golden.csv"), row.names = FALSE, quote = FALSE)
