package io.channelwatch.cluster;

import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.Contact;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.RevenueAttribution;
import io.channelwatch.events.RevenueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records that flow into the topics: deals along their lives, revenue and activity of some
 * partners, up to twenty days after they happened and one in ten of them twice. They come at a
 * steady pace, in a thread of their own, and wait while the broker is away; or all at once, as a
 * history.
 */
final class LiveFeed implements AutoCloseable {

  private static final int PARTNERS = 40;
  private static final int FEW_PARTNERS = 6;
  private static final Duration STEP = Duration.ofMinutes(20);
  private static final long PAUSE = 25;
  private static final long LATEST = Duration.ofDays(20).toMillis();

  private final Random random = new Random(7);
  private final String name;
  private final InstantSource clock;
  private final int partners;
  private final Deals deals;
  private final Settings settings;
  private final TopicWriter writer;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean stopped;
  private int events;

  private LiveFeed(String name, Settings settings, InstantSource clock, int partners) {
    this.name = name;
    this.settings = settings;
    this.clock = clock;
    this.partners = partners;
    this.deals = new Deals(name, random, clock);
    this.writer = TopicWriter.connect(settings);
  }

  /** Tells who the partners are, and begins. */
  static LiveFeed start(Settings settings) {
    LiveFeed feed = new LiveFeed("live", settings, InstantSource.system(), PARTNERS);
    feed.introducePartners();
    for (int i = 0; i < 3 * PARTNERS; i++) {
      feed.step();
    }
    feed.writer.flush();
    Thread thread = new Thread(feed::flow, "live-feed");
    thread.setDaemon(true);
    thread.start();
    return feed;
  }

  /**
   * Writes what became known of a few partners step by step, each some while after the one before.
   *
   * @return the time of the last step
   */
  static Instant history(Settings settings, Instant from, int steps) {
    AtomicReference<Instant> now = new AtomicReference<>(from);
    LiveFeed feed = new LiveFeed("history", settings, now::get, FEW_PARTNERS);
    try (TopicWriter writer = feed.writer) {
      feed.introducePartners();
      for (int i = 0; i < steps; i++) {
        now.set(now.get().plus(STEP));
        feed.step();
      }
      writer.flush();
    }
    return now.get();
  }

  private void introducePartners() {
    for (int i = 0; i < partners; i++) {
      send(settings.topics().partnerProfiles(), partner(i), profile(i));
    }
  }

  /** Stops, and fails if it had to before. */
  @Override
  public void close() {
    stopped = true;
    ended.join();
  }

  private void flow() {
    try (writer) {
      while (!stopped) {
        step();
        Thread.sleep(PAUSE);
      }
      writer.flush();
      ended.complete(null);
    } catch (InterruptedException | RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }

  private void step() {
    String partner = partner(random.nextInt(partners));
    Instant happened = clock.instant().minusMillis((long) (random.nextDouble() * LATEST));
    events++;
    switch (random.nextInt(3)) {
      case 0 -> twice(settings.topics().dealRegistrations(), partner, deals.next(partner));
      case 1 -> twice(settings.topics().closedRevenue(), partner, revenue(partner, happened));
      default -> twice(settings.topics().partnerActivity(), partner, activity(partner, happened));
    }
  }

  private void twice(String topic, String partner, SpecificRecord value) {
    send(topic, partner, value);
    if (random.nextInt(10) == 0) {
      send(topic, partner, value);
    }
  }

  // A live one the broker stamps with the time at which it takes it.
  private void send(String topic, String key, SpecificRecord value) {
    writer.send(topic, key, value, clock.millis());
  }

  private ClosedRevenue revenue(String partner, Instant happened) {
    return ClosedRevenue.newBuilder()
        .setEventId(name + "-revenue-" + events)
        .setPartnerId(partner)
        .setOccurredAt(happened)
        .setAmount(new BigDecimal(random.nextInt(1_000) + ".0000"))
        .setCurrency("USD")
        .setAttribution(RevenueAttribution.SOURCED)
        .setRevenueType(RevenueType.NEW)
        .build();
  }

  private PartnerActivity activity(String partner, Instant happened) {
    return PartnerActivity.newBuilder()
        .setEventId(name + "-activity-" + events)
        .setPartnerId(partner)
        .setOccurredAt(happened)
        .setType("portal_login")
        .build();
  }

  private PartnerProfile profile(int number) {
    return PartnerProfile.newBuilder()
        .setPartnerId(partner(number))
        .setName("Partner " + number)
        .setUpdatedAt(clock.instant().minus(Duration.ofDays(1)))
        .setCam(Contact.newBuilder().setName("Ana").setEmail("ana@example.com").build())
        .build();
  }

  private static String partner(int number) {
    return "p" + number;
  }
}
