package io.channelwatch.notifying.deliver;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads mails as a reader's client does. */
final class Mails {
  private Mails() {}

  /** The mail of its text on the wire. */
  static MimeMessage parse(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The notification that it is the mail of. */
  static String id(String mail) {
    try {
      return parse(mail).getMessageID().replaceAll("<(.*)@channelwatch>", "$1");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The texts of all its parts, decoded. */
  static String text(String mail) {
    return parts(parse(mail)).stream()
        .map(Mails::content)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.joining("\n"));
  }

  /** All its parts that hold no others. */
  static List<Part> parts(Part part) {
    if (!(content(part) instanceof MimeMultipart many)) {
      return List.of(part);
    }
    List<Part> parts = new ArrayList<>();
    try {
      for (int i = 0; i < many.getCount(); i++) {
        BodyPart each = many.getBodyPart(i);
        parts.addAll(parts(each));
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
    return parts;
  }

  private static Object content(Part part) {
    try {
      return part.getContent();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
