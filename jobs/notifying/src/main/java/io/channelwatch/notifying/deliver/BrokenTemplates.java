package io.channelwatch.notifying.deliver;

/** A team's own templates cannot be used; the text names everything that is wrong with them. */
public final class BrokenTemplates extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenTemplates(String problems) {
    super("The message templates have errors.\n" + problems);
  }
}
