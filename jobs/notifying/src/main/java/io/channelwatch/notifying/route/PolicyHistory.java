package io.channelwatch.notifying.route;

import io.channelwatch.notification.KpiTitles;
import io.channelwatch.notification.NotificationConfig;
import io.channelwatch.notification.NotificationFile;
import io.channelwatch.notification.Router;
import io.channelwatch.rule.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routers by the instant from which their configuration holds, each compiled once. */
final class PolicyHistory {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyHistory.class);

  private final String programZone;
  private final NavigableMap<Long, DirectoryTexts> texts = new TreeMap<>();
  private final Map<DirectoryTexts, Router> routers = new HashMap<>();

  PolicyHistory(String programZone) {
    this.programZone = programZone;
  }

  /** A router, and from when until when it holds. */
  record Held(Router router, long since, long until) {}

  /**
   * The router that holds at an instant: that of the last configuration known by then, or of the
   * first one, if what held before it has been compacted away.
   */
  Held at(long instant) {
    Map.Entry<Long, DirectoryTexts> entry = texts.floorEntry(instant);
    Router router = entry == null ? null : usable(texts.headMap(instant, true).descendingMap());
    if (router == null) {
      router = usable(texts);
    }
    Long next = texts.higherKey(instant);
    return new Held(
        router == null ? nobody() : router,
        entry == null ? Long.MIN_VALUE : entry.getKey(),
        next == null ? Long.MAX_VALUE : next);
  }

  private @Nullable Router usable(NavigableMap<Long, DirectoryTexts> candidates) {
    for (DirectoryTexts text : candidates.values()) {
      Router router = routers.computeIfAbsent(text, this::compile);
      if (router != null) {
        return router;
      }
    }
    return null;
  }

  /** Takes in what a directory says. */
  void put(long knownAt, DirectoryTexts said) {
    texts.put(knownAt, said);
  }

  private @Nullable Router compile(DirectoryTexts texts) {
    if (texts.policies().isEmpty()) {
      return nobody();
    }
    NotificationFile.Read read = NotificationFile.read(NotificationConfig.FILE, texts.policies());
    NotificationConfig config = read.config();
    if (config == null) {
      Problem first = read.problems().get(0);
      LOG.error(
          "event=policies_refused line={} column={} problem=\"{}\"",
          first.line(),
          first.column(),
          first.message());
      return null;
    }
    return new Router(config, KpiTitles.read(texts.catalog()), programZone);
  }

  private Router nobody() {
    return new Router(NotificationConfig.none(), KpiTitles.NONE, programZone);
  }
}
