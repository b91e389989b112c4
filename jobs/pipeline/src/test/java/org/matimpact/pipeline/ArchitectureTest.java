package org.matimpact.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matimpact.pipeline.lake.RunStamp;

/**
 * Dependencies point one way: cli, stages, study, then lake, contract and settings. A room that
 * does not exist yet meets its rules.
 */
class ArchitectureTest {

  private static final String ROOT = "org.matimpact.pipeline";
  private static final String STATISTICS = "statistics";

  /** Stages meet only in tables: none may use another. */
  private static final List<String> STAGES =
      List.of(
          "ingest",
          "cohort",
          "match",
          "scan",
          "impute",
          "estimate",
          "sensitivity",
          "publish",
          "report",
          "synthetic");

  /** What else of ours each room may use; cli, at the top, may use every room. */
  private static final Map<String, List<String>> BENEATH =
      Map.of(
          "names", List.of(),
          "settings", List.of("names"),
          "contract", List.of("names"),
          "lake", List.of("contract"),
          "study", List.of("lake", "contract", "settings", STATISTICS),
          "run", List.of("lake", "contract", "settings"),
          "export", List.of("lake", "contract"));

  private static final List<String> BENEATH_STAGES =
      List.of("study", "run", "lake", "contract", "settings", STATISTICS);

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static List<String> rooms() {
    List<String> rooms = new ArrayList<>(BENEATH.keySet());
    rooms.addAll(STAGES);
    return rooms.stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyTheRoomsBeneathIt(String room) {
    usesOnly(room, BENEATH.getOrDefault(room, BENEATH_STAGES)).check(MAIN);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("roomsWithoutSpark")
  void contractsSettingsShowAndExportNeedNoSpark(String room) {
    needsNoSpark(room).check(MAIN);
  }

  static List<String> roomsWithoutSpark() {
    return List.of("contract", "settings", "cli.show", "export");
  }

  @Test
  void onlyTheMainClassEndsTheProgram() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("a caller must be able to clean up, and a test to look at the exit code")
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void chanceComesFromTheSeedAlone() {
    usesNoUnseededChance(stagesAndStudy()).check(MAIN);
  }

  /** The lake lets the stage publish alone into the published zone, by the stamp of a write. */
  @Test
  void nobodyButARunSaysWhichStageWrites() {
    stampsNoWrite(room("run"), room("lake")).check(MAIN);
  }

  @Test
  void theRulesBite() {
    assertThat(MAIN).isNotEmpty();
    assertThat(usesOnly("lake", List.of()).evaluate(MAIN).hasViolation()).isTrue();
    assertThat(usesOnly("cli", List.of("contract")).evaluate(MAIN).hasViolation()).isTrue();
    assertThat(needsNoSpark("lake").evaluate(MAIN).hasViolation()).isTrue();
    assertThat(stampsNoWrite(room("lake")).evaluate(MAIN).hasViolation()).isTrue();
    JavaClasses withRandom = new ClassFileImporter().importClasses(ArchitectureTest.class);
    assertThat(usesNoUnseededChance(ROOT).evaluate(withRandom).hasViolation()).isTrue();
  }

  private static ArchRule stampsNoWrite(String... but) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(but)
        .should()
        .callConstructor(RunStamp.class, String.class, String.class, String.class)
        .because("a stage that stamps its own writes could call itself publish");
  }

  private static String[] stagesAndStudy() {
    return Stream.concat(STAGES.stream(), Stream.of("study"))
        .map(ArchitectureTest::room)
        .toArray(String[]::new);
  }

  private static ArchRule usesNoUnseededChance(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(assignableTo(Random.class))
        .orShould()
        .callMethod(Math.class, "random")
        .because("a run must give the same numbers again, in any number of tasks")
        .allowEmptyShould(true);
  }

  private static ArchRule usesOnly(String room, List<String> beneath) {
    List<String> allowed = new ArrayList<>(List.of(room(room)));
    beneath.forEach(name -> allowed.add(room(name)));
    return noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.matimpact..")
                .and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
        .as("%s uses nothing of ours but itself and %s".formatted(room, beneath))
        .allowEmptyShould(true);
  }

  private static ArchRule needsNoSpark(String room) {
    return noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .allowEmptyShould(true);
  }

  private static String room(String name) {
    return (name.equals(STATISTICS) ? "org.matimpact." : ROOT + ".") + name + "..";
  }
}
