package org.matimpact.pipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads the open files themselves where a run is told where they are. The counts are rows read =
 * kept + rejected + not applicable.
 */
class SourceOpenDataTest {

  private static final String PROPERTY = "matimpact.open-data";

  @Test
  void everyOpenFileReadsWithItsContract() {
    String directory = System.getProperty(PROPERTY, "");
    assumeTrue(!directory.isEmpty(), "not run: -D" + PROPERTY + " names no directory");
    SourceReader reader = new SourceReader(Contracts.load(List.of()));

    SourceSet set = reader.read(specs(Path.of(directory)), ReadScope.FULL, 0.01);

    assertThat(set.files())
        .extracting(SourceOpenDataTest::counts)
        .containsExactly(
            "grouplinks-2018-06-01.csv.gz 11961 = 7790 + 0 + 4171",
            "grouplinks-2019-06-01.csv.gz 14621 = 8625 + 0 + 5996",
            "alllinksdata-2022-07-18.csv.gz 20613 = 10010 + 0 + 10603",
            "allgroupsdata-2022-07-18.csv.gz 6904 = 3602 + 0 + 3302",
            "links_edubasealldata-2023-04-21.csv.gz 31274 = 31274 + 0 + 0",
            "edubasealldata-extract-one-la-2021.csv.gz 590 = 590 + 0 + 0",
            "inspections-2005-2020.csv.gz 60134 = 60131 + 3 + 0",
            "school-year-progress-2015-2018.csv.gz 170139 = 169163 + 0 + 976",
            "school-census-2022.csv.gz 20212 = 20188 + 24 + 0",
            "school-dimension-2022.csv.gz 20189 = 20188 + 0 + 1",
            "phase-dimension.csv.gz 2 = 2 + 0 + 0",
            "ks4-schools-2017-2019.csv.gz 3295 = 3295 + 0 + 0",
            "england_spine-2017-2018.csv.gz 26078 = 26078 + 0 + 0",
            "2016-2017_850_ks2final.csv.gz 331 = 328 + 0 + 3",
            "2017-2018_850_ks2final.csv.gz 331 = 328 + 0 + 3",
            "2018-2019_850_ks2final.csv.gz 334 = 331 + 0 + 3",
            "2016-2017_850_ks4final.csv.gz 126 = 123 + 0 + 3",
            "2017-2018_850_ks4final.csv.gz 124 = 121 + 0 + 3");
    assertThat(set.rejected()).extracting(RejectedRow::rule).containsOnly("primaryKey");
  }

  private static String counts(InputFile file) {
    return "%s %d = %d + %d + %d"
        .formatted(
            Path.of(file.file()).getFileName(),
            file.rowsRead(),
            file.rowsKept(),
            file.rowsRejected(),
            file.rowsNotApplicable());
  }

  private static List<SourceSpec> specs(Path data) {
    Path gias = data.resolve("gias");
    Path tables = data.resolve("performance");
    return List.of(
        spec("trusts-2018", "grouplinks", gias.resolve("grouplinks-2018-06-01.csv.gz")),
        spec("trusts-2019", "grouplinks", gias.resolve("grouplinks-2019-06-01.csv.gz")),
        spec("trusts-2022", "alllinksdata", gias.resolve("alllinksdata-2022-07-18.csv.gz")),
        spec("groups-2022", "allgroupsdata", gias.resolve("allgroupsdata-2022-07-18.csv.gz")),
        spec(
            "links",
            "links_edubasealldata",
            gias.resolve("links_edubasealldata-2023-04-21.csv.gz")),
        spec("gias", "edubasealldata", gias.resolve("edubasealldata-extract-one-la-2021.csv.gz")),
        spec(
            "ofsted", "inspections-2005-2020", data.resolve("ofsted/inspections-2005-2020.csv.gz")),
        spec(
            "progress",
            "school-year-progress-2015-2018",
            tables.resolve("school-year-progress-2015-2018.csv.gz")),
        spec("census", "school-census-2022", tables.resolve("school-census-2022.csv.gz")),
        spec(
            "schools-2022",
            "school-dimension-2022",
            tables.resolve("school-dimension-2022.csv.gz")),
        spec("phases", "phase-dimension", tables.resolve("phase-dimension.csv.gz")),
        spec(
            "ks4-schools", "ks4-schools-2017-2019", tables.resolve("ks4-schools-2017-2019.csv.gz")),
        spec("spine", "england_spine", tables.resolve("england_spine-2017-2018.csv.gz")),
        spec(
            "ks2",
            "england_ks2final",
            tables.resolve("2016-2017_850_ks2final.csv.gz"),
            tables.resolve("2017-2018_850_ks2final.csv.gz"),
            tables.resolve("2018-2019_850_ks2final.csv.gz")),
        spec(
            "ks4",
            "england_ks4final",
            tables.resolve("2016-2017_850_ks4final.csv.gz"),
            tables.resolve("2017-2018_850_ks4final.csv.gz")));
  }

  private static SourceSpec spec(String name, String contract, Path... files) {
    return new SourceSpec(name, contract, List.of(files));
  }
}
