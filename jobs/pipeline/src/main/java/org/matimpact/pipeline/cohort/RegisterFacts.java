package org.matimpact.pipeline.cohort;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.CohortSettings;
import org.matimpact.pipeline.settings.PhaseSettings;

/**
 * The register tables on the driver: they grow with schools. Rows carry their source, and each
 * phase takes those of the sources that it names.
 */
final class RegisterFacts {

  private final List<Row> schools;
  private final List<Row> links;
  private final List<Row> memberships;
  private final List<Row> inspections;
  private final List<Row> measures;

  private RegisterFacts(StageContext context) {
    schools = context.read("school").collectAsList();
    links = context.read("school_link").collectAsList();
    memberships = context.read("trust_membership").collectAsList();
    inspections = context.read("inspection").collectAsList();
    measures = context.read("school_year").collectAsList();
  }

  static RegisterFacts read(StageContext context) {
    return new RegisterFacts(context);
  }

  PhaseFacts of(PhaseSettings phase, CohortSettings cohort) {
    return new PhaseFacts(
        register(phase),
        memberships(phase, cohort),
        chains(phase),
        measures(phase),
        judgements(phase));
  }

  private SchoolRegister register(PhaseSettings phase) {
    Map<String, Map<Long, Map<String, Object>>> bySource = new HashMap<>();
    for (Row row : schools) {
      String source = row.getAs("source");
      if (phase.schools().contains(source)) {
        bySource
            .computeIfAbsent(source, s -> new HashMap<>())
            .put(row.getAs("urn"), attributes(row));
      }
    }
    return SchoolRegister.merge(phase.schools(), bySource);
  }

  private static Map<String, Object> attributes(Row row) {
    Map<String, Object> attributes = new HashMap<>();
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      if (value instanceof Date day) {
        attributes.put(column, day.toLocalDate());
      } else if (value != null) {
        attributes.put(column, value);
      }
    }
    return attributes;
  }

  private TrustMemberships memberships(PhaseSettings phase, CohortSettings cohort) {
    List<Stay> stays =
        memberships.stream()
            .filter(row -> row.getAs("source").equals(phase.memberships()))
            .map(RegisterFacts::stay)
            .toList();
    return new TrustMemberships(stays, cohort.shortestStayDays());
  }

  private static Stay stay(Row row) {
    String name = row.getAs("trust_name");
    return new Stay(
        row.getAs("urn"),
        row.getAs("trust_uid"),
        name == null ? "" : name,
        row.getAs("group_type").equals("multi_academy_trust"),
        day(row, "joined_on").orElseThrow(),
        day(row, "left_on"));
  }

  private static Optional<LocalDate> day(Row row, String column) {
    Date day = row.getAs(column);
    return Optional.ofNullable(day).map(Date::toLocalDate);
  }

  private SchoolChains chains(PhaseSettings phase) {
    SchoolChains chains = new SchoolChains();
    for (Row row : links) {
      if (row.getAs("source").equals(phase.links())) {
        long urn = row.getAs("urn");
        long other = row.getAs("link_urn");
        String type = row.getAs("link_type");
        if (type.startsWith("predecessor")) {
          chains.follows(urn, other);
        } else if (type.startsWith("successor")) {
          chains.follows(other, urn);
        }
      }
    }
    return chains;
  }

  private SchoolMeasures measures(PhaseSettings phase) {
    SchoolMeasures known = new SchoolMeasures(phase.measures());
    for (Row row : measures) {
      if (row.getAs("phase").equals(phase.phase())) {
        long urn = row.getAs("urn");
        long year = row.getAs("year");
        known.add(
            row.getAs("source"),
            new MeasureKey(urn, (int) year, row.getAs("measure")),
            row.getAs("value"));
      }
    }
    return known;
  }

  private Judgements judgements(PhaseSettings phase) {
    Judgements judgements = new Judgements();
    for (Row row : inspections) {
      if (row.getAs("source").equals(phase.inspections())) {
        judgements.add(
            row.getAs("urn"), day(row, "inspected_on").orElseThrow(), row.getAs("judgement"));
      }
    }
    return judgements;
  }
}
