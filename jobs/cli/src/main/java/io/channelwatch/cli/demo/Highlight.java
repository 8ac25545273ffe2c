package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.cli.sample.SampleSilence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something in the inbox of the sample's account manager that is worth a look.
 *
 * @param what kind of thing it is, in a word or two
 */
record Highlight(String what, Instant at, String text) {

  /** A digest, something that got worse, and a silence with its end, as far as they came. */
  static List<Highlight> of(List<Notification> decisions) {
    List<Notification> own =
        decisions.stream()
            .filter(each -> each.getRecipient().equals(SampleSilence.by()))
            .sorted(Comparator.comparing(Notification::getAt))
            .toList();
    List<Highlight> found = new ArrayList<>();
    first(own, sent("DIGEST"), "digest", found);
    first(own, sent("ESCALATED"), "escalation", found);
    silence(own, found);
    first(own, Highlight::tellsItsEnd, "its end", found);
    return found;
  }

  private static void first(
      List<Notification> own, Predicate<Notification> which, String what, List<Highlight> found) {
    own.stream()
        .filter(which)
        .findFirst()
        .ifPresent(it -> found.add(new Highlight(what, it.getAt(), it.getTitle())));
  }

  private static Predicate<Notification> sent(String why) {
    return each -> each.getStatus() == NotificationStatus.SENT && each.getWhy().equals(why);
  }

  private static void silence(List<Notification> own, List<Highlight> found) {
    List<Notification> silenced =
        own.stream().filter(each -> each.getWhy().equals("SILENCED")).toList();
    if (!silenced.isEmpty()) {
      String text =
          "%s: %s; %d times nothing was said"
              .formatted(SampleSilence.ABOUT.partnerName(), SampleSilence.COMMENT, silenced.size());
      found.add(new Highlight("silence", SampleSilence.FROM, text));
    }
  }

  private static boolean tellsItsEnd(Notification decision) {
    return decision.getStatus() == NotificationStatus.SENT
        && !decision.getAt().isBefore(SampleSilence.UNTIL)
        && decision.getItems().stream()
            .anyMatch(item -> SampleSilence.ABOUT.partnerId().equals(item.getPartnerId()));
  }
}
