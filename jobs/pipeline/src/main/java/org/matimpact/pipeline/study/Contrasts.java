package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matimpact.pipeline.settings.CohortSettings;
import org.matimpact.pipeline.settings.CovariateSetSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.SizeBand;

/**
 * Every contrast of a phase: two comparators by fifteen treated groups (all; each band; two routes;
 * bands by routes), by when size is counted, by covariate set. Against standalone academies each
 * comes twice: exact on route, and with all routes.
 */
public final class Contrasts {

  private static final List<String> ROUTES = List.of(Contrast.ALL, "converter", "sponsored");

  private Contrasts() {}

  /** The contrasts of a phase in a fixed order. */
  public static List<Contrast> of(PhaseSettings phase, CohortSettings cohort) {
    List<Contrast> contrasts = new ArrayList<>();
    for (CovariateSetSettings set : phase.covariateSets()) {
      for (String[] comparison : comparisons()) {
        for (String[] band : bands(cohort)) {
          for (String route : ROUTES) {
            contrasts.add(
                new Contrast(
                    phase.phase(),
                    comparison[0],
                    comparison[1],
                    band[0],
                    band[1],
                    route,
                    set.name()));
          }
        }
      }
    }
    return List.copyOf(contrasts);
  }

  private static List<String[]> comparisons() {
    return List.of(
        new String[] {StudySchool.STANDALONE, Contrast.SAME_ROUTE},
        new String[] {StudySchool.STANDALONE, Contrast.ANY_ROUTE},
        new String[] {StudySchool.MAINTAINED, Contrast.ALL});
  }

  /** Without a band it does not matter when size is counted, so that contrast comes once. */
  private static List<String[]> bands(CohortSettings cohort) {
    List<String[]> bands = new ArrayList<>();
    bands.add(new String[] {Contrast.ALL, Contrast.ALL});
    for (CohortSettings.SizeAt sizeAt : cohort.sizeAt()) {
      for (SizeBand band : cohort.sizeBands()) {
        bands.add(new String[] {sizeAt.name().toLowerCase(Locale.ROOT), band.label()});
      }
    }
    return bands;
  }
}
