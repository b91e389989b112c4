package org.matimpact.pipeline.lake;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.MetricsReporter;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Delta Kernel's default engine without its metrics, which nobody reads and which cost start-up.
 */
final class KernelEngine extends DefaultEngine {

  private KernelEngine(Configuration hadoop) {
    super(new HadoopFileIO(hadoop));
  }

  /** For a local lake none of Hadoop's own settings files are read, which saves start-up time. */
  static Engine forPath(LakePath path) {
    if (!path.isLocal()) {
      return with(new Configuration());
    }
    Configuration local = new Configuration(false);
    local.set("fs.file.impl", "org.apache.hadoop.fs.LocalFileSystem");
    return with(local);
  }

  /** With the settings of a Spark session. */
  static Engine with(Configuration hadoop) {
    return new KernelEngine(hadoop);
  }

  @Override
  public List<MetricsReporter> getMetricsReporters() {
    return List.of();
  }
}
