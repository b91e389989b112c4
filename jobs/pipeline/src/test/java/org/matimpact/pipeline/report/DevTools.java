package org.matimpact.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A page of Chromium by the Chrome DevTools Protocol: commands, and the events it sent. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 180;

  private final StringBuilder partial = new StringBuilder();
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private WebSocket socket;

  private DevTools() {}

  static DevTools open(URI browser) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest asked =
        HttpRequest.newBuilder(browser.resolve("/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode page = JSON.readTree(client.send(asked, BodyHandlers.ofString()).body());
    DevTools tools = new DevTools();
    tools.socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asText()), tools)
            .join();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      tools.send(domain + ".enable", Map.of());
    }
    return tools;
  }

  /** Sends a command and gives its result. */
  JsonNode send(String method, Map<String, Object> parameters) {
    int id = sent.incrementAndGet();
    ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", JSON.valueToTree(parameters));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    awaited.put(id, answer);
    socket.sendText(command.toString(), true).join();
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Value of a JavaScript expression, awaited where it is a promise. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** Opens a page and waits until it is loaded. */
  void open(String address) throws InterruptedException {
    int before = events("Page.loadEventFired").size();
    send("Page.navigate", Map.of("url", address));
    for (int tenths = 0; tenths < 10 * PATIENCE_SECONDS; tenths++) {
      if (events("Page.loadEventFired").size() > before) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("the page did not load: " + address);
  }

  /** Events of a kind so far. */
  List<JsonNode> events(String method) {
    return events.stream().filter(event -> event.path("method").asText().equals(method)).toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      receive(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void receive(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      if (message.has("id")) {
        awaited.remove(message.path("id").asInt()).complete(message.path("result"));
      } else {
        events.add(message);
      }
    } catch (IOException e) {
      throw new IllegalStateException("DevTools sent no JSON", e);
    }
  }
}
