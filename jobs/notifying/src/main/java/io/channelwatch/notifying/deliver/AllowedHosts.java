package io.channelwatch.notifying.deliver;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts messages may be posted to, as {@code notifications.allowed_hosts} lists them: names,
 * {@code *.example.com}, addresses, and {@code *} for every host of the internet.
 *
 * <p>A host that is listed may be reached in any way. One that {@code *} alone covers must be
 * reached over HTTPS and under public addresses: a name that leads elsewhere by the time of the
 * connection then fails on its certificate. A link-local address or one of a cloud's own, behind
 * which credentials are kept, is reached only where the address itself is listed.
 */
public final class AllowedHosts implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String ANY = "*";
  private static final String SETTING = "notifications.allowed_hosts in channelwatch.yaml";

  @SuppressWarnings("serial") // an array list
  private final List<String> hosts;

  /** Those of the setting. */
  public AllowedHosts(List<String> hosts) {
    this.hosts = new ArrayList<>();
    hosts.forEach(host -> this.hosts.add(plain(host)));
  }

  /** Why nothing may be posted to an address of the web, as far as its text tells; null: it may. */
  @Nullable String refusal(URI url) {
    String host = url.getHost();
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return "The address is malformed.";
    }
    if (lists(host)) {
      return null;
    }
    if (!hosts.contains(ANY)) {
      return "The host %s is none that %s lists.".formatted(host, SETTING);
    }
    return scheme.equals("https")
        ? null
        : "The host %s is to be reached without TLS, and %s does not list it."
            .formatted(host, SETTING);
  }

  /** Why nothing may be posted to a host that has this address; null: it may. */
  @Nullable String refusal(String host, InetAddress address) {
    AddressKind kind = AddressKind.of(address);
    if (kind == AddressKind.PUBLIC || lists(address.getHostAddress())) {
      return null;
    }
    if (kind == AddressKind.SPECIAL) {
      return ("The host %s leads to an address that is link-local, a cloud's own or no host's, and"
              + " %s does not list that address.")
          .formatted(host, SETTING);
    }
    return lists(host)
        ? null
        : "The host %s leads to a private address, and %s does not list the host."
            .formatted(host, SETTING);
  }

  private boolean lists(String host) {
    String name = plain(host);
    return hosts.stream()
        .anyMatch(
            listed ->
                listed.equals(name)
                    || (listed.startsWith("*.") && name.endsWith(listed.substring(1))));
  }

  /** In lower case, an IPv6 address without its brackets and its zone. */
  private static String plain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (!name.startsWith("[") && name.indexOf(':') < 0) {
      return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
    String address = name.replaceAll("^\\[|]$", "").replaceAll("%.*", "");
    return address.matches("[0-9a-f:.]+") ? full(address) : address;
  }

  /** An IPv6 address in the one way in which Java writes it. */
  private static String full(String address) {
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (java.net.UnknownHostException e) {
      return address;
    }
  }
}
