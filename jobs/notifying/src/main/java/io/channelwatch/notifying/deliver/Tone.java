package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.ResolveReason;
import io.channelwatch.notification.Item;
import java.util.List;

/**
 * The colours of an entry.
 *
 * @param colour of its mark and label, as HTML writes it
 * @param tint of the ground behind the label
 * @param emoji by its name in Slack
 * @param style by its name in Adaptive Cards
 */
record Tone(String colour, String tint, String emoji, String style) {
  private static final Tone CRITICAL = new Tone("#b42318", "#fef3f2", "red_circle", "Attention");
  private static final Tone WARNING =
      new Tone("#b54708", "#fffaeb", "large_orange_circle", "Warning");
  private static final Tone NOTICE = new Tone("#175cd3", "#eff8ff", "large_blue_circle", "Accent");
  private static final Tone GROWTH = new Tone("#067647", "#ecfdf3", "tada", "Good");
  private static final Tone QUALITY = new Tone("#5925dc", "#f4f3ff", "mag", "Accent");
  private static final Tone RECOVERED = new Tone("#067647", "#ecfdf3", "white_check_mark", "Good");
  private static final Tone ENDED = new Tone("#475467", "#f2f4f7", "white_circle", "Default");

  /** What the program's own people see at a glance. */
  static Tone of(Item item) {
    if (item.resolved()) {
      boolean recovered = item.reason() == ResolveReason.CLEARED && !item.kind().equals("growth");
      return recovered ? RECOVERED : ENDED;
    }
    return switch (item.kind()) {
      case "growth" -> GROWTH;
      case "data_quality" -> QUALITY;
      default ->
          switch (item.severity()) {
            case CRITICAL -> CRITICAL;
            case WARNING -> WARNING;
            case INFO -> NOTICE;
          };
    };
  }

  /** Outside the program nothing is red. */
  static Tone ofLeader(Item item) {
    Tone tone = of(item);
    return List.of(CRITICAL, WARNING, QUALITY).contains(tone) ? NOTICE : tone;
  }
}
