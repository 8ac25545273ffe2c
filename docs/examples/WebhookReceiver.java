import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes messages of a webhook channel, and nothing that anybody else sends.
 *
 * <p>{@code HOOK_SECRET=… java WebhookReceiver.java 8088} listens on http://localhost:8088/.
 */
public final class WebhookReceiver {
  private static final Duration OLDEST = Duration.ofMinutes(5);
  // Enough for an example; a real receiver reads the event with a JSON library.
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final byte[] secret;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  public WebhookReceiver(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  public static void main(String[] args) throws IOException {
    start(Integer.parseInt(args[0]), System.getenv("HOOK_SECRET"));
  }

  public static HttpServer start(int port, String secret) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.createContext("/", new WebhookReceiver(secret)::serve);
    server.start();
    return server;
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String timestamp = exchange.getRequestHeaders().getFirst("X-Channelwatch-Timestamp");
    String signature = exchange.getRequestHeaders().getFirst("X-Channelwatch-Signature");
    if (isGenuine(timestamp, signature, body, Instant.now())) {
      take(new String(body, StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(204, -1);
    } else {
      // Any 4xx but 429 ends the attempts; 429 and 5xx ask for another one later.
      exchange.sendResponseHeaders(401, -1);
    }
    exchange.close();
  }

  /** Whether a request was signed with the secret, and not long ago. */
  boolean isGenuine(String timestamp, String signature, byte[] body, Instant now) {
    if (timestamp == null || signature == null || !timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
    // In constant time: how long a comparison takes must not tell how much of it was right.
    return age.abs().compareTo(OLDEST) <= 0
        && MessageDigest.isEqual(
            ("sha256=" + hmac(timestamp, body)).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }

  /** The signature is over the timestamp, a dot and the bytes of the body as they came. */
  private String hmac(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same message can come twice, under the same id. */
  private void take(String event) {
    Matcher id = ID.matcher(event);
    if (id.find() && seen.add(id.group(1))) {
      System.out.println(event);
    }
  }
}
