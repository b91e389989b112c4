package org.matimpact.pipeline.contract;

import java.util.List;

/** A contract cannot be used; every problem of every contract file stands in the message. */
public final class ContractException extends RuntimeException {

  private final transient List<String> problems;

  ContractException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each problem with file and JSON pointer. */
  public List<String> problems() {
    return problems;
  }
}
