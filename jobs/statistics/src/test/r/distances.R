# Truth for MahalanobisDistanceTest: the definitions in base R, on the first treated and comparison
# men of the LaLonde data. Every level of a category is a column over root 2; a singular covariance
# has its Moore-Penrose inverse. R 4.2.2. Run in this folder: Rscript distances.R
d <- read.csv("../resources/lalonde614.csv")
levels <- sapply(sort(unique(d$race)), function(level) (d$race == level) / sqrt(2))
x <- scale(cbind(d$age, d$educ, levels, d$married, d$nodegree, d$re74, d$re75))
inverse <- function(s) {
  e <- svd(s)
  keep <- e$d > 1e-8 * e$d[1]
  e$v[, keep] %*% diag(1 / e$d[keep]) %*% t(e$u[, keep])
}
within <- x
for (arm in 0:1) within[d$treat == arm, ] <- scale(x[d$treat == arm, ], scale = FALSE)
pooled <- inverse(crossprod(within) / (nrow(x) - 2))
ranks <- apply(x, 2, rank)
untied <- sd(seq_len(nrow(x)))
spread <- apply(ranks, 2, sd)
robust <- inverse(cov(ranks) * outer(untied / spread, untied / spread))
few <- scale(cbind(d$age, d$educ, d$re74, d$re75))
withinFew <- few
for (arm in 0:1) withinFew[d$treat == arm, ] <- scale(few[d$treat == arm, ], scale = FALSE)
pooledFew <- solve(crossprod(withinFew) / (nrow(few) - 2))
distance <- function(z, s, a, b) sqrt(drop(t(z[a, ] - z[b, ]) %*% s %*% (z[a, ] - z[b, ])))
golden <- do.call(rbind, lapply(1:12, function(a) do.call(rbind, lapply(186:190, function(b)
  data.frame(treated = a - 1, comparison = b - 1,
    pooled = sprintf("%.15g", distance(x, pooled, a, b)),
    robust = sprintf("%.15g", distance(ranks, robust, a, b)),
    few = sprintf("%.15g", distance(few, pooledFew, a, b)))))))
write.csv(golden, "../resources/distances-golden.csv", row.names = FALSE, quote = FALSE)
