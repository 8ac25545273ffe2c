package io.channelwatch.cli.secure;

import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import io.channelwatch.cli.embedded.Loopback;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker that lets nobody do what no ACL allows: over SASL_SSL with SCRAM, or over TLS with a
 * certificate; and a registry behind HTTPS. A third listener without either is the test's own.
 */
final class SecureParts implements AutoCloseable {

  static final List<String> USERS =
      List.of("channelwatch-setup", "channelwatch-operator", "channelwatch-alerting");

  /** Whose name stands in a certificate. */
  static final String CERTIFIED = "channelwatch-notifying";

  /** Of all users, and of the registry; with what quoting could go wrong on. */
  static final String PASSWORD = "never$to:be'logged";

  private final Path folder;
  private final TestCertificates certificates;
  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;
  private final SecureFront front;
  private final int openPort;
  private final int certifiedPort;

  private SecureParts(Path folder) throws Exception {
    this.folder = folder;
    this.certificates = TestCertificates.make(folder.resolve("certificates"), CERTIFIED);
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    int scramPort = Loopback.freePort();
    this.openPort = Loopback.freePort();
    this.certifiedPort = Loopback.freePort();
    this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), scramPort, listeners(scramPort));
    this.registry = EmbeddedRegistry.start(folder.resolve("registry"));
    this.front =
        SecureFront.start(
            certificates.context(), URI.create(registry.url()), "channelwatch", PASSWORD);
  }

  /** Starts both, and gives the users the rights that the script lists. */
  static SecureParts start(Path folder) throws Exception {
    SecureParts parts = new SecureParts(folder);
    try (Admin admin = parts.admin()) {
      ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
      List<UserScramCredentialAlteration> users =
          USERS.stream()
              .<UserScramCredentialAlteration>map(
                  user -> new UserScramCredentialUpsertion(user, scram, PASSWORD))
              .toList();
      admin.alterUserScramCredentials(users).all().get();
      admin.createAcls(KafkaAcls.ofTheScript(folder)).all().get();
    }
    return parts;
  }

  /** Takes a right away. */
  void revoke(AclBinding right) throws Exception {
    try (Admin admin = admin()) {
      admin.deleteAcls(List.of(right.toFilter())).all().get();
    }
  }

  /** Gives a right. */
  void grant(AclBinding right) throws Exception {
    try (Admin admin = admin()) {
      admin.createAcls(List.of(right)).all().get();
    }
  }

  TestCertificates certificates() {
    return certificates;
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + openPort));
  }

  /** The settings of a user: with a password, or with a certificate. */
  Path config(String user) throws Exception {
    String kafkaSettings = user.equals(CERTIFIED) ? withCertificate() : withPassword(user);
    return config(user, kafkaSettings + registrySettings());
  }

  /** The settings of whoever feeds the inputs, whose rights are not the product's business. */
  Path feedConfig() throws Exception {
    return config(
        "feed",
        "kafka: {bootstrap.servers: '127.0.0.1:%d'}\n".formatted(openPort) + registrySettings());
  }

  /** A file of settings beside the password. */
  Path config(String name, String text) throws Exception {
    String flink =
        "flink: {execution.checkpointing.interval: 500 ms, parallelism.default: 1,"
            + " restart-strategy.type: none}\n";
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        "program: {name: test}\nclock: {margin: 200ms}\nalerts: {delivery: exactly-once}\n"
            + flink
            + text);
  }

  String withPassword(String user) throws Exception {
    return """
        kafka:
          bootstrap.servers: %s
          security.protocol: SASL_SSL
          sasl.mechanism: SCRAM-SHA-512
          sasl.jaas.config: >-
            org.apache.kafka.common.security.scram.ScramLoginModule required
            username="%s" password="${file:password}";
          ssl.truststore.type: PEM
          ssl.truststore.location: %s
        """
        .formatted(kafka.bootstrapServers(), user, certificates.authority());
  }

  private String withCertificate() throws Exception {
    return """
        kafka:
          bootstrap.servers: 127.0.0.1:%d
          security.protocol: SSL
          ssl.truststore.type: PEM
          ssl.truststore.location: %s
          ssl.keystore.type: PEM
          ssl.keystore.location: %s
        """
        .formatted(certifiedPort, certificates.authority(), certificates.identity(CERTIFIED));
  }

  String registrySettings() throws Exception {
    return """
        schema_registry:
          url: %s
          username: channelwatch
          password: ${file:password}
          schema.registry.ssl.truststore.type: PEM
          schema.registry.ssl.truststore.location: %s
          schema.registry.ssl.keystore.type: PEM
          schema.registry.ssl.keystore.location: %s
        """
        .formatted(front.url(), certificates.authority(), certificates.identity(CERTIFIED));
  }

  private Map<String, String> listeners(int scramPort) throws Exception {
    Map<String, String> broker = new HashMap<>();
    String controller = "CONTROLLER://127.0.0.1:" + Loopback.freePort();
    String clients =
        "SCRAM://127.0.0.1:%d,CERTIFIED://127.0.0.1:%d,OPEN://127.0.0.1:%d"
            .formatted(scramPort, certifiedPort, openPort);
    broker.put("listeners", clients + "," + controller);
    broker.put("advertised.listeners", clients);
    broker.put("controller.quorum.voters", "1@" + controller.substring("CONTROLLER://".length()));
    broker.put("inter.broker.listener.name", "OPEN");
    broker.put(
        "listener.security.protocol.map",
        "OPEN:PLAINTEXT,SCRAM:SASL_SSL,CERTIFIED:SSL,CONTROLLER:PLAINTEXT");
    broker.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    broker.put(
        "listener.name.scram.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    broker.put("ssl.keystore.type", "PEM");
    broker.put("ssl.keystore.location", certificates.server().toString());
    broker.put("ssl.truststore.type", "PEM");
    broker.put("ssl.truststore.location", certificates.authority().toString());
    broker.put("listener.name.certified.ssl.client.auth", "required");
    broker.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/");
    broker.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    broker.put("allow.everyone.if.no.acl.found", "false");
    broker.put("super.users", "User:ANONYMOUS");
    return broker;
  }

  @Override
  public void close() {
    front.close();
    registry.close();
    kafka.close();
  }
}
