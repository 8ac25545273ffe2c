package io.channelwatch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A file of records of one kind as {@link PlainJson} writes them. */
public final class RecordFile {

  private RecordFile() {}

  /**
   * Reads a file whole.
   *
   * @param check says why a record cannot be used, or null
   * @param problems takes the lines that cannot be used; they are left out
   * @throws IOException if the file cannot be read
   */
  public static <A extends SpecificRecord> List<A> read(
      Path path,
      Class<A> type,
      Schema schema,
      Function<A, @Nullable String> check,
      Consumer<FileProblem> problems)
      throws IOException {
    List<A> records = new ArrayList<>();
    try (LineFile lines = new LineFile(path)) {
      int number = 0;
      for (long offset = 0; offset < lines.size(); offset = lines.next()) {
        byte[] text = lines.line(offset);
        int here = ++number;
        Consumer<String> said = m -> problems.accept(new FileProblem(path.toString(), here, m));
        JsonNode json = EventFile.isBlank(text) ? null : EventLine.parse(text, said);
        SpecificRecord made = json == null ? null : new AvroJson(said).record(schema, json);
        if (made != null) {
          A record = type.cast(made);
          String objection = check.apply(record);
          if (objection == null) {
            records.add(record);
          } else {
            said.accept(objection);
          }
        }
      }
    }
    return records;
  }
}
