package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.TargetRemoved;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads what a tombstone removes out of its key. */
public final class TombstoneReader {

  private static final int LONGEST_KEY = 4_000;

  private TombstoneReader() {}

  public static ProfileRemoved profile(byte @Nullable [] key) throws RefusedException {
    FieldCheck check = new FieldCheck();
    return check.passed(new ProfileRemoved(check.required("partner_id", text(key, "partner_id"))));
  }

  /** The partner's id may itself contain the separator; the other three parts may not. */
  public static TargetRemoved target(byte @Nullable [] key) throws RefusedException {
    String form = "partner_id|metric|period_start|period_end";
    String text = text(key, form);
    int end = text.lastIndexOf('|');
    int start = text.lastIndexOf('|', end - 1);
    int metric = text.lastIndexOf('|', start - 1);
    if (metric < 1) {
      throw badKey(text, form);
    }
    FieldCheck check = new FieldCheck();
    return check.passed(
        new TargetRemoved(
            check.required("partner_id", text.substring(0, metric)),
            check.required("metric", text.substring(metric + 1, start)),
            day(text.substring(start + 1, end), text, form),
            day(text.substring(end + 1), text, form)));
  }

  /** Like any tombstone it is as late as the instant at which it became known. */
  public static FxRate rate(byte @Nullable [] key, long knownAt) throws RefusedException {
    String form = "currency|effective_on";
    String text = text(key, form);
    int separator = text.lastIndexOf('|');
    if (separator < 1) {
      throw badKey(text, form);
    }
    return new FxRate(
        text.substring(0, separator),
        day(text.substring(separator + 1), text, form),
        null,
        knownAt);
  }

  private static String text(byte @Nullable [] key, String form) throws RefusedException {
    if (key == null || key.length == 0) {
      throw new RefusedException(
          "missing_key", "a tombstone without a key; expected %s".formatted(form));
    }
    if (key.length > LONGEST_KEY) {
      throw new RefusedException(
          "bad_key", "the tombstone's key has %d bytes; expected %s".formatted(key.length, form));
    }
    return new String(key, StandardCharsets.UTF_8);
  }

  private static int day(String date, String key, String form) throws RefusedException {
    try {
      LocalDate day = LocalDate.parse(date);
      if (Times.isInCalendar(day)) {
        return (int) day.toEpochDay();
      }
      throw badKey(key, form);
    } catch (DateTimeException e) {
      throw badKey(key, form);
    }
  }

  private static RefusedException badKey(String key, String form) {
    return new RefusedException(
        "bad_key", "the tombstone's key is '%s'; expected %s".formatted(key, form));
  }
}
