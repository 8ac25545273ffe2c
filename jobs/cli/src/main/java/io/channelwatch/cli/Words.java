package io.channelwatch.cli;

/** Numbers with what they count. */
public final class Words {

  private Words() {}

  /** Such as {@code 1 record} and {@code 1,200 records}. */
  public static String count(long number, String singular) {
    return count(number, singular, singular + "s");
  }

  /** The same where the plural is another word. */
  public static String count(long number, String singular, String plural) {
    return "%,d %s".formatted(number, number == 1 ? singular : plural);
  }
}
