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

  private final NavigableMap<Long, DirectoryTexts> texts = new TreeMap<>();
  private final Map<DirectoryTexts, Router> routers = new HashMap<>();

  /**
   * The router that holds at an instant: that of the last configuration known by then, or of the
   * first one, if what held before it has been compacted away.
   */
  Router at(long instant) {
    Map.Entry<Long, DirectoryTexts> entry = texts.floorEntry(instant);
    Router router = entry == null ? null : usable(texts.headMap(instant, true).descendingMap());
    if (router == null) {
      router = usable(texts);
    }
    return router == null ? nobody() : router;
  }

  private @Nullable Router usable(NavigableMap<Long, DirectoryTexts> candidates) {
    for (DirectoryTexts text : candidates.values()) {
      Router router = routers.computeIfAbsent(text, PolicyHistory::compile);
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

  private static @Nullable Router compile(DirectoryTexts texts) {
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
    return new Router(config, KpiTitles.read(texts.catalog()));
  }

  private static Router nobody() {
    return new Router(NotificationConfig.none(), KpiTitles.NONE);
  }
}
