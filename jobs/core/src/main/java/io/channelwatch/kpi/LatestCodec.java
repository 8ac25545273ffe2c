package io.channelwatch.kpi;

import org.jspecify.annotations.Nullable;

/** The latest record of a series as bytes: often it is that of the whole as well. */
final class LatestCodec {

  private static final int NONE = 0;
  private static final int THAT_OF_WHOLE = 1;
  private static final int ANOTHER = 2;

  private LatestCodec() {}

  static void write(Series.@Nullable Latest latest, Series.@Nullable Latest ofWhole, Encoder out) {
    if (latest == null) {
      out.octet(NONE);
    } else if (latest.equals(ofWhole)) {
      out.octet(THAT_OF_WHOLE);
    } else {
      out.octet(ANOTHER);
      out.textLike(ofWhole == null ? "" : ofWhole.eventId(), latest.eventId());
      out.instant(latest.at());
      out.amount(latest.value());
    }
  }

  static void read(Series into, Series.@Nullable Latest ofWhole, Decoder in) {
    int kind = in.octet();
    if (kind == THAT_OF_WHOLE && ofWhole != null) {
      into.remember(ofWhole.eventId(), ofWhole.at(), ofWhole.value());
    } else if (kind == ANOTHER) {
      String id = in.textLike(ofWhole == null ? "" : ofWhole.eventId());
      into.remember(id, in.instant(), in.amount());
    }
  }
}
