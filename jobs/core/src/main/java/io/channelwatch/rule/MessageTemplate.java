package io.channelwatch.rule;

/** A rule's compiled message. */
@FunctionalInterface
public interface MessageTemplate {

  /** The message as people read it, for what the facts describe. */
  String render(Facts facts);
}
