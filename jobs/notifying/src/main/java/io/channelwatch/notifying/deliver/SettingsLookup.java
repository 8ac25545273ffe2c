package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.ChannelSpec;
import org.jspecify.annotations.Nullable;

/** A channel's settings with their references resolved; lives as long as the channel opens. */
public final class SettingsLookup {
  private final ChannelSpec spec;
  private final Secrets secrets;

  /** Looks settings of a channel up. */
  public SettingsLookup(ChannelSpec spec, Secrets secrets) {
    this.spec = spec;
    this.secrets = secrets;
  }

  /** The setting, or null if it was left out. */
  public @Nullable String optional(String key) throws ChannelException {
    String text = spec.settings().get(key);
    return text == null ? null : secrets.resolve(text);
  }

  /** The setting, or what holds where it was left out. */
  public String or(String key, String otherwise) throws ChannelException {
    String text = optional(key);
    return text == null ? otherwise : text;
  }

  /** The setting; it is an error that it was left out. */
  public String required(String key) throws ChannelException {
    String text = optional(key);
    if (text == null) {
      throw ChannelException.refused(
          "not_configured", "Channel " + spec.name() + " has no " + key + ".");
    }
    return text;
  }
}
