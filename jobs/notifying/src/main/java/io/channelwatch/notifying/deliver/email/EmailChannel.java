package io.channelwatch.notifying.deliver.email;

import io.channelwatch.notifying.deliver.Channel;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.MessageText;
import io.channelwatch.notifying.deliver.SettingsLookup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Sends email over SMTP. */
public final class EmailChannel implements Channel {
  private final Session session;
  private final Mail mail;
  private final @Nullable String username;
  private final @Nullable String password;

  private EmailChannel(
      Session session, Mail mail, @Nullable String username, @Nullable String password) {
    this.session = session;
    this.mail = mail;
    this.username = username;
    this.password = password;
  }

  /**
   * A channel with the settings {@code host}, {@code port}, {@code security}, {@code username},
   * {@code password} and {@code from}.
   */
  public static EmailChannel of(SettingsLookup settings, Duration timeout, MessageText text)
      throws ChannelException {
    String security = settings.or("security", "starttls");
    boolean tls = security.equals("tls");
    String protocol = tls ? "smtps" : "smtp";
    String username = settings.optional("username");
    Properties properties = new Properties();
    String prefix = "mail." + protocol + '.';
    String millis = Long.toString(timeout.toMillis());
    properties.put("mail.transport.protocol", protocol);
    properties.put(prefix + "host", settings.required("host"));
    properties.put(prefix + "port", settings.or("port", tls ? "465" : "587"));
    properties.put(prefix + "auth", Boolean.toString(username != null));
    properties.put(prefix + "connectiontimeout", millis);
    properties.put(prefix + "timeout", millis);
    properties.put(prefix + "writetimeout", millis);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (security.equals("starttls")) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    Session session = Session.getInstance(properties);
    Mail mail = new Mail(session, settings.required("from"), text);
    return new EmailChannel(session, mail, username, settings.optional("password"));
  }

  @Override
  public @Nullable String send(Letter letter) throws ChannelException {
    try (Transport transport = session.getTransport()) {
      MimeMessage email = mail.of(letter);
      transport.connect(username, password);
      transport.sendMessage(email, email.getAllRecipients());
      return MailThread.before(letter).with(MailThread.id(letter.message().notificationId()));
    } catch (AddressException e) {
      throw ChannelException.refused("bad_address", "An address is none.");
    } catch (AuthenticationFailedException e) {
      throw ChannelException.refused("authentication_failed", "The server refuses the login.");
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  // The texts of mail exceptions quote what the server said, and so may quote anything.
  private static ChannelException failure(MessagingException error) {
    for (Exception e = error; e != null; e = next(e)) {
      int code = replyCode(e);
      if (code >= 500) {
        return ChannelException.refused("smtp_" + code, "The server refuses the message.");
      }
      if (code >= 400) {
        return ChannelException.passing("smtp_" + code, "The server cannot take it just now.");
      }
      if (e instanceof SocketTimeoutException) {
        return ChannelException.passing("timeout", "The server did not answer in time.");
      }
    }
    String kind = error.getClass().getSimpleName();
    return ChannelException.passing("unreachable", "The server was not reached: " + kind + ".");
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException m ? m.getNextException() : null;
  }

  private static int replyCode(Exception e) {
    if (e instanceof SMTPSendFailedException failed) {
      return failed.getReturnCode();
    }
    if (e instanceof SMTPAddressFailedException failed) {
      return failed.getReturnCode();
    }
    return e instanceof SMTPSenderFailedException failed ? failed.getReturnCode() : 0;
  }
}
