package io.channelwatch.cli.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.alerts.Notification;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Recipient;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps looks in a file until their pages are written; several tasks may add some. */
public final class SpooledLooks implements Looks, AutoCloseable {

  private final FileChannel file;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Person> persons = new HashMap<>();

  private SpooledLooks(FileChannel file) {
    this.file = file;
  }

  /** Where a look stands. */
  private record Place(long at, int length, String subject, boolean apart) {}

  /** Begins a file of its own in a folder. */
  public static SpooledLooks create(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "looks", null);
    return new SpooledLooks(
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** Keeps how a message looks. */
  public synchronized void add(Message message, Look look) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(look.html().getBytes(UTF_8));
    Place place = new Place(file.size(), bytes.remaining(), look.subject(), look.apart());
    for (long at = place.at(); bytes.hasRemaining(); ) {
      at += file.write(bytes, at);
    }
    places.put(message.notificationId(), place);
    Recipient to = message.recipient();
    persons.put(to.id(), Person.of(to));
  }

  @Override
  public synchronized @Nullable Look of(Notification decision) {
    Place place = places.get(decision.getNotificationId());
    return place == null ? null : new Look(place.subject(), html(place), place.apart());
  }

  private String html(Place place) {
    ByteBuffer bytes = ByteBuffer.allocate(place.length());
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, place.at() + bytes.position()) < 0) {
          throw new EOFException("a look was cut off");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new String(bytes.array(), UTF_8);
  }

  @Override
  public synchronized @Nullable Person person(String recipient) {
    return persons.get(recipient);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
