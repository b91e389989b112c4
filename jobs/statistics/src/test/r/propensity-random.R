# Truth for RandomInterceptPropensity: made-up schools in local authorities, some of one arm only, and
# the linear predictor of lme4's glmer, random intercept included. Run in this folder.
suppressMessages(library(lme4))
set.seed(31)
n <- 500
d <- data.frame(la = sample(sprintf("LA%02d", 1:30), n, TRUE, prob = (1:30)^1.5),
  fsm = round(runif(n, 0, 60), 1), rural = rbinom(n, 1, .3), phase = sample(c("a", "b", "c"), n, TRUE))
u <- rnorm(30, 0, .9)
d$treated <- rbinom(n, 1, plogis(-1.6 + .03 * d$fsm - .6 * d$rural + .3 * (d$phase == "b") +
  u[as.integer(substr(d$la, 3, 4))]))
m <- glmer(treated ~ fsm + rural + phase + (1 | la), d, family = binomial, nAGQ = 1,
  control = glmerControl(optimizer = "bobyqa", tolPwrss = 1e-13, calc.derivs = FALSE,
    optCtrl = list(rhobeg = .05, rhoend = 1e-9, maxfun = 1e5), check.conv.grad = "ignore"))
d$score <- sprintf("%.12f", predict(m))
cat("one arm:", sum(tapply(d$treated, d$la, function(t) length(unique(t)) == 1)), "\n")
cat("criterion:", sprintf("%.10f", -2 * logLik(m)), " sd:", sprintf("%.10f", getME(m, "theta")), "\n")
cat("b:", sprintf("%.10f", fixef(m)), "\n")
write.csv(d, "../resources/propensity-random.csv", row.names = FALSE, quote = FALSE)
