package io.channelwatch.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The page: one file, with its styles, its scripts and everything that they show. */
final class ReportPage {

  private static final String FOLDER = "/io/channelwatch/cli/report/";
  private static final List<String> SCRIPTS =
      List.of("words.js", "table.js", "charts.js", "report.js");
  private static final String CHARTS = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
  private static final String CHARTS_SCRIPT =
      "/META-INF/resources/webjars/chart.js/%s/dist/chart.umd.min.js";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportPage() {}

  /** The page as HTML. */
  static String html(ReportContent content) throws IOException {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("program", content.program());
    parts.put("style", text(FOLDER + "report.css"));
    parts.put("charts", charts());
    parts.put("script", scripts());
    parts.put("content", json(content));
    return new Handlebars(new ClassPathTemplateLoader(FOLDER, ".html.hbs"))
        .with(EscapingStrategy.HTML_ENTITY)
        .compile("page")
        .apply(parts);
  }

  private static String scripts() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : SCRIPTS) {
      all.append(text(FOLDER + name)).append('\n');
    }
    return all.toString();
  }

  /** JSON in which nothing can end the element that it stands in. */
  private static String json(ReportContent content) throws JsonProcessingException {
    return JSON.writeValueAsString(content).replace("<", "\\u003c");
  }

  /** The charting library, whatever its version. */
  private static String charts() throws IOException {
    Properties library = new Properties();
    library.load(new StringReader(text(CHARTS)));
    return text(CHARTS_SCRIPT.formatted(library.getProperty("version")));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
