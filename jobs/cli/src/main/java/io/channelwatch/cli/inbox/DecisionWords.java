package io.channelwatch.cli.inbox;

import io.channelwatch.notification.Why;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Why something was told, or was not, in a few words. */
final class DecisionWords {

  private static final Map<String, Why> KNOWN =
      Arrays.stream(Why.values()).collect(Collectors.toMap(Why::name, why -> why));

  private DecisionWords() {}

  /** What a message is to whom it goes. */
  static String told(String why) {
    Why known = KNOWN.get(why);
    if (known == null) {
      return words(why);
    }
    return switch (known) {
      case DIGEST -> "";
      case FIRST -> "new";
      case DEESCALATED -> "eased";
      case RESOLVED -> "ended";
      case REPEAT -> "reminder";
      case ESCALATION -> "nobody took it on";
      default -> words(why);
    };
  }

  /** Why something was not told, or not yet; what a channel says remains as it is. */
  static String untold(String why) {
    Why known = KNOWN.get(why);
    if (known == null) {
      return words(why);
    }
    return switch (known) {
      case SILENCED -> "silenced";
      case ACKNOWLEDGED -> "acknowledged";
      case INHIBITED -> "left to what explains it";
      case QUIET_HOURS -> "held back until quiet hours ended";
      case LIMIT -> "too many at once, left to the next digest";
      case OPENED_AND_CLEARED -> "over before it was told";
      case NO_CHANNEL -> "no channel reaches them";
      case TOO_OLD -> "too old by then";
      default -> words(why);
    };
  }

  private static String words(String why) {
    return why.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
