package org.matimpact.statistics.matching;

import com.google.ortools.Loader;

/**
 * The solver of integer programs, which a class path may lack: its native library is large. To be
 * asked for before any class that uses it.
 */
final class OrTools {

  private OrTools() {}

  /**
   * Loads it, or does nothing if it is loaded.
   *
   * @throws UnmatchableException if it is not on the class path, or not for this operating system
   */
  static void load() {
    try {
      Loader.loadNativeLibraries();
    } catch (LinkageError | RuntimeException e) {
      throw new UnmatchableException(
          "Cannot choose units by cardinality matching: its solver OR-tools does not load (add"
              + " com.google.ortools:ortools-java and the native jar of this operating system, such"
              + " as ortools-linux-x86-64, to the class path, or choose another method)",
          e);
    }
  }
}
