package io.channelwatch.notifying.deliver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers the content of a message as it was told to. */
final class ScriptedSmtp implements AutoCloseable {
  static final String HANG = "hang";
  static final String RESET = "reset";

  private final ServerSocket socket;
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger hungUp = new AtomicInteger();

  ScriptedSmtp() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  int taken() {
    return taken.get();
  }

  /** The contents of all messages, taken or not. */
  List<String> received() {
    return List.copyOf(received);
  }

  void answerNext(String answer) {
    answers.add(answer);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> serve(client), "smtp-client");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        hungUp.incrementAndGet();
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      talk(client);
    } catch (IOException e) {
      hungUp.incrementAndGet();
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8);
    say(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("EHLO")) {
        say(out, "250-hello\r\n250 AUTH PLAIN");
      } else if (line.startsWith("AUTH")) {
        say(out, "235 fine");
      } else if (line.startsWith("QUIT")) {
        say(out, "221 bye");
      } else if (line.equals("DATA")) {
        say(out, "354 go on");
        StringBuilder content = new StringBuilder();
        for (String part = in.readLine(); !".".equals(part); part = in.readLine()) {
          content.append(part).append('\n');
        }
        received.add(content.toString());
        String answer = answers.poll();
        if (RESET.equals(answer)) {
          return;
        }
        if (HANG.equals(answer)) {
          in.read();
          return;
        }
        if (answer == null) {
          taken.incrementAndGet();
        }
        say(out, answer == null ? "250 taken" : answer);
      } else {
        say(out, "250 ok");
      }
    }
  }

  private static void say(PrintWriter out, String answer) {
    out.print(answer + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
