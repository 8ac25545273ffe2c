package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
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
          new AllowedHosts(List.of()),
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
    List<Part> all = Mails.parts(email);
    assertThat(all).hasSize(3);
    for (Part part : all.subList(0, 2)) {
      assertThat(part.getContent().toString())
          .contains("Acme Networks", "1.2x", "USD 42,000", "D-1042", "What to do");
    }
  }

  @Test
  void theChartOfTheValueStandsInTheMailItself() throws Exception {
    send("none", "${PASSWORD}");

    List<Part> parts = Mails.parts(server.getReceivedMessages()[0]);
    MimeBodyPart picture = (MimeBodyPart) parts.get(2);
    assertThat(parts.get(1).getContent().toString())
        .contains("src=\"cid:" + picture.getContentID().replaceAll("[<>]", "") + "\"");
    assertThat(picture.getContentType()).startsWith("image/png");
    BufferedImage image = ImageIO.read(picture.getInputStream());
    assertThat(image.getWidth()).isEqualTo(1104);
  }

  @Test
  void aMailAboutAnEpisodeFollowsTheOnesBefore() throws Exception {
    String first = send(Examples.opened("a", Examples.OPENED_AT), Map.of());
    Item escalated =
        Examples.item("a", 1, TransitionType.ESCALATED, Severity.CRITICAL, Examples.OPENED_AT + 9);
    send(escalated, Map.of("a", "<0@channelwatch> " + first));

    MimeMessage email = server.getReceivedMessages()[1];
    assertThat(email.getHeader("In-Reply-To")).containsExactly(first);
    assertThat(email.getHeader("References")[0].split("\\s+"))
        .containsExactly("<0@channelwatch>", first);
    assertThat(server.getReceivedMessages()[0].getHeader("In-Reply-To")).isNull();
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
  void aServerWhoseCertificateNobodyVouchesForGetsNothing() {
    GreenMail encrypted = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
    encrypted.start();
    try {
      ChannelSpec plain = spec("tls", "${PASSWORD}");
      Map<String, String> settings = new HashMap<>(plain.settings());
      settings.put("port", Integer.toString(encrypted.getSmtps().getPort()));
      ChannelSpec spec = new ChannelSpec("email", ChannelSpec.Type.EMAIL, settings);
      Message message = Examples.message(spec, Examples.opened("a", Examples.OPENED_AT));

      assertThat(failure(() -> channels.open(spec).send(Letter.first(message))))
          .isEqualTo("unreachable");
      assertThat(encrypted.getReceivedMessages()).isEmpty();
    } finally {
      encrypted.stop();
    }
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

  private String send(Item item, Map<String, String> threads) throws ChannelException {
    ChannelSpec spec = spec("none", "${PASSWORD}");
    return channels.open(spec).send(new Letter(Examples.message(spec, item), threads));
  }

  private void send(String security, String password) throws ChannelException {
    ChannelSpec spec = spec(security, password);
    Message message = Examples.message(spec, Examples.opened("a", Examples.OPENED_AT));
    channels.open(spec).send(Letter.first(message));
  }

  private ChannelSpec spec(String security, String password) {
    Map<String, String> settings = new HashMap<>();
    settings.put("host", "127.0.0.1");
    settings.put("port", Integer.toString(server.getSmtp().getPort()));
    settings.put("security", security);
    settings.put("username", "anna");
    settings.put("password", password);
    settings.put("from", "Channelwatch <alerts@example.com>");
    return new ChannelSpec("email", ChannelSpec.Type.EMAIL, settings);
  }
}
