package dev.portcullis.benchmarks.soak;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.portcullis.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Metrics of a server's JVM, read over JMX. */
final class ServerMetrics implements AutoCloseable {
  static final String HEADING = "  time   heap after GC   threads   open files        RSS";

  private static final double BYTES_PER_MIB = 1 << 20;

  private final ServerProcess server;
  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final ThreadMXBean threads;
  private final long begin = System.nanoTime();

  private ServerMetrics(
      ServerProcess server, JMXConnector connector, MemoryMXBean memory, ThreadMXBean threads) {
    this.server = server;
    this.connector = connector;
    this.memory = memory;
    this.threads = threads;
  }

  @SuppressWarnings("BanJNDI") // only to a process that this one has started
  static ServerMetrics of(ServerProcess server) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
      var url = new JMXServiceURL(machine.startLocalManagementAgent());
      machine.detach();
      JMXConnector connector = JMXConnectorFactory.connect(url);
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      return new ServerMetrics(
          server,
          connector,
          ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class),
          ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class));
    } catch (AttachNotSupportedException failure) {
      throw new IllegalStateException(failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns a line with all metrics, after a garbage collection. */
  String look() {
    memory.gc();
    Duration passed = Duration.ofNanos(System.nanoTime() - begin);
    return String.format(
        Locale.ROOT,
        "%3d:%02d   %9.1f MiB   %7d   %10d   %5.0f MiB",
        passed.toMinutes(),
        passed.toSecondsPart(),
        memory.getHeapMemoryUsage().getUsed() / BYTES_PER_MIB,
        threads.getThreadCount(),
        server.openFiles().orElse(-1),
        server.residentMib());
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
