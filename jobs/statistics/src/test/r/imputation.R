# Truth for org.matimpact.statistics.imputation: mice::pool.scalar, and the limits and p-values of
# summary(mice::pool()). Writes imputation-golden.csv beside the tests. R 4.2.2, mice 3.15.0.
# Run in this folder: Rscript imputation.R
suppressMessages(library(mice))
options(digits = 15)
out <- "../resources/"
golden <- NULL
pooled <- function(case, q, se, dfcom) {
  p <- pool.scalar(q, se^2, n = dfcom, k = 0)
  half <- qt(.975, p$df) * sqrt(p$t)
  lambda <- (1 + 1 / p$m) * p$b / p$t
  golden <<- rbind(golden, data.frame(case, estimates = paste(q, collapse = " "),
    errors = paste(se, collapse = " "), dfcom, estimate = p$qbar, se = sqrt(p$t), df = p$df,
    low = p$qbar - half, high = p$qbar + half, p = 2 * pt(-abs(p$qbar / sqrt(p$t)), p$df),
    riv = p$r, lambda, fmi = p$fmi))
}
pooled("five", c(.061, .048, .055, .072, .039), c(.021, .023, .022, .020, .024), 14.3)
pooled("few-df", c(.21, -.02, .12), c(.11, .10, .13), 3.2)
pooled("many", c(1.02, 1.01, .99, 1, .98, 1.03, 1.01, .97, 1, 1.02), rep(.05, 10), 412.7)
pooled("two", c(-.3, -.1), c(.2, .25), 25)
# The same estimate each time: mice sets lambda to 1e-4 at least.
pooled("equal", rep(.4, 4), rep(.1, 4), 9)
write.csv(format(golden, digits = 15, trim = TRUE), paste0(out, "imputation-golden.csv"), row.names = FALSE, quote = FALSE)
print(golden)
