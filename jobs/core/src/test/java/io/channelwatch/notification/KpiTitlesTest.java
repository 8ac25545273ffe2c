package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KpiTitlesTest {

  private static final KpiTitles TITLES =
      KpiTitles.read(
          """
          kpis:
            - {name: health_score, title: Health, unit: score}
            - {name: activity_change, title: Change of activity, unit: percent}
          """);

  @Test
  void valuesAndTheirPartsAreCalledWhatTheCatalogCallsThem() {
    Reading.Part part = new Reading.Part("activity_change", null, -0.5, null, 0.2, 3);
    Reading health = new Reading("health_score", null, 40, "score", List.of(), List.of(part));
    Reading tenure = new Reading("tenure_days()", 200, "days", List.of());
    Item item = Examples.opened("a", 1_000).withReadings(List.of(health, tenure));

    List<Reading> readings = TITLES.title(item).readings();

    assertThat(readings).extracting(Reading::title).containsExactly("Health", null);
    assertThat(readings.get(0).parts())
        .containsExactly(
            new Reading.Part("activity_change", "Change of activity", -0.5, "percent", 0.2, 3));
  }

  @Test
  void aCatalogThatCannotBeReadNamesNothing() {
    Item item =
        Examples.opened("a", 1_000).withReadings(List.of(new Reading("x", 1, null, List.of())));

    assertThat(KpiTitles.read("kpis: [").title(item)).isEqualTo(item);
  }
}
