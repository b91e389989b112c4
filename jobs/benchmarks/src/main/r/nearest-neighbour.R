# What NearestNeighbourBenchmark times, by R's package Matching (Sekhon 2011, Journal of Statistical Software 42(7)): on
# one core, 30 in 100 treated whose scores lie half a standard deviation higher. PAIRS is one to one without replacement
# within 0.2 SD; REPLACED three to one with replacement within 0.2 SD. Ties are broken, as here. Prints seconds of the
# processor, median over the draws.
#   Rscript nearest-neighbour.R UNITS DRAWS
suppressMessages(library(Matching))
arguments <- as.integer(commandArgs(TRUE))
units <- arguments[1]

times <- sapply(seq_len(arguments[2]), function(seed) {
  set.seed(seed)
  treated <- as.numeric(runif(units) < .3)
  score <- rnorm(units) + treated / 2
  seconds <- function(...) sum(system.time(Match(Tr = treated, X = score, estimand = "ATT", caliper = .2,
                                                 ties = FALSE, version = "fast", ...))[1:2])
  c(PAIRS = seconds(M = 1, replace = FALSE), REPLACED = seconds(M = 3, replace = TRUE))
})
print(apply(times, 1, median))
