package org.matimpact.pipeline.settings;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.settings.CoarseningSettings.Cut;

/** Reads the bins of a covariate: sturges, a number of equal bins, quantiles N, or cut points. */
final class CutBuilder {

  private static final String QUANTILES = "quantiles ";
  private static final Cut STURGES = new Cut(Cut.Kind.STURGES, 0, List.of());

  private CutBuilder() {}

  static Cut cut(SettingsNode node, String key) {
    List<String> texts = node.texts(key);
    if (node.isList(key)) {
      return points(node, key, texts);
    }
    String text = texts.isEmpty() ? "" : texts.get(0);
    if (text.equals("sturges")) {
      return STURGES;
    }
    return text.startsWith(QUANTILES)
        ? bins(node, key, Cut.Kind.QUANTILES, text.substring(QUANTILES.length()))
        : bins(node, key, Cut.Kind.EQUAL, text);
  }

  private static Cut bins(SettingsNode node, String key, Cut.Kind kind, String number) {
    if (number.matches("[1-9][0-9]{0,3}")) {
      return new Cut(kind, Integer.parseInt(number), List.of());
    }
    node.problem(key, "is none of sturges, a number of bins, \"quantiles N\" and [cut points]");
    return STURGES;
  }

  private static Cut points(SettingsNode node, String key, List<String> texts) {
    List<Double> points = new ArrayList<>();
    for (String text : texts) {
      try {
        points.add(SettingsNode.finite(text));
      } catch (NumberFormatException notANumber) {
        node.problem(key, "has '" + text + "', which is no number");
      }
    }
    return new Cut(Cut.Kind.POINTS, 0, List.copyOf(points));
  }
}
