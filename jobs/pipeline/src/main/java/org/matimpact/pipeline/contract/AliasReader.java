package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code x-aliases}: texts, or objects with a name and the years that it is a name for. */
final class AliasReader {

  private AliasReader() {}

  static Aliases read(JsonView json) {
    boolean objects = false;
    List<Alias> all = new ArrayList<>();
    if (json.at("x-aliases").node().isTextual()) {
      return new Aliases(
          List.of(Alias.always(json.text("x-aliases"))), Aliases.Reading.FIRST_COLUMN);
    }
    for (JsonView item : json.items("x-aliases")) {
      objects |= item.node().isObject();
      if (item.node().isTextual()) {
        all.add(Alias.always(item.node().textValue()));
      } else {
        all.add(dated(item));
      }
    }
    return new Aliases(all, objects ? Aliases.Reading.FIRST_VALUE : Aliases.Reading.FIRST_COLUMN);
  }

  private static Alias dated(JsonView json) {
    if (!json.node().isObject()) {
      json.problem("must be text, or an object with 'name' and, where it needs them, 'from', 'to'");
      return Alias.always("");
    }
    json.allow(Set.of("name", "from", "to"));
    Alias alias =
        new Alias(
            json.text("name"),
            json.node().path("from").asInt(Alias.EARLIEST),
            json.node().path("to").asInt(Alias.LATEST));
    if (alias.from() > alias.to()) {
      json.problem("is valid from %d to %d, which is never".formatted(alias.from(), alias.to()));
    }
    return alias;
  }
}
