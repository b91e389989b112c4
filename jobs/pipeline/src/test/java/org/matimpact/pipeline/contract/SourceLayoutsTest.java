package org.matimpact.pipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts that people download, in a few made-up rows each. */
class SourceLayoutsTest {

  @TempDir private Path directory;

  @Test
  void edubasealldataInItsFullLayout() throws IOException {
    SourceSet set =
        read(
            "edubasealldata",
            "edubasealldata20230421.csv",
            """
            URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),\
            TypeOfEstablishment (name),EstablishmentStatus (code),EstablishmentStatus (name),OpenDate,\
            CloseDate,PhaseOfEducation (code),PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,\
            Gender (code),Gender (name),ReligiousCharacter (code),ReligiousCharacter (name),\
            AdmissionsPolicy (code),AdmissionsPolicy (name),CensusDate,NumberOfPupils,NumberOfBoys,\
            NumberOfGirls,PercentageFSM,GOR (code),GOR (name),UrbanRural (code),UrbanRural (name)
            100000,201,City of London,3614,Sir John\u2019s,2,Voluntary aided school,1,Open,01-01-1900,,2,\
            All-through,3,11,3,Mixed,2,Church of England/Methodist,0,Not applicable,20-01-2022,270,133,\
            137,13.7,W,Wales (pseudo),A1,(England/Wales) Rural hamlet and isolated dwellings
            """);

    assertThat(set.rows("school").get(0).values())
        .containsEntry("name", "Sir John\u2019s")
        .containsEntry("type", "voluntary_aided")
        .containsEntry("phase_of_education", "all_through")
        .containsEntry("religious_character", "church_of_england")
        .containsEntry("urban_rural", "rural_village_and_hamlet")
        .doesNotContainKeys("opened_on", "region", "phase", "census_date", "total_pupils");
    assertThat(set.rows("school_year"))
        .hasSize(8)
        .extracting(r -> r.values().get("year"))
        .containsOnly(2022L);
  }

  @Test
  void latestAndPreviousInspectionsInOneFileOfOfsted() throws IOException {
    String text =
        """
        URN,Inspection start date,Overall effectiveness,URN at time of previous full inspection,\
        Previous inspection start date,Previous full inspection overall effectiveness
        140000,05/03/2019,3,100000,01/02/2014,2
        140001,NULL,NULL,NULL,NULL,NULL
        140002,05/03/2019,9,100002,31/01/2014,4
        """;

    assertThat(judgements(read("ofsted-management-information", "mi.csv", text)))
        .containsExactly(Map.entry(140000L, "requires_improvement"));
    assertThat(judgements(read("ofsted-management-information-previous", "mi.csv", text)))
        .containsExactly(Map.entry(100000L, "good"), Map.entry(100002L, "inadequate"));
  }

  @Test
  void theCensusOfThePerformanceTables() throws IOException {
    SourceSet set =
        read(
            "england_census",
            "2018-2019_england_census.csv",
            """
            URN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,PSENELSE,PSENELK,PNUMEAL,PNUMFSMEVER
            100000,201,3614,State-funded primary,270,137,133,1.5%,12%,40.1,16.2%
            100001,201,6005,Independent school,700,700,0,NA,NA,NA,NA
            NAT,,,,8000000,,,,,,
            """);

    assertThat(set.files().get(0).rowsNotApplicable()).isEqualTo(2);
    assertThat(set.rows("school_year"))
        .extracting(r -> r.values().get("measure") + " " + r.values().get("value"))
        .containsExactly(
            "total_pupils 270.0",
            "boys 133.0",
            "girls 137.0",
            "fsm6_percent 16.2",
            "eal_percent 40.1",
            "sen_ehc_percent 1.5",
            "sen_support_percent 12.0");
  }

  @Test
  void theSpineUnderItsLaterHeaders() throws IOException {
    SourceSet set =
        read(
            "england_spine",
            "england_school_information.csv",
            """
            URN,LANAME,LA,ESTAB,SCHNAME,SCHSTATUS,OPENDATE,CLOSEDATE,SCHOOLTYPE,AGELOW,AGEHIGH,RELCHAR
            139796,Camden,202,4000,A School,Open,01-09-2013,,Free schools,11,18,None
            """);

    assertThat(set.rows("school").get(0).values())
        .containsEntry("type", "free_school")
        .containsEntry("status", "Open")
        .containsEntry("la_name", "Camden")
        .containsEntry("high_age", 18L);
  }

  @Test
  void trustsOfTheGroupsDownload() throws IOException {
    SourceSet set =
        read(
            "allgroupsdata-windows-1252",
            "allgroupsdata.csv",
            """
            Group UID,Group ID,Group Name,Companies House Number,Group Type,Closed Date,Open date,\
            Incorporated on (open date),Group Status
            1,,A federation,,Federation,,,,Open
            2,TR00002,Smith\u2019s Trust,07318714,Multi-academy trust,,,01-09-2010,Open
            """);

    assertThat(set.rows("trust")).hasSize(1);
    assertThat(set.rows("trust").get(0).values())
        .containsEntry("trust_uid", "2")
        .containsEntry("companies_house_number", "07318714")
        .containsEntry("name", "Smith\u2019s Trust");
  }

  private static List<Map.Entry<Object, Object>> judgements(SourceSet set) {
    return set.rows("inspection").stream()
        .map(r -> Map.entry(r.values().get("urn"), r.values().get("judgement")))
        .toList();
  }

  private SourceSet read(String contract, String file, String text) throws IOException {
    Contracts contracts = Contracts.load(List.of());
    Path path = directory.resolve(file);
    Files.write(path, text.getBytes(contracts.source(contract).encoding()));
    return new SourceReader(contracts)
        .read(List.of(new SourceSpec("s", contract, List.of(path))), ReadScope.FULL, 0);
  }
}
