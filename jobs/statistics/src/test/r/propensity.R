# Truth for LogisticRegressionTest: R's glm iterated until its deviance no longer changes.
# R 4.2.2. Run in this folder: Rscript propensity.R
d <- read.csv("../resources/lalonde614.csv")
f <- glm(treat ~ age + educ + race + married + nodegree + re74 + re75, binomial, d,
  control = list(epsilon = 1e-15, maxit = 50))
golden <- data.frame(column = names(coef(f)), coefficient = sprintf("%.17g", coef(f)))
golden <- rbind(golden, data.frame(column = "deviance", coefficient = sprintf("%.17g", deviance(f))))
write.csv(golden, "../resources/propensity-golden.csv", row.names = FALSE, quote = FALSE)
