package io.channelwatch.rule;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.Profile;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.PartnerView;
import io.channelwatch.kpi.Window;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partner of whom exactly what a test says is known, call by call; the rest is absent. */
public final class FixedPartner implements PartnerView {

  private final Map<String, Double> values = new HashMap<>();
  private @Nullable Profile profile;

  /** What a call gives, written as {@code count registrations DAYS 30 0} and the like. */
  public FixedPartner with(String call, double value) {
    values.put(call, value);
    return this;
  }

  /** The partner's profile. */
  public FixedPartner with(Profile known) {
    profile = known;
    return this;
  }

  private double value(Object... call) {
    StringBuilder key = new StringBuilder();
    for (Object part : call) {
      if (part != null) {
        key.append(key.isEmpty() ? "" : " ").append(part);
      }
    }
    return values.getOrDefault(key.toString(), Double.NaN);
  }

  private double windowed(String function, Measure measure, Window window) {
    return value(function, measure.name(), window.kind(), window.length(), window.offset());
  }

  @Override
  public String partnerId() {
    return "p1";
  }

  @Override
  public long at() {
    return 0;
  }

  @Override
  public int today() {
    return 0;
  }

  @Override
  public double count(Measure measure, Window window) {
    return windowed("count", measure, window);
  }

  @Override
  public double sum(Measure measure, Window window) {
    return windowed("sum", measure, window);
  }

  @Override
  public double daysWith(Measure measure, Window window) {
    return windowed("days_with", measure, window);
  }

  @Override
  public double daysSince(Measure measure) {
    return value("days_since", measure.name());
  }

  @Override
  public double openCount(@Nullable DealStage stage) {
    return value("open_count", stage);
  }

  @Override
  public double openValue(@Nullable DealStage stage) {
    return value("open_value", stage);
  }

  @Override
  public double openCountClosingIn(PeriodUnit period) {
    return value("open_count", period);
  }

  @Override
  public double openValueClosingIn(PeriodUnit period) {
    return value("open_value", period);
  }

  @Override
  public double overdueCount(double days) {
    return value("overdue_count", days);
  }

  @Override
  public double overdueValue(double days) {
    return value("overdue_value", days);
  }

  @Override
  public double stalledCount(double days) {
    return value("stalled_count", days);
  }

  @Override
  public double stalledValue(double days) {
    return value("stalled_value", days);
  }

  @Override
  public double slippedCount() {
    return value("slipped_count");
  }

  @Override
  public double slippedValue() {
    return value("slipped_value");
  }

  @Override
  public double target(String metric, PeriodUnit period) {
    return value("target", metric, period);
  }

  @Override
  public double elapsed(PeriodUnit period) {
    return value("elapsed", period);
  }

  @Override
  public double tenureDays() {
    return value("tenure_days");
  }

  @Override
  public @Nullable Profile profile() {
    return profile;
  }
}
