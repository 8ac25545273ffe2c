package io.channelwatch.notifying.deliver.email;

import io.channelwatch.notification.Audience;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures that go with an email.
 *
 * @param byAlert PNGs by alert id
 */
public record Charts(Map<String, byte[]> byAlert) {
  private static final Logger LOG = LoggerFactory.getLogger(Charts.class);
  private static final int MOST = 3;

  /**
   * Those of the first entries. Where pictures cannot be drawn, as on a machine without fonts, a
   * message goes without.
   */
  public static Charts of(Message message) {
    Map<String, byte[]> byAlert = new LinkedHashMap<>();
    if (message.digest()) {
      return new Charts(byAlert);
    }
    try {
      Audience.shown(message).entries().stream().limit(MOST).forEach(item -> draw(item, byAlert));
    } catch (RuntimeException | Error e) {
      // Without fonts or their libraries AWT throws errors of many kinds, and some of no kind.
      if (e instanceof VirtualMachineError && !(e instanceof InternalError)) {
        throw e;
      }
      LOG.warn("event=chart_not_drawn problem={}", e.getClass().getSimpleName());
      return new Charts(Map.of());
    }
    return new Charts(byAlert);
  }

  private static void draw(Item item, Map<String, byte[]> byAlert) {
    byte[] png = TrailChart.png(item);
    if (png != null) {
      byAlert.put(item.alertId(), png);
    }
  }

  /** By alert id, the address under which the mail's own HTML finds its pictures. */
  Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    byAlert.forEach((alertId, png) -> addresses.put(alertId, "cid:" + contentId(alertId)));
    return addresses;
  }

  /** The name of a picture within its mail. */
  static String contentId(String alertId) {
    return alertId.replaceAll("[^A-Za-z0-9-]", "-") + ".chart@channelwatch";
  }
}
