# Truth for LinkTest: R's glm under three links. Fisher scoring converges linearly under the links
# that are not canonical, and glm stops by the deviance, so each fit is begun again where it ended.
# R 4.2.2. Run in this folder: Rscript links.R
d <- read.csv("../resources/lalonde614.csv")
golden <- do.call(rbind, lapply(c("logit", "probit", "cloglog"), function(link) {
  fit <- function(start) suppressWarnings(
    glm(treat ~ age + educ + race + married + nodegree + re74 + re75, binomial(link), d,
      start = start, control = list(epsilon = 1e-16, maxit = 100)))
  f <- fit(NULL)
  for (again in 1:20) f <- fit(coef(f))
  values <- c(coef(f), deviance = deviance(f), first = fitted(f)[[1]], last = fitted(f)[[614]])
  data.frame(link = link, name = names(values), value = sprintf("%.17g", values))
}))
write.csv(golden, "../resources/links-golden.csv", row.names = FALSE, quote = FALSE)
