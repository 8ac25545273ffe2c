package io.channelwatch.cli;

/** What a look at a running system found, told as it is found. */
final class Findings {

  private final Console console;
  private int wrong;

  Findings(Console console) {
    this.console = console;
  }

  /** Something is as it should be. */
  void fine(String sentence) {
    console.line("@|green ok    |@  " + sentence);
  }

  /**
   * Something is not.
   *
   * @param sentence what is wrong
   * @param todo what to do about it
   */
  void wrong(String sentence, String todo) {
    wrong++;
    console.line("@|bold,red wrong |@  " + sentence);
    console.line("        " + todo);
  }

  /** How many things are wrong. */
  int wrong() {
    return wrong;
  }
}
