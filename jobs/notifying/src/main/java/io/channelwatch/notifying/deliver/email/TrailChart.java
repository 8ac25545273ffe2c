package io.channelwatch.notifying.deliver.email;

import io.channelwatch.notification.Item;
import io.channelwatch.notification.Reading;
import io.channelwatch.notifying.deliver.ComparedReadings;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture of a value over the last days against what it is compared with. */
public final class TrailChart {
  /** The picture's width as mail shows it; it is drawn twice as large, for dense screens. */
  static final int WIDTH = 552;

  private static final int HEIGHT = 190;
  private static final int DENSITY = 2;
  private static final int FEWEST_DAYS = 7;
  private static final Color TEXT = new Color(0x475467);
  private static final Color GRID = new Color(0xeaecf0);
  private static final Color VALUE = new Color(0x101828);
  private static final Color GOOD = new Color(0x067647);

  private TrailChart() {}

  /** The PNG for an alert; null if there is too little to draw. */
  public static byte @Nullable [] png(Item item) {
    return drawn(item).map(reading -> png(chart(item, reading))).orElse(null);
  }

  /** The most telling value that has a trail of some length. */
  private static Optional<Reading> drawn(Item item) {
    return ComparedReadings.of(item).stream()
        .filter(reading -> !marks(reading).isEmpty())
        .filter(r -> r.trail().stream().filter(day -> !day.isNaN()).count() >= FEWEST_DAYS)
        .findFirst();
  }

  private static List<Threshold> marks(Reading reading) {
    return reading.thresholds().stream().filter(t -> t.condition().equals("when")).toList();
  }

  private static XYChart chart(Item item, Reading reading) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH * DENSITY)
            .height(HEIGHT * DENSITY)
            .title(title(reading))
            .build();
    style(chart.getStyler(), reading);
    int size = reading.trail().size();
    LocalDate last = LocalDate.ofInstant(Instant.ofEpochMilli(item.at()), ZoneOffset.UTC);
    List<Date> days = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      LocalDate day = last.minusDays(size - 1L - i);
      days.add(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
    days.add(Date.from(Instant.ofEpochMilli(item.at())));
    List<Date> ends = List.of(days.get(0), days.get(size));
    for (Threshold mark : marks(reading)) {
      double number = scaled(mark.number(), reading);
      String name = mark.level() + " " + mark.number();
      if (!chart.getSeriesMap().containsKey(name)) {
        line(chart.addSeries(name, ends, List.of(number, number)), colour(mark, item), 1.2f, true);
      }
    }
    List<Double> values = new ArrayList<>();
    reading.trail().forEach(day -> values.add(scaled(day, reading)));
    // The trail ends with the start of the day; the alert is about the value of later on.
    values.add(scaled(reading.value(), reading));
    line(chart.addSeries("value", days, values), VALUE, 2, false);
    return chart;
  }

  private static String title(Reading reading) {
    return ComparedReadings.title(reading) + ", the last " + reading.trail().size() + " days";
  }

  private static double scaled(double value, Reading reading) {
    return "percent".equals(reading.unit()) ? value * 100 : value;
  }

  private static void line(XYSeries series, Color colour, float width, boolean dashed) {
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(
        new BasicStroke(
            width * DENSITY,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashed ? new float[] {6 * DENSITY, 4 * DENSITY} : null,
            0));
  }

  private static Color colour(Threshold mark, Item item) {
    if (item.kind().equals("growth")) {
      return GOOD;
    }
    return mark.level() == Severity.CRITICAL
        ? new Color(0xb42318)
        : mark.level() == Severity.WARNING ? new Color(0xdc6803) : new Color(0x175cd3);
  }

  private static void style(XYStyler styler, Reading reading) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11 * DENSITY);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesStroke(new BasicStroke(DENSITY));
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTickLabelsColor(TEXT);
    styler.setAxisTickPadding(6 * DENSITY);
    styler.setChartPadding(2 * DENSITY);
    styler.setChartTitleFont(font.deriveFont(Font.BOLD));
    styler.setChartTitleBoxVisible(false);
    styler.setChartFontColor(TEXT);
    styler.setLegendVisible(false);
    styler.setDatePattern("d MMM");
    styler.setTimezone(TimeZone.getTimeZone("UTC"));
    styler.setLocale(Locale.ENGLISH);
    styler.setXAxisMaxLabelCount(6);
    styler.setYAxisDecimalPattern("percent".equals(reading.unit()) ? "#,##0.#'%'" : "#,##0.##");
    styler.setAntiAlias(true);
    styler.setLegendPosition(Styler.LegendPosition.InsideNE);
  }

  private static byte[] png(XYChart chart) {
    BufferedImage image =
        new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
