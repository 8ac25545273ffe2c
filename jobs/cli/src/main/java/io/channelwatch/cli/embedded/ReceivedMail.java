package io.channelwatch.cli.embedded;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it arrived.
 *
 * @param to the address that it was handed in for
 * @param subject decoded
 * @param sentAt the header {@code Date}; null without one
 * @param messageId the header {@code Message-ID}
 * @param text the plain part
 * @param html the HTML part, with the pictures that came with it in its text
 */
public record ReceivedMail(
    String to,
    String subject,
    @Nullable Instant sentAt,
    @Nullable String messageId,
    @Nullable String text,
    @Nullable String html) {

  static ReceivedMail of(String to, MimeMessage message) throws MessagingException, IOException {
    String subject = message.getSubject();
    return new ReceivedMail(
        to,
        subject == null ? "" : subject,
        message.getSentDate() == null ? null : message.getSentDate().toInstant(),
        message.getMessageID(),
        part(message, "text/plain"),
        withPictures(part(message, "text/html"), message));
  }

  /** Outside a mail program nothing finds a picture by its name within the mail. */
  private static @Nullable String withPictures(@Nullable String html, Part part)
      throws MessagingException, IOException {
    String shown = html;
    if (shown != null && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        shown = withPictures(shown, parts.getBodyPart(i));
      }
    }
    if (shown != null && part instanceof MimeBodyPart picture && picture.isMimeType("image/*")) {
      String name = String.valueOf(picture.getContentID()).replaceAll("[<>]", "");
      byte[] bytes = picture.getInputStream().readAllBytes();
      String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
      shown = shown.replace("cid:" + name, address);
    }
    return shown;
  }

  private static @Nullable String part(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart child = parts.getBodyPart(i);
        String found = part(child, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
