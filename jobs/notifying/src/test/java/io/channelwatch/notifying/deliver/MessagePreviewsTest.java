package io.channelwatch.notifying.deliver;

import static io.channelwatch.notifying.deliver.MessageExamples.CHANNEL;
import static io.channelwatch.notifying.deliver.MessageExamples.digest;
import static io.channelwatch.notifying.deliver.MessageExamples.items;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.notification.Firing;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import io.channelwatch.notifying.deliver.email.Charts;
import io.channelwatch.rule.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leaves what the messages look like where people can open it. */
class MessagePreviewsTest {

  private static final List<Firing> FIRING =
      List.of(
          new Firing("b", "Deals slip out of the quarter", "risk", WARNING, 1_772_180_000_000L),
          new Firing("c", "Certified for cloud", "growth", Severity.INFO, 1_771_180_000_000L));

  private final MessageText text = new MessageText(ZoneId.of("America/New_York"), "EUR");

  @Test
  void writesPreviews() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/previews"));
    List<Item> all = items().toList();
    Map<String, Message> messages = new LinkedHashMap<>();
    messages.put("risk", Examples.message(CHANNEL, all.get(0).withAlsoFiring(FIRING)));
    messages.put("growth", Examples.message(CHANNEL, all.get(3)));
    messages.put("resolved", Examples.message(CHANNEL, all.get(2)));
    messages.put("leader", Examples.to("leader", messages.get("risk")));
    messages.put("leader-growth", Examples.to("leader", messages.get("growth")));
    messages.put("many", Examples.message(CHANNEL, all.toArray(Item[]::new)));
    messages.put("digest", digest());
    for (Map.Entry<String, Message> each : messages.entrySet()) {
      Message message = each.getValue();
      String name = each.getKey();
      Files.writeString(folder.resolve(name + ".html"), text.html(message, inline(message)));
      Files.writeString(folder.resolve(name + ".txt"), text.plain(message));
      Files.writeString(
          folder.resolve(name + ".slack.json"), text.blocks(message).toPrettyString());
      Files.writeString(folder.resolve(name + ".teams.json"), text.card(message).toPrettyString());
    }

    assertThat(folder.resolve("many.html")).isNotEmptyFile();
  }

  private static Map<String, String> inline(Message message) {
    Map<String, String> charts = new HashMap<>();
    Charts.of(message)
        .byAlert()
        .forEach(
            (alertId, png) ->
                charts.put(
                    alertId, "data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
    return charts;
  }
}
