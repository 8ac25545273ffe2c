package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.notification.ChannelSpec;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

class EmailConformanceTest extends ChannelConformance {
  private final ScriptedSmtp server = new ScriptedSmtp();

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Override
  ChannelSpec spec() {
    return new ChannelSpec(
        "email",
        ChannelSpec.Type.EMAIL,
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(server.port()),
            "security", "none",
            "username", "channelwatch",
            "password", "${SECRET}",
            "from", "alerts@example.com"));
  }

  @Override
  void refuseNext() {
    server.answerNext("554 no, " + SECRET);
  }

  @Override
  void breakNext() {
    server.answerNext("451 later, " + SECRET);
  }

  @Override
  void hangNext() {
    server.answerNext(ScriptedSmtp.HANG);
  }

  @Override
  void resetNext() {
    server.answerNext(ScriptedSmtp.RESET);
  }

  @Override
  void stop() throws IOException {
    server.close();
  }

  @Override
  String received() {
    return server.received().stream().map(Mails::text).collect(Collectors.joining("\n"));
  }

  @Override
  void assertOnlyText(String received, String name) throws Exception {
    MimeMessage mail = Mails.parse(server.received().get(0));
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Subject")).hasSize(1);
    assertThat(mail.getSubject()).doesNotContain("\r", "\n", "\u202E", "\u001b");
    assertThat(received.substring(received.indexOf("<html")))
        .doesNotContain("<script", "<img src=x", "<a href='javascript", "\u001b");
  }

  @Override
  int taken() {
    return server.taken();
  }
}
