package io.channelwatch.rule.expression;

import io.channelwatch.rule.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each call of a program, wherever it is written, one slot. */
final class CallSlots {

  private final Map<Call, Integer> slots = new LinkedHashMap<>();

  int of(Call call) {
    return slots.computeIfAbsent(call, any -> slots.size());
  }

  List<Call> calls() {
    return List.copyOf(slots.keySet());
  }
}
