package org.matimpact.pipeline.match;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.study.MatchEvidence.StratumBalance;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.balance.CovariateBalance;

/** Balance of a matched contrast as rows: over all schools, and within strata. */
final class BalanceRows {

  private final MatchedContrast matched;

  BalanceRows(MatchedContrast matched) {
    this.matched = matched;
  }

  /** Covariates, then further terms that were asked for. */
  List<Row> balance(RowTemplate template) {
    List<CovariateBalance> all = new ArrayList<>();
    matched.balance().ifPresent(table -> all.addAll(table.rows()));
    all.addAll(matched.evidence().terms());
    return all.stream().map(balance -> balance(template, balance)).toList();
  }

  private Row balance(RowTemplate template, CovariateBalance balance) {
    return figures(template.row().put("contrast_id", matched.id()), balance).build();
  }

  private RowTemplate.Builder figures(RowTemplate.Builder row, CovariateBalance balance) {
    return row.put("covariate", balance.covariate())
        .put("timing", timing(balance))
        .put("treated_mean_before", balance.treatedMeanBefore())
        .put("comparison_mean_before", balance.comparisonMeanBefore())
        .put("smd_before", balance.smdBefore())
        .put("variance_ratio_before", balance.varianceRatioBefore())
        .put("ecdf_mean_before", balance.ecdfMeanBefore())
        .put("ecdf_max_before", balance.ecdfMaxBefore())
        .put("treated_mean_after", balance.treatedMeanAfter())
        .put("comparison_mean_after", balance.comparisonMeanAfter())
        .put("smd_after", balance.smdAfter())
        .put("variance_ratio_after", balance.varianceRatioAfter())
        .put("ecdf_mean_after", balance.ecdfMeanAfter())
        .put("ecdf_max_after", balance.ecdfMaxAfter())
        .put("mean_pair_distance", balance.meanPairDistance());
  }

  private String timing(CovariateBalance balance) {
    return matched
        .scored()
        .pool()
        .phase()
        .timing(matched.contrast().covariateSet(), balance.term());
  }

  /** A stratum without one arm has a row that says so, without covariates. */
  List<Row> byStratum(RowTemplate template) {
    List<Row> rows = new ArrayList<>();
    for (StratumBalance stratum : matched.evidence().strata()) {
      if (stratum.table().isEmpty()) {
        rows.add(stratum(template, stratum).put("covariate", "").build());
      }
      stratum
          .table()
          .ifPresent(
              table -> table.rows().forEach(b -> rows.add(within(template, stratum, table, b))));
    }
    return rows;
  }

  private Row within(
      RowTemplate template, StratumBalance stratum, BalanceTable table, CovariateBalance balance) {
    return figures(stratum(template, stratum), balance)
        .put("treated_schools", table.treatedAfter())
        .put("comparison_schools", table.comparisonAfter())
        .put("treated_ess", table.treatedEffective())
        .put("comparison_ess", table.comparisonEffective())
        .build();
  }

  private RowTemplate.Builder stratum(RowTemplate template, StratumBalance stratum) {
    return template
        .row()
        .put("contrast_id", matched.id())
        .put("stratified_by", stratum.by())
        .put("stratum", stratum.stratum());
  }
}
