package io.channelwatch.notifying.ingest;

import org.jspecify.annotations.Nullable;

/** One thing read; exactly one component is there. */
public record Feed(
    @Nullable PartnerNews news, @Nullable Ruling ruling, @Nullable Rejected rejected) {

  static Feed of(PartnerNews news) {
    return new Feed(news, null, null);
  }

  static Feed of(Ruling ruling) {
    return new Feed(null, ruling, null);
  }

  static Feed of(Rejected rejected) {
    return new Feed(null, null, rejected);
  }
}
