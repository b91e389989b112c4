package org.matimpact.pipeline.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.matimpact.pipeline.names.NearestNames;

/**
 * One object of the settings. Reading a key makes it known; what is left unread at the end is
 * misspelt. Problems are collected, never thrown, so that all of them reach the reader together.
 */
final class SettingsNode {

  private static final ConfigObject NOTHING = ConfigValueFactory.fromMap(Map.of());

  private final String path;
  private final ConfigObject object;
  private final List<String> problems;
  private final Optional<SettingsNode> beneath;
  private final Set<String> known;

  SettingsNode(String path, ConfigObject object, List<String> problems) {
    this(path, object, problems, Optional.empty(), new LinkedHashSet<>());
  }

  private SettingsNode(
      String path,
      ConfigObject object,
      List<String> problems,
      Optional<SettingsNode> beneath,
      Set<String> known) {
    this.path = path;
    this.object = object;
    this.problems = problems;
    this.beneath = beneath;
    this.known = known;
  }

  /**
   * The same keys, and those of another node where this one is silent. What is wrong with the
   * other's values is the other's to report.
   */
  SettingsNode over(SettingsNode other) {
    return new SettingsNode(path, object, problems, Optional.of(other), known);
  }

  private SettingsNode alone() {
    return new SettingsNode(path, object, problems, Optional.empty(), known);
  }

  String text(String key) {
    return value(key).map(v -> scalar(key, v)).orElse("");
  }

  Optional<String> optionalText(String key) {
    return value(key).map(v -> scalar(key, v)).filter(v -> !v.isEmpty());
  }

  long wholeNumber(String key, long least) {
    return parsed(key, Long::parseLong, "a whole number", least, v -> v >= least, "at least");
  }

  double number(String key, double least) {
    return parsed(key, SettingsNode::finite, "a number", least, v -> v >= least, "at least");
  }

  /**
   * Reads a number that is neither infinite nor NaN.
   *
   * @throws NumberFormatException if it is none
   */
  static double finite(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  double share(String key) {
    double share = number(key, 0);
    if (share > 1) {
      problem(key, "is " + share + "; a share is between 0 and 1");
    }
    return share;
  }

  boolean isList(String key) {
    return value(key).filter(value -> value instanceof ConfigList).isPresent();
  }

  boolean flag(String key) {
    String text = text(key);
    if (!text.equals("true") && !text.equals("false")) {
      problem(key, "is '" + text + "', not true or false");
    }
    return text.equals("true");
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    return choiceOf(key, text(key), type);
  }

  <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    return texts(key).stream().map(t -> choiceOf(key, t, type)).toList();
  }

  /** A list of texts; a single text counts as a list of one, a -D value such as [a, b] as well. */
  List<String> texts(String key) {
    ConfigValue value = value(key).orElse(null);
    if (value == null) {
      return List.of();
    }
    if (value.valueType() != ConfigValueType.LIST) {
      return List.of(scalar(key, value));
    }
    List<String> texts = new ArrayList<>();
    for (ConfigValue item : (ConfigList) value) {
      texts.add(scalar(key, item));
    }
    return List.copyOf(texts);
  }

  List<Integer> years(String key) {
    List<Integer> years = new ArrayList<>();
    for (String text : texts(key)) {
      year(key, text).ifPresent(years::add);
    }
    return List.copyOf(years);
  }

  Optional<Integer> year(String key, String text) {
    if (text.matches("(19|20)[0-9]{2}")) {
      return Optional.of(Integer.valueOf(text));
    }
    problem(key, "has '" + text + "', which is not a year such as 2019");
    return Optional.empty();
  }

  /**
   * The object under a key; an empty one, with a problem noted, when something else stands there.
   */
  SettingsNode child(String key) {
    Optional<SettingsNode> other = beneath.filter(node -> node.names().contains(key));
    ConfigValue value = other.isPresent() && !has(key) ? NOTHING : value(key).orElse(NOTHING);
    if (!(value instanceof ConfigObject)) {
      problem(key, "must be a group of settings in { }");
    }
    SettingsNode node =
        new SettingsNode(at(key), value instanceof ConfigObject group ? group : NOTHING, problems);
    return other.map(group -> node.over(group.child(key))).orElse(node);
  }

  /**
   * The object under a key whose own keys are free names: an empty one that stands here lifts those
   * beneath, as an empty list does.
   */
  SettingsNode entries(String key) {
    boolean lifts = object.get(key) instanceof ConfigObject said && said.isEmpty();
    return (lifts ? alone() : this).child(key);
  }

  /** The entries of an object whose keys are free names, in the order of the names. */
  <T> Map<String, T> named(String key, Function<SettingsNode, T> read) {
    SettingsNode parent = entries(key);
    Map<String, T> entries = new TreeMap<>();
    for (String name : parent.names()) {
      SettingsNode entry = parent.child(name);
      entries.put(name, read.apply(entry));
      entry.refuseUnknown();
    }
    return entries;
  }

  /** The objects of a list. */
  <T> List<T> each(String key, Function<SettingsNode, T> read) {
    List<T> items = new ArrayList<>();
    ConfigValue value = value(key).orElse(null);
    if (!(value instanceof ConfigList list)) {
      if (value != null) {
        problem(key, "must be a list in [ ]");
      }
      return items;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof ConfigObject item) {
        SettingsNode node = new SettingsNode(at(key) + "[" + i + "]", item, problems);
        items.add(read.apply(node));
        node.refuseUnknown();
      } else {
        problem(key, "item " + (i + 1) + " must be a group of settings in { }");
      }
    }
    return List.copyOf(items);
  }

  /** Whether the key stands here, not only beneath. */
  boolean has(String key) {
    known.add(key);
    return object.containsKey(key);
  }

  Set<String> names() {
    Set<String> names = new java.util.TreeSet<>(object.keySet());
    beneath.ifPresent(other -> names.addAll(other.names()));
    return names;
  }

  void problem(String key, String what) {
    ConfigValue value = object.get(key);
    if (value == null && beneath.filter(node -> node.names().contains(key)).isPresent()) {
      return;
    }
    problems.add(where(value == null ? object.origin() : value.origin()) + at(key) + " " + what);
  }

  /** Notes every key that nothing has read, with the names it may have been meant for. */
  void refuseUnknown() {
    for (String key : new java.util.TreeSet<>(object.keySet())) {
      if (!known.contains(key)) {
        List<String> near = NearestNames.meant(key, known);
        String advice =
            near.isEmpty()
                ? "known here: " + String.join(", ", known)
                : "did you mean " + String.join(" or ", near) + "?";
        problem(key, "is not a setting; " + advice);
      }
    }
  }

  String path() {
    return path;
  }

  private Optional<ConfigValue> value(String key) {
    known.add(key);
    Optional<ConfigValue> value = found(key);
    if (value.isEmpty()) {
      problem(key, "is missing");
    }
    return value;
  }

  private Optional<ConfigValue> found(String key) {
    return Optional.ofNullable(object.get(key)).or(() -> beneath.flatMap(node -> node.found(key)));
  }

  private String scalar(String key, ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> String.valueOf(value.unwrapped());
      case NULL -> "";
      default -> {
        problem(key, "must be a single value");
        yield "";
      }
    };
  }

  private <T> T parsed(
      String key,
      Function<String, T> parse,
      String kind,
      T least,
      Function<T, Boolean> fits,
      String word) {
    String text = text(key);
    try {
      T parsed = parse.apply(text);
      if (fits.apply(parsed)) {
        return parsed;
      }
      problem(key, "is " + text + "; it must be " + word + " " + least);
    } catch (NumberFormatException notANumber) {
      problem(key, "is '" + text + "', not " + kind);
    }
    return least;
  }

  private <E extends Enum<E>> E choiceOf(String key, String text, Class<E> type) {
    String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> offered = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(wanted)) {
        return constant;
      }
      offered.add(constant.name().toLowerCase(Locale.ROOT));
    }
    problem(key, "is '" + text + "'; choose one of " + String.join(", ", offered));
    return type.getEnumConstants()[0];
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String where(ConfigOrigin origin) {
    String file = origin.filename() != null ? origin.filename() : origin.resource();
    if (file == null) {
      return origin.description().startsWith("-D") ? origin.description() + ": " : "";
    }
    return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() + ": " : file + ": ";
  }
}
