# Truth for org.matimpact.statistics.multilevel: writes the made-up pupils and the answers beside the
# tests. R 4.2.2, lme4 1.1-31, clubSandwich 0.5.8. Run in this folder: Rscript multilevel.R
# Every case: y ~ T + z + year dummies + x1 + x2 + (1|school) + (1|school:year), clusters = trusts
# with their comparison schools. The dense part at the end is the definition of the weighted form
# (clubSandwich refuses weighted lmer fits).
suppressMessages({library(lme4); library(clubSandwich)})
options(digits = 15)
out <- "../resources/"
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = .05, rhoend = 1e-10, maxfun = 1e5),
  check.conv.grad = "ignore", check.conv.singular = "ignore")
golden <- NULL
record <- function(case, what, value)
  golden <<- rbind(golden, data.frame(case = case, what = what, value = sprintf("%.15g", value)))

# sizes: schools in each treated trust, each with `ratio` comparison schools in the same cluster.
pupils <- function(seed, sizes, ratio, years, n, su, sv, st) {
  set.seed(seed)
  schools <- do.call(rbind, lapply(seq_along(sizes), function(k) {
    m <- sizes[k]
    data.frame(cluster = k, T = rep(c(1, rep(0, ratio)), m))
  }))
  J <- nrow(schools)
  schools$school <- seq_len(J) - 1
  schools$z <- round(rnorm(J), 2)
  schools$w <- ifelse(schools$T == 1, 1, sample(c(.5, 1, 1.5, 2), J, TRUE))
  trust <- rnorm(length(sizes), 0, st)
  schools$u <- rnorm(J, 0, su) + schools$T * trust[schools$cluster]
  d <- do.call(rbind, lapply(seq_len(J), function(j) do.call(rbind, lapply(seq_len(years), function(t) {
    k <- if (length(n) == 1) n else sample(n, 1)
    if (k == 0) return(NULL)
    data.frame(schools[j, c("cluster", "school", "T", "z", "w", "u")], year = t - 1,
      x1 = round(rnorm(k), 2), x2 = rbinom(k, 1, .3), v = rnorm(1, 0, sv), e = rnorm(k, 0, .75), row.names = NULL)
  }))))
  d$y <- round(.1 * d$T + .2 * d$z + .05 * d$year + .6 * d$x1 - .2 * d$x2 + d$u + d$v + d$e, 3)
  d[, c("school", "year", "cluster", "w", "T", "z", "x1", "x2", "y")]
}

# Data of one year have neither year dummies nor a school-year effect.
years <- function(d) length(unique(d$year)) > 1

fit <- function(d, reml) {
  d$sy <- interaction(d$school, d$year, drop = TRUE)
  f <- if (years(d)) y ~ T + z + factor(year) + x1 + x2 + (1 | school) + (1 | sy) else
    y ~ T + z + x1 + x2 + (1 | school)
  lmer(f, d, REML = reml, control = control)
}

theta <- function(m) {
  t <- getME(m, "theta")^2
  c(u = unname(t["school.(Intercept)"]), v = if ("sy.(Intercept)" %in% names(t)) unname(t["sy.(Intercept)"]) else 0)
}

model <- function(case, d) {
  write.csv(d, paste0(out, "multilevel-", case, ".csv"), row.names = FALSE, quote = FALSE)
  for (reml in c(TRUE, FALSE)) {
    m <- fit(d, reml)
    tag <- if (reml) "reml" else "ml"
    record(case, paste0(tag, ".criterion"), if (reml) REMLcrit(m) else -2 * as.numeric(logLik(m)))
    s2 <- sigma(m)^2
    record(case, paste0(tag, ".school"), theta(m)["u"] * s2)
    record(case, paste0(tag, ".year"), theta(m)["v"] * s2)
    record(case, paste0(tag, ".residual"), s2)
    for (k in seq_along(fixef(m))) {
      record(case, paste0(tag, ".b", k - 1), fixef(m)[k])
      record(case, paste0(tag, ".se", k - 1), sqrt(vcov(m)[k, k]))
    }
    if (reml) {
      record(case, "theta.u", theta(m)["u"])
      record(case, "theta.v", theta(m)["v"])
      for (type in c("CR0", "CR1S", "CR2")) {
        ct <- coef_test(m, vcov = vcovCR(m, cluster = d$cluster, type = type), test = "Satterthwaite")
        for (k in seq_len(nrow(ct))) {
          record(case, paste0(type, ".se", k - 1), ct$SE[k])
          record(case, paste0(type, ".df", k - 1), ct$df_Satt[k])
        }
      }
    }
  }
  weighted(case, d, theta(fit(d, TRUE)), c(0, 1, 2 + length(unique(d$year))))
}

# The weighted form by its definition, on all pupils: statistics by Bell & McCaffrey (2002) with
# W_j = w_j V_j^-1, Phi = V; the treated by trust, each comparison school a cluster of its own.
power <- function(S, p) {
  e <- eigen((S + t(S)) / 2, symmetric = TRUE)
  k <- e$values > 1e-12
  e$vectors[, k, drop = FALSE] %*% (t(e$vectors[, k, drop = FALSE]) * e$values[k]^p)
}
weighted <- function(case, d, t, columns) {
  X <- if (years(d)) model.matrix(~ T + z + factor(year) + x1 + x2, d) else model.matrix(~ T + z + x1 + x2, d)
  V <- diag(nrow(d)) + t["v"] * outer(d$school * 100 + d$year, d$school * 100 + d$year, `==`) +
    t["u"] * outer(d$school, d$school, `==`)
  for (clusters in c("own", "same")) {
    code <- if (clusters == "own") ifelse(d$T == 1, d$cluster, 1000 + d$school) else d$cluster
    g <- split(seq_len(nrow(d)), code)
    P <- lapply(g, function(i) V[i, i])
    W <- Map(function(i, v) { r <- sqrt(d$w[i]); r * t(r * solve(v)) }, g, P)
    Xc <- lapply(g, function(i) X[i, , drop = FALSE])
    M <- solve(Reduce(`+`, Map(function(x, w) t(x) %*% w %*% x, Xc, W)))
    b <- M %*% Reduce(`+`, Map(function(i, x, w) t(x) %*% w %*% d$y[i], g, Xc, W))
    U <- Reduce(`+`, Map(function(x, w, p) t(x) %*% w %*% p %*% w %*% x, Xc, W, P))
    A <- Map(function(x, w, p) {
      H <- x %*% M %*% t(x) %*% w
      B <- p - H %*% p - p %*% t(H) + x %*% M %*% U %*% M %*% t(x)
      D <- power(p, .5)
      D %*% power(D %*% B %*% D, -.5) %*% D
    }, Xc, W, P)
    # covariance of all residuals, for the degrees of freedom
    Wall <- matrix(0, nrow(d), nrow(d)); Vall <- matrix(0, nrow(d), nrow(d))
    for (k in seq_along(g)) { Wall[g[[k]], g[[k]]] <- W[[k]]; Vall[g[[k]], g[[k]]] <- P[[k]] }
    R <- diag(nrow(d)) - X %*% M %*% t(X) %*% Wall
    S <- R %*% Vall %*% t(R)
    for (column in columns) {
      L <- matrix(0, nrow(d), length(g))
      for (k in seq_along(g)) L[g[[k]], k] <- t(A[[k]]) %*% W[[k]] %*% Xc[[k]] %*% M[, column + 1]
      scores <- t(L) %*% (d$y - X %*% b)
      Pm <- t(L) %*% S %*% L
      tag <- paste0("weighted-", clusters)
      record(case, paste0(tag, ".b", column), b[column + 1])
      record(case, paste0(tag, ".se", column), sqrt(sum(scores^2)))
      record(case, paste0(tag, ".df", column), sum(diag(Pm))^2 / sum(Pm^2))
    }
  }
}

# 1. Three years, 1:1, trusts of 1 to 5.
d <- pupils(31, c(5, 4, 3, 2, 2, 1, 1), 1, 3, 4:12, .4, .25, .2)
model("nested", d)
# 2. Unbalanced: one to three years, some with a single pupil, 2:1 matched.
d <- pupils(32, c(4, 3, 2, 2, 1, 1), 2, 3, c(0, 1, 2, 3, 5, 9, 20), .3, .3, .1)
model("unbalanced", d)
# 3. Singular: no school-year variance to be found.
seed <- 33
repeat {
  d <- pupils(seed, c(4, 3, 2, 2, 1, 1), 1, 2, 5:9, .5, 0, 0)
  if (theta(fit(d, TRUE))["v"] < 1e-12 && theta(fit(d, FALSE))["v"] < 1e-12) break
  seed <- seed + 1
}
model("singular", d)
# 4. One random effect, one year; one big trust with more school-years than columns.
d <- pupils(34, c(12, 2, 2, 1, 1, 1), 1, 1, 6:14, .3, 0, .1)
d$year <- 0
model("school-only", d)
# 5. Pure noise: both variances may vanish.
seed <- 50
repeat {
  d <- pupils(seed, c(3, 2, 2, 1, 1), 1, 2, 5:9, 0, 0, 0)
  if (all(theta(fit(d, TRUE)) < 1e-12) && all(theta(fit(d, FALSE)) < 1e-12)) break
  seed <- seed + 1
}
model("noise", d)
# 6. Few trusts, and a level that only schools of the first trust have: without it z, and z alone, could not
# be estimated.
d <- pupils(61, c(3, 2, 1, 1, 1), 1, 3, 3:9, .4, .25, .2)
d$z <- as.numeric(d$school %in% c(0, 3, 4))
model("level", d)

write.csv(golden, paste0(out, "multilevel-golden.csv"), row.names = FALSE, quote = FALSE)
