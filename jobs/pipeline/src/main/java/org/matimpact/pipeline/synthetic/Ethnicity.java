package org.matimpact.pipeline.synthetic;

/**
 * Major ethnic groups with the codes of the school census.
 *
 * <p>Shares among pupils with English as a first language and among the others. Together, with 17 %
 * of the others, they come to 75 % White, 5 % Mixed, 11 % Asian, 6 % Black, .4 % Chinese, 2 % any
 * other and 1.5 % unclassified: pupils at the end of key stage 4 in 2019 (DfE, Key stage 4
 * performance, 2019, revised: 406,707, 27,018, 58,111, 31,175, 2,006 and 9,607 of 542,568). How
 * they divide by language is rough.
 *
 * <p>Differences from White pupils, in SDs: of prior attainment, and of the outcome given prior
 * attainment and the other characteristics. They are set so that Attainment 8 comes out near 46.1
 * White, 47.6 Mixed, 51.2 Asian, 44.9 Black and 64.3 Chinese (same source).
 */
enum Ethnicity {
  WHITE("WHIT", .852, .29, 0, 0, 0),
  MIXED("MIXD", .054, .04, .05, .03, .04),
  ASIAN("ASIA", .040, .43, .05, .04, .18),
  BLACK("BLAC", .036, .15, -.13, -.02, -.02),
  CHINESE("CHIN", .001, .018, .70, .30, .52),
  OTHER("AOEG", .004, .060, -.05, .02, .08),
  UNCLASSIFIED("UNCL", .013, .012, -.10, 0, -.08);

  private static final Ethnicity[] ALL = values();

  private final String code;
  private final double shareOfEnglish;
  private final double shareOfOthers;
  private final double prior;
  private final double keyStage2;
  private final double keyStage4;

  Ethnicity(
      String code,
      double shareOfEnglish,
      double shareOfOthers,
      double prior,
      double keyStage2,
      double keyStage4) {
    this.code = code;
    this.shareOfEnglish = shareOfEnglish;
    this.shareOfOthers = shareOfOthers;
    this.prior = prior;
    this.keyStage2 = keyStage2;
    this.keyStage4 = keyStage4;
  }

  /** The group of a pupil, given a number in [0, 1). */
  static Ethnicity of(boolean otherLanguage, double chance) {
    double left = chance;
    for (Ethnicity group : ALL) {
      left -= otherLanguage ? group.shareOfOthers : group.shareOfEnglish;
      if (left < 0) {
        return group;
      }
    }
    return WHITE;
  }

  /** The code of the census. */
  String code() {
    return code;
  }

  /** Difference of prior attainment from White pupils, SDs of pupils. */
  double prior() {
    return prior;
  }

  /** Difference of the outcome at equal prior attainment, SDs of pupils. */
  double outcome(boolean primary) {
    return primary ? keyStage2 : keyStage4;
  }
}
