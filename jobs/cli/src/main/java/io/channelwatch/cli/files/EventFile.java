package io.channelwatch.cli.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One event file: checked once from end to end, then read in the order of the known instants. */
final class EventFile implements AutoCloseable {

  private final InputTopic topic;
  private final Path path;
  private final RecordCheck check;
  private final EventLine line;
  private final PlainLine plain;
  private final LineIndex index = new LineIndex();
  private final LineFile lines;
  private int position;

  EventFile(Path path, InputTopic topic, RecordCheck check) throws IOException {
    this.topic = topic;
    this.path = path;
    this.check = check;
    this.line = new EventLine(topic, check);
    this.plain = new PlainLine(topic);
    this.lines = new LineFile(path);
  }

  /**
   * What a scan found.
   *
   * @param problems the lines that cannot be used
   * @param doubts lines of which something is odd; of the same over and over the first
   */
  record Found(List<FileProblem> problems, List<FileProblem> doubts) {}

  /**
   * Reads every line and keeps where those stand that can be used.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  Found scan() {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    try {
      scan(found.problems()::add, found.doubts()::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private void scan(Consumer<FileProblem> problems, Consumer<FileProblem> doubts)
      throws IOException {
    Set<String> slips = new HashSet<>();
    Repeated odd = new Repeated();
    int number = 0;
    long offset = startsWithMark() ? 3 : 0;
    while (offset < lines.size()) {
      lines.seek(offset);
      number++;
      KnownEvent event = plain.read(lines);
      if (event != null && check.takes(event)) {
        index.add(offset, event.knownAt());
      } else {
        int here = number;
        EventRecord record =
            judged(
                said -> problems.accept(problem(here, said)),
                said -> {
                  if (slips.add(said)) {
                    doubts.accept(problem(here, said));
                  }
                });
        if (record != null) {
          index.add(offset, record.knownAt());
          odd.add(check.doubt(record), here);
        }
      }
      offset = lines.next();
    }
    index.sort();
    odd.tell(doubts);
  }

  /** The record of the line, looked at in full; null where it is blank or cannot be used. */
  private @Nullable EventRecord judged(Consumer<String> problems, Consumer<String> doubts)
      throws IOException {
    byte[] text = lines.line();
    return isBlank(text) ? null : line.read(text, problems, doubts);
  }

  private FileProblem problem(int number, String said) {
    return new FileProblem(path.toString(), number, said);
  }

  /** Doubts about records: the first, and how many followed. */
  private final class Repeated {
    private @Nullable FileProblem first;
    private int more;

    void add(@Nullable String doubt, int number) {
      if (doubt == null) {
        return;
      }
      if (first == null) {
        first = problem(number, doubt);
      } else {
        more++;
      }
    }

    void tell(Consumer<FileProblem> doubts) {
      if (first != null) {
        String others = " The same of %,d more line%s.".formatted(more, more == 1 ? "" : "s");
        doubts.accept(problem(first.line(), first.message() + (more == 0 ? "" : others)));
      }
    }
  }

  /** How many records can be used. */
  int size() {
    return index.size();
  }

  /** When the next record was known; null at the end. */
  @Nullable Long peek() {
    return position < index.size() ? index.knownAt(position) : null;
  }

  /**
   * When the first record was known that was not known from the beginning; null if there is none.
   */
  @Nullable Long first() {
    for (int i = 0; i < index.size(); i++) {
      if (index.knownAt(i) > 0) {
        return index.knownAt(i);
      }
    }
    return null;
  }

  /** When the last record was known; null if there is none. */
  @Nullable Long last() {
    return index.size() == 0 ? null : index.knownAt(index.size() - 1);
  }

  /** The next record. */
  EventRecord next() {
    try {
      lines.seek(index.offset(position++));
      return record();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next record, of one that is about a partner. */
  KnownEvent nextEvent() {
    try {
      lines.seek(index.offset(position++));
      KnownEvent event = plain.read(lines);
      return event != null ? event : KnownEvent.of(record());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EventRecord record() throws IOException {
    EventRecord record = line.read(lines.line(), said -> {}, said -> {});
    if (record == null) {
      throw new IllegalStateException(path + " was changed while it was read");
    }
    return record;
  }

  /** Goes back to the first record. */
  void rewind() {
    position = 0;
  }

  InputTopic topic() {
    return topic;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private boolean startsWithMark() throws IOException {
    if (lines.size() < 3) {
      return false;
    }
    byte[] first = lines.line(0);
    return first.length >= 3
        && first[0] == (byte) 0xEF
        && first[1] == (byte) 0xBB
        && first[2] == (byte) 0xBF;
  }

  static boolean isBlank(byte[] text) {
    for (byte b : text) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
