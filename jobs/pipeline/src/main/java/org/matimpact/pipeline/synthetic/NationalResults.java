package org.matimpact.pipeline.synthetic;

import java.util.List;

/**
 * Results of all pupils of England who end a key stage in a year: their mean by prior attainment,
 * which progress is relative to, and their mean and SD. Sums are whole numbers, so that they are
 * exact.
 *
 * <p>Prior attainment is grouped by whole points: 19 groups at key stage 2 and 31 at key stage 4,
 * where the Department for Education has 24 and 34 (Primary school accountability; Progress 8:
 * technical guides, 2018).
 */
final class NationalResults {
  private static final int GROUPS = 41;

  private final List<PupilMeasure> measures;
  private final long[][] pupils;
  private final long[][] sums;
  private final long[][] squares;
  private final long[] allPupils;
  private final long[] allSums;
  private final long[] allSquares;

  private NationalResults(KeyStage keyStage) {
    this.measures = keyStage.measures();
    int count = measures.size();
    this.pupils = new long[count][GROUPS];
    this.sums = new long[count][GROUPS];
    this.squares = new long[count][GROUPS];
    this.allPupils = new long[count];
    this.allSums = new long[count];
    this.allSquares = new long[count];
  }

  /** Draws every pupil once. */
  static NationalResults of(Pupils pupils, England england, KeyStage keyStage, int year) {
    NationalResults results = new NationalResults(keyStage);
    for (School school : keyStage.schools(england, year)) {
      pupils.of(school, year).pupils().forEach(results::add);
    }
    return results;
  }

  /** What the pupils are measured by. */
  List<PupilMeasure> measures() {
    return measures;
  }

  private void add(Pupil pupil) {
    for (int m = 0; m < measures.size(); m++) {
      int score = pupil.score(measures.get(m));
      if (score != Pupil.MISSING) {
        long square = (long) score * score;
        allPupils[m]++;
        allSums[m] += score;
        allSquares[m] += square;
        if (pupil.hasPrior()) {
          int group = pupil.prior() / 100;
          pupils[m][group]++;
          sums[m][group] += score;
          squares[m][group] += square;
        }
      }
    }
  }

  /** Mean score of the pupils of England with such prior attainment; hundredths, rounded. */
  int expected(PupilMeasure measure, int prior) {
    int m = measures.indexOf(measure);
    int group = prior / 100;
    return (int) StrictMath.round((double) sums[m][group] / pupils[m][group]);
  }

  /** Pupils with a score. */
  long pupils(PupilMeasure measure) {
    return allPupils[measures.indexOf(measure)];
  }

  /** Mean score in points. */
  double mean(PupilMeasure measure) {
    int m = measures.indexOf(measure);
    return .01 * allSums[m] / allPupils[m];
  }

  /** SD of the scores in points. */
  double sd(PupilMeasure measure) {
    int m = measures.indexOf(measure);
    return .01 * StrictMath.sqrt(deviance(allPupils[m], allSums[m], allSquares[m]) / allPupils[m]);
  }

  /** SD of the scores about the mean of pupils with the same prior attainment, in points. */
  double progressSd(PupilMeasure measure) {
    int m = measures.indexOf(measure);
    double deviance = 0;
    long all = 0;
    for (int group = 0; group < GROUPS; group++) {
      if (pupils[m][group] > 0) {
        deviance += deviance(pupils[m][group], sums[m][group], squares[m][group]);
        all += pupils[m][group];
      }
    }
    return .01 * StrictMath.sqrt(deviance / all);
  }

  private static double deviance(long count, long sum, long squares) {
    double mean = (double) sum / count;
    return squares - mean * sum;
  }
}
