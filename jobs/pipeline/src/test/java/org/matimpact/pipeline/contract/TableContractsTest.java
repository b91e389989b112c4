package org.matimpact.pipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableContractsTest {

  private final TableContracts contracts = TableContracts.load();

  @Test
  void everyTableOfTheClassPathIsRead() {
    assertThat(contracts.names()).contains("edition", "run", "trust", "effect_estimate").isSorted();
    assertThat(contracts.all()).allMatch(c -> c.columns().get(0).equals(TableContract.EDITION));
  }

  @Test
  void aContractSaysWhatATableHolds() {
    TableContract trust = contracts.table("trust");

    assertThat(trust.title()).isEqualTo("Trusts");
    assertThat(trust.primaryKey()).containsExactly("edition", "source", "trust_uid");
    assertThat(trust.holdsEditions()).isTrue();
    assertThat(trust.holdsPupils()).isFalse();
    assertThat(trust.field("group_type"))
        .hasValue(
            new TableField(
                "group_type",
                TableField.Type.STRING,
                "Kind of trust.",
                false,
                List.of("multi_academy_trust", "single_academy_trust"),
                TableField.Sensitivity.OPEN));
    assertThat(contracts.table("run").holdsEditions()).isFalse();
  }

  @Test
  void anUnknownTableIsAnsweredWithTheTablesThereAre() {
    assertThatThrownBy(() -> contracts.table("trusts"))
        .hasMessageStartingWith("Unknown table 'trusts'")
        .hasMessageContaining("trust, trust_effect, trust_membership");
  }

  @Test
  void pupilColumnsMakeAPupilTable() {
    assertThat(read("{'name':'t','fields':[{'name':'a','type':'string','x-sensitivity':'pupil'}]}"))
        .matches(TableContract::holdsPupils);
  }

  @Test
  void aContractThatContradictsItselfIsRefused() {
    assertThatThrownBy(() -> read("{'name':'t','fields':[{'name':'a','type':'text'}]}"))
        .hasMessage(
            "Table t, column a: type 'text' is none of string, integer, number, date, boolean,"
                + " datetime, array");
    assertThatThrownBy(() -> read("{'name':'t','fields':[],'primaryKey':['b']}"))
        .hasMessage("Table t: primaryKey names b, which is no column of it");
    assertThatThrownBy(
            () -> read("{'name':'t','fields':[" + "{'name':'a','type':'string'},".repeat(2) + "]}"))
        .hasMessageContaining("two columns have the same name");
  }

  private static TableContract read(String json) {
    try {
      return TableContract.of(
          new ObjectMapper().readTree(json.replace('\'', '"').replace(",]", "]")));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
