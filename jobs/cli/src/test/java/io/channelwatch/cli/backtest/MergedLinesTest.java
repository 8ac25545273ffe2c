package io.channelwatch.cli.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerts.Transition;
import io.channelwatch.cli.backtest.MergedLines.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedLinesTest {

  private static final int INSTANTS = 40;
  private static final Comparator<Line<AlertHead>> ORDER =
      Comparator.comparing(Line::head, AlertHead.ORDER);

  @TempDir Path folder;

  private final Random random = new Random(7);

  @Test
  void linesOfAllTasksStandInOneOrderWhicheverTaskIsAhead() throws IOException {
    for (int round = 0; round < 50; round++) {
      int tasks = 1 + random.nextInt(4);
      List<List<Line<AlertHead>>> given = lines(tasks);
      int until = random.nextInt(INSTANTS + 2) - 1;
      List<Line<AlertHead>> expected =
          given.stream()
              .flatMap(List::stream)
              .filter(line -> line.head().at() <= until)
              .sorted(ORDER)
              .toList();
      List<AlertHead> counted = new ArrayList<>();
      Path file = folder.resolve("lines" + round);
      try (MergedLines<AlertHead> merged = MergedLines.create(new AlertForm(), file, folder)) {
        merged.expect(tasks);
        give(given, merged);
        merged.finish(until, counted::add);
      }
      assertThat(counted).isEqualTo(expected.stream().map(Line::head).toList());
      assertThat(Files.readAllLines(file)).isEqualTo(expected.stream().map(this::text).toList());
    }
  }

  @Test
  void whatTheClocksOfAllTasksHavePassedIsNotKept() throws IOException {
    Path file = folder.resolve("lines");
    byte[] longLine = ("x".repeat(1 << 20) + "\n").getBytes(UTF_8);
    try (MergedLines<AlertHead> merged = MergedLines.create(new AlertForm(), file, folder)) {
      merged.expect(2);
      merged.add(0, List.of(new Line<>(head(5, 0, 0), longLine)), 10);
      assertThat(file).isEmptyFile();
      merged.add(1, List.of(), 4);
      assertThat(file).isEmptyFile();
      merged.add(1, List.of(), 5);
      assertThat(file).hasSize(longLine.length);
    }
  }

  @Test
  void headsAloneCanBeCounted() throws IOException {
    AlertHead head = new AlertHead(3, "ü", "s", 1, null, "id", Transition.RESOLVED, null);
    List<AlertHead> counted = new ArrayList<>();
    try (MergedLines<AlertHead> merged = MergedLines.create(new AlertForm(), null, folder)) {
      merged.expect(1);
      merged.add(0, List.of(new Line<>(head, new byte[0])), Long.MAX_VALUE);
      merged.finish(Long.MAX_VALUE, counted::add);
      assertThat(merged.areWritten()).isFalse();
    }
    assertThat(counted).containsExactly(head);
  }

  /** Gives each task's lines in pieces, one task or another at a time. */
  private void give(List<List<Line<AlertHead>>> given, MergedLines<AlertHead> merged)
      throws IOException {
    int[] clocks = new int[given.size()];
    for (int open = given.size(); open > 0; ) {
      int task = random.nextInt(clocks.length);
      int from = clocks[task];
      if (from < INSTANTS) {
        int to = Math.min(INSTANTS, from + 1 + random.nextInt(10));
        clocks[task] = to;
        merged.add(
            task,
            given.get(task).stream()
                .filter(line -> line.head().at() >= from && line.head().at() < to)
                .toList(),
            to == INSTANTS ? Long.MAX_VALUE : to - 1);
        open -= to == INSTANTS ? 1 : 0;
      }
    }
  }

  private List<List<Line<AlertHead>>> lines(int tasks) {
    List<List<Line<AlertHead>>> all = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      List<Line<AlertHead>> lines = new ArrayList<>();
      for (int sequence = random.nextInt(60); sequence > 0; sequence--) {
        AlertHead head = head(random.nextInt(INSTANTS), task, sequence);
        lines.add(new Line<>(head, (head + "\n").getBytes(UTF_8)));
      }
      lines.sort(ORDER);
      all.add(lines);
    }
    return all;
  }

  private AlertHead head(int at, int task, int sequence) {
    String rule = "rule-" + random.nextInt(3);
    return new AlertHead(
        at, rule, "s" + task, sequence, "p" + task, "id", Transition.OPENED, "Ana");
  }

  private String text(Line<AlertHead> line) {
    String text = new String(line.bytes(), UTF_8);
    return text.substring(0, text.length() - 1);
  }
}
