package org.matimpact.pipeline.impute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.settings.ScanSettings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.CrossProductsByHand;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Pupils of schools of which every other is treated, with a planted effect of 0.3 SD. Prior
 * attainment is missing where the result is low, in treated schools more than in others; ethnicity
 * and disadvantage are missing at random. All of it depends on what is always known.
 */
final class PlantedPupils {

  static final TableContract CONTRACT = TableContracts.load().table("pupil_attainment");
  static final String OUTCOME = "attainment_8";
  static final double EFFECT = 0.3;
  static final int SCHOOLS = 80;
  static final List<Integer> YEARS = List.of(2018, 2019);
  static final List<String> IMPUTED = List.of("disadvantaged", "ethnicity", "prior_attainment");
  static final List<String> PREDICTORS =
      List.of("disadvantaged", "ethnicity", "prior_attainment", "prior_attainment^2");
  static final ColumnSet SET =
      ColumnSet.of(
          CONTRACT,
          new ScanSettings(IMPUTED, List.of("prior_attainment^2"), List.of(), 10),
          List.of(OUTCOME));
  static final ProductLayout LAYOUT = new ProductLayout(SET);
  private static final int PUPILS = 40;
  private static final List<String> GROUPS =
      List.of("white", "mixed", "asian", "black", "chinese", "other");

  /** A pupil; null is a missing value. */
  record Pupil(
      String hash,
      long urn,
      int year,
      Long disadvantaged,
      String ethnicity,
      Double prior,
      double y) {

    String pattern() {
      List<String> lacks = new ArrayList<>();
      if (disadvantaged == null) {
        lacks.add("disadvantaged");
      }
      if (ethnicity == null) {
        lacks.add("ethnicity");
      }
      if (prior == null) {
        lacks.add("prior_attainment");
      }
      return String.join(",", lacks);
    }

    /** As the first scan has it. */
    long[] integers() {
      long[] columns = new long[SET.size()];
      columns[0] = 1;
      columns[SET.position("disadvantaged")] = disadvantaged == null ? 0 : disadvantaged;
      if (ethnicity != null && !ethnicity.equals(GROUPS.get(0))) {
        columns[SET.position("ethnicity=" + ethnicity)] = 1;
      }
      long steps = prior == null ? 0 : Math.round(prior * 100) - 2000;
      columns[SET.position("prior_attainment")] = steps;
      columns[SET.position("prior_attainment^2")] = steps * steps;
      columns[SET.position(OUTCOME)] = Math.round(y * 100) - 5000;
      return columns;
    }

    /** As the second scan reads it. */
    InternalRow row() {
      return new GenericInternalRow(
          new Object[] {
            urn,
            (long) year,
            disadvantaged,
            ethnicity == null ? null : UTF8String.fromString(ethnicity),
            prior,
            y,
            UTF8String.fromString(hash)
          });
    }
  }

  static final StructType SCHEMA =
      new StructType()
          .add("urn", DataTypes.LongType)
          .add("year", DataTypes.LongType)
          .add("disadvantaged", DataTypes.LongType)
          .add("ethnicity", DataTypes.StringType)
          .add("prior_attainment", DataTypes.DoubleType)
          .add(OUTCOME, DataTypes.DoubleType)
          .add("pupil", DataTypes.StringType);

  private PlantedPupils() {}

  static boolean treated(long urn) {
    return urn % 2 == 0;
  }

  /** Everybody, without anything missing, in order of school and year. */
  static List<Pupil> complete(long seed) {
    Random random = new Random(seed);
    List<Pupil> pupils = new ArrayList<>();
    for (long urn = 100; urn < 100 + SCHOOLS; urn++) {
      double school = 0.2 * random.nextGaussian() + (treated(urn) ? EFFECT : 0);
      double intake = 0.3 * random.nextGaussian();
      for (int year : YEARS) {
        double schoolYear = school + 0.1 * random.nextGaussian();
        for (int i = 0; i < PUPILS; i++) {
          pupils.add(pupil(random, urn, year, i, schoolYear, intake));
        }
      }
    }
    return pupils;
  }

  private static Pupil pupil(
      Random random, long urn, int year, int number, double schoolYear, double intake) {
    long poor = random.nextInt(3) == 0 ? 1 : 0;
    int group = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
    double z = intake + 0.9 * random.nextGaussian() - 0.4 * poor;
    double y =
        schoolYear + 0.6 * z - 0.2 * poor + (group == 2 ? 0.2 : 0) + 0.6 * random.nextGaussian();
    return new Pupil(
        "pupil " + urn + " " + number,
        urn,
        year,
        poor,
        GROUPS.get(group),
        Math.round(100 * Math.max(0, Math.min(40, 20 + 5 * z))) / 100.0,
        Math.round(100 * Math.max(0, Math.min(100, 50 + 12 * y))) / 100.0);
  }

  /** The same pupils, some of whom lack something. */
  static List<Pupil> lacking(List<Pupil> complete, long seed) {
    Random random = new Random(seed);
    List<Pupil> pupils = new ArrayList<>();
    for (Pupil pupil : complete) {
      boolean low = pupil.y() < 48;
      double share = low ? (treated(pupil.urn()) ? 0.7 : 0.3) : 0.05;
      boolean noPrior = random.nextDouble() < share;
      boolean noCensus = random.nextDouble() < 0.1;
      pupils.add(
          new Pupil(
              pupil.hash(),
              pupil.urn(),
              pupil.year(),
              noCensus ? null : pupil.disadvantaged(),
              noCensus || random.nextDouble() < 0.05 ? null : pupil.ethnicity(),
              noPrior ? null : pupil.prior(),
              pupil.y()));
    }
    return pupils;
  }

  /** Rows of school_cross_product: urn, year, pattern, pupils, products, high. */
  static List<Row> firstScan(List<Pupil> pupils) {
    Map<String, List<Pupil>> cells = new TreeMap<>();
    pupils.forEach(
        p ->
            cells
                .computeIfAbsent(
                    p.urn() + " " + p.year() + " " + p.pattern(), k -> new ArrayList<>())
                .add(p));
    List<Row> rows = new ArrayList<>();
    for (List<Pupil> cell : cells.values()) {
      CrossProductsByHand.Row sums =
          CrossProductsByHand.row(LAYOUT, cell.stream().map(Pupil::integers).toList());
      Pupil one = cell.get(0);
      rows.add(
          RowFactory.create(
              one.urn(),
              (long) one.year(),
              one.pattern(),
              sums.pupils(),
              words(sums.products()),
              words(sums.high())));
    }
    return rows;
  }

  private static Object words(long[] words) {
    List<Long> boxed = new ArrayList<>();
    for (long word : words) {
      boxed.add(word);
    }
    return CollectionConverters.asScala(boxed).toSeq();
  }
}
