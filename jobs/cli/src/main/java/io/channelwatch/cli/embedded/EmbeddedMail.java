package io.channelwatch.cli.embedded;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A mail server that takes mail for everybody over SMTP, without a password, and keeps it. */
public final class EmbeddedMail implements AutoCloseable {

  private final GreenMail server;
  private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
  private final List<Consumer<ReceivedMail>> listeners = new CopyOnWriteArrayList<>();

  private EmbeddedMail(GreenMail server) {
    this.server = server;
  }

  /** Starts a server on a free port. */
  public static EmbeddedMail start() {
    return start(0);
  }

  /**
   * Starts a server on a port; 0 takes a free one.
   *
   * @throws EmbeddedPartFailure if the port is taken
   */
  public static EmbeddedMail start(int port) {
    Loopback.requireFree(port, "the mail server");
    GreenMail server =
        new GreenMail(new ServerSetup(port, Loopback.HOST, ServerSetup.PROTOCOL_SMTP));
    server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
    EmbeddedMail mail = new EmbeddedMail(server);
    UserManager users = server.getUserManager();
    MessageDeliveryHandler delivery = users.getMessageDeliveryHandler();
    users.setMessageDeliveryHandler(
        (message, address) -> {
          mail.receive(message.getMessage(), address.getEmail());
          return delivery.handle(message, address);
        });
    return mail;
  }

  /** The port that SMTP is spoken on. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** Everything received so far, in the order of arrival. */
  public List<ReceivedMail> mails() {
    return List.copyOf(mails);
  }

  /** Calls a listener with each mail from now on, on the server's threads. */
  public void onMail(Consumer<ReceivedMail> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    server.stop();
  }

  private void receive(MimeMessage message, String to) {
    try {
      ReceivedMail mail = ReceivedMail.of(to, message);
      mails.add(mail);
      listeners.forEach(listener -> listener.accept(mail));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("A mail to " + to + " cannot be read", e);
    }
  }
}
