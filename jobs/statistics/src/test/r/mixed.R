# Truth for org.matimpact.statistics.mixed: writes made-up pupils, cross-products of published data
# and the answers of lme4, lmerTest and pbkrtest beside the tests. R 4.2.2, lme4 1.1-31, lmerTest
# 3.1-3, pbkrtest 0.5.2. Run in this folder: Rscript mixed.R DIR, DIR holding sleepstudy.csv (lme4),
# Hsb82.csv and Chem97.csv.gz (mlmRev). Cross-products and not rows are kept of the last two.
suppressMessages({library(lme4); library(lmerTest); library(pbkrtest)})
options(digits = 15)
given <- commandArgs(TRUE)[1]
out <- "../resources/"
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = .05, rhoend = 1e-10, maxfun = 1e5),
  check.conv.grad = "ignore", check.conv.singular = "ignore", check.conv.hess = "ignore")
golden <- NULL
record <- function(case, what, value)
  golden <<- rbind(golden, data.frame(case = case, what = what, value = sprintf("%.15g", value)))
save <- function(name, d) write.csv(d, paste0(out, "mixed-", name, ".csv"), row.names = FALSE, quote = FALSE)

# Fits, and everything that a fit is asked. Components in the order of lme4's theta.
answers <- function(case, formula, d, kr = formula) {
  for (reml in c(TRUE, FALSE)) {
    tag <- if (reml) "reml." else "ml."
    m <- lmer(formula, d, REML = reml, control = control)
    record(case, paste0(tag, "criterion"), if (reml) lme4::REMLcrit(m) else -2 * as.numeric(logLik(m)))
    record(case, paste0(tag, "residual"), sigma(m)^2)
    vc <- as.data.frame(VarCorr(m))
    for (k in seq_len(nrow(vc) - 1))
      record(case, paste0(tag, vc$grp[k], if (is.na(vc$var2[k])) "" else ".covariance", ".",
        gsub("[()]", "", vc$var1[k])), vc$vcov[k])
    s <- coef(summary(m))
    for (k in seq_len(nrow(s))) {
      record(case, paste0(tag, "b.", gsub("[()]", "", rownames(s)[k])), s[k, "Estimate"])
      record(case, paste0(tag, "se.", gsub("[()]", "", rownames(s)[k])), s[k, "Std. Error"])
      record(case, paste0(tag, "df.", gsub("[()]", "", rownames(s)[k])), s[k, "df"])
    }
    if (reml && !is.null(kr)) {
      s <- coef(summary(lmer(kr, d, control = control), ddf = "Kenward-Roger"))
      for (k in seq_len(nrow(s))) {
        record(case, paste0("kr.se.", gsub("[()]", "", rownames(s)[k])), s[k, "Std. Error"])
        record(case, paste0("kr.df.", gsub("[()]", "", rownames(s)[k])), s[k, "df"])
      }
    }
    if (reml && "trust" %in% names(ranef(m))) trusts(case, m, d, formula)
  }
}

# The effect along the log of a trust's size, by lmerTest.
curve <- function(case, formula, d) {
  m <- lmer(formula, d, control = control)
  at <- log(c(1, 3, 6, 20))
  for (k in seq_along(at)) {
    l <- setNames(numeric(length(fixef(m))), names(fixef(m))); l["T"] <- 1; l["size"] <- at[k]
    e <- contest1D(m, l)
    record(case, paste0("curve.", k, ".b"), e$Estimate)
    record(case, paste0("curve.", k, ".se"), e$`Std. Error`)
    record(case, paste0("curve.", k, ".df"), e$df)
  }
}

# Each trust's effect: lme4's prediction and conditional SD, and Henderson's prediction error from
# the whole of his equations at lme4's theta.
trusts <- function(case, m, d, formula) {
  r <- as.data.frame(ranef(m, whichel = "trust", condVar = TRUE))
  X <- getME(m, "X"); Z <- getME(m, "Z"); L <- getME(m, "Lambda"); s2 <- sigma(m)^2
  q <- ncol(Z); p <- ncol(X); ZL <- Z %*% L
  # in u = Lambda v, so that a variance of 0 does no harm
  C <- rbind(cbind(crossprod(X), crossprod(X, ZL)), cbind(crossprod(ZL, X), crossprod(ZL) + Diagonal(q)))
  Ci <- solve(as.matrix(C)) * s2
  names <- levels(getME(m, "flist")$trust)
  at <- getME(m, "Gp")[which(names(getME(m, "cnms")) == "trust")]
  for (k in as.character(sort(as.integer(unique(as.character(d$trust[d$T == 1])))))) {
    i <- at + match(k, names)
    l <- numeric(p + q); l[match("T", colnames(X))] <- 1; l[p + i] <- L[i, i]
    row <- r[r$grp == k, ]
    record(case, paste0("trust.", k, ".b"), row$condval)
    record(case, paste0("trust.", k, ".condsd"), row$condsd)
    record(case, paste0("trust.", k, ".se"), sqrt(drop(l %*% Ci %*% l)))
  }
  without <- update(formula, . ~ . - (0 + T | trust))
  record(case, "lrt", max(0, lme4::REMLcrit(lmer(without, d, control = control)) - lme4::REMLcrit(m)))
}

# Profile likelihood limits (ML, as confint.merMod, by its own deviance function of standard
# deviations and correlations), but by root finding and not by interpolation.
profiles <- function(case, formula, d) {
  m <- lmer(formula, d, REML = FALSE, control = control)
  f <- lme4:::devfun2(m, useSc = TRUE, signames = FALSE)
  best <- attr(f, "optimum")[seq_len(length(getME(m, "theta")) + 1)]
  least <- -2 * as.numeric(logLik(m))
  # The deviance function does not know 0 and 1 themselves.
  lower <- ifelse(grepl("^cor", names(best)), -1 + 1e-9, 1e-7)
  upper <- ifelse(grepl("^cor", names(best)), 1 - 1e-9, Inf)
  rise <- function(k, at, start) {
    g <- function(x) { p <- best; p[k] <- at; p[-k] <- x; f(p) }
    b <- minqa::bobyqa(start, g, lower = lower[-k], upper = upper[-k],
      control = list(rhobeg = .02 * max(1e-2, min(abs(start[start != 0]))), rhoend = 1e-9, maxfun = 1e5))
    b$fval - least
  }
  for (k in seq_along(best)) for (side in c("low", "high")) {
    start <- pmin(pmax(best, ifelse(lower > 0, .01 * tail(best, 1), -.99)), ifelse(is.finite(upper), .99, upper))
    h <- function(at) rise(k, at, start[-k]) - qchisq(.95, 1)
    end <- if (side == "high") upper[k] else if (k == length(best)) best[k] / 2 else lower[k]
    if (is.infinite(end)) { end <- best[k] * 1.5 + .05; while (h(end) < 0) end <- end * 1.5 }
    limit <- if (h(end) < 0) round(end) else uniroot(h, sort(c(best[k], end)), tol = 1e-9)$root
    record(case, paste0("profile.", gsub("[()]", "", names(best)[k]), ".", side), limit)
  }
}

# Pupils in years in schools in trusts and local authorities; a comparison school's trust is its own.
pupils <- function(seed, sizes, comparison, las, years, n, s) {
  set.seed(seed)
  treated <- sum(sizes); J <- treated + comparison
  school <- data.frame(school = seq_len(J) - 1, T = rep(1:0, c(treated, comparison)),
    trust = c(rep(seq_along(sizes), sizes), 100 + seq_len(comparison)), la = sample(las, J, TRUE),
    size = round(log(c(rep(sizes, sizes), rep(1, comparison))), 3), z = round(rnorm(J), 2))
  sd <- function(name) if (name %in% names(s)) s[[name]] else 0
  trust <- rnorm(length(sizes), 0, sd("trust")); la <- rnorm(las, 0, sd("la"))
  school$u <- rnorm(J, 0, sd("school")) + la[school$la] +
    school$T * ifelse(school$trust < 100, trust[pmin(school$trust, length(sizes))], 0)
  school$slope <- rnorm(J, 0, sd("slope")) + sd("tilt") * school$u
  d <- do.call(rbind, lapply(seq_len(J), function(j) do.call(rbind, lapply(seq_len(years), function(t) {
    k <- if (length(n) == 1) n else sample(n, 1)
    if (k == 0) return(NULL)
    data.frame(school[j, ], year = t - 1, x1 = round(rnorm(k, school$z[j] / 3), 2), x2 = rbinom(k, 1, .3),
      v = rnorm(1, 0, sd("year")), e = rnorm(k, 0, .75), row.names = NULL)
  }))))
  d$y <- round(.1 * d$T + .05 * d$T * d$size + .2 * d$z + (.6 + d$slope) * d$x1 - .2 * d$x2 + d$u + d$v + d$e, 3)
  d[, c("school", "year", "trust", "la", "T", "size", "z", "x1", "x2", "y")]
}
ready <- function(d) {
  d$year <- interaction(d$school, d$year, drop = TRUE)
  for (k in c("school", "trust", "la")) d[[k]] <- factor(d[[k]])
  d
}
model <- function(case, d, formula, profile = TRUE, kr = formula) {
  save(case, d)
  answers(case, formula, ready(d), kr)
  if (profile) profiles(case, formula, ready(d))
  cat(case, "done\n")
}
singular <- function(seed, make, formula) {
  repeat {
    d <- make(seed)
    if (all(sapply(c(TRUE, FALSE), function(r) isSingular(lmer(formula, ready(d), REML = r, control = control), tol = 1e-6)))) return(d)
    seed <- seed + 1
  }
}
fixed <- y ~ T + z + x1 + x2
plus <- function(f, text) as.formula(paste(deparse(f), "+", text))

# 1. Trust effects, one year, unequal trusts.
model("trusts", pupils(1, c(9, 6, 5, 4, 3, 2, 2, 1, 1), 25, 3, 1, 5:14, list(school = .3, trust = .3)),
  plus(fixed, "(1 | school) + (0 + T | trust)"))
# 2. The same over years, with school-year effects, unbalanced, a trend in the log of size.
model("trust-years", pupils(20, c(6, 5, 4, 3, 3, 2, 2, 1), 20, 3, 3, c(0, 1, 2, 4, 8, 13), list(school = .3, year = .25, trust = .35)),
  y ~ T + size + z + x1 + x2 + (1 | school) + (1 | year) + (0 + T | trust))
curve("trust-years", y ~ T + size + z + x1 + x2 + (1 | school) + (1 | year) + (0 + T | trust),
  ready(read.csv(paste0(out, "mixed-trust-years.csv"))))
# 3. Local authorities crossed with trusts.
model("crossed", pupils(3, c(8, 6, 5, 4, 4, 3, 3, 2), 30, 9, 1, 4:12, list(school = .25, trust = .3, la = .4)),
  plus(fixed, "(1 | la) + (1 | school) + (0 + T | trust)"))
# 4. Trusts that do not differ: the variance is 0. Kenward and Roger without the term.
f <- plus(fixed, "(1 | school) + (0 + T | trust)")
model("trusts-alike", singular(40, function(s) pupils(s, c(7, 5, 4, 3, 2, 2, 1), 20, 3, 1, 5:9, list(school = .3)), f), f,
  kr = plus(fixed, "(1 | school)"))
# 5. A slope of prior attainment by school, unbalanced.
model("slopes", pupils(5, c(8, 6, 4), 18, 3, 1, c(2, 3, 6, 11, 19), list(school = .4, slope = .25, tilt = .3)),
  plus(fixed, "(1 + x1 | school)"))
# 6. Slopes on the boundary: intercept and slope in one line, or no slope.
f <- plus(fixed, "(1 + x1 | school)")
model("slopes-singular", singular(60, function(s) pupils(s, c(8, 6, 4), 18, 3, 1, 3:9, list(school = .3, slope = .03)), f), f, FALSE, NULL)
# 7. Everything at once.
model("all", pupils(7, c(8, 6, 5, 4, 3, 3, 2, 1), 32, 8, 2, 3:9, list(school = .3, trust = .3, la = .3, slope = .2, year = .2)),
  plus(fixed, "(1 | la) + (1 + x1 | school) + (1 | year) + (0 + T | trust)"), FALSE)
# 8. Authority, school, year: nested.
model("nested-three", pupils(8, c(9, 6, 5), 20, 10, 3, c(0, 1, 3, 5, 8), list(school = .3, la = .3, year = .3)),
  plus(fixed, "(1 | la) + (1 | school) + (1 | year)"))

# Reaction times of 18 people over ten days (Belenky et al. 2003, Journal of Sleep Research 12, 1-12).
d <- read.csv(file.path(given, "sleepstudy.csv")); d$Subject <- factor(d$Subject)
save("sleepstudy", d)
answers("sleepstudy", Reaction ~ Days + (1 + Days | Subject), d)
profiles("sleepstudy", Reaction ~ Days + (1 + Days | Subject), d)
# Examination results of inner London.
d <- read.csv(paste0(out, "exam.csv")); d$school <- factor(d$school)
answers("exam", normexam ~ standLRT + (1 + standLRT | school), d, kr = NULL)
profiles("exam", normexam ~ standLRT + (1 + standLRT | school), d)

# Sums by group: size, between columns, means and products about the means of the pupil columns.
products <- function(name, group, between, pupil) {
  i <- split(seq_len(nrow(pupil)), group)
  save(name, do.call(rbind, lapply(i, function(r) {
    w <- as.matrix(pupil[r, , drop = FALSE]); m <- colMeans(w); c <- crossprod(sweep(w, 2, m))
    data.frame(between[r[1], , drop = FALSE], pupils = length(r), t(signif(c(mean = m), 16)),
      t(signif(c(product = t(c)[lower.tri(c, TRUE)]), 16)), row.names = NULL)
  })))
}
# High School and Beyond: intercepts and slopes as outcomes (Bryk & Raudenbush 1992, chapter 4).
d <- read.csv(file.path(given, "Hsb82.csv")); d$school <- factor(d$school); d$sector <- relevel(factor(d$sector), "Public")
d$catholic <- as.numeric(d$sector == "Catholic")
d$csesmeanses <- d$cses * d$meanses; d$csescatholic <- d$cses * d$catholic
products("hsb", d$school, d[, c("meanses", "catholic")], d[, c("cses", "csesmeanses", "csescatholic", "mAch")])
answers("hsb", mAch ~ meanses + catholic + cses + csesmeanses + csescatholic + (1 + cses | school), d, kr = NULL)
# A-level chemistry in schools in local authorities.
d <- read.csv(gzfile(file.path(given, "Chem97.csv.gz"))); d$lea <- factor(d$lea); d$school <- factor(d$school)
d$female <- as.numeric(d$gender == "F")
d$code <- as.integer(d$lea)
products("chem97", d$school, d[, "code", drop = FALSE], d[, c("gcsecnt", "female", "score")])
answers("chem97", score ~ gcsecnt + female + (1 | lea) + (1 | school), d, kr = NULL)

write.csv(golden, paste0(out, "mixed-golden.csv"), row.names = FALSE, quote = FALSE)
