package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;

/** The library without the solver on its class path. */
class OrToolsTest {

  /** Makes our classes anew and finds none of the solver's. */
  private static final class WithoutSolver extends ClassLoader {

    WithoutSolver() {
      super(OrToolsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.google.ortools.")) {
        throw new ClassNotFoundException(name);
      }
      return name.startsWith("org.matimpact.") && findLoadedClass(name) == null
          ? define(name)
          : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** One treated and one comparison unit that are alike; made by the loader above too. */
  static final class Choice implements Supplier<Matching> {
    @Override
    public Matching get() {
      ModelMatrix x = ModelMatrix.of(List.of(new NumericCovariate("x", new double[] {1, 2, 1, 2})));
      return CardinalityMatching.defaults(x)
          .match(
              MatchingProblem.unstratified(
                  new String[] {"a", "b", "c", "d"},
                  new boolean[] {true, true, false, false},
                  new double[4],
                  0));
    }
  }

  @Test
  void saysWhatToAddToTheClassPath() throws ReflectiveOperationException {
    var constructor =
        new WithoutSolver().loadClass(Choice.class.getName()).getDeclaredConstructor();
    constructor.setAccessible(true);
    Supplier<?> choice = (Supplier<?>) constructor.newInstance();
    assertThatThrownBy(choice::get)
        .satisfies(
            e -> assertThat(e.getClass().getName()).isEqualTo(UnmatchableException.class.getName()))
        .hasMessageContaining("add com.google.ortools:ortools-java and the native jar");
  }

  @Test
  void choosesWhereItIs() {
    assertThat(new Choice().get().weights()).containsExactly(1, 1, 1, 1);
  }
}
