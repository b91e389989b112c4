package org.matimpact.pipeline.contract;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** An immutable map in the order of its names that costs one array a row; null is no entry. */
final class NamedValues extends AbstractMap<String, Object> {

  private final Names names;
  private final Object[] values;

  /** Takes the array as its own: the caller must not change it afterwards. */
  NamedValues(Names names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  @Override
  public Object get(Object name) {
    int position = names.position(name);
    return position < 0 ? null : values[position];
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new Entries();
  }

  private IntStream present() {
    return IntStream.range(0, values.length).filter(i -> values[i] != null);
  }

  private final class Entries extends AbstractSet<Entry<String, Object>> {

    @Override
    public Iterator<Entry<String, Object>> iterator() {
      return present().mapToObj(i -> Map.entry(names.name(i), values[i])).iterator();
    }

    @Override
    public int size() {
      return (int) present().count();
    }
  }
}
