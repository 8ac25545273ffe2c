package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Draws events of every kind, with everything that they may hold and may lack. */
final class RandomEvents {

  /** How many kinds there are. */
  static final int KINDS = 7;

  private static final String[] TEXTS = {
    "", "x", "p|1", "Größe", "😀", "a\u0000b", "t".repeat(70_000)
  };

  private final Random random;

  RandomEvents(long seed) {
    random = new Random(seed);
  }

  PartnerEvent draw() {
    return draw(random.nextInt(KINDS));
  }

  PartnerEvent draw(int kind) {
    return switch (kind) {
      case 0 -> deal();
      case 1 -> revenue();
      case 2 ->
          new Activity(
              text(), text(), number(), text(), number(), optionalNumber(), optionalText());
      case 3 -> profile();
      case 4 -> new ProfileRemoved(text());
      case 5 ->
          new Target(text(), text(), day(), day(), number(), optionalText(), optionalNumber());
      default -> new TargetRemoved(text(), text(), day(), day());
    };
  }

  PartnerRecord record() {
    return new PartnerRecord(
        draw(),
        number(),
        new Received(text(), day(), number(), number(), optionalBytes(), optionalBytes()));
  }

  private DealVersion deal() {
    return new DealVersion(
        text(),
        text(),
        text(),
        number(),
        number(),
        one(DealStage.values()),
        number(),
        number(),
        optionalNumber(),
        number(),
        text(),
        optionalDay(),
        one(Attribution.values()),
        optionalText(),
        optionalText());
  }

  private Revenue revenue() {
    return new Revenue(
        text(),
        text(),
        number(),
        number(),
        text(),
        one(Attribution.values()),
        one(RevenueType.values()),
        optionalText(),
        optionalText(),
        optionalText());
  }

  private Profile profile() {
    return new Profile(
        text(),
        optionalNumber(),
        optionalText(),
        optionalText(),
        optionalText(),
        optionalText(),
        optionalText(),
        one(PartnerStatus.values()),
        optionalDay(),
        contact(),
        contact(),
        labels());
  }

  private Contact contact() {
    return random.nextBoolean()
        ? null
        : new Contact(text(), optionalText(), optionalText(), optionalText());
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      labels.put(text(), text());
    }
    return labels;
  }

  private String text() {
    return one(TEXTS);
  }

  private String optionalText() {
    return random.nextBoolean() ? null : text();
  }

  private long number() {
    return random.nextBoolean() ? random.nextLong() : random.nextInt(5) - 2;
  }

  private Long optionalNumber() {
    return random.nextBoolean() ? null : Long.valueOf(number());
  }

  private int day() {
    return random.nextInt();
  }

  private Integer optionalDay() {
    return random.nextBoolean() ? null : Integer.valueOf(day());
  }

  private byte[] optionalBytes() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return random.nextBoolean() ? null : bytes;
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
