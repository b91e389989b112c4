#!/usr/bin/env Rscript
# An effect on schools' results along a dose, on the made-up pupils of pupil-form.R: the result of a school in a year
# is the mean of its pupils.
#
# Usage   Rscript jobs/pipeline/src/test/r/school-dose.R jobs/pipeline/src/test/resources/pupil-form
# Reads   pupils.csv
# Writes  school-dose.csv
# Model   lm(y ~ treated + treated:(years - a) + z + year, weights = 1 + school %% 3) for a = 2, 3, 5 and the weighted
#         mean of years over the treated; CR2 and Satterthwaite degrees of freedom of the coefficient of treated, and
#         for the slope of treated:years, by clubSandwich, clustered on the trust of the matched set.

suppressPackageStartupMessages(library(clubSandwich))

to <- commandArgs(trailingOnly = TRUE)[1]
p <- read.csv(file.path(to, "pupils.csv"))
rows <- aggregate(y ~ school + year + treated + cluster + z + years, p, mean)
rows$w <- 1 + rows$school %% 3
rows$w <- rows$w / ave(rows$w, rows$treated)

figure <- function(name, from, coefficient) {
  rows$dose <- rows$treated * (rows$years - from)
  fit <- lm(y ~ treated + dose + z + factor(year), rows, weights = w)
  t <- coef_test(fit, vcovCR(fit, cluster = rows$cluster, type = "CR2"), coefs = coefficient)
  data.frame(figure = name, estimate = t$beta, std_error = t$SE, df = t$df_Satt)
}

school <- unique(rows[c("school", "treated", "years")])
school$w <- 1 + school$school %% 3
mean <- with(school[school$treated == 1, ], weighted.mean(years, w))
out <- rbind(figure("average", mean, "treated"), figure("slope", mean, "dose"), figure("2", 2, "treated"),
             figure("3", 3, "treated"), figure("5", 5, "treated"))
out[-1] <- lapply(out[-1], function(x) sprintf("%.12g", x))
write.csv(out, file.path(to, "school-dose.csv"), row.names = FALSE, quote = FALSE)
