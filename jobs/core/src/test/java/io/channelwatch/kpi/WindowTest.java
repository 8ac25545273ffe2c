package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.kpi.Window.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HOURS", "DAYS"})
  void everyNamedWindowIsKnown(Kind kind) {
    assertThat(Window.parse(kind.name().toLowerCase(Locale.ROOT)))
        .isEqualTo(new Window(kind, 0, 0));
  }

  @Test
  void trailingWindowsAreMadeOfHoursOrDays() {
    assertThat(Window.parse("168h")).isEqualTo(new Window(Kind.HOURS, 168, 0));
    assertThat(Window.parse("30d")).isEqualTo(new Window(Kind.DAYS, 30, 0));
    assertThat(Window.parse("4w")).isEqualTo(new Window(Kind.DAYS, 28, 0));
    assertThat(Window.parse("30d", "1w")).isEqualTo(new Window(Kind.DAYS, 30, 7));
    assertThat(Window.parse("100h", "68h")).isEqualTo(new Window(Kind.HOURS, 100, 68));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0d|'0d' is not a window",
        "07d|'07d' is not a window",
        "d|'d' is not a window",
        "-1d|'-1d' is not a window",
        "1.5d|'1.5d' is not a window",
        "30D|'30D' is not a window",
        "30 d|'30 d' is not a window",
        "3m|'3m' is not a window",
        "9999999d|'9999999d' is not a window",
        "''|'' is not a window",
        "quater|'quater' is not a window; did you mean 'quarter'? Windows are Nh, Nd and Nw",
        "prev_weeks|did you mean 'prev_week'?",
        "169h|the window '169h' reaches too far back; expected at most 168 hours in all",
        "999999w|the window '999999w' reaches too far back; expected at most 36525 days in all"
      })
  void aTextThatIsNoWindowIsRefused(String text, String problem) {
    assertThatThrownBy(() -> Window.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quarter|7d|the window 'quarter' takes no offset; only Nh, Nd and Nw do, not '7d'",
        "all|7d|the window 'all' takes no offset",
        "30d|7h|the offset '7h' does not go with the window '30d'; expected days or weeks (Nd, Nw)",
        "5h|1d|the offset '1d' does not go with the window '5h'; expected hours (Nh)",
        "30d|month|the offset 'month' does not go with the window '30d'",
        "30d|0d|the offset '0d' does not go with the window '30d'",
        "100h|69h|the window '100h' with the offset '69h' reaches too far back; expected at most"
            + " 168 hours in all"
      })
  void anOffsetThatDoesNotFitIsRefused(String window, String offset, String problem) {
    assertThatThrownBy(() -> Window.parse(window, offset))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }
}
