package io.channelwatch.notifying.deliver.email;

import io.channelwatch.notification.Message;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.MessageText;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes MIME messages. */
final class Mail {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Session session;
  private final String from;
  private final MessageText text;

  Mail(Session session, String from, MessageText text) {
    this.session = session;
    this.from = from;
    this.text = text;
  }

  /** The message as plain text and HTML; its id depends on the notification's alone. */
  MimeMessage of(Letter letter) throws MessagingException {
    Message message = letter.message();
    String address = Objects.requireNonNull(message.recipient().email());
    MimeMessage email = new IdentifiedMessage(session, message.notificationId());
    email.setFrom(new InternetAddress(from));
    email.setRecipient(jakarta.mail.Message.RecipientType.TO, to(address, message));
    email.setSubject(text.subject(message), UTF_8);
    email.setHeader(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.ofEpochMilli(message.at()).atZone(ZoneOffset.UTC)));
    email.setHeader("Auto-Submitted", "auto-generated");
    List<String> before = MailThread.before(letter).references();
    if (!before.isEmpty()) {
      email.setHeader("In-Reply-To", before.get(before.size() - 1));
      email.setHeader("References", String.join("\r\n ", before));
    }
    email.setContent(content(message));
    email.saveChanges();
    return email;
  }

  private MimeMultipart content(Message message) throws MessagingException {
    MimeMultipart parts = new MimeMultipart("alternative");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text.plain(message), UTF_8);
    parts.addBodyPart(plain);
    Charts charts = Charts.of(message);
    MimeBodyPart html = new MimeBodyPart();
    html.setContent(text.html(message, charts.addresses()), "text/html; charset=utf-8");
    if (charts.byAlert().isEmpty()) {
      parts.addBodyPart(html);
      return parts;
    }
    MimeMultipart related = new MimeMultipart("related");
    related.addBodyPart(html);
    for (Map.Entry<String, byte[]> chart : charts.byAlert().entrySet()) {
      related.addBodyPart(picture(chart.getKey(), chart.getValue()));
    }
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(related);
    parts.addBodyPart(both);
    return parts;
  }

  private static MimeBodyPart picture(String alertId, byte[] png) throws MessagingException {
    MimeBodyPart picture = new MimeBodyPart();
    picture.setDataHandler(new DataHandler(new ByteArrayDataSource(png, "image/png")));
    picture.setContentID("<" + Charts.contentId(alertId) + ">");
    picture.setDisposition(Part.INLINE);
    picture.setFileName("chart.png");
    return picture;
  }

  private static InternetAddress to(String address, Message message) throws MessagingException {
    InternetAddress to = new InternetAddress(address, true);
    try {
      to.setPersonal(message.recipient().name().replaceAll("\\s+", " "), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java platform has UTF-8", e);
    }
    return to;
  }

  /** Keeps its own id where a message would make up a random one. */
  private static final class IdentifiedMessage extends MimeMessage {
    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", MailThread.id(id));
    }
  }
}
