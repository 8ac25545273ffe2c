package io.channelwatch.notifying.deliver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP POST, its failures told by what can be done about them. Addresses are never told. */
public final class HttpPost {
  private final HttpClient client;
  private final Duration timeout;

  /** Posts through a client, waiting this long for an answer. */
  public HttpPost(HttpClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /** Sends a body; the answer's body if its status is 2xx. */
  public String send(String url, Map<String, String> headers, byte[] body) throws ChannelException {
    HttpResponse<String> response = exchange(request(url, headers, body));
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

  private HttpResponse<String> exchange(HttpRequest request) throws ChannelException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      throw ChannelException.passing("timeout", "No answer within " + timeout.toMillis() + " ms.");
    } catch (IOException e) {
      String kind = e.getClass().getSimpleName();
      throw ChannelException.passing("unreachable", "The connection failed: " + kind + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ChannelException.passing("interrupted", "The attempt was cut short.");
    }
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    boolean number = !seconds.isEmpty() && seconds.chars().allMatch(Character::isDigit);
    return number && seconds.length() < 7 ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
  }
}
