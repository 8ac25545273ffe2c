package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.Target;
import java.util.Comparator;

/**
 * The order in which a partner's records are taken: as they became known, and those of one instant
 * by what they are, so that the order in which topics and partitions happen to be read shows
 * nowhere.
 */
public final class KnownOrder implements Comparator<PartnerRecord> {

  /** The one instance. */
  public static final KnownOrder INSTANCE = new KnownOrder();

  private KnownOrder() {}

  @Override
  public int compare(PartnerRecord left, PartnerRecord right) {
    int known = Long.compare(left.knownAt(), right.knownAt());
    return known != 0 ? known : compare(left.event(), right.event());
  }

  private static int compare(PartnerEvent left, PartnerEvent right) {
    int kind = Integer.compare(kind(left), kind(right));
    if (kind != 0) {
      return kind;
    }
    int name = name(left).compareTo(name(right));
    if (name != 0) {
      return name;
    }
    int version = Long.compare(version(left), version(right));
    return version != 0 ? version : Long.compare(happenedAt(left), happenedAt(right));
  }

  private static int kind(PartnerEvent event) {
    if (event instanceof Profile || event instanceof ProfileRemoved) {
      return 0;
    } else if (event instanceof DealVersion) {
      return 2;
    } else if (event instanceof Revenue) {
      return 3;
    } else if (event instanceof Activity) {
      return 4;
    }
    return 1;
  }

  private static String name(PartnerEvent event) {
    if (event instanceof DealVersion deal) {
      return deal.dealId();
    } else if (event instanceof Revenue revenue) {
      return revenue.eventId();
    } else if (event instanceof Activity activity) {
      return activity.eventId();
    } else if (event instanceof Target target) {
      return target.metric();
    }
    return "";
  }

  private static long version(PartnerEvent event) {
    return event instanceof DealVersion deal ? deal.version() : 0;
  }

  private static long happenedAt(PartnerEvent event) {
    Long at = Times.happenedAt(event);
    return at == null ? Long.MIN_VALUE : at;
  }
}
