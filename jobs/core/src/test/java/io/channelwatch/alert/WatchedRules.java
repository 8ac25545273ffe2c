package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.TestRules.onPartner;
import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.WARNING;

import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Rule;

/** Rules for a partner under watch. */
final class WatchedRules {

  private static final Measure ACTIVITY = Measure.parse("activity");
  static final Measure REVENUE = Measure.parse("revenue");

  private WatchedRules() {}

  static Rule anyRevenue(long holdFor) {
    NumberExpression count = it -> it.partner().count(REVENUE, days(30));
    return onPartner("revenue")
        .reads("revenue", "30d")
        .level(WARNING, holdFor, compare(count, n -> n > 0))
        .build();
  }

  static Rule anyLogin() {
    Window window = Window.parse("2h");
    return onPartner("login")
        .reads("activity", "2h")
        .level(CRITICAL, 0, compare(it -> it.partner().count(ACTIVITY, window), n -> n > 5))
        .build();
  }

  static Rule dealOver(double amount) {
    return onDeal("large-deal")
        .level(WARNING, 0, compare(it -> it.deal().amount(), n -> n > amount))
        .build();
  }

  static Window days(int days) {
    return new Window(Window.Kind.DAYS, days, 0);
  }
}
