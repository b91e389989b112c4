package org.matimpact.pipeline.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.SortedMap;
import org.matimpact.pipeline.settings.Settings;

/** A stage that dies after it has written some of its tables, as a killed process does. */
final class DyingStage implements Stage {

  static final String LAST_WORDS = "killed";

  private final Stage stage;
  private final int tables;

  /**
   * A stage that lives as long as it is let.
   *
   * @param tables tables that it still writes
   */
  DyingStage(Stage stage, int tables) {
    this.stage = stage;
    this.tables = tables;
  }

  @Override
  public String name() {
    return stage.name();
  }

  @Override
  public List<String> inputs() {
    return stage.inputs();
  }

  @Override
  public List<String> outputs() {
    return stage.outputs();
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    return stage.reads(settings);
  }

  @Override
  public void execute(StageContext context) {
    int[] written = {0};
    stage.execute(
        (StageContext)
            Proxy.newProxyInstance(
                StageContext.class.getClassLoader(),
                new Class<?>[] {StageContext.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("write") && written[0]++ == tables) {
                    throw new IllegalStateException(LAST_WORDS);
                  }
                  try {
                    return method.invoke(context, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }));
  }
}
