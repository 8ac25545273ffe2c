package io.channelwatch.rule.expression;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A closed set of texts: what a field can be at all.
 *
 * @param what what each of them is, for messages
 */
record Symbols(String what, List<String> known) {

  /** What a symbol that a newer sender knows reads as; it can be asked for, but nobody means it. */
  private static final String UNKNOWN = "UNKNOWN";

  private static final Symbols STATUS = of("status", Arrays.stream(PartnerStatus.values()));
  private static final Symbols ATTRIBUTION = of("attribution", Arrays.stream(Attribution.values()));
  private static final Symbols STAGE = of("stage", Arrays.stream(DealStage.values()));
  private static final Symbols OPEN_STAGE =
      of("stage of an open deal", Arrays.stream(DealStage.values()).filter(DealStage::isOpen));

  /** What a field of the profile can be; null where that is open. */
  static @Nullable Symbols ofProfile(String field) {
    return field.equals("status") ? STATUS : null;
  }

  /** What a deal's field can be; null where that is open. Conditions see open deals alone. */
  static @Nullable Symbols ofDeal(String field, boolean closedToo) {
    return switch (field) {
      case "stage" -> closedToo ? STAGE : OPEN_STAGE;
      case "attribution" -> ATTRIBUTION;
      default -> null;
    };
  }

  /** Why a text is none of them; null where it is one. */
  @Nullable String problem(String text) {
    if (known.contains(text) || text.equals(UNKNOWN)) {
      return null;
    }
    return "'%s' is no %s (%s)%s"
        .formatted(text, what, String.join(", ", known), Nearest.hint(text, known));
  }

  private static Symbols of(String what, Stream<? extends Enum<?>> values) {
    return new Symbols(what, values.map(Enum::name).filter(name -> !name.equals(UNKNOWN)).toList());
  }
}
