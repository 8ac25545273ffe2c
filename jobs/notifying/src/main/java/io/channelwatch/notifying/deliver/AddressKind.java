package io.channelwatch.notifying.deliver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where an IP address leads, by the registries of special addresses (RFC 6890, RFC 8215). */
enum AddressKind {
  /** A host of the internet. */
  PUBLIC,
  /** A host of a private network, or this machine. */
  PRIVATE,
  /** What no name should lead to: link-local, a cloud's metadata among it, multicast, no host. */
  SPECIAL;

  private static final List<Range> SPECIALS =
      ranges(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Clouds' metadata and other services of theirs, under addresses of any kind: Azure,
          // Alibaba, Oracle, Amazon, Google
          "168.63.129.16/32",
          "100.100.100.200/32",
          "192.0.0.192/32",
          "fd00:ec2::/32",
          "fd20:ce::254/128",
          "::/128",
          "fe80::/10",
          "ff00::/8");

  private static final List<Range> PRIVATES =
      ranges(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "::1/128",
          "64:ff9b:1::/48",
          "fc00::/7",
          "fec0::/10");

  private static final Range COMPATIBLE = Range.of("::/96");
  private static final Range NAT64 = Range.of("64:ff9b::/96");
  private static final Range SIX_TO_FOUR = Range.of("2002::/16");

  /** The kind of an address; an IPv4 address inside an IPv6 one counts as itself. */
  static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (SPECIALS.stream().anyMatch(range -> range.holds(bytes))) {
      return SPECIAL;
    }
    if (PRIVATES.stream().anyMatch(range -> range.holds(bytes))) {
      return PRIVATE;
    }
    if (COMPATIBLE.holds(bytes) || NAT64.holds(bytes)) {
      return of(inner(bytes, 12));
    }
    return SIX_TO_FOUR.holds(bytes) ? of(inner(bytes, 2)) : PUBLIC;
  }

  private static InetAddress inner(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }

  private static List<Range> ranges(String... texts) {
    return Arrays.stream(texts).map(Range::of).toList();
  }

  /** All addresses that begin with the same bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] first, int bits) {

    static Range of(String text) {
      int slash = text.indexOf('/');
      try {
        // No name is looked up for what is an address.
        byte[] first = InetAddress.getByName(text.substring(0, slash)).getAddress();
        return new Range(first, Integer.parseInt(text.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
