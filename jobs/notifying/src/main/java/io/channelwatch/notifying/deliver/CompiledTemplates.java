package io.channelwatch.notifying.deliver;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Templates ready to be filled in, each compiled once. */
final class CompiledTemplates {
  private final Map<Medium, Handlebars> byMedium = new EnumMap<>(Medium.class);

  CompiledTemplates(Templates templates) {
    for (Medium medium : Medium.values()) {
      byMedium.put(
          medium,
          new Handlebars(new Loader(medium, templates))
              .with(new ConcurrentMapTemplateCache())
              .with(medium.escaping())
              .prettyPrint(true));
    }
  }

  /**
   * A template with the partials that it names.
   *
   * @throws com.github.jknack.handlebars.HandlebarsException if it is no template
   */
  Template get(Medium medium, String name) throws IOException {
    Handlebars handlebars = byMedium.get(medium);
    if (handlebars == null) {
      throw new IllegalStateException("every medium has templates");
    }
    return handlebars.compile(name);
  }

  /** Finds the templates that a medium has, and partials among them, and nothing else. */
  private static final class Loader extends AbstractTemplateLoader {
    private final List<String> known;
    private final Templates templates;

    Loader(Medium medium, Templates templates) {
      this.known = medium.paths();
      this.templates = templates;
      setPrefix(medium.folder() + '/');
      setSuffix(medium.suffix());
    }

    @Override
    public TemplateSource sourceAt(String location) throws IOException {
      String path = resolve(location);
      String text = known.contains(path) ? templates.text(path) : null;
      if (text == null) {
        throw new FileNotFoundException(path);
      }
      return new StringTemplateSource(path, text);
    }
  }
}
