package io.channelwatch.notifying.ingest;

import io.channelwatch.config.Settings;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/**
 * Where to read, in a form that travels to the tasks.
 *
 * @param kafka client properties
 * @param registry the schema registry's address
 * @param credentials properties of the registry's client
 * @param alerts the topic's name, and likewise the others
 */
record Connection(
    HashMap<String, String> kafka,
    String registry,
    HashMap<String, String> credentials,
    String alerts,
    String profiles,
    String rules,
    String silences,
    String clock)
    implements Serializable {

  static Connection of(Settings settings) {
    return new Connection(
        new HashMap<>(settings.kafka()),
        settings.schemaRegistry().url(),
        new HashMap<>(settings.schemaRegistry().properties()),
        settings.topics().alerts(),
        settings.topics().partnerProfiles(),
        settings.topics().alertRules(),
        settings.topics().alertSilences(),
        settings.topics().clock());
  }

  List<String> topics() {
    return List.of(alerts, profiles, rules, silences, clock);
  }
}
