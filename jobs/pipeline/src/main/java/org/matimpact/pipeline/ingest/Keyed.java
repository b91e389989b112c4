package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * What tasks report, each part under its own key. A task that runs twice reports the same under the
 * same key, so nothing counts twice.
 *
 * @param <K> key of a part of the work, the same whenever it is done
 * @param <V> what is reported
 */
final class Keyed<K, V> extends AccumulatorV2<Keyed.Part<K, V>, Map<K, V>> {

  private static final long serialVersionUID = 1L;

  /** One part of the work with its report. */
  record Part<K, V>(K key, V value) implements Serializable {}

  // A heartbeat may read it while a task adds to it.
  private final ConcurrentHashMap<K, V> parts = new ConcurrentHashMap<>();

  @Override
  public boolean isZero() {
    return parts.isEmpty();
  }

  @Override
  public Keyed<K, V> copy() {
    Keyed<K, V> copy = new Keyed<>();
    copy.parts.putAll(parts);
    return copy;
  }

  @Override
  public void reset() {
    parts.clear();
  }

  @Override
  public void add(Part<K, V> part) {
    parts.put(part.key(), part.value());
  }

  @Override
  public void merge(AccumulatorV2<Part<K, V>, Map<K, V>> other) {
    parts.putAll(other.value());
  }

  @Override
  public Map<K, V> value() {
    return parts;
  }
}
