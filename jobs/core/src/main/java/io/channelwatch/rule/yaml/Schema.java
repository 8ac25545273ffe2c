package io.channelwatch.rule.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.channelwatch.rule.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/**
 * A published JSON Schema (draft 2020-12), and its findings as sentences with their place. The
 * {@code title} of a schema with a {@code pattern}, {@code oneOf} or {@code anyOf} says as a noun
 * phrase what is expected: findings quote it.
 */
public final class Schema {

  private final JsonNode document;
  private final JsonSchema schema;

  private Schema(JsonNode document) {
    this.document = document;
    SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().build();
    this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document, config);
  }

  /**
   * Reads a schema from the class path.
   *
   * @param resource its absolute name, such as {@code /io/channelwatch/rule/rule-set.schema.json}
   */
  public static Schema of(String resource) {
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the schema " + resource + " is not on the class path");
      }
      return new Schema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a file's document, in the order of the file; nothing if it has none. */
  public List<Problem> check(YamlFile file) {
    if (file.root() == null) {
      return List.of();
    }
    List<ValidationMessage> messages = List.copyOf(schema.validate(file.json()));
    return new Findings(file, document)
        .problems(messages).stream()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .distinct()
            .toList();
  }
}
