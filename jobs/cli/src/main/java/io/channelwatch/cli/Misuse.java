package io.channelwatch.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments of a command. */
final class Misuse {

  private Misuse() {}

  /** The sentence; picocli's own where that is one. */
  static String sentence(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> unknown = unmatched.getUnmatched();
      String first = unknown.isEmpty() ? "" : unknown.get(0);
      return first.startsWith("-")
          ? "%s has no option %s.".formatted(command, first)
          : "%s does not know what to do with '%s'.".formatted(command, first);
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return "%s needs %s."
          .formatted(
              command,
              missing.getMissing().stream()
                  .map(argument -> name(argument) + label(argument))
                  .collect(Collectors.joining(", ")));
    }
    if (e.getArgSpec() != null && e.getValue() != null) {
      return "%s is %s; expected is %s."
          .formatted(name(e.getArgSpec()), e.getValue(), kind(e.getArgSpec().type()));
    }
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message : message + ".";
  }

  private static String name(@Nullable ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      return option.longestName();
    }
    return argument == null ? "an argument" : argument.paramLabel();
  }

  private static String label(ArgSpec argument) {
    return argument.isOption() ? " " + argument.paramLabel() : "";
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == Integer.class || type == long.class) {
      return "a whole number";
    }
    return type == double.class || type == Double.class ? "a number" : "another value";
  }
}
