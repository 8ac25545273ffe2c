package io.channelwatch.model;

import java.util.List;
import java.util.Random;

/** Choices that a seed decides. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    // Seeds that follow one another begin alike in Random itself.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L ^ 0x5DEECE66DL);
  }

  Random random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from the first to the last. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  long below(long bound) {
    return (long) (random.nextDouble() * bound);
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Null with a probability. */
  <T> T maybe(double probability, T value) {
    return chance(probability) ? value : null;
  }
}
