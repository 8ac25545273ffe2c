package io.channelwatch.model;

/** Makes up windows that reach back no further than history is kept. */
final class WindowMaker {

  private final Dice dice;
  private final int retentionDays;

  WindowMaker(Dice dice, int retentionDays) {
    this.dice = dice;
    this.retentionDays = retentionDays - 5;
  }

  String any() {
    return dice.chance(0.2) ? dice.between(1, dice.pick(3, 48, 168)) + "h" : ofDays();
  }

  String ofDays() {
    return switch (dice.between(0, 5)) {
      case 0 -> dice.between(1, Math.min(retentionDays, dice.pick(3, 30, 90))) + "d";
      case 1 -> dice.between(1, Math.min(retentionDays / 7, 8)) + "w";
      case 2 ->
          dice.pick(
              "day", "week", reaching(31, "month"), reaching(92, "quarter"), reaching(366, "year"));
      case 3 ->
          dice.pick(
              "prev_day",
              "prev_week",
              reaching(62, "prev_month"),
              reaching(184, "prev_quarter"),
              reaching(732, "prev_year"));
      case 4 ->
          dice.pick(
              reaching(62, "prev_month_to_date"),
              reaching(184, "prev_quarter_to_date"),
              reaching(732, "prev_year_to_date"));
      default -> "all";
    };
  }

  private String reaching(int days, String window) {
    return days <= retentionDays ? window : "all";
  }

  /** An offset for a window, or null. */
  String offset(String window) {
    if (!Character.isDigit(window.charAt(0)) || dice.chance(0.5)) {
      return null;
    }
    int length = Integer.parseInt(window.substring(0, window.length() - 1));
    if (window.endsWith("h")) {
      return length == 168 ? null : dice.between(1, Math.min(30, 168 - length)) + "h";
    }
    int days = window.endsWith("w") ? 7 * length : length;
    int most = Math.min(60, retentionDays - days);
    if (most < 1) {
      return null;
    }
    return dice.chance(0.2) && most >= 14 ? dice.pick("1w", "2w") : dice.between(1, most) + "d";
  }
}
