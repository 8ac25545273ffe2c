package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.event.Target;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads what records say. Those about one partner go on, those that concern every partner go to
 * {@link #REFERENCE}, those that cannot be used to {@link #REFUSED}. A registry that cannot be
 * reached fails the task, which reads on from its last checkpoint: no record is refused for it.
 */
public final class DecodeFunction extends ProcessFunction<Received, PartnerRecord> {

  /** Rates and rules. */
  public static final OutputTag<ReferenceRecord> REFERENCE = new OutputTag<>("reference") {};

  /** What cannot be used. */
  public static final OutputTag<Refused> REFUSED = new OutputTag<>("refused") {};

  private static final long serialVersionUID = 1;
  private static final int CACHED_SCHEMAS = 1000;

  private final Settings settings;
  private transient Map<String, Input> inputs;
  private transient Acceptance acceptance;
  private transient WireReader<DealRegistration> deals;
  private transient WireReader<ClosedRevenue> revenues;
  private transient WireReader<PartnerActivity> activities;
  private transient WireReader<PartnerProfile> profiles;
  private transient WireReader<PartnerTarget> targets;
  private transient WireReader<io.channelwatch.events.FxRate> rates;
  private transient WireReader<io.channelwatch.events.RulesUpdate> rules;

  /** Reads the topics that the settings name. */
  @SuppressWarnings("NullAway.Init") // open() comes before the first record
  public DecodeFunction(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    inputs = Input.byTopic(settings.topics());
    acceptance =
        new Acceptance(
            settings.historyRetention(),
            settings.clock().mode() == ClockMode.LIVE
                ? settings.ingest().maxFutureSkew()
                : Acceptance.ANY_SKEW,
            System::currentTimeMillis);
    SchemaRegistryClient registry =
        new CachedSchemaRegistryClient(
            settings.schemaRegistry().url(),
            CACHED_SCHEMAS,
            settings.schemaRegistry().properties());
    deals = new WireReader<>(registry, DealRegistration.class);
    revenues = new WireReader<>(registry, ClosedRevenue.class);
    activities = new WireReader<>(registry, PartnerActivity.class);
    profiles = new WireReader<>(registry, PartnerProfile.class);
    targets = new WireReader<>(registry, PartnerTarget.class);
    rates = new WireReader<>(registry, io.channelwatch.events.FxRate.class);
    rules = new WireReader<>(registry, io.channelwatch.events.RulesUpdate.class);
  }

  @Override
  public void processElement(Received in, Context context, Collector<PartnerRecord> out)
      throws IOException {
    try {
      acceptance.checkKnownAt(in.timestamp());
      Input input = inputs.get(in.topic());
      if (input == Input.FX_RATES) {
        context.output(REFERENCE, new ReferenceRecord(in.timestamp(), rate(in), null));
      } else if (input == Input.ALERT_RULES) {
        context.output(REFERENCE, new ReferenceRecord(in.timestamp(), null, ruleSets(in)));
      } else if (input != null) {
        PartnerEvent event = event(input, in);
        acceptance.check(event, in.timestamp());
        out.collect(new PartnerRecord(event, knownAt(event, in), in));
      }
    } catch (WireReader.UnreadableException e) {
      refuse(in, e.rejection(), context);
    } catch (RefusedException e) {
      refuse(in, e.rejection(), context);
    }
  }

  private void refuse(Received in, Rejection rejection, Context context) {
    context.output(REFUSED, new Refused(in, rejection));
  }

  private PartnerEvent event(Input input, Received in)
      throws IOException, RefusedException, WireReader.UnreadableException {
    return switch (input) {
      case DEAL_REGISTRATIONS -> RecordReader.deal(read(deals, in));
      case CLOSED_REVENUE -> RecordReader.revenue(read(revenues, in));
      case PARTNER_ACTIVITY -> RecordReader.activity(read(activities, in));
      case PARTNER_PROFILES ->
          in.value() == null
              ? TombstoneReader.profile(in.key())
              : RecordReader.profile(read(profiles, in));
      case PARTNER_TARGETS ->
          in.value() == null
              ? TombstoneReader.target(in.key())
              : RecordReader.target(read(targets, in));
      case FX_RATES, ALERT_RULES -> throw new IllegalStateException(input + " is of no partner");
    };
  }

  private FxRate rate(Received in)
      throws IOException, RefusedException, WireReader.UnreadableException {
    return in.value() == null
        ? TombstoneReader.rate(in.key(), in.timestamp())
        : RecordReader.rate(read(rates, in));
  }

  private RulesUpdate ruleSets(Received in)
      throws IOException, RefusedException, WireReader.UnreadableException {
    return RecordReader.rules(read(rules, in));
  }

  private static <T extends SpecificRecord> T read(WireReader<T> reader, Received in)
      throws IOException, RefusedException, WireReader.UnreadableException {
    byte[] value = in.value();
    if (value == null) {
      throw new RefusedException(
          "unexpected_tombstone", "the topic '%s' takes no tombstones".formatted(in.topic()));
    }
    return reader.read(value);
  }

  private static long knownAt(PartnerEvent event, Received in) {
    boolean timeless =
        (event instanceof Profile profile && profile.updatedAt() == null)
            || (event instanceof Target target && target.updatedAt() == null);
    return timeless ? PartnerRecord.FROM_THE_BEGINNING : in.timestamp();
  }
}
