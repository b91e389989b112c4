package org.matimpact.pipeline.cli;

import org.matimpact.pipeline.contract.ContractException;
import org.matimpact.pipeline.contract.InputException;
import org.matimpact.pipeline.lake.LakeException;
import org.matimpact.pipeline.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Exit codes: 0 done, 1 anything else, 2 usage or settings, 3 input. */
final class ExitCodes implements IExecutionExceptionHandler {

  private static final int OTHER = 1;
  private static final int SETTINGS = 2;
  private static final int INPUT = 3;

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    if (exception instanceof SettingsException || exception instanceof ContractException) {
      return told(commandLine, exception, SETTINGS);
    }
    if (exception instanceof InputException) {
      return told(commandLine, exception, INPUT);
    }
    if (exception instanceof LakeException) {
      return told(commandLine, exception, OTHER);
    }
    exception.printStackTrace(commandLine.getErr());
    return OTHER;
  }

  private static int told(CommandLine commandLine, Exception exception, int code) {
    commandLine.getErr().println("matimpact: " + exception.getMessage());
    return code;
  }
}
