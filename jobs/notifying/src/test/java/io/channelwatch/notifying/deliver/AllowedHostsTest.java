package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.rule.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private static final AllowedHosts ANY = new AllowedHosts(List.of("*"));
  private static final AllowedHosts NAMED =
      new AllowedHosts(List.of("Hooks.Example.com", "*.corp.example", "alertmanager"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.216.34",
        "1.1.1.1",
        "172.32.0.1",
        "2606:2800:220:1::1",
        "64:ff9b::101:101"
      })
  void anyHostOfTheInternetIsAllowedUnlessSomethingElseIsSaid(String address) throws Exception {
    assertThat(ANY.refusal(URI.create("https://a.example/x?y"))).isNull();
    assertThat(ANY.refusal("a.example", InetAddress.getByName(address))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "100.64.0.1",
        "100.100.100.201",
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "fc00::1",
        "fd00:ec3::1",
        "fd20:ce::253",
        "fec0::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "192.0.0.8",
        "192.0.0.193",
        "198.18.0.1"
      })
  void aPrivateAddressIsReachedUnderAListedNameAlone(String address) throws Exception {
    InetAddress found = InetAddress.getByName(address);

    assertThat(ANY.refusal("a.example", found))
        .isEqualTo(
            "The host a.example leads to a private address, and notifications.allowed_hosts in"
                + " channelwatch.yaml does not list the host.");
    assertThat(NAMED.refusal("alertmanager", found)).isNull();
    assertThat(NAMED.refusal("x.corp.example", found)).isNull();
    assertThat(new AllowedHosts(List.of(address)).refusal(address, found)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "fe80::1",
        "ff02::1",
        "::",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::6464:64c8",
        "2002:a9fe:a9fe::"
      })
  void aLinkLocalAddressOrACloudsMetadataIsReachedOnlyWhereItIsListedItself(String address)
      throws Exception {
    InetAddress found = InetAddress.getByName(address);

    assertThat(ANY.refusal("a.example", found)).contains("link-local");
    assertThat(NAMED.refusal("alertmanager", found)).contains("link-local");
    assertThat(new AllowedHosts(List.of(address)).refusal(address, found)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.com/a, true",
    "http://HOOKS.example.com:8080/a, true",
    "https://a.corp.example, true",
    "https://corp.example, false",
    "https://acorp.example, false",
    "https://hooks.example.com.evil.example/, false",
    "https://hooks.example.com@evil.example/, false",
    "https://evil.example/hooks.example.com, false"
  })
  void onceHostsAreListedNoOtherIsPostedTo(String address, boolean allowed) {
    String refusal = NAMED.refusal(URI.create(address));

    assertThat(refusal == null).isEqualTo(allowed);
    assertThat(allowed ? "notifications.allowed_hosts" : refusal)
        .contains("notifications.allowed_hosts");
  }

  @Test
  void whatIsNotListedIsPostedToOverTlsAlone() {
    assertThat(ANY.refusal(URI.create("http://a.example"))).contains("without TLS");
    assertThat(ANY.refusal(URI.create("ftp://a.example"))).isEqualTo("The address is malformed.");
    assertThat(ANY.refusal(URI.create("https://127.1/"))).isEqualTo("The address is malformed.");
    assertThat(ANY.refusal(URI.create("xoxb-1"))).isEqualTo("The address is malformed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:1/", "https://127.0.0.1:1/", "https://[::1]:1/"})
  void theAddressIsLookedAtWhenAMessageGoesOut(String address) {
    HttpPost post = new HttpPost(HttpClient.newHttpClient(), ANY, Duration.ofSeconds(5));

    assertThatThrownBy(() -> post.send(address, Map.of(), new byte[0]))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("private address")
        .extracting(error -> ((ChannelException) error).code())
        .isEqualTo("host_not_allowed");
  }

  @Test
  void aProxyLooksNamesUpItself() throws Exception {
    try (LocalServer proxy = new LocalServer("through")) {
      HttpPost post = through(Proxy.Type.HTTP, new AllowedHosts(List.of("a.invalid")), proxy.url());

      assertThat(post.send("http://a.invalid/hook", Map.of(), new byte[0])).isEqualTo("through");
      assertRefused(post, "https://b.invalid/");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://10.0.0.1/", "https://169.254.169.254/", "https://[::1]/"})
  void whatIsAnAddressIsLookedAtBeforeAProxyGetsIt(String address) {
    assertRefused(through(Proxy.Type.HTTP, ANY, "http://127.0.0.1:1"), address);
  }

  @Test
  void theClientPassesBySocksAndIsCheckedAsWithoutAProxy() throws Exception {
    String nowhere = "http://127.0.0.1:1";
    try (LocalServer server = new LocalServer("straight")) {
      HttpPost post = through(Proxy.Type.SOCKS, new AllowedHosts(List.of("127.0.0.1")), nowhere);

      assertThat(post.send(server.url(), Map.of(), new byte[0])).isEqualTo("straight");
    }
    assertRefused(through(Proxy.Type.SOCKS, ANY, nowhere), "https://localhost:1/");
  }

  private static HttpPost through(Proxy.Type type, AllowedHosts allowed, String proxy) {
    InetSocketAddress place =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(proxy).getPort());
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(
                new ProxySelector() {
                  @Override
                  public List<Proxy> select(URI uri) {
                    return List.of(new Proxy(type, place));
                  }

                  @Override
                  public void connectFailed(URI uri, SocketAddress address, IOException e) {}
                })
            .build();
    return new HttpPost(client, allowed, Duration.ofSeconds(5));
  }

  private static void assertRefused(HttpPost post, String address) {
    assertThatThrownBy(() -> post.send(address, Map.of(), new byte[0]))
        .isInstanceOf(ChannelException.class)
        .extracting(error -> ((ChannelException) error).code())
        .isEqualTo("host_not_allowed");
  }

  @Test
  void theCheckOfTheRulesTellsItWithItsPlace() {
    String text =
        """
        channels:
          a: {type: webhook, url: "http://169.254.169.254/", secret: "${S}"}
          b: {type: webhook, url: "${URL}", secret: "${S}"}
          c: {type: alertmanager, url: "http://alertmanager:9093"}
        """;

    assertThat(HostCheck.problems("notifications.yaml", text, NAMED))
        .extracting(Problem::line, Problem::column, Problem::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                2,
                27,
                "The host 169.254.169.254 is none that notifications.allowed_hosts in"
                    + " channelwatch.yaml lists."));
  }
}
