package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver that the documentation shows does what it says. */
class WebhookReceiverExampleTest {
  private static final Path EXAMPLE = Path.of("../../docs/examples/WebhookReceiver.java");
  private static final String SECRET = "shared";

  @TempDir Path classes;
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private URLClassLoader loader;
  private HttpServer receiver;

  @BeforeEach
  void start() throws Exception {
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), EXAMPLE.toString());
    assertThat(failed).isZero();
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    receiver =
        (HttpServer)
            loader
                .loadClass("WebhookReceiver")
                .getMethod("start", int.class, String.class)
                .invoke(null, 0, SECRET);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() throws Exception {
    System.setOut(before);
    receiver.stop(0);
    loader.close();
  }

  @Test
  void takesWhatTheChannelSendsAndARepeatOnce() throws Exception {
    send(SECRET);
    send(SECRET);

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("Pipeline coverage is low");
  }

  @Test
  void refusesWhatWasSignedWithAnotherSecret() {
    ChannelException refused = assertThrows(ChannelException.class, () -> send("other"));

    assertThat(refused.code()).isEqualTo("http_401");
    assertThat(refused.retryable()).isFalse();
    assertThat(printed.size()).isZero();
  }

  @Test
  void refusesWhatWasChangedIsOldOrUnsigned() throws Exception {
    String now = Long.toString(Instant.now().getEpochSecond());
    String old = Long.toString(Instant.now().minusSeconds(600).getEpochSecond());
    String body = "{\"id\":\"1\"}";

    assertThat(post(now, sign(now, body), body)).isEqualTo(204);
    assertThat(post(now, sign(now, body), "{\"id\":\"2\"}")).isEqualTo(401);
    assertThat(post(old, sign(old, body), body)).isEqualTo(401);
    assertThat(post(now, sign(old, body), body)).isEqualTo(401);
    assertThat(post(now, "", body)).isEqualTo(401);
    assertThat(post("soon", sign("soon", body), body)).isEqualTo(401);
  }

  private static String sign(String timestamp, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal((timestamp + '.' + body).getBytes(StandardCharsets.UTF_8));
    return "sha256=" + HexFormat.of().formatHex(signature);
  }

  private int post(String timestamp, String signature, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url()))
            .header("X-Channelwatch-Timestamp", timestamp)
            .header("X-Channelwatch-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private void send(String secret) throws ChannelException {
    Map<String, String> settings = Map.of("url", url(), "secret", "${SECRET}");
    ChannelSpec spec = new ChannelSpec("hook", ChannelSpec.Type.WEBHOOK, settings);
    Message message = Examples.message(spec, Examples.opened("a", 1));
    Channels channels =
        new Channels(
            ChannelConformance.TEXT,
            Map.of("SECRET", secret)::get,
            ChannelConformance.LOOPBACK,
            Duration.ofSeconds(5));
    channels.open(spec).send(Letter.first(message));
  }

  private String url() {
    return "http://localhost:" + receiver.getAddress().getPort() + "/";
  }
}
