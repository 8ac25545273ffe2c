package io.channelwatch.notifying.deliver;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP POST to a host that may be posted to, its failures told by what can be done about them.
 * Of an address no more is told than its host.
 */
public final class HttpPost {
  private final HttpClient client;
  private final AllowedHosts allowed;
  private final Duration timeout;

  /** Posts through a client that follows no redirects, waiting this long for an answer. */
  public HttpPost(HttpClient client, AllowedHosts allowed, Duration timeout) {
    this.client = client;
    this.allowed = allowed;
    this.timeout = timeout;
  }

  /** Sends a body; the answer's body if its status is 2xx. */
  public String send(String url, Map<String, String> headers, byte[] body) throws ChannelException {
    HttpRequest request = request(url, headers, body);
    check(request.uri());
    HttpResponse<String> response = exchange(request);
    int status = response.statusCode();
    if (status / 100 == 2) {
      return response.body();
    }
    String code = "http_" + status;
    String detail = "The other side answered with status " + status + ".";
    if (status != 429 && status / 100 != 5) {
      throw ChannelException.refused(code, detail);
    }
    Duration after = retryAfter(response);
    throw after == null
        ? ChannelException.passing(code, detail)
        : ChannelException.passing(code, detail, after);
  }

  private HttpRequest request(String url, Map<String, String> headers, byte[] body)
      throws ChannelException {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout);
      headers.forEach(request::header);
      return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    } catch (IllegalArgumentException e) {
      // The exception's text quotes what it refuses, which may be a secret.
      throw ChannelException.refused("not_configured", "The address or a header is malformed.");
    }
  }

  /**
   * The client connects to what the JVM has just looked up here, and remembers for a while. A proxy
   * looks names up itself, and often nobody else can: then only what is an address is looked at.
   */
  private void check(URI address) throws ChannelException {
    String refusal = allowed.refusal(address);
    if (refusal == null && (isAddress(address.getHost()) || !isProxied(address))) {
      try {
        for (InetAddress found : InetAddress.getAllByName(address.getHost())) {
          refusal = refusal == null ? allowed.refusal(address.getHost(), found) : refusal;
        }
      } catch (UnknownHostException e) {
        throw unreachable(e);
      }
    }
    if (refusal != null) {
      throw ChannelException.refused("host_not_allowed", refusal);
    }
  }

  private static boolean isAddress(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  /** As the client decides it: by the first proxy alone, and past those that are not HTTP's. */
  private boolean isProxied(URI address) {
    ProxySelector proxies = client.proxy().orElseGet(ProxySelector::getDefault);
    List<Proxy> found = proxies == null ? List.of() : proxies.select(address);
    return !found.isEmpty() && found.get(0).type() == Proxy.Type.HTTP;
  }

  /** The client's own timeout ends with the answer's head; this one covers its body, too. */
  private HttpResponse<String> exchange(HttpRequest request) throws ChannelException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, info -> new ShortBody());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw late();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof HttpTimeoutException ? late() : unreachable(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ChannelException.passing("interrupted", "The attempt was cut short.");
    } finally {
      answer.cancel(true);
    }
  }

  private ChannelException late() {
    return ChannelException.passing("timeout", "No answer within " + timeout.toMillis() + " ms.");
  }

  private static ChannelException unreachable(Throwable cause) {
    String kind = cause.getClass().getSimpleName();
    return ChannelException.passing("unreachable", "The connection failed: " + kind + ".");
  }

  /** The header's time from now on, given in seconds or as an instant; null where it is neither. */
  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    String text = response.headers().firstValue("Retry-After").orElse("").strip();
    if (text.matches("[0-9]{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Duration left = Duration.between(Instant.now(), at);
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
