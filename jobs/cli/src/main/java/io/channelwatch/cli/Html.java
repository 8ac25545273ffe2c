package io.channelwatch.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;

/** Text as HTML. */
public final class Html {

  private Html() {}

  /** A text in which nothing is markup, for elements and quoted attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The address of a picture that is part of its page. */
  public static String picture(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  /** A file beside a page as the address of a link on it. */
  public static String address(String path) {
    try {
      // A colon in the first segment would be the end of a scheme.
      return new URI(null, null, "./" + path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
