package dev.portcullis.application.contract.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs contract tests on a candidate in a separate JUnit run that no build reports. */
final class ContractRunner implements TestExecutionListener {
  private static final LauncherConfig NOBODY_LISTENS =
      LauncherConfig.builder()
          .enableLauncherSessionListenerAutoRegistration(false)
          .enableLauncherDiscoveryListenerAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .build();

  private final Map<String, Optional<Throwable>> outcomes = new ConcurrentHashMap<>();

  private ContractRunner() {}

  /**
   * Runs one test.
   *
   * @param trial the test class that implements the contract; its constructor takes a supplier
   * @param candidates supplies the objects under test, new ones for each test
   * @return the test's failure, or empty if it passed
   */
  static Optional<Throwable> of(Class<?> trial, Method sentence, Supplier<?> candidates) {
    Map<String, Optional<Throwable>> outcomes = run(trial, List.of(sentence), candidates);
    return Optional.ofNullable(outcomes.get(sentence.getName())).orElseThrow();
  }

  /**
   * Runs all tests of all contracts that {@code trial} implements.
   *
   * @return each test's failure, or empty if it passed, by the test's name
   */
  static Map<String, Optional<Throwable>> ofAll(Class<?> trial, Supplier<?> candidates) {
    return run(trial, sentences(trial), candidates);
  }

  /** Tests of {@code contract} and of the contracts that it extends. */
  static List<Method> sentences(Class<?> contract) {
    return Arrays.stream(contract.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .toList();
  }

  private static Map<String, Optional<Throwable>> run(
      Class<?> trial, List<Method> sentences, Supplier<?> candidates) {
    List<DiscoverySelector> selectors =
        sentences.stream()
            .<DiscoverySelector>map(sentence -> selectMethod(trial, sentence.getName()))
            .toList();
    var examination = new ContractRunner();
    try (LauncherSession session = LauncherFactory.openSession(NOBODY_LISTENS)) {
      session.getStore().put(Candidates.HERE, Candidates.class, candidates);
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request().selectors(selectors).build(), examination);
    }
    return examination.outcomes;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(method -> outcomes.put(method.getMethodName(), result.getThrowable()));
  }

  /** Supplies the candidates to the constructor of a trial. */
  static final class Candidates implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Candidates.class);
    private static final org.junit.platform.engine.support.store.Namespace HERE =
        org.junit.platform.engine.support.store.Namespace.create(Candidates.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Supplier.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext.Store session = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
      return Objects.requireNonNull(session.get(Candidates.class, Supplier.class));
    }
  }
}
