# The numbers of PrognosticScoreTest: earnings of 1975 from the other covariates among comparison men.
# Rscript prognostic-score.R LALONDE614.csv   (R 4.2.2)
d <- read.csv(commandArgs(TRUE)[1])
f <- lm(re75 ~ age + educ + race + married + nodegree + re74, d, subset = treat == 0)
d$score <- predict(f, d)
m <- tapply(d$score, d$treat, mean)
smd <- (m["1"] - m["0"]) / sd(d$score[d$treat == 1])
cat(sprintf("treated %.10f comparison %.10f first %.10f smd %.12f\n", m["1"], m["0"], d$score[1], smd))
