package org.matimpact.pipeline.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers academies into multi-academy trusts.
 *
 * <p>Every academy draws the band of its trust; the pool of each band is laid out by local
 * authority, blurred by how far trusts of the band reach, and cut into trusts one after the other.
 * So trusts are local but cross boundaries, and hold schools of every phase. Sponsored academies
 * and poorer intakes tend to larger trusts.
 */
final class TrustAllocation {
  private final Draws draws;

  TrustAllocation(Draws draws) {
    this.draws = draws;
  }

  /** Trusts that between them hold every academy given, each once. */
  List<TrustPlan> allocate(List<School> academies) {
    List<TrustPlan> trusts = new ArrayList<>();
    for (TrustReach reach : TrustReach.values()) {
      List<School> pool = pool(reach, academies);
      int from = 0;
      for (int size : sizes(reach, pool.size())) {
        int uid = TrustUids.multi(trusts.size());
        trusts.add(new TrustPlan(uid, List.copyOf(pool.subList(from, from + size))));
        from += size;
      }
    }
    return trusts;
  }

  private List<School> pool(TrustReach reach, List<School> academies) {
    return academies.stream()
        .filter(school -> reachOf(school) == reach)
        .sorted(Comparator.comparingDouble(school -> position(reach, school)))
        .toList();
  }

  private TrustReach reachOf(School school) {
    return draws.weighted(
        List.of(TrustReach.values()),
        reach -> reach.weight(school),
        Purpose.TRUST_BAND,
        school.id());
  }

  private double position(TrustReach reach, School school) {
    int authority = LocalAuthorities.inOrder().indexOf(school.site().authority());
    double blur = draws.uniform(Purpose.TRUST_POSITION, school.id());
    return authority + reach.authorities() * blur;
  }

  /**
   * Sizes that add up to the pool. A remainder too small for a trust of its own goes one by one to
   * trusts that have room in the band; in a pool too small for the band it is a trust all the same.
   */
  List<Integer> sizes(TrustReach reach, int pool) {
    List<Integer> sizes = new ArrayList<>();
    int left = pool;
    while (left > 0 && left >= reach.smallest()) {
      double rank = draws.uniform(Purpose.TRUST_SIZE, reach.smallest(), sizes.size());
      int size = Math.min(reach.size(rank), left);
      sizes.add(size);
      left -= size;
    }
    for (int trust = 0; trust < sizes.size() && left > 0; trust++) {
      int room = Math.min(left, reach.largest() - sizes.get(trust));
      sizes.set(trust, sizes.get(trust) + room);
      left -= room;
    }
    if (left > 0) {
      sizes.add(left);
    }
    return sizes;
  }
}
