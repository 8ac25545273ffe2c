package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.PartnerTopic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which topics are stale, found out by looking at every full hour at all that was heard. */
final class NaiveFreshness {

  private final ZoneId zone;
  private final Map<PartnerTopic, Patience> patience;
  private final Map<PartnerTopic, List<Long>> heard;
  private final Map<PartnerTopic, String> phases = new TreeMap<>();
  private final Map<PartnerTopic, Long> returnedAt = new HashMap<>();
  private final Map<PartnerTopic, Long> openedAt = new HashMap<>();
  private final Map<Integer, Long> incompleteSince = new HashMap<>();

  NaiveFreshness(
      FiscalCalendar calendar,
      Map<PartnerTopic, Patience> patience,
      Map<PartnerTopic, List<Long>> heard) {
    this.zone = calendar.program().timeZone();
    this.patience = patience;
    this.heard = heard;
    patience.keySet().forEach(topic -> phases.put(topic, "FRESH"));
  }

  /** Full hours from a Monday on, over a change of the clocks. */
  static List<Long> hours(FiscalCalendar calendar, int count) {
    List<Long> hours = new ArrayList<>();
    long hour = calendar.startOfDay((int) LocalDate.of(2026, 2, 9).toEpochDay());
    while (hours.size() < count) {
      hours.add(hour);
      hour = calendar.hourTickAtOrAfter(hour + 1);
    }
    return hours;
  }

  /** Busy, quiet and silent times in turn. */
  static List<Long> draw(Random random, List<Long> hours) {
    List<Long> heard = new ArrayList<>();
    double often = 0;
    int rest = 0;
    for (long hour : hours) {
      if (rest-- == 0) {
        often = List.of(0.0, 0.02, 0.3, 1.0).get(random.nextInt(4));
        rest = 1 + random.nextInt(often == 0 ? 120 : often == 1 ? 900 : 300);
      }
      if (random.nextDouble() < often) {
        heard.add(hour);
      }
    }
    return heard;
  }

  /** One line an hour at which anything changed. */
  List<String> play(List<Long> hours) {
    List<String> lines = new ArrayList<>();
    for (long hour : hours) {
      Map<PartnerTopic, String> before = new TreeMap<>(phases);
      phases.replaceAll((topic, phase) -> next(topic, phase, hour));
      if (!phases.equals(before)) {
        lines.add(line(hour, before));
      }
    }
    return lines;
  }

  private String next(PartnerTopic topic, String phase, long hour) {
    boolean silent = isSilentTooLong(topic, hour);
    boolean heardNow = heard.get(topic).contains(hour);
    if (phase.equals("FRESH")) {
      if (silent) {
        openedAt.put(topic, hour);
      }
      return silent ? "STALE" : "FRESH";
    } else if (phase.equals("STALE")) {
      if (heardNow) {
        returnedAt.put(topic, hour);
      }
      return heardNow ? "RETURNING" : "STALE";
    } else if (silent) {
      return "STALE";
    }
    boolean settled = hour - returnedAt.get(topic) >= grace(patience.get(topic));
    return settled ? "FRESH" : "RETURNING";
  }

  private static long grace(Patience patience) {
    return patience instanceof Patience.Of silence ? silence.millis() : DAY;
  }

  private boolean isSilentTooLong(PartnerTopic topic, long hour) {
    Long last = last(topic, hour);
    if (last == null) {
      return false;
    }
    if (patience.get(topic) instanceof Patience.Of silence) {
      return hour - last >= silence.millis();
    }
    LocalDate first = Instant.ofEpochMilli(last).atZone(zone).toLocalDate();
    for (LocalDate day = first; start(day.plusDays(1)) <= hour; day = day.plusDays(1)) {
      if (start(day) >= last
          && !isWeekend(day)
          && !isHoliday(topic, day)
          && isUsuallyBusy(topic, day)) {
        return true;
      }
    }
    return false;
  }

  private boolean isUsuallyBusy(PartnerTopic topic, LocalDate day) {
    List<LocalDate> weeks = IntStream.rangeClosed(1, 4).mapToObj(day::minusWeeks).toList();
    return weeks.stream().anyMatch(before -> isBusy(topic, before))
        && weeks.stream().allMatch(before -> isHoliday(topic, before) || isBusy(topic, before));
  }

  private boolean isHoliday(PartnerTopic topic, LocalDate day) {
    return patience.get(topic) instanceof Patience.BusinessDay business
        && business.holidays().contains((int) day.toEpochDay());
  }

  private boolean isBusy(PartnerTopic topic, LocalDate day) {
    return heard.get(topic).stream()
            .filter(it -> Instant.ofEpochMilli(it - 1).atZone(zone).toLocalDate().equals(day))
            .count()
        >= 8;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }

  private long start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private Long last(PartnerTopic topic, long hour) {
    return heard.get(topic).stream().filter(it -> it <= hour).reduce((a, b) -> b).orElse(null);
  }

  private String line(long hour, Map<PartnerTopic, String> before) {
    List<Freshness.News> news = new ArrayList<>();
    int held = 0;
    int released = 0;
    for (PartnerTopic topic : phases.keySet()) {
      boolean was = !before.get(topic).equals("FRESH");
      boolean is = !phases.get(topic).equals("FRESH");
      held |= is ? topic.bit() : 0;
      released |= was && !is ? topic.bit() : 0;
      if (was != is) {
        news.add(new Freshness.News(topic, is, openedAt.get(topic), last(topic, hour)));
      }
    }
    return line(hour, news, new Holds(hour, held, released, lost(hour)));
  }

  private long[] lost(long hour) {
    long[] lost = new long[1 << PartnerTopic.values().length];
    for (int set = 0; set < lost.length; set++) {
      int topics = set;
      boolean incomplete =
          phases.entrySet().stream()
              .anyMatch(it -> it.getValue().equals("STALE") && (it.getKey().bit() & topics) != 0);
      if (incomplete) {
        incompleteSince.putIfAbsent(set, hour);
      } else if (incompleteSince.containsKey(set)) {
        lost[set] = hour - incompleteSince.remove(set);
      }
    }
    return lost;
  }

  /** What is told, and what is held, from an instant on. */
  static String line(long at, List<Freshness.News> news, Holds holds) {
    StringBuilder line = new StringBuilder(Instant.ofEpochMilli(at) + " " + news);
    for (int set = 0; set < 1 << PartnerTopic.values().length; set++) {
      line.append(holds.hold(set) ? " held" : " free")
          .append(holds.release(set) ? " released " : " ")
          .append(holds.lost(set));
    }
    return line.toString();
  }
}
