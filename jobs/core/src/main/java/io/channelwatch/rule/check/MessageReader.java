package io.channelwatch.rule.check;

import io.channelwatch.rule.Facts;
import io.channelwatch.rule.MessageTemplate;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.RuleValue;
import io.channelwatch.rule.Unit;
import io.channelwatch.rule.expression.Expressions;
import io.channelwatch.rule.expression.Expressions.Compiled;
import io.channelwatch.rule.expression.Place;
import io.channelwatch.rule.expression.Term;
import io.channelwatch.rule.expression.TextExpression;
import io.channelwatch.rule.yaml.YamlText;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles messages: text with placeholders such as <code>{{win_rate | percent}}</code>. */
final class MessageReader {

  private static final List<String> FORMATS = Arrays.stream(Unit.values()).map(Unit::text).toList();

  private static final int USUAL_LENGTH = 120;

  private final Expressions expressions;
  private final String currency;
  private final Report report;

  MessageReader(Expressions expressions, String currency, Report report) {
    this.expressions = expressions;
    this.currency = currency;
    this.report = report;
  }

  /** The message that stands in the file. */
  MessageTemplate read(YamlText source, @Nullable String rule, Place place) {
    String text = source.text();
    List<Function<Facts, String>> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int opening = text.indexOf("{{", at);
      String plain = text.substring(at, opening < 0 ? text.length() : opening);
      pieces.add(facts -> plain);
      if (opening < 0) {
        break;
      }
      int closing = text.indexOf("}}", opening);
      if (closing < 0) {
        report.add(source.error(points(text, opening), rule, "'{{' is never closed by '}}'"));
        break;
      }
      pieces.add(placeholder(source, opening + 2, closing, rule, place));
      at = closing + 2;
    }
    return joined(pieces);
  }

  private static MessageTemplate joined(List<Function<Facts, String>> pieces) {
    List<Function<Facts, String>> all = List.copyOf(pieces);
    return facts -> {
      StringBuilder message = new StringBuilder(USUAL_LENGTH);
      for (int i = 0; i < all.size(); i++) {
        message.append(all.get(i).apply(facts));
      }
      return message.toString();
    };
  }

  private Function<Facts, String> placeholder(
      YamlText source, int start, int end, @Nullable String rule, Place place) {
    String content = source.text().substring(start, end);
    int bar = bar(content);
    Compiled compiled = expressions.compile(bar < 0 ? content : content.substring(0, bar), place);
    int offset = points(source.text(), start);
    report.mistakes(source, offset, rule, compiled.mistakes());
    int formatAt = offset + points(content, bar + 1);
    String format = bar < 0 ? null : content.substring(bar + 1).strip();
    if (format != null && !FORMATS.contains(format)) {
      String known = "; known are " + String.join(", ", FORMATS);
      String hint = Nearest.hint(format, FORMATS);
      report.add(
          source.error(
              formatAt,
              rule,
              "there is no format '" + format + "'" + (hint.isEmpty() ? known : hint)));
      return facts -> "";
    }
    if (compiled.term() instanceof Term.Numeric number) {
      Unit unit = format == null ? number.unit() : Unit.valueOf(format.toUpperCase(Locale.ROOT));
      return number(number.expression(), unit);
    }
    if (compiled.term() instanceof Term.Text text) {
      if (format != null) {
        report.add(source.error(formatAt, rule, "a text takes no format"));
      }
      return text(text.expression());
    }
    if (!(compiled.term() instanceof Term.Broken)) {
      String message = "a message says numbers and texts, not " + compiled.term().kind();
      report.add(source.error(offset, rule, message));
    }
    return facts -> "";
  }

  private Function<Facts, String> number(NumberExpression expression, @Nullable Unit unit) {
    return facts -> Figures.text(expression.value(facts), unit, currency);
  }

  private static Function<Facts, String> text(TextExpression expression) {
    return facts -> {
      String text = expression.text(facts);
      return text == null ? Figures.ABSENT : text;
    };
  }

  /** Where a single bar stands outside quotes, or -1: {@code ||} belongs to the expression. */
  private static int bar(String content) {
    char quote = 0;
    for (int i = 0; i < content.length(); i++) {
      char character = content.charAt(i);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '\'' || character == '"') {
        quote = character;
      } else if (character == '|') {
        if (i + 1 < content.length() && content.charAt(i + 1) == '|') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }

  /** The message of a rule that has none: its title, and what its conditions compare. */
  MessageTemplate standard(String title, List<RuleValue> values) {
    List<RuleValue> compared =
        values.stream().filter(value -> !value.thresholds().isEmpty()).toList();
    List<RuleValue> told = compared.isEmpty() ? values : compared;
    List<Function<Facts, String>> pieces = new ArrayList<>();
    pieces.add(facts -> title);
    for (RuleValue value : told) {
      String before = (pieces.size() == 1 ? ": " : ", ") + value.text() + " ";
      Function<Facts, String> figure = number(value.expression(), value.unit());
      pieces.add(facts -> before + figure.apply(facts));
    }
    return joined(pieces);
  }

  private static int points(String text, int end) {
    return text.codePointCount(0, end);
  }
}
