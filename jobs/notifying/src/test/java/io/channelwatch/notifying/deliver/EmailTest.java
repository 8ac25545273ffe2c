package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EmailTest {
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final Channels channels =
      new Channels(
          new MessageText(ZoneId.of("UTC"), "USD"),
          Map.of("PASSWORD", "p")::get,
          Duration.ofSeconds(5));

  @BeforeEach
  void start() {
    server.setUser("anna@example.com", "anna", "p");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void anEmailHasBothPartsAndAnIdOfTheNotification() throws Exception {
    send("none", "${PASSWORD}");

    MimeMessage email = server.getReceivedMessages()[0];
    assertThat(email.getMessageID())
        .isEqualTo("<5f2c0c0e-0001-3000-8000-000000000001@channelwatch>");
    assertThat(email.getSubject()).isEqualTo("Critical: Pipeline coverage is low — Acme Networks");
    MimeMultipart parts = (MimeMultipart) email.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    for (int i = 0; i < 2; i++) {
      assertThat(parts.getBodyPart(i).getContent().toString())
          .contains("Acme Networks", "1.2x", "USD 42,000", "D-1042", "What to do");
    }
  }

  @Test
  void aWrongPasswordIsARefusal() {
    assertThat(failure(() -> send("none", "wrong"))).isEqualTo("authentication_failed");
  }

  @Test
  void nothingIsSentInTheClearWhereTlsWasAskedFor() {
    assertThat(failure(() -> send("starttls", "${PASSWORD}"))).isEqualTo("unreachable");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aSecretThatIsNotThereIsNamed() {
    ChannelException e =
        assertThrows(ChannelException.class, () -> send("none", "${NO_SUCH_SECRET}"));

    assertThat(e).hasMessage("${NO_SUCH_SECRET} is not set.");
  }

  private static String failure(Executable sending) {
    return assertThrows(ChannelException.class, sending).code();
  }

  private void send(String security, String password) throws ChannelException {
    Map<String, String> settings = new HashMap<>();
    settings.put("host", "127.0.0.1");
    settings.put("port", Integer.toString(server.getSmtp().getPort()));
    settings.put("security", security);
    settings.put("username", "anna");
    settings.put("password", password);
    settings.put("from", "Channelwatch <alerts@example.com>");
    ChannelSpec spec = new ChannelSpec("email", ChannelSpec.Type.EMAIL, settings);
    Message message = Examples.message(spec, Examples.opened("a", Examples.OPENED_AT));
    channels.open(spec).send(message);
  }
}
