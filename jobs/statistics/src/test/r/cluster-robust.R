# Truth for org.matimpact.statistics.robust: writes the data and the answers beside the tests.
# R 4.2.2, clubSandwich 0.5.8. Run in this folder: Rscript cluster-robust.R
suppressMessages(library(clubSandwich))
options(digits = 15)
out <- "../resources/"
golden <- NULL

# Estimates, standard errors and degrees of freedom of every coefficient under one correction.
record <- function(case, f, cluster, type) {
  ct <- coef_test(f, vcov = vcovCR(f, cluster = cluster, type = type), test = "Satterthwaite")
  ci <- conf_int(f, vcov = vcovCR(f, cluster = cluster, type = type), test = "Satterthwaite")
  golden <<- rbind(golden, data.frame(case = case, type = type, coefficient = rownames(ct),
    estimate = ct$beta, se = ct$SE, df = ct$df_Satt, low = ci$CI_L, high = ci$CI_U, p = ct$p_Satt))
}

# 1. Exam: 4,059 pupils in 65 schools of inner London (Goldstein et al. 1993, Oxford Review of
#    Education 19, 425-433), the columns used here of the data set in R's mlmRev.
exam <- read.csv(paste0(out, "exam.csv"))
f <- lm(normexam ~ standLRT + sexM + boys + girls, exam)
for (type in c("CR0", "CR1S", "CR2", "CR3")) record("exam", f, exam$school, type)

# 2. Weighted, clusters of 1 to 60 rows, weights that vary within clusters.
set.seed(20)
sizes <- c(60, 35, 12, 9, 7, 5, 4, 3, 3, 2, 2, 2, rep(1, 10))
d <- data.frame(cluster = rep(seq_along(sizes), sizes))
n <- nrow(d)
d$treat <- as.integer(d$cluster %% 2 == 0)
d$x <- rnorm(n); d$z <- rnorm(length(sizes))[d$cluster]; d$w <- runif(n, .2, 3)
d$y <- .3 * d$treat + d$x + .5 * d$z + rnorm(length(sizes), 0, .5)[d$cluster] + rnorm(n)
write.csv(d, paste0(out, "unequal-clusters.csv"), row.names = FALSE, quote = FALSE)
f <- lm(y ~ treat + x + z, d, weights = w)
for (type in c("CR0", "CR1S", "CR2", "CR3")) record("unequal-clusters", f, d$cluster, type)

# 3. The weighted form: treated schools of weight 1 in trusts of 1 to 25, each comparison school a
#    cluster of its own with its matching weight. One trust of 25 has more rows than columns.
set.seed(21)
trusts <- c(25, 12, 6, 4, 2, 1, 1); t <- sum(trusts); m <- 80
d <- data.frame(cluster = c(rep(seq_along(trusts), trusts), length(trusts) + seq_len(m)),
  treat = rep(1:0, c(t, m)), w = c(rep(1, t), sample(c(1/3, 2/3, 1, 4/3, 2), m, TRUE)))
d$w[d$treat == 0] <- d$w[d$treat == 0] / mean(d$w[d$treat == 0])
d$x <- rnorm(t + m) + .3 * d$treat; d$band <- rep_len(0:2, t + m)
d$y <- .2 * d$treat + .6 * d$x + rnorm(max(d$cluster), 0, .3)[d$cluster] + rnorm(t + m, 0, .4)
write.csv(d, paste0(out, "weighted-form.csv"), row.names = FALSE, quote = FALSE)
f <- lm(y ~ treat + x + band, d, weights = w)
for (type in c("CR0", "CR1S", "CR2", "CR3")) record("weighted-form", f, d$cluster, type)

# 4. One level per cluster, so that B_c is singular: the Moore-Penrose root is taken. A column for
#    treatment, constant within clusters, would be dropped; x varies within.
set.seed(22)
d <- data.frame(cluster = rep(1:12, c(2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 8, 10)))
n <- nrow(d); d$x <- rnorm(n); d$w <- 1
d$y <- .4 * d$x + rnorm(12)[d$cluster] + rnorm(n)
write.csv(d, paste0(out, "fixed-levels.csv"), row.names = FALSE, quote = FALSE)
f <- lm(y ~ x + factor(cluster), d)
record("fixed-levels", f, d$cluster, "CR2")

write.csv(golden, paste0(out, "cluster-robust-golden.csv"), row.names = FALSE, quote = FALSE)
