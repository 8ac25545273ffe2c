package io.channelwatch.notifying;

/** The operators' identities in savepoints. A constant is never edited and never used again. */
final class Uid {
  static final String FEED_READ = "feed-read";
  static final String ALERTS_PICK = "alerts-pick";
  static final String RULES_PICK = "rules-pick";
  static final String REJECTED_PICK = "rejected-pick";
  static final String REJECTED_WRITE = "rejected-write";
  static final String ALERTS_ROUTE = "alerts-route";
  static final String ITEMS_GROUP = "items-group";
  static final String MESSAGES_DELIVER = "messages-deliver";
  static final String MESSAGES_RECORD = "messages-record";
  static final String MESSAGES_SHOW = "messages-show";
  static final String DECISIONS_WRITE = "decisions-write";

  private Uid() {}
}
