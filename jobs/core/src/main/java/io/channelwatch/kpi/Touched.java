package io.channelwatch.kpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What of a partner's history has changed since it was last evaluated. */
public final class Touched {

  private final List<Measure> measures = new ArrayList<>();
  private final List<Measure> unmodifiable = Collections.unmodifiableList(measures);
  private boolean openDeals;
  private boolean targets;
  private boolean profile;
  private int clearings = 1;

  Touched() {}

  /**
   * The measures of which an occurrence was added, changed or withdrawn; each once. Of those that
   * deals and customers tell, the ones alone that were ever asked for.
   */
  public List<Measure> measures() {
    return unmodifiable;
  }

  /** Whether an open deal changed, came or went. */
  public boolean openDeals() {
    return openDeals;
  }

  /** Whether a target changed. */
  public boolean targets() {
    return targets;
  }

  /** Whether the profile changed. */
  public boolean profile() {
    return profile;
  }

  /** Whether anything at all was touched. */
  public boolean any() {
    return openDeals || targets || profile || !measures.isEmpty();
  }

  /** From 1, one up with each clearing: what a measure compares to know whether it is listed. */
  int clearings() {
    return clearings;
  }

  void touchMeasure(Measure measure) {
    measures.add(measure);
  }

  void touchOpenDeals() {
    openDeals = true;
  }

  void touchTargets() {
    targets = true;
  }

  void touchProfile() {
    profile = true;
  }

  void clear() {
    measures.clear();
    openDeals = false;
    targets = false;
    profile = false;
    clearings++;
  }
}
