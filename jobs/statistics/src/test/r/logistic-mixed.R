# Truth for org.matimpact.statistics.logistic: writes made-up counts and the answers beside the tests.
# R 4.2.2, lme4 1.1-31, numDeriv. Run in this folder: Rscript logistic-mixed.R
# Rows are covariate patterns of a school (and year) with trials and successes.
# criterion: -2 logLik(glmer), nAGQ = 1, without the binomial coefficients, at R's optimum; se: from
# second derivatives of lme4's own criterion by Richardson's extrapolation (numDeriv), since glmer's
# are plain differences (equal to five digits here); ame: average effects by definition, by integrate().
suppressMessages({library(lme4); library(numDeriv)})
options(digits = 15)
out <- "../resources/"
control <- glmerControl(optimizer = "bobyqa", tolPwrss = 1e-13, calc.derivs = TRUE,
  optCtrl = list(rhobeg = .05, rhoend = 1e-9, maxfun = 1e5),
  check.conv.grad = "ignore", check.conv.singular = "ignore")
golden <- NULL
record <- function(case, what, value)
  golden <<- rbind(golden, data.frame(case = case, what = what, value = sprintf("%.15g", value)))

counts <- function(seed, schools, years, n, base, su, sv, share = .4) {
  set.seed(seed)
  d <- do.call(rbind, lapply(seq_len(schools), function(j) {
    T <- as.integer(runif(1) < share); z <- round(rnorm(1), 2); u <- rnorm(1, 0, su)
    do.call(rbind, lapply(seq_len(years), function(t) {
      v <- rnorm(1, 0, sv)
      p <- expand.grid(fsm = 0:1, prior = c(-1, 0, 1))
      p$trials <- if (length(n) == 1) rep(n, nrow(p)) else sample(n, nrow(p), TRUE)
      p <- p[p$trials > 0, ]
      if (nrow(p) == 0) return(NULL)
      eta <- base + .4 * T + .3 * z - .5 * p$fsm + .8 * p$prior + u + v
      p$successes <- rbinom(nrow(p), p$trials, plogis(eta))
      cbind(school = j, year = t - 1, T = T, z = z, p)
    }))
  }))
  rownames(d) <- NULL
  d[, c("school", "year", "T", "z", "fsm", "prior", "trials", "successes")]
}

model <- function(case, d, nested) {
  write.csv(d, paste0(out, "logistic-", case, ".csv"), row.names = FALSE, quote = FALSE)
  d$sy <- interaction(d$school, d$year, drop = TRUE)
  f <- cbind(successes, trials - successes) ~ T + z + fsm + prior
  f <- if (nested) update(f, . ~ . + (1 | sy) + (1 | school)) else update(f, . ~ . + (1 | school))
  m <- glmer(f, d, family = binomial, nAGQ = 1, control = control)
  theta <- getME(m, "theta"); beta <- fixef(m)
  # by name, since lme4 orders terms by their number of levels
  names(theta) <- sub("\\..*", "", names(theta))
  constant <- 2 * sum(lchoose(d$trials, d$successes))
  stopifnot(abs(laplace(m, theta, beta) - constant + 2 * as.numeric(logLik(m))) < 1e-6)
  record(case, "criterion", as.numeric(-2 * logLik(m)) + constant)
  for (k in seq_along(beta)) record(case, paste0("b", k - 1), beta[k])
  record(case, "school", theta["school"])
  if (nested) record(case, "year", theta["sy"])
  for (name in rownames(ranef(m)$school)) record(case, paste0("mode", name), ranef(m)$school[name, 1])

  # se, in (beta, theta); a theta of 0 is left out: the criterion is even in it
  free <- theta > 1e-4
  criterion <- function(q) {
    t <- theta; t[free] <- q[-seq_along(beta)]
    laplace(m, t, q[seq_along(beta)])
  }
  q <- c(beta, theta[free])
  v <- 2 * solve(hessian(criterion, q, method.args = list(d = .05, r = 6)))
  for (k in seq_along(beta)) record(case, paste0("se", k - 1), sqrt(v[k, k]))
  for (k in which(free)) record(case, paste0("se.", names(theta)[k]),
    sqrt(v[length(beta) + sum(free[1:k]), length(beta) + sum(free[1:k])]))

  x <- model.matrix(~ T + z + fsm + prior, d)
  treated <- d$T == 1
  x1 <- x[treated, ]; x0 <- x1; x0[, "T"] <- 0; w <- d$trials[treated] / sum(d$trials[treated])
  b <- predict(m, type = "link") - predict(m, type = "link", re.form = NA)
  modes <- function(q) { g <- q[seq_along(beta)]
    sum(w * (plogis(x1 %*% g + b[treated]) - plogis(x0 %*% g + b[treated]))) }
  mean1 <- function(eta, tau) if (tau == 0) plogis(eta) else integrate(function(z)
    plogis(eta + tau * z) * dnorm(z), -12, 12, rel.tol = 1e-12, subdivisions = 1000)$value
  population <- function(q) { g <- q[seq_along(beta)]; tau <- sqrt(sum(q[-seq_along(beta)]^2))
    e1 <- as.vector(x1 %*% g); e0 <- as.vector(x0 %*% g)
    u <- unique(c(e1, e0)); p <- sapply(u, mean1, tau = tau)
    sum(w * (p[match(e1, u)] - p[match(e0, u)])) }
  schools <- function(q) { w <<- w / ave(w, d$school[treated], FUN = sum); w <<- w / sum(w); population(q) }
  for (name in c("modes", "population", "schools")) {
    h <- get(name)
    g <- grad(h, q)
    record(case, paste0("ame.", name), 100 * h(q))
    record(case, paste0("ame.", name, ".se"), 100 * sqrt(drop(t(g) %*% v %*% g)))
  }
  stopifnot(max(abs(sqrt(diag(vcov(m)) / diag(v)[seq_along(beta)]) - 1)) < 1e-5)

  # by cluster (five schools each): the gradient of each cluster's own share of the criterion
  cluster <- d$school %/% 5
  scores <- t(sapply(unique(cluster), function(c) grad(function(q) { t <- theta
    t[free] <- q[-seq_along(beta)]; laplace(m, t, q[seq_along(beta)], cluster == c) }, q) / 2))
  G <- nrow(scores)
  r <- v %*% (crossprod(scores) * G / (G - 1)) %*% v
  for (k in seq_along(beta)) record(case, paste0("cluster.se", k - 1), sqrt(r[k, k]))
  cat(case, " theta", theta, " beta", beta, "\n")
}

# The Laplace criterion from its definition (Bates et al. 2015), on dense matrices.
laplace <- function(m, theta, beta, rows = TRUE) {
  Z <- as.matrix(getME(m, "Z"))[rows, ]; X <- getME(m, "X")[rows, ]
  n <- m@resp$weights[rows]; y <- m@resp$y[rows] * n
  sizes <- diff(getME(m, "Gp"))
  s <- rep(theta, sizes)
  A <- sweep(Z, 2, s, "*")
  u <- rep(0, ncol(Z)); fixed <- drop(X %*% beta)
  h <- function(u) { eta <- fixed + drop(A %*% u)
    sum(n * pmax(eta, 0) + n * log1p(exp(-abs(eta))) - y * eta) + sum(u^2) / 2 }
  for (i in 1:200) {
    eta <- fixed + drop(A %*% u); p <- plogis(eta); w <- n * p * (1 - p)
    H <- crossprod(A, w * A) + diag(length(u))
    step <- solve(H, drop(crossprod(A, y - n * p)) - u)
    a <- 1; while (h(u + a * step) > h(u) + 1e-12 * abs(h(u)) && a > 1e-6) a <- a / 2
    u <- u + a * step
    if (max(abs(step)) < 1e-10) break
  }
  eta <- fixed + drop(A %*% u); p <- plogis(eta); w <- n * p * (1 - p)
  2 * h(u) + as.numeric(determinant(crossprod(A, w * A) + diag(length(u)))$modulus)
}

model("balanced", counts(11, 30, 1, 8, .2, .6, 0), FALSE)
model("unbalanced", counts(12, 40, 1, c(0, 1, 2, 5, 20, 60), -.5, .9, 0), FALSE)
model("singular", counts(13, 25, 1, 6, 0, 0, 0), FALSE)
model("rare", counts(14, 40, 1, 12, -3.2, .8, 0), FALSE)
model("nested", counts(15, 25, 3, c(0, 3, 6, 10), .5, .5, .3), TRUE)
model("nested-singular", counts(16, 20, 3, c(2, 4, 8), 0, .5, 0), TRUE)
write.csv(golden, paste0(out, "logistic-golden.csv"), row.names = FALSE, quote = FALSE)
