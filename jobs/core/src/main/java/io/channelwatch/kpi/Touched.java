package io.channelwatch.kpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What of a partner's history has changed since it was last evaluated. */
public final class Touched {

  private final List<Measure> measures = new ArrayList<>();
  private boolean openDeals;
  private boolean targets;
  private boolean profile;

  Touched() {}

  /** The measures of which an occurrence was added, changed or withdrawn; each once. */
  public Collection<Measure> measures() {
    return Collections.unmodifiableList(measures);
  }

  /** Whether one of these measures was touched. */
  public boolean anyOf(Set<Measure> some) {
    for (int i = 0; i < measures.size(); i++) {
      if (some.contains(measures.get(i))) {
        return true;
      }
    }
    return false;
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
  }
}
