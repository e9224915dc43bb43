import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** One node of a real OpenSearch cluster on loopback: OpenSearchNode HOME NUMBER NODES PORT; HTTP on PORT + NUMBER, between nodes on PORT + 100 + NUMBER. */
public class OpenSearchNode {
  static class Local extends Node {
    Local(Settings settings, Collection<Class<? extends Plugin>> plugins) {
      super(InternalSettingsPreparer.prepareEnvironment(settings, Collections.emptyMap(), null, () -> "node"), plugins, true);
    }
  }

  public static void main(String[] args) throws Exception {
    int number = Integer.parseInt(args[1]);
    int nodes = Integer.parseInt(args[2]);
    int port = Integer.parseInt(args[3]);
    Settings settings = Settings.builder()
        .put("cluster.name", "footnote-test")
        .put("node.name", "node-" + number)
        .put("path.home", args[0] + "/" + number)
        .put("network.host", "127.0.0.1")
        .put("http.port", port + number)
        .put("transport.port", port + 100 + number)
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("discovery.seed_hosts", each(nodes, i -> "127.0.0.1:" + (port + 100 + i)))
        .put("cluster.initial_cluster_manager_nodes", each(nodes, i -> "node-" + i))
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
    new Local(settings, List.of(Netty4Plugin.class, CommonAnalysisPlugin.class)).start();
    System.out.println("started node-" + number);
    Thread.currentThread().join();
  }

  private static String each(int nodes, java.util.function.IntFunction<String> name) {
    return IntStream.range(0, nodes).mapToObj(name).collect(Collectors.joining(","));
  }
}
