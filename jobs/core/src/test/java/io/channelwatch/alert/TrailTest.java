package io.channelwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.kpi.Decoder;
import io.channelwatch.kpi.Encoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrailTest {

  @Test
  void beginsWithTheFirstDayThatWasNoted() {
    Trail trail = new Trail();
    trail.note(100, 1);
    trail.note(101, 2);
    trail.note(102, 2);

    assertThat(trail.upTo(102)).containsExactly(1.0, 2.0, 2.0);
  }

  @Test
  void hasNothingBeforeADayIsNoted() {
    Trail trail = new Trail();
    assertThat(trail.upTo(0)).isEmpty();

    trail.note(100, 1);
    trail.clear();
    assertThat(trail.upTo(101)).isEmpty();
  }

  @Test
  void goesOnWithWhatWasNotedLast() {
    Trail trail = new Trail();
    trail.note(100, 1);
    trail.note(102, 2);

    assertThat(trail.upTo(103)).containsExactly(1.0, 1.0, 2.0, 2.0);
  }

  @Test
  void goesOnGrowingWhatGrewByOne() {
    Trail trail = new Trail();
    trail.note(100, 7);
    trail.note(101, 8);
    assertThat(trail.grows()).isTrue();
    assertThat(trail.upTo(103)).containsExactly(7.0, 8.0, 9.0, 10.0);

    trail.note(104, 0);
    assertThat(trail.grows()).isFalse();
    assertThat(trail.upTo(105)).containsExactly(7.0, 8.0, 9.0, 10.0, 0.0, 0.0);
  }

  @Property
  void holdsTheLastNinetyDaysAndComesBackFromBytes(
      @ForAll @Size(max = 400) List<@IntRange(max = 4) Integer> numbers,
      @ForAll boolean comingBack) {
    Trail trail = new Trail();
    ArrayDeque<Double> expected = new ArrayDeque<>();
    for (int day = 0; day < numbers.size(); day++) {
      double number = numbers.get(day) == 4 ? Double.NaN : numbers.get(day);
      trail.note(day, number);
      expected.add(number);
      if (expected.size() > 90) {
        expected.remove();
      }
      if (comingBack && day % 40 == 0) {
        trail = copy(trail, day);
      }
    }

    List<Double> told = new ArrayList<>();
    trail.upTo(numbers.size() - 1).forEach(each -> told.add(each == null ? Double.NaN : each));
    assertThat(told).containsExactlyElementsOf(expected);
  }

  private static Trail copy(Trail trail, int lastDay) {
    Encoder out = new Encoder();
    trail.write(out, lastDay);
    return Trail.read(new Decoder(out.toBytes()), lastDay);
  }
}
