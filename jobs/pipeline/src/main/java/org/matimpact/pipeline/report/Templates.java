package org.matimpact.pipeline.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Mustache templates from the resources of the report. Values are escaped; what a template names
 * and the page lacks is an error. A partial with a dot in its name is a file as it is, such as the
 * style sheet.
 */
final class Templates {

  private static final String FOLDER = "/report/";

  private Templates() {}

  static String render(String template, Object page) {
    return Mustache.compiler()
        .strictSections(true)
        .withLoader(Templates::open)
        .compile(open(template))
        .execute(page);
  }

  private static Reader open(String name) {
    String file = FOLDER + (name.contains(".") ? name : name + ".mustache");
    try (InputStream text = Templates.class.getResourceAsStream(file)) {
      if (text == null) {
        throw new IllegalArgumentException("no template " + file);
      }
      return new StringReader(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + file, e);
    }
  }
}
