package dev.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Entry types of each module. Code outside the module may use only these; its other public types
 * are public only because the module has sub-packages.
 */
final class WallRules {
  static final List<Wall> WALLS =
      List.of(
          new Wall(
              "adapters.rest",
              "RestServer",
              "PortcullisPlugin", // for applications that embed Portcullis
              "CurrentUser", // for applications that embed Portcullis
              "settings.RestSettings",
              "settings.CookieSettings",
              "settings.WebOrigin",
              "settings.RestAddressRefused"),
          new Wall(
              "adapters.grpc",
              "GrpcServer",
              "PortcullisServices", // for applications that embed Portcullis
              "CurrentUser", // for applications that embed Portcullis
              "GrpcSettings",
              "GrpcAddressRefused"),
          new Wall(
              "adapters.persistence",
              "SqlStorageProvider",
              "sql.Dialects",
              "sqlite.SqliteLibrary",
              "redis.RedisStore",
              "redis.RedisSettings",
              "redis.RedisAddress",
              "transfer.StoreBackup",
              "transfer.StoreCopy",
              "fastapiusers.FastapiUsersDatabase"),
          new Wall(
              "adapters.crypto",
              "password.Argon2PasswordHasher",
              "password.Argon2Parameters",
              "password.denied.DeniedPasswordLists",
              "password.denied.DeniedPasswordsRefused",
              "password.denied.PasswordFilterBuilder",
              "token.OpaqueTokenStrategy",
              "token.TokenSigning",
              "token.TokenSettings",
              "masterkey.MasterKey",
              "masterkey.MasterKeyFiles",
              "masterkey.MasterKeyRefused",
              "masterkey.MasterKeyRing",
              "random.RandomIdentifiers"),
          new Wall(
              "adapters.mail",
              "SmtpMailer",
              "LogMailer",
              "smtp.SmtpServer",
              "Sender",
              "template.MailTemplates",
              "template.MailTemplatesRefused"),
          new Wall("adapters.oauth", "OAuthIdentityProvider", "OAuthSettings", "WellKnownProvider"),
          new Wall("adapters.schema", "JsonSchemaFile", "SchemaRefused"));

  /** A module and its entry types: the top-level types that other modules may use. */
  record Wall(String module, List<String> entries) {
    Wall(String module, String... entries) {
      this(module, List.of(entries));
    }

    boolean lets(SourceTree tree, JavaClass type) {
      return entries.contains(tree.nameFrom(module, type));
    }
  }

  private WallRules() {}

  static List<Rule> of(SourceTree tree) {
    List<Rule> rules = new ArrayList<>();
    for (Wall wall : WALLS) {
      rules.add(
          new Rule("only_listed_types_are_used_from_outside_" + wall.module(), keep(tree, wall)));
    }
    rules.add(
        new Rule(
            "only_factories_and_settings_are_used_from_outside_application.usecase",
            useCases(tree)));
    return rules;
  }

  private static ArchRule keep(SourceTree tree, Wall wall) {
    String module = wall.module() + "..";
    return classes()
        .that(not(tree.in(module)))
        .should()
        .onlyDependOnClassesThat(
            not(tree.in(module)).or(describe("are listed", type -> wall.lets(tree, type))));
  }

  private static ArchRule useCases(SourceTree tree) {
    return classes()
        .that(not(tree.in("application..")))
        .should()
        .onlyDependOnClassesThat(
            not(tree.in("application.usecase.."))
                .or(
                    describe(
                        "are factories or settings", type -> isFactoryOrSettings(tree, type))));
  }

  private static boolean isFactoryOrSettings(SourceTree tree, JavaClass type) {
    String name = tree.nameFrom("application.usecase", type);
    return name.endsWith("Feature") || UseCaseRules.SETTINGS.containsKey(name);
  }
}
