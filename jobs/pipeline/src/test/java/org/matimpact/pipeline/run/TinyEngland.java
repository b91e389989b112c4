package org.matimpact.pipeline.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A few hundred secondary schools in four files, with an effect planted in each size band. Small
 * enough to run the whole study in seconds, plain enough to know every answer.
 */
public final class TinyEngland {

  /** Schools with results, in the layout of the performance tables merged over three years. */
  public static final String SCHOOLS = "schools.csv";

  /** Who is in which trust. */
  public static final String MEMBERS = "members.csv";

  /** Predecessors of converters. */
  public static final String LINKS = "links.csv";

  /** Judgements before the window. */
  public static final String INSPECTIONS = "inspections.csv";

  /** Schools in all. */
  public static final long SCHOOL_COUNT = 504;

  /** Planted effect of each size band, in points of progress 8. */
  public static final Map<String, Double> EFFECTS = Map.of("2-5", 0.30, "6+", -0.20);

  /** Schools in a trust, and how many trusts have as many. */
  private static final int[][] TRUSTS = {{2, 12}, {4, 9}, {8, 8}};

  private static final int STANDALONE = 190;
  private static final int MAINTAINED = 190;
  private static final int[] YEARS = {2017, 2018, 2019};
  private static final List<String> REGIONS = List.of("London", "North West", "South East");
  private static final List<String> JUDGEMENTS = List.of("Outstanding", "Good", "Satisfactory");
  private static final double SCHOOL_SD = 0.08;
  private static final double YEAR_SD = 0.04;

  private final SortedMap<String, List<String>> lines = new TreeMap<>();
  private final Random random;
  private long nextUrn = 100_000;
  private int nextTrust = 1_000;

  private TinyEngland(long seed) {
    random = new Random(seed);
    lines.put(SCHOOLS, new ArrayList<>(List.of(schoolHeader())));
    lines.put(
        MEMBERS,
        new ArrayList<>(List.of("URN,Linked UID,Group Name,Group Type,Closed Date,Joined date")));
    lines.put(LINKS, new ArrayList<>(List.of("URN,LinkURN,LinkName,LinkType,LinkEstablishedDate")));
    lines.put(INSPECTIONS, new ArrayList<>(List.of("URN,Rating,Inspection Date")));
  }

  /** The same schools at every call. */
  public static TinyEngland draw() {
    TinyEngland england = new TinyEngland(20190901);
    for (int[] trusts : TRUSTS) {
      for (int i = 0; i < trusts[1]; i++) {
        england.trust("Multi-academy trust", trusts[0]);
      }
    }
    for (int i = 0; i < STANDALONE; i++) {
      england.trust("Single-academy trust", 1);
    }
    for (int i = 0; i < MAINTAINED; i++) {
      england.judged(england.school("Community school", 0));
    }
    return england;
  }

  /** Settings of the study of these files; edition, data and lake are left to -D. */
  public static String settings() {
    return """
        edition = "tiny"
        cohort.size_bands = ["2-5", "6+"]
        sources {
          schools { contract = "ks4-schools-2017-2019", files = ["schools.csv"] }
          members { contract = grouplinks, files = ["members.csv"] }
          links { contract = links_edubasealldata, files = ["links.csv"] }
          inspections { contract = "inspections-2005-2020", files = ["inspections.csv"] }
        }
        phases { secondary {
          schools = [schools]
          memberships = members
          links = links
          inspections = inspections
          measures = [schools]
          outcome_years = [2017, 2018, 2019]
          outcomes {
            progress_8 {
              unit = "Progress 8 points", pupils = progress_8_pupils
              definitions { "2017" = p8_unadjusted, "2018" = p8_adjusted, "2019" = p8_adjusted }
              mixed_measure = p8_mixed
              pools = ["2018-2019", "2017-2019"]
              pupil_sd = 1.25, pupil_sd_source = "made up"
            }
            attainment_8 { kind = attainment, unit = "Attainment 8 points" }
          }
          covariate_set_order = [intake, "fixed+before"]
          covariate_sets {
            intake = [
              { covariate = prior_attainment_ks2, year = 2019, timing = during }
              { covariate = fsm6_percent, year = 2019, timing = during }
              { covariate = region, from = attribute }
            ]
            "fixed+before" = [
              { covariate = region, from = attribute }
              { covariate = gender, from = attribute }
              { covariate = ofsted, from = judgement, timing = before }
            ]
          }
        } }
        """;
  }

  /** Lines of a file, header first; changing them changes what is written. */
  public List<String> lines(String file) {
    return lines.get(file);
  }

  /** Changes one line, counted as an editor counts: 1 is the header. */
  public TinyEngland line(String file, int line, UnaryOperator<String> change) {
    lines.get(file).set(line - 1, change.apply(lines.get(file).get(line - 1)));
    return this;
  }

  /** Puts the rows of every file into another order; headers stay. */
  public TinyEngland shuffled(long seed) {
    Random order = new Random(seed);
    for (List<String> file : lines.values()) {
      Collections.shuffle(file.subList(1, file.size()), order);
    }
    return this;
  }

  /** Writes the files into a folder that is there. */
  public Path write(Path folder) {
    lines.forEach((name, text) -> write(folder.resolve(name), text));
    return folder;
  }

  private static void write(Path file, List<String> text) {
    try {
      Files.write(file, text, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void trust(String kind, int schools) {
    int uid = nextTrust++;
    for (int i = 0; i < schools; i++) {
      boolean sponsored = random.nextInt(5) < 2;
      long urn =
          school(
              sponsored ? "Sponsored academy" : "Converter academy/city technology college",
              schools);
      lines.get(MEMBERS).add("%d,%d,Trust %d,%s,,01-09-2014".formatted(urn, uid, uid, kind));
      if (!sponsored) {
        lines.get(LINKS).add("%d,%d,Before,Predecessor,01-09-2014".formatted(urn, urn - 50_000));
      }
      judged(urn);
    }
  }

  private void judged(long urn) {
    String judgement = JUDGEMENTS.get(random.nextInt(JUDGEMENTS.size()));
    lines.get(INSPECTIONS).add("%d,%s,20150301".formatted(urn, judgement));
  }

  private long school(String type, int trustSize) {
    long urn = nextUrn++;
    double inTrust = trustSize > 1 ? 0.5 : 0;
    double prior = Math.round(10 * (28 + 0.3 * inTrust + random.nextGaussian())) / 10.0;
    long poor =
        Math.round(Math.min(90, Math.max(1, 30 + 4 * inTrust + 10 * random.nextGaussian())));
    int region = random.nextInt(REGIONS.size());
    double expected =
        0.1 * (prior - 28)
            - 0.01 * (poor - 30)
            + 0.05 * region
            + EFFECTS.getOrDefault(band(trustSize), 0.0)
            + SCHOOL_SD * random.nextGaussian();
    List<String> cells =
        new ArrayList<>(
            List.of(
                Long.toString(urn),
                "School " + urn,
                "202",
                "Camden",
                type,
                "2014-09-01",
                random.nextInt(10) == 0 ? "Girls" : "Mixed",
                "None/not available",
                "No",
                REGIONS.get(region),
                "Urban city and town"));
    for (int i = 0; i < YEARS.length; i++) {
      double progress = expected + YEAR_SD * random.nextGaussian();
      int pupils = 100 + random.nextInt(100);
      cells.add(decimal(progress));
      cells.add(decimal(45 + 10 * progress));
      cells.add(Integer.toString(pupils));
      cells.add(Integer.toString(pupils + 5));
    }
    cells.addAll(List.of(decimal(prior), "0.5", Long.toString(poor), "15.0", "70.0", "900"));
    lines.get(SCHOOLS).add(String.join(",", cells));
    return urn;
  }

  private static String band(int trustSize) {
    if (trustSize < 2) {
      return "";
    }
    return trustSize <= 5 ? "2-5" : "6+";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String schoolHeader() {
    StringBuilder header =
        new StringBuilder(
            "URN,School name,Local authority,Local authority (label),School type (label),Open date,"
                + "Gender (label),Religious character (label),Selective (label),Region (label),"
                + "Area type (label)");
    for (int year : YEARS) {
      header.append(
          ",\"Progress 8, %1$d\",\"Attainment 8, %1$d\",\"P8 pupils, %1$d\",\"KS4 pupils, %1$d\""
              .formatted(year));
    }
    return header
        + ",\"Prior (KS2) attainment, 2019\",\"KS4 male pupils, 2019, %\",\"FSM6, %\",\"EAL, %\","
        + "\"White, %\",Total pupils";
  }
}
