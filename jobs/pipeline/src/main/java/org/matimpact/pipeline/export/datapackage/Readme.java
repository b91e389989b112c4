package org.matimpact.pipeline.export.datapackage;

import java.util.List;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.export.Wording;
import org.matimpact.pipeline.lake.EditionTable;

/** The page that a person opens first. */
final class Readme {

  private Readme() {}

  static String of(Publication publication) {
    return """
        # %s

        %s

        `data/` has a CSV file a table (UTF-8, no value is empty). `datapackage.json` says what each
        column means, by the Frictionless standard; readers of R, Python and others know it.

        ## Before you read a number

        %s

        ## Tables

        | file | rows | one row is |
        |---|---|---|
        %s

        ## How to cite

        %s

        %s. Made from: %s.
        """
        .formatted(
            publication.title(),
            Wording.ABOUT,
            points(Wording.READING) + "\n" + points(Wording.CAUTIONS),
            tables(publication),
            publication.citation(),
            Wording.LICENCE,
            publication.sources().isEmpty()
                ? "not stated"
                : String.join("; ", publication.sources()));
  }

  private static String points(List<String> points) {
    return String.join("\n", points.stream().map(point -> "- " + point).toList());
  }

  private static String tables(Publication publication) {
    return String.join(
        "\n", publication.tables().stream().map(table -> row(publication, table)).toList());
  }

  private static String row(Publication publication, EditionTable table) {
    TableContract contract = publication.contract(table);
    return "| `data/%s.csv` | %d | %s |"
        .formatted(table.name(), table.rows().size(), contract.description().replace("|", "\\|"));
  }
}
