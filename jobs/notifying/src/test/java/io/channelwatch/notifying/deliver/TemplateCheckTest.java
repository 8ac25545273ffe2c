package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {
  private static final String RISK = "slack/risk.json.hbs";
  private static final String GOOD =
      """
      {"type": "section", "text": {"type": "mrkdwn", "text": "OUR WORDS: {{title}}, {{subject}}"}}
      """;

  @TempDir Path folder;

  @Test
  void theBuiltInTemplatesPassTheirOwnCheck() throws IOException {
    Map<String, String> all = new HashMap<>();
    for (Medium medium : Medium.values()) {
      for (String path : medium.paths()) {
        all.put(path, Templates.BUILT_IN.text(path));
      }
    }

    assertThat(all).hasSize(41);
    assertThat(TemplateCheck.problems("templates", new Templates(all))).isEmpty();
  }

  @Test
  void aTeamsOwnTemplateIsTakenInPlaceOfTheBuiltInOne() {
    assertThat(problems(RISK, GOOD)).isEmpty();
    assertThat(slack(RISK, GOOD)).contains("OUR WORDS: Pipeline coverage is low, Acme Networks");
  }

  @Test
  void aFileThatIsNoTemplatesIsTold() {
    assertThat(problems("slack/rsk.json.hbs", GOOD))
        .containsExactly(
            "templates/slack/rsk.json.hbs:1:1: there is no template 'slack/rsk.json.hbs';"
                + " did you mean 'slack/risk.json.hbs'?");
  }

  @Test
  void whatIsNoHandlebarsIsToldWithItsPlace() {
    assertThat(problems(RISK, "{\n\"type\": \"{{#if title}}\"\n}"))
        .singleElement()
        .asString()
        .startsWith("templates/slack/risk.json.hbs:3:");
  }

  @Test
  void aNameThatNoMessageHasIsToldWithItsPlace() {
    String text = "{\"type\": \"divider\",\n \"a\": \"{{titel}}{{#if sevrity}}x{{/if}}\"}";

    assertThat(problems(RISK, text))
        .containsExactlyInAnyOrder(
            "templates/slack/risk.json.hbs:2:10: a message has no 'titel'; did you mean 'title'?",
            "templates/slack/risk.json.hbs:2:23: a message has no 'sevrity';"
                + " did you mean 'severity'?");
  }

  @Test
  void whatWouldGoOutUnescapedIsRefused() {
    assertThat(problems(RISK, GOOD.replace("{{title}}", "{{{title}}}")))
        .singleElement()
        .asString()
        .contains("risk.json.hbs:1:", "'title' would go out as it is");
  }

  @Test
  void aTemplateThatMakesNoJsonIsRefused() {
    assertThat(problems(RISK, "{{title}}"))
        .containsExactly(
            "templates/slack/risk.json.hbs:1:1: with slack/risk.json.hbs a message is no JSON"
                + " object any more");
  }

  @Test
  void helpersAndPartialsThatDoNotExistAreRefused() {
    assertThat(problems(RISK, "{{shout title}}")).isNotEmpty();
    assertThat(problems(RISK, "{{> ../../secrets}}")).isNotEmpty();
  }

  @Test
  void aMessageIsNotLostWithABrokenTemplate() {
    assertThat(slack(RISK, "{{title}}")).contains("Pipeline coverage is low", "What to do");
    assertThat(slack(RISK, "{{#if")).contains("Pipeline coverage is low", "What to do");
  }

  @Test
  void aFolderOfTemplatesIsReadAndRefusedWhole() throws IOException {
    assertThat(TemplateCheck.usable(folder.resolve("none").toString()).own()).isEmpty();
    Files.createDirectories(folder.resolve("slack"));
    Files.writeString(folder.resolve(RISK), GOOD);
    assertThat(TemplateCheck.usable(folder.toString()).own()).containsOnlyKeys(RISK);

    Files.writeString(folder.resolve(RISK), "{{");
    BrokenTemplates refused =
        assertThrows(BrokenTemplates.class, () -> TemplateCheck.usable(folder.toString()));
    assertThat(refused).hasMessageContaining(folder + "/slack/risk.json.hbs:1:");
  }

  private static List<String> problems(String path, String text) {
    return TemplateCheck.problems("templates", new Templates(Map.of(path, text))).stream()
        .map(Problem::toString)
        .toList();
  }

  private static String slack(String path, String text) {
    Templates templates = new Templates(Map.of(path, text));
    ChannelSpec chat = new ChannelSpec("chat", ChannelSpec.Type.SLACK, Map.of());
    Message message = Examples.message(chat, Examples.opened("a", 1));
    return new MessageText(ZoneOffset.UTC, "USD", templates).blocks(message).toString();
  }
}
