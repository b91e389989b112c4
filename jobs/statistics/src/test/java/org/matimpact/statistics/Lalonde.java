package org.matimpact.statistics;

import java.util.List;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;
import org.matimpact.statistics.propensity.LogisticRegression;
import org.matimpact.statistics.propensity.PropensityModel;

/**
 * The 614 rows of the National Supported Work demonstration with comparison men from the PSID
 * (LaLonde 1986, American Economic Review 76, 604-620; Dehejia &amp; Wahba 1999, Journal of the
 * American Statistical Association 94, 1053-1062), as distributed with R's MatchIt 4.7.2.
 */
public final class Lalonde {

  private static final Csv DATA = Csv.read("/lalonde614.csv");

  private Lalonde() {}

  public static String[] ids() {
    return DATA.text("id");
  }

  public static boolean[] treated() {
    double[] treat = DATA.numbers("treat");
    boolean[] treated = new boolean[treat.length];
    for (int row = 0; row < treat.length; row++) {
      treated[row] = treat[row] == 1;
    }
    return treated;
  }

  public static double[] earnings1978() {
    return DATA.numbers("re78");
  }

  public static String[] text(String column) {
    return DATA.text(column);
  }

  /** In the order of the formula treat ~ age + educ + race + married + nodegree + re74 + re75. */
  public static List<Covariate> covariates() {
    return List.of(
        numeric("age"),
        numeric("educ"),
        new CategoricalCovariate("race", DATA.text("race")),
        numeric("married"),
        numeric("nodegree"),
        numeric("re74"),
        numeric("re75"));
  }

  public static List<Covariate> covariates(String... names) {
    List<String> wanted = List.of(names);
    return covariates().stream().filter(c -> wanted.contains(c.name())).toList();
  }

  private static NumericCovariate numeric(String name) {
    return new NumericCovariate(name, DATA.numbers(name));
  }

  public static PropensityModel propensity() {
    return LogisticRegression.fit(ModelMatrix.of(covariates()), treated());
  }
}
