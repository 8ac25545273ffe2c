package io.channelwatch.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.event.Contact;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.FixedPartner;
import io.channelwatch.rule.Readings;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Truth;
import io.channelwatch.rule.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Expressions over KPIs that have fixed values; {@code gone} is absent. */
final class Formulas implements Vocabulary {

  static final Profile PROFILE =
      new Profile(
          "p1",
          null,
          "Acme",
          "reseller",
          "gold",
          null,
          "DE",
          PartnerStatus.ACTIVE,
          null,
          new Contact("Ann", null, null, null),
          null,
          Map.of("segment", "smb"));

  /** More calls than any test writes. */
  private static final int ROOM = 100;

  private final Map<String, Double> kpis = new TreeMap<>();
  private final FixedPartner partner = new FixedPartner().with(PROFILE);

  Formulas() {
    with("gone", Double.NaN);
  }

  Formulas with(String kpi, double value) {
    kpis.put(kpi, value);
    return this;
  }

  Formulas withCall(String call, double value) {
    partner.with(call, value);
    return this;
  }

  @Override
  public @Nullable Meaning kpi(String name) {
    Double value = kpis.get(name);
    if (value == null) {
      return null;
    }
    int slot = List.copyOf(kpis.keySet()).indexOf(name);
    return new Computed(slot, Unit.RATIO, facts -> value, List.of(), Reads.NOTHING);
  }

  @Override
  public Collection<String> kpis() {
    return kpis.keySet();
  }

  Expressions.Compiled compiled(String text) {
    Expressions.Compiled compiled = new Expressions(this).compile(text, Place.PARTNER);
    assertThat(compiled.mistakes()).as(text).isEmpty();
    return compiled;
  }

  List<Mistake> mistakes(String text) {
    return new Expressions(this).compile(text, Place.PARTNER).mistakes();
  }

  Truth truth(String text) {
    return ((Term.Truth) compiled(text).term()).condition().test(facts());
  }

  double number(String text) {
    return ((Term.Numeric) compiled(text).term()).expression().value(facts());
  }

  @Nullable String text(String text) {
    return ((Term.Text) compiled(text).term()).expression().text(facts());
  }

  Facts facts() {
    return Facts.of(partner, new Readings(ROOM), kpis.size());
  }
}
