package org.matimpact.statistics.logistic;

import org.matimpact.statistics.linear.Vectors;

/**
 * Q'(W - WZL H^-1 LZ'W)Q: the second derivatives of the penalised criterion in the coefficients
 * after the random intercepts are minimised out. With c_k the weighted sum of a column in subgroup
 * k, each subgroup takes away (t^2 / D_k) c_k c_k', each group (s^2 / tip) g g', g = sum_k c_k /
 * D_k ({@link Arrowhead}).
 */
final class PenalisedInformation {

  private final GroupedRows data;
  private final Modes modes;

  /** 1 / D_k, t^2 / D_k and s^2 / tip. */
  private final double[] inverseDiagonal;

  private final double[] ofSubgroup;
  private final double[] ofGroup;

  private PenalisedInformation(GroupedRows data, Modes modes) {
    this.data = data;
    this.modes = modes;
    inverseDiagonal = new double[data.nesting().subgroupCount()];
    ofSubgroup = new double[inverseDiagonal.length];
    ofGroup = new double[data.nesting().groupCount()];
  }

  static double[][] of(GroupedRows data, Modes modes, double s, double t) {
    PenalisedInformation information = new PenalisedInformation(data, modes);
    information.factor(s, t);
    return information.products();
  }

  private void factor(double s, double t) {
    Nesting nesting = data.nesting();
    Arrowhead curvature = new Arrowhead(nesting, modes.weights(), s, t);
    for (int group = 0; group < ofGroup.length; group++) {
      curvature.take(group);
      ofGroup[group] = s * s / curvature.tip();
      for (int k = nesting.subgroups()[group]; k < nesting.subgroups()[group + 1]; k++) {
        inverseDiagonal[k] = 1 / curvature.diagonal(k);
        ofSubgroup[k] = t * t * inverseDiagonal[k];
      }
    }
  }

  private double[][] products() {
    int rank = data.rank();
    double[][] information = new double[rank][rank];
    double[][] subgroupSums = new double[rank][];
    double[][] groupSums = new double[rank][];
    for (int a = 0; a < rank; a++) {
      double[] weighted = Vectors.product(modes.weight(), data.qr().basis(a));
      subgroupSums[a] = data.nesting().sums(weighted);
      groupSums[a] = data.nesting().groupSums(Vectors.product(inverseDiagonal, subgroupSums[a]));
      double[] subgroupPart = Vectors.product(ofSubgroup, subgroupSums[a]);
      double[] groupPart = Vectors.product(ofGroup, groupSums[a]);
      for (int b = 0; b <= a; b++) {
        information[a][b] =
            Vectors.dot(weighted, data.qr().basis(b))
                - Vectors.dot(subgroupPart, subgroupSums[b])
                - Vectors.dot(groupPart, groupSums[b]);
        information[b][a] = information[a][b];
      }
    }
    return information;
  }
}
