package io.channelwatch.cli.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.channelwatch.events.FxRate;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPartsIT {

  @TempDir Path directory;

  @Test
  void aBrokerKeepsRecordsOfAnyTimeAcrossARestart() throws Exception {
    int port;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      port = kafka.port();
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
      try (Admin admin = Admin.create(client)) {
        admin.createTopics(List.of(new NewTopic("deals", 1, (short) 1))).all().get();
      }
      try (var producer =
          new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("deals", 0, 0L, "k", "from the beginning")).get();
        producer.send(new ProducerRecord<>("deals", 0, 4102444800000L, "k", "from 2100")).get();
      }
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, port)) {
      assertThat(records(kafka, "deals"))
          .extracting(ConsumerRecord::value)
          .containsExactly("from the beginning", "from 2100");
    }
  }

  @Test
  void aBrokerThatCannotStartSaysSo() throws Exception {
    EmbeddedKafka.start(directory).close();
    Files.writeString(directory.resolve("__cluster_metadata-0/quorum-state"), "no JSON");
    assertThatThrownBy(() -> EmbeddedKafka.start(directory))
        .isInstanceOf(EmbeddedPartFailure.class)
        .hasMessageStartingWith("Kafka does not start in " + directory + ": ")
        .hasMessageContaining("quorum-state");
  }

  @Test
  void aRegistryKeepsIdsAcrossARestart() throws Exception {
    AvroSchema schema = new AvroSchema(FxRate.getClassSchema());
    int id;
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory);
        var client = new CachedSchemaRegistryClient(registry.url(), 10)) {
      id = client.register("fx-rates-value", schema);
    }
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory);
        var client = new CachedSchemaRegistryClient(registry.url(), 10)) {
      assertThat(client.getId("fx-rates-value", schema)).isEqualTo(id);
    }
  }

  @Test
  void aRegistryDiesWithTheProcessThatStartedIt() {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory)) {
      registry.hangUp();
      await().atMost(Duration.ofSeconds(30)).until(() -> !registry.process().isAlive());
    }
  }

  @Test
  void mailIsTakenForEverybody() throws Exception {
    try (EmbeddedMail server = EmbeddedMail.start()) {
      Properties properties = new Properties();
      properties.put("mail.smtp.host", Loopback.HOST);
      properties.put("mail.smtp.port", Integer.toString(server.port()));
      MimeMessage message = new MimeMessage(Session.getInstance(properties));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress("mara@example.com"));
      message.setSubject("Übersicht", "UTF-8");
      message.setText("Drei Partner");
      Transport.send(message);

      await().until(() -> !server.mails().isEmpty());
      ReceivedMail mail = server.mails().get(0);
      assertThat(mail.to()).isEqualTo("mara@example.com");
      assertThat(mail.subject()).isEqualTo("Übersicht");
      assertThat(mail.text()).contains("Drei Partner");
    }
  }

  @Test
  void slackMessagesAreKeptAndShown() throws Exception {
    try (SlackReceiver slack = SlackReceiver.start()) {
      String ok =
          post(slack.url() + "/api/chat.postMessage", "{\"channel\":\"C1\",\"text\":\"a < b\"}");
      String hook = post(slack.webhookUrl(), "{\"text\":\"hello\"}");
      String empty = post(slack.url() + "/api/chat.postMessage", "{\"channel\":\"C1\"}");

      assertThat(ok).contains("\"ok\":true").contains(slack.messages().get(0).ts());
      assertThat(hook).isEqualTo("ok");
      assertThat(empty).isEqualTo("{\"ok\":false,\"error\":\"no_text\"}");
      assertThat(slack.messages()).extracting(SlackMessage::text).containsExactly("a < b", "hello");
      assertThat(get(slack.url())).contains("a &lt; b").contains("incoming webhook");
    }
  }

  @Test
  void aTakenPortIsNamed() {
    try (SlackReceiver slack = SlackReceiver.start()) {
      int port = URI.create(slack.url()).getPort();
      assertThatThrownBy(() -> EmbeddedMail.start(port))
          .isInstanceOf(EmbeddedPartFailure.class)
          .hasMessageContaining(Integer.toString(port))
          .hasMessageContaining("mail server");
    }
  }

  private static Iterable<ConsumerRecord<String, String>> records(EmbeddedKafka kafka, String t) {
    Map<String, Object> client =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(t, 0)));
      return consumer.poll(Duration.ofSeconds(20)).records(t);
    }
  }

  private static String post(String url, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer xoxb-demo")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private static String get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static String send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
