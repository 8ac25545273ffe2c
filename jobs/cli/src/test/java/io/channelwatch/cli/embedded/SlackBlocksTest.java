package io.channelwatch.cli.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlackBlocksTest {

  @Test
  void blocksReadAsSlackShowsThem() {
    String html =
        html(
            """
            {"blocks": [
              {"type": "header", "text": {"type": "plain_text", "text": "2 <alerts>"}},
              {"type": "section", "text": {"type": "mrkdwn",
                "text": ":tada: *Good news*\\n_(below 3)_ of `rule_one` &amp; more"}},
              {"type": "section", "text": {"type": "mrkdwn",
                "text": "<https://example.com/a_b_c|Open the playbook>"}},
              {"type": "divider"},
              {"type": "context", "elements": [{"type": "mrkdwn", "text": "to you"}]}]}
            """);

    assertThat(html)
        .contains("<h3>2 &lt;alerts&gt;</h3>")
        .contains(
            "\uD83C\uDF89 <b>Good news</b><br><i>(below 3)</i> of <code>rule_one</code> &amp; more")
        .contains("<a href=\"https://example.com/a_b_c\">Open the playbook</a>")
        .contains("<hr>", "<p class=\"context\">to you </p>");
  }

  @Test
  void aMessageWithoutBlocksIsItsText() {
    assertThat(html("{}")).isEqualTo("<p>a &lt;b&gt;</p>");
  }

  @Test
  void whatIsSaidIsNoMarkupOfThePage() {
    assertThat(
            html(
                """
                {"blocks": [{"type": "section", "text": {"type": "mrkdwn",
                  "text": "<script>x</script> <https://e.com/?\\"onclick=|l>"}}]}
                """))
        .doesNotContain("<script>", "\"onclick");
  }

  private static String html(String json) {
    return SlackBlocks.html(new SlackMessage("U1", "1.1", null, "a <b>", json));
  }
}
