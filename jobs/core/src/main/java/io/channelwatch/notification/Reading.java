package io.channelwatch.notification;

import io.channelwatch.alert.AlertValue;
import io.channelwatch.rule.Threshold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI or a function call of the rule gave, as a message shows it.
 *
 * @param name the KPI's name or the call's text
 * @param title what the catalog calls it; null for what stands in no catalog
 * @param value NaN where it is absent
 * @param unit ratio, percent, count, days, money or score, where it is known
 * @param thresholds what the rule compares it with
 * @param parts for a composite what it is made of, otherwise empty
 * @param trail the value at the start of each of the last days, oldest first, NaN where it was
 *     absent; empty where nobody needs it
 */
public record Reading(
    String name,
    @Nullable String title,
    double value,
    @Nullable String unit,
    List<Threshold> thresholds,
    List<Part> parts,
    List<Double> trail) {

  // A state written by an earlier release lacks what was added since.
  public Reading {
    parts = parts == null ? List.of() : parts;
    trail = trail == null ? List.of() : trail;
  }

  /** The same without what it was on the days before. */
  Reading withoutTrail() {
    return new Reading(name, title, value, unit, thresholds, parts, List.of());
  }

  /** A reading of no composite and without a title. */
  public Reading(String name, double value, @Nullable String unit, List<Threshold> thresholds) {
    this(name, null, value, unit, thresholds, List.of(), List.of());
  }

  /** A reading of which it is not known how it came to be. */
  public Reading(
      String name,
      @Nullable String title,
      double value,
      @Nullable String unit,
      List<Threshold> thresholds,
      List<Part> parts) {
    this(name, title, value, unit, thresholds, parts, List.of());
  }

  /** What a transition carries of a KPI or a call. */
  static Reading of(String name, AlertValue value) {
    List<Part> parts = new ArrayList<>();
    for (AlertValue.Part part : value.parts()) {
      parts.add(
          new Part(
              part.kpi(),
              null,
              orNaN(part.value()),
              null,
              part.weight(),
              orNaN(part.contribution())));
    }
    return new Reading(name, null, orNaN(value.value()), value.unit(), value.thresholds(), parts);
  }

  private static double orNaN(@Nullable Double number) {
    return number == null ? Double.NaN : number;
  }

  /**
   * One part of a composite.
   *
   * @param kpi the KPI that is weighed in
   * @param title what the catalog calls it; null where that is not known
   * @param value NaN where it is absent
   * @param unit where it is known
   * @param weight before others' absence is made up for
   * @param points what it adds to the composite; NaN where it is absent
   */
  public record Part(
      String kpi,
      @Nullable String title,
      double value,
      @Nullable String unit,
      double weight,
      double points) {}
}
