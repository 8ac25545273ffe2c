package io.channelwatch.cli.inbox;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.cli.inbox.Looks.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sorts decisions by recipient, and writes a page for each. All decisions are kept in memory. */
public final class Inboxes {

  private final Looks looks;
  private final ZoneId zone;
  private final Map<String, List<Notification>> byRecipient = new TreeMap<>();

  /** Messages look so; times are of the zone where a recipient has none. */
  public Inboxes(Looks looks, ZoneId zone) {
    this.looks = looks;
    this.zone = zone;
  }

  /**
   * A page that was written.
   *
   * @param file its name in its folder
   * @param digests how many of the messages were digests
   * @param untold how often something was not told, or not yet
   */
  public record Written(
      String name, String recipient, String file, int messages, int digests, int untold) {}

  /** Takes up a decision. */
  public void add(Notification decision) {
    // What a decision was on is of no use here, and there may be much of it.
    Notification brief = Notification.newBuilder(decision).setItems(List.of()).build();
    byRecipient.computeIfAbsent(decision.getRecipient(), id -> new ArrayList<>()).add(brief);
  }

  /**
   * Writes the pages; who gets most comes first.
   *
   * @param back the page from which these are reached, as seen from the folder
   */
  public List<Written> write(Path folder, String back) throws IOException {
    Files.createDirectories(folder);
    InboxPage page = new InboxPage(looks, back);
    List<Written> written = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, List<Notification>> each : byRecipient.entrySet()) {
      Person known = looks.person(each.getKey());
      Person person = known == null ? new Person(each.getKey(), null) : known;
      List<Notification> inOrder = new ArrayList<>(each.getValue());
      inOrder.sort(Comparator.comparing(Notification::getAt));
      String file = file(each.getKey(), names);
      page.write(
          folder.resolve(file),
          new Person(person.name(), person.zone() == null ? zone : person.zone()),
          each.getKey(),
          inOrder);
      written.add(summary(person, each.getKey(), file, inOrder));
    }
    written.sort(Comparator.comparingInt(Written::messages).reversed());
    return written;
  }

  private static Written summary(
      Person person, String recipient, String file, List<Notification> decisions) {
    List<Notification> sent = decisions.stream().filter(Inboxes::isSent).toList();
    return new Written(
        person.name(),
        recipient,
        file,
        sent.size(),
        (int) sent.stream().filter(each -> each.getWhy().equals("DIGEST")).count(),
        decisions.size() - sent.size());
  }

  static boolean isSent(Notification decision) {
    return decision.getStatus() == NotificationStatus.SENT;
  }

  /** A name that every file system takes, and that people recognise. */
  private static String file(String recipient, Set<String> taken) {
    String plain = Normalizer.normalize(recipient, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    String name = plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-");
    String base = name.length() > 80 ? name.substring(0, 80) : name;
    String file = base;
    for (int i = 2; !taken.add(file); i++) {
      file = base + "-" + i;
    }
    return file + ".html";
  }
}
