package io.channelwatch.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxesTest {

  private static final String NASTY = "</script><img src=x onerror=alert(1)> & \"Sons\" <b>";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path folder;

  private final Map<String, Look> looks = new HashMap<>();
  private final Map<String, Looks.Person> persons = new HashMap<>();
  private final List<Notification> decisions = new ArrayList<>();

  @Test
  void messagesStandInTheirOrderWithTimeChannelSubjectAndBody() throws IOException {
    sent("n2", "2026-03-02T07:30:00Z", "email", "DIGEST", new Look("Second", "<i>two</i>", true));
    sent("n1", "2026-03-01T09:30:00Z", "slack", "REPEAT", new Look("First", "<p>one</p>", false));

    Document page = page("a-example-com");
    assertThat(page.select("details.message summary"))
        .extracting(line -> line.text())
        .containsExactly(
            "Sun 1 Mar 2026, 10:30 slack First reminder", "Mon 2 Mar 2026, 08:30 email Second");
    assertThat(page.select(".chat").html()).isEqualTo("<p>one</p>");
    assertThat(page.select("template[shadowrootmode=open]").html()).isEqualTo("<i>two</i>");
    assertThat(page.select("details[open]")).isEmpty();
    assertThat(page.select("header p").text())
        .isEqualTo("2 messages, 1 digest of them · times are those of Europe/Berlin");
    assertThat(page.select("nav a").attr("href")).isEqualTo("../report.html");
  }

  @Test
  void whatWasNotToldIsFoldedAwayWithItsReason() throws IOException {
    sent("n1", "2026-03-01T09:30:00Z", "slack", "FIRST", new Look("First", "<p>one</p>", false));
    untold("n2", "2026-03-01T10:00:00Z", "SILENCED", null);
    untold("n3", "2026-03-01T11:00:00Z", "SILENCED", null);
    untold("n4", "2026-03-01T12:00:00Z", "NO_CHANNEL", "there is no address");

    Document page = page("a-example-com");
    assertThat(page.select("details.untold summary").text())
        .isEqualTo(
            "3 times something was not told, or not yet: 1 no channel reaches them, 2 silenced");
    assertThat(page.select("details.untold td"))
        .extracting(cell -> cell.text())
        .startsWith("Sun 1 Mar 2026, 11:00", "About n2", "silenced")
        .endsWith("no channel reaches them: there is no address");
    assertThat(page.select("details.message")).hasSize(1);
  }

  @Test
  void whoWasToldNothingHasAPageToo() throws IOException {
    untold("n1", "2026-03-01T10:00:00Z", "QUIET_HOURS", null);

    assertThat(page("a-example-com").select("main").text()).isEqualTo("Nothing was sent.");
  }

  @Test
  void timesAreThoseOfTheRecipientAndNamesAreText() throws IOException {
    persons.put("a@example.com", new Looks.Person(NASTY, ZoneId.of("America/Chicago")));
    sent("n1", "2026-03-01T09:30:00Z", "slack", "FIRST", new Look(NASTY, "<p>one</p>", false));
    untold("n2", "2026-03-01T10:00:00Z", "ACKNOWLEDGED", NASTY);

    Document page = page("a-example-com");
    assertThat(page.select("h1").text()).isEqualTo(NASTY);
    assertThat(page.select("summary strong").text()).isEqualTo(NASTY);
    assertThat(page.select("summary time").text()).isEqualTo("Sun 1 Mar 2026, 03:30");
    assertThat(page.select("img, b")).isEmpty();
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws IOException {
    sent("n1", "2026-03-01T09:30:00Z", "slack", "FIRST", new Look("First", "<p>one</p>", false));

    Document page = page("a-example-com");
    assertThat(page.select("[src], link, iframe, object")).isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  @Test
  void recipientsOfLikeNamesHavePagesOfTheirOwnAndTheBusiestComesFirst() throws IOException {
    for (String recipient : List.of("Ä.B", "a-b", "a b")) {
      decisions.add(decision(recipient + "1", recipient, "2026-03-01T09:30:00Z", "slack", "FIRST"));
    }
    decisions.add(decision("x", "a-b", "2026-03-01T09:30:00Z", "slack", "DIGEST"));

    List<Inboxes.Written> written = write();
    assertThat(written).extracting(Inboxes.Written::file).doesNotHaveDuplicates().hasSize(3);
    assertThat(written.get(0))
        .extracting(Inboxes.Written::recipient, Inboxes.Written::messages, Inboxes.Written::digests)
        .containsExactly("a-b", 2, 1);
    assertThat(written).allMatch(each -> Files.exists(folder.resolve(each.file())));
  }

  private void sent(String id, String at, String channel, String why, Look look) {
    looks.put(id, look);
    decisions.add(decision(id, "a@example.com", at, channel, why));
  }

  private void untold(String id, String at, String why, @Nullable String detail) {
    Notification untold = decision(id, "a@example.com", at, null, why);
    untold.setStatus(NotificationStatus.SUPPRESSED);
    untold.setDetail(detail);
    decisions.add(untold);
  }

  private static Notification decision(
      String id, String recipient, String at, @Nullable String channel, String why) {
    return Notification.newBuilder()
        .setNotificationId(id)
        .setAt(Instant.parse(at))
        .setRecipient(recipient)
        .setRole("cam")
        .setChannel(channel)
        .setStatus(NotificationStatus.SENT)
        .setWhy(why)
        .setItems(List.of())
        .setTitle("About " + id)
        .build();
  }

  private Document page(String name) throws IOException {
    write();
    return Jsoup.parse(Files.readString(folder.resolve(name + ".html")));
  }

  private List<Inboxes.Written> write() throws IOException {
    Looks known =
        new Looks() {
          @Override
          public @Nullable Look of(Notification decision) {
            return looks.get(decision.getNotificationId());
          }

          @Override
          public @Nullable Person person(String recipient) {
            return persons.get(recipient);
          }
        };
    Inboxes inboxes = new Inboxes(known, BERLIN);
    decisions.forEach(inboxes::add);
    return inboxes.write(folder, "../report.html");
  }
}
