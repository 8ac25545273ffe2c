package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyedTableTest {

  private static final class Named extends KeyedTable.Entry<String> {

    private final String name;

    Named(String name) {
      super(name);
      this.name = name;
    }

    @Override
    String key() {
      return name;
    }
  }

  @Test
  void twoTablesBeginWithNothingInCommon() {
    KeyedTable<String, Named> one = new KeyedTable<>();
    KeyedTable<String, Named> other = new KeyedTable<>();
    one.put(new Named("a"));

    assertThat(other.find("a")).isNull();
    assertThat(other.all()).isEmpty();
  }

  @Test
  void keysOfEqualHashesAreToldApart() {
    KeyedTable<String, Named> table = new KeyedTable<>();
    Named one = new Named("Aa");
    Named other = new Named("BB");
    table.put(one);
    table.put(other);
    table.remove("Aa");

    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(table.find("Aa")).isNull();
    assertThat(table.find("BB")).isSameAs(other);
  }

  /** Negative numbers are removals. */
  @Property
  void itHoldsWhatAMapWould(
      @ForAll @Size(max = 200) List<@IntRange(min = -40, max = 40) Integer> steps) {
    KeyedTable<String, Named> table = new KeyedTable<>();
    Map<String, Named> expected = new HashMap<>();
    for (int step : steps) {
      String key = "k" + Math.abs(step);
      assertThat(table.find(key)).isSameAs(expected.get(key));
      if (step < 0) {
        table.remove(key);
        expected.remove(key);
      } else {
        Named entry = new Named(key);
        table.put(entry);
        expected.put(key, entry);
      }
      assertThat(table.find(key)).isSameAs(expected.get(key));
    }
    assertThat(table.all()).containsExactlyInAnyOrderElementsOf(expected.values());
  }
}
