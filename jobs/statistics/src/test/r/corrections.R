# Truth for CR3, for the working covariance with a trust effect and for clustering in two ways:
# writes corrections-golden.csv beside the tests, from data that multilevel.R and cluster-robust.R
# wrote. R 4.2.2, lme4 1.1-31, clubSandwich 0.5.8, sandwich 3.0-2. Run in this folder:
# Rscript corrections.R
suppressMessages({library(lme4); library(clubSandwich); library(sandwich)})
options(digits = 15)
out <- "../resources/"
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = .05, rhoend = 1e-10, maxfun = 1e5),
  check.conv.grad = "ignore", check.conv.singular = "ignore")
golden <- NULL
record <- function(case, what, value)
  golden <<- rbind(golden, data.frame(case = case, what = what, value = sprintf("%.15g", value)))
ratio <- .15 # variance of the trust effect relative to the residual variance

power <- function(S, p) {
  e <- eigen((S + t(S)) / 2, symmetric = TRUE)
  k <- e$values > 1e-12
  e$vectors[, k, drop = FALSE] %*% (t(e$vectors[, k, drop = FALSE]) * e$values[k]^p)
}

# The weighted form by its definition on all pupils, W_j = w_j V_j^-1: CR3 and, under Phi = V plus
# the trust effect, CR2 with its degrees of freedom.
dense <- function(case, d, X, V, Phi, code, tag, columns) {
  n <- nrow(d)
  r <- sqrt(d$w)
  W <- r * t(r * solve(V))
  M <- solve(t(X) %*% W %*% X)
  e <- d$y - X %*% M %*% t(X) %*% W %*% d$y
  R <- diag(n) - X %*% M %*% t(X) %*% W
  S <- R %*% Phi %*% t(R)
  g <- split(seq_len(n), code)
  for (column in columns) {
    L2 <- L3 <- matrix(0, n, length(g))
    for (k in seq_along(g)) {
      i <- g[[k]]
      l <- W[i, i] %*% X[i, , drop = FALSE] %*% M[, column + 1]
      D <- power(Phi[i, i], .5)
      L2[i, k] <- D %*% power(D %*% S[i, i] %*% D, -.5) %*% D %*% l
      L3[i, k] <- t(solve(diag(length(i)) - X[i, , drop = FALSE] %*% M %*% t(X[i, , drop = FALSE]) %*% W[i, i])) %*% l
    }
    P <- t(L2) %*% S %*% L2
    record(case, paste0(tag, ".shared.se", column), sqrt(sum((t(L2) %*% e)^2)))
    record(case, paste0(tag, ".shared.df", column), sum(diag(P))^2 / sum(P^2))
    record(case, paste0(tag, ".CR3.se", column), sqrt(sum((t(L3) %*% e)^2)))
  }
}

for (case in c("nested", "unbalanced", "singular", "school-only", "noise")) {
  d <- read.csv(paste0(out, "multilevel-", case, ".csv"))
  d$sy <- interaction(d$school, d$year, drop = TRUE)
  years <- length(unique(d$year))
  f <- if (years > 1) y ~ T + z + factor(year) + x1 + x2 + (1 | school) + (1 | sy) else
    y ~ T + z + x1 + x2 + (1 | school)
  m <- lmer(f, d, control = control)
  t <- getME(m, "theta")^2
  tu <- t[grep("^school", names(t))]
  tv <- if (years > 1) t[grep("^sy", names(t))] else 0
  V <- diag(nrow(d)) + tv * outer(d$sy, d$sy, `==`) + tu * outer(d$school, d$school, `==`)
  Phi <- V + ratio * outer(d$cluster, d$cluster, `==`) * outer(d$T, d$T)
  i <- split(seq_len(nrow(d)), d$cluster)
  target <- lapply(i, function(k) Phi[k, k])
  shared <- coef_test(m, vcov = vcovCR(m, d$cluster, "CR2", target = target), test = "Satterthwaite")
  cr3 <- coef_test(m, vcov = vcovCR(m, d$cluster, "CR3"), test = "Satterthwaite")
  for (k in seq_len(nrow(cr3))) {
    record(case, paste0("shared.se", k - 1), shared$SE[k])
    record(case, paste0("shared.df", k - 1), shared$df_Satt[k])
    record(case, paste0("CR3.se", k - 1), cr3$SE[k])
    record(case, paste0("CR3.df", k - 1), cr3$df_Satt[k])
  }
  columns <- c(0, 1, 2 + years)
  X <- getME(m, "X")
  dense(case, d, X, V, Phi, ifelse(d$T == 1, d$cluster, 1000 + d$school), "own", columns)
  dense(case, d, X, V, Phi, d$cluster, "same", columns)
}

# Clustering in two ways; the second way is the row's number modulo 7.
d <- read.csv(paste0(out, "unequal-clusters.csv"))
d$second <- (seq_len(nrow(d)) - 1) %% 7
f <- lm(y ~ treat + x + z, d, weights = w)
for (type in c("HC0", "HC1")) {
  v <- vcovCL(f, cluster = ~ cluster + second, type = type, cadjust = type == "HC1")
  for (k in 1:4) record("unequal-clusters", paste0("two-way.", type, ".se", k - 1), sqrt(v[k, k]))
}
write.csv(golden, paste0(out, "corrections-golden.csv"), row.names = FALSE, quote = FALSE)
