package org.matimpact.pipeline.cli.show;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;

/**
 * An array of objects, one on a line. Dates and times are ISO 8601 texts; numbers that JSON lacks
 * (NaN, infinities) are texts.
 */
final class JsonPrinter implements ShowPrinter {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void print(TableResult result, Writer out) throws IOException {
    String separator = "[\n";
    for (Cells row : result.rows()) {
      out.write(separator);
      out.write(JSON.writeValueAsString(object(result, row)));
      separator = ",\n";
    }
    out.write(result.rows().isEmpty() ? "[]\n" : "\n]\n");
  }

  private static ObjectNode object(TableResult result, Cells row) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < result.columns().size(); i++) {
      TableField column = result.columns().get(i);
      put(object, column.name(), row.at(i));
    }
    return object;
  }

  private static void put(ObjectNode object, String name, Optional<Object> value) {
    if (value.isEmpty()) {
      object.putNull(name);
    } else if (value.get() instanceof Long number) {
      object.put(name, number);
    } else if (value.get() instanceof Double number && Double.isFinite(number)) {
      object.put(name, number);
    } else if (value.get() instanceof Boolean truth) {
      object.put(name, truth);
    } else {
      object.put(name, value.get().toString());
    }
  }
}
