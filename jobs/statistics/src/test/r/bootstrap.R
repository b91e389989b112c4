# Truth for org.matimpact.statistics.bootstrap by its definition: every replicate is a new outcome,
# or new rows, fitted again. Writes bootstrap-golden.csv beside the tests, from data that
# multilevel.R wrote. R 4.2.2, sandwich 3.0-2, lme4 1.1-31. Run in this folder: Rscript bootstrap.R
suppressMessages({library(sandwich); library(lme4)})
options(digits = 15)
out <- "../resources/"
golden <- NULL
record <- function(case, what, value)
  golden <<- rbind(golden, data.frame(case = case, what = what, value = sprintf("%.15g", value)))

webb <- c(-sqrt(1.5), -1, -sqrt(.5), sqrt(.5), 1, sqrt(1.5))

# All vectors of multipliers on generalised least squares with weights W: t of coefficient 2 by
# cluster sums of residuals, null imposed by leaving the column out.
wild <- function(case, X, y, W, cluster, values) {
  g <- split(seq_along(y), cluster)
  G <- length(g)
  solver <- function(X) solve(t(X) %*% W %*% X, t(X) %*% W)
  full <- solver(X)
  bread <- solve(t(X) %*% W %*% X)
  t_of <- function(y) {
    b <- full %*% y
    e <- y - X %*% b
    s <- sapply(g, function(i) (bread %*% t(X) %*% W[, i] %*% e[i])[2])
    b[2] / sqrt(G / (G - 1) * sum(s^2))
  }
  X0 <- X[, -2]
  fitted <- X0 %*% solver(X0) %*% y
  e0 <- y - fitted
  t0 <- t_of(y)
  v <- as.matrix(expand.grid(rep(list(values), G)))
  ts <- apply(v, 1, function(v) t_of(fitted + v[match(cluster, names(g))] * e0))
  what <- if (length(values) == 2) "RADEMACHER" else "WEBB"
  record(case, paste0(what, ".t"), t0)
  record(case, paste0(what, ".p"), mean(abs(ts) >= abs(t0) * (1 - 1e-10)))
  record(case, paste0(what, ".abs"), mean(abs(ts)))
}

theta <- read.csv(paste0(out, "multilevel-golden.csv"))
for (case in c("nested", "unbalanced", "noise")) {
  d <- read.csv(paste0(out, "multilevel-", case, ".csv"))
  th <- setNames(theta$value, theta$what)[theta$case == case]
  sy <- paste(d$school, d$year)
  X <- model.matrix(~ T + z + factor(year) + x1 + x2, d)
  V <- diag(nrow(d)) + th["theta.v"] * outer(sy, sy, `==`) + th["theta.u"] * outer(d$school, d$school, `==`)
  r <- sqrt(d$w)
  W <- r * t(r * solve(V))
  wild(paste0(case, ".pupil"), X, d$y, solve(V), d$cluster, c(-1, 1))
  wild(paste0(case, ".weighted"), X, d$y, W, d$cluster, c(-1, 1))
  wild(paste0(case, ".school"), X, d$y, diag(d$w), d$cluster, c(-1, 1))
}
# Few pupils, so that all 6^5 vectors are quick.
k <- d$year == 0
Xk <- model.matrix(~ T + z + x1 + x2, d[k, ])
wild("noise-year0.school", Xk, d$y[k], diag(d$w[k]), d$cluster[k], webb)

# One draw of clusters with replacement: weights of whole clusters, as many rows.
counts <- c(2, 0, 1, 1, 2, 1, 0)
d <- read.csv(paste0(out, "multilevel-nested.csv"))
copies <- do.call(rbind, lapply(1:7, function(c) if (counts[c] > 0) do.call(rbind, lapply(seq_len(counts[c]),
  function(m) transform(d[d$cluster == c, ], school = paste(school, m), cluster = paste(c, m))))))
f <- lm(y ~ T + z + factor(year) + x1 + x2, copies, weights = w)
record("resample", "lm.b", coef(f)[2])
record("resample", "lm.se", sqrt(vcovCL(f, copies$cluster, type = "HC0", cadjust = FALSE)[2, 2]))
copies$sy <- paste(copies$school, copies$year)
m <- lmer(y ~ T + z + factor(year) + x1 + x2 + (1 | school) + (1 | sy), copies,
  control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = .05, rhoend = 1e-10, maxfun = 1e5)))
record("resample", "lmer.b", fixef(m)[2])
suppressMessages(library(clubSandwich))
record("resample", "lmer.se", sqrt(vcovCR(m, copies$cluster, "CR0")[2, 2]))
write.csv(golden, paste0(out, "bootstrap-golden.csv"), row.names = FALSE, quote = FALSE)
