package io.channelwatch.cli.setup;

import io.channelwatch.config.Settings;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The schema registry as the settings name it, with failures in words. */
public final class Registry {

  private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";
  private static final int CACHED = 100;
  private static final String CERTIFICATE =
      " schema.registry.ssl.keystore.location where the registry asks for a certificate.";

  private final SchemaRegistryClient client;
  private final String url;

  private Registry(SchemaRegistryClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /** Connects. */
  public static Registry connect(Settings.SchemaRegistry settings) {
    return new Registry(
        new CachedSchemaRegistryClient(settings.url(), CACHED, settings.properties()),
        settings.url());
  }

  /** Its own client. */
  public SchemaRegistryClient client() {
    return client;
  }

  /**
   * Registers the topics' schemas, each to be compatible with all before it.
   *
   * @param said takes what was done, a line for each subject
   * @return the subjects whose schemas the registry refuses as incompatible, a sentence each
   * @throws SetupFailure if the registry refuses or does not answer
   */
  public List<String> register(List<TopicPlan> plans, Consumer<String> said) {
    return plans.stream().map(plan -> register(plan, said)).filter(Objects::nonNull).toList();
  }

  private @Nullable String register(TopicPlan plan, Consumer<String> said) {
    String subject = plan.subject();
    AvroSchema schema = new AvroSchema(plan.schema());
    try {
      if (isRegistered(subject, schema)) {
        client.updateCompatibility(subject, COMPATIBILITY);
        said.accept(subject + ": is there");
        return null;
      }
      client.updateCompatibility(subject, COMPATIBILITY);
      client.register(subject, schema);
      said.accept(
          "%s: registered as version %d".formatted(subject, client.getVersion(subject, schema)));
      return null;
    } catch (RestClientException e) {
      if (e.getStatus() == 409) {
        return "%s: the registry holds a schema whose records the present one cannot read: %s"
            .formatted(subject, e.getMessage());
      }
      throw refused("register " + subject, e);
    } catch (IOException e) {
      throw silent(e);
    }
  }

  /**
   * Whether a topic's schema is registered.
   *
   * @throws SetupFailure if the registry refuses or does not answer
   */
  public boolean has(TopicPlan plan) {
    try {
      return isRegistered(plan.subject(), new AvroSchema(plan.schema()));
    } catch (RestClientException e) {
      throw refused("look up " + plan.subject(), e);
    } catch (IOException e) {
      throw silent(e);
    }
  }

  private boolean isRegistered(String subject, AvroSchema schema)
      throws IOException, RestClientException {
    try {
      client.getId(subject, schema);
      return true;
    } catch (RestClientException e) {
      if (e.getStatus() == 404) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Makes sure that the registry is there.
   *
   * @throws SetupFailure if it refuses or does not answer
   */
  public void requireAnswer() {
    try {
      client.getAllSubjects();
    } catch (RestClientException e) {
      throw refused("list its subjects", e);
    } catch (IOException e) {
      throw silent(e);
    }
  }

  /**
   * The id of a topic's schema.
   *
   * @throws SetupFailure if it is not registered, or the registry does not answer
   */
  int id(TopicPlan plan) {
    try {
      return client.getId(plan.subject(), new AvroSchema(plan.schema()));
    } catch (RestClientException e) {
      if (e.getStatus() == 404) {
        throw new SetupFailure(
            "The registry at %s does not have the schema of %s. Register it with: channelwatch"
                    .formatted(url, plan.name())
                + " schemas register",
            e);
      }
      throw refused("look up " + plan.subject(), e);
    } catch (IOException e) {
      throw silent(e);
    }
  }

  private SetupFailure refused(String doing, RestClientException e) {
    return new SetupFailure(
        "The registry at %s refuses to %s: %s%s"
            .formatted(
                url,
                doing,
                e.getMessage(),
                e.getStatus() == 401 || e.getStatus() == 403
                    ? ". Are schema_registry.username and schema_registry.password right?"
                    : ""),
        e);
  }

  /** What to throw where it does not answer. */
  public SetupFailure silent(IOException e) {
    if (e instanceof SSLException) {
      return new SetupFailure(
          "The registry at %s and this client do not trust each other (%s). See in schema_registry"
                  .formatted(url, e.getMessage())
              + " schema.registry.ssl.truststore.location, and"
              + CERTIFICATE,
          e);
    }
    return new SetupFailure(
        "The registry at %s does not answer. Is it running, and is schema_registry.url right?"
                .formatted(url)
            // One that asks for a certificate hangs up on a client that has none.
            + (url.startsWith("https:") ? " See in schema_registry" + CERTIFICATE : ""),
        e);
  }
}
