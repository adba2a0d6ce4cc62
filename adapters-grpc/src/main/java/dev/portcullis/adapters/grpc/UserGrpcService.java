package dev.portcullis.adapters.grpc;

import static dev.portcullis.adapters.grpc.call.UnaryCalls.reply;

import com.google.protobuf.Struct;
import dev.portcullis.adapters.grpc.call.AttributeStructs;
import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.Fields;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.adapters.grpc.call.ProtoMapper;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.account.AccountUseCases;
import dev.portcullis.application.port.in.account.DeleteCurrentUser;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.in.account.ListUsers.PageSize;
import dev.portcullis.application.port.in.account.ListUsers.PageToken;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.federation.ListOAuthAccounts;
import dev.portcullis.application.port.in.login.CurrentPassword;
import dev.portcullis.application.port.in.registration.DescribeUserFields;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.password.Password;
import dev.portcullis.proto.v1.DeleteCurrentUserRequest;
import dev.portcullis.proto.v1.DeleteCurrentUserResponse;
import dev.portcullis.proto.v1.DeleteUserRequest;
import dev.portcullis.proto.v1.DeleteUserResponse;
import dev.portcullis.proto.v1.GetCurrentUserRequest;
import dev.portcullis.proto.v1.GetCurrentUserResponse;
import dev.portcullis.proto.v1.GetUserRequest;
import dev.portcullis.proto.v1.GetUserResponse;
import dev.portcullis.proto.v1.ListUsersRequest;
import dev.portcullis.proto.v1.ListUsersResponse;
import dev.portcullis.proto.v1.UpdateCurrentUserRequest;
import dev.portcullis.proto.v1.UpdateCurrentUserResponse;
import dev.portcullis.proto.v1.UpdateUserRequest;
import dev.portcullis.proto.v1.UpdateUserResponse;
import dev.portcullis.proto.v1.UserServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/** Service for the caller's own account, and for all accounts by superusers. */
final class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {
  private final AccountUseCases account;
  private final DescribeUserFields describeUserFields;
  private final ListOAuthAccounts listOAuthAccounts;
  private final RequestAuthenticator authenticator;

  UserGrpcService(
      AccountUseCases account,
      DescribeUserFields describeUserFields,
      ListOAuthAccounts listOAuthAccounts,
      RequestAuthenticator authenticator) {
    this.account = account;
    this.describeUserFields = describeUserFields;
    this.listOAuthAccounts = listOAuthAccounts;
    this.authenticator = authenticator;
  }

  @Override
  public void getCurrentUser(
      GetCurrentUserRequest request, StreamObserver<GetCurrentUserResponse> observer) {
    reply(
        observer,
        GetCurrentUserResponse.newBuilder().setUser(shown(authenticator.caller().user())).build());
  }

  @Override
  public void updateCurrentUser(
      UpdateCurrentUserRequest request, StreamObserver<UpdateCurrentUserResponse> observer) {
    reply(
        observer,
        UpdateCurrentUserResponse.newBuilder().setUser(shown(update(ownChanges(request)))).build());
  }

  private UpdateUser.Command ownChanges(UpdateCurrentUserRequest request) {
    var caller = authenticator.caller();
    var fields = new Fields();
    var command =
        new UpdateUser.Command.Own(
            caller,
            fields.optional("email", request.hasEmail(), request.getEmail(), EmailAddress::new),
            fields.optional("password", request.hasPassword(), request.getPassword(), Password::of),
            attributes(request.getAttributes()),
            current(fields, request.hasCurrentPassword(), request.getCurrentPassword()),
            CallContext.current().client());
    fields.check();
    return command;
  }

  private static CurrentPassword current(Fields fields, boolean present, String text) {
    return new CurrentPassword(
        fields.optional("current_password", present, text, Password::of),
        CallContext.current().device());
  }

  @Override
  public void deleteCurrentUser(
      DeleteCurrentUserRequest request, StreamObserver<DeleteCurrentUserResponse> observer) {
    reply(observer, deleteCurrentUser(request));
  }

  private DeleteCurrentUserResponse deleteCurrentUser(DeleteCurrentUserRequest request) {
    var caller = authenticator.caller();
    var fields = new Fields();
    var current = current(fields, request.hasCurrentPassword(), request.getCurrentPassword());
    fields.check();
    var command = new DeleteCurrentUser.Command(caller, current, CallContext.current().client());
    return switch (account.deleteCurrentUser().delete(command)) {
      case DeleteCurrentUser.Result.Deleted deleted ->
          DeleteCurrentUserResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  @Override
  public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> observer) {
    reply(observer, getUser(request));
  }

  private GetUserResponse getUser(GetUserRequest request) {
    var reference = UserReference.ofId(request.getId());
    var command = new GetUser.Command(authenticator.administrator(), reference);
    return switch (account.getUser().get(command)) {
      case GetUser.Result.Found found ->
          GetUserResponse.newBuilder().setUser(shown(found.user())).build();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  /** A single user is returned with the linked accounts; a user in a list isn't. */
  private dev.portcullis.proto.v1.User shown(User user) {
    return listOAuthAccounts
        .accountsOf(user.id())
        .map(accounts -> ProtoMapper.user(user, accounts))
        .orElseGet(() -> ProtoMapper.user(user));
  }

  @Override
  public void updateUser(UpdateUserRequest request, StreamObserver<UpdateUserResponse> observer) {
    reply(observer, updateUser(request));
  }

  private UpdateUserResponse updateUser(UpdateUserRequest request) {
    var command =
        new UpdateUser.Command.Any(
            authenticator.administrator(),
            UserReference.ofId(request.getId()),
            () -> changes(request),
            CallContext.current().client());
    return UpdateUserResponse.newBuilder().setUser(shown(update(command))).build();
  }

  private UpdateUser.Changes changes(UpdateUserRequest request) {
    var fields = new Fields();
    Function<Boolean, Boolean> flag = Function.identity();
    var changes =
        new UpdateUser.Changes(
            fields.optional("email", request.hasEmail(), request.getEmail(), EmailAddress::new),
            fields.optional("password", request.hasPassword(), request.getPassword(), Password::of),
            fields.optional("is_active", request.hasIsActive(), request.getIsActive(), flag),
            fields.optional(
                "is_superuser", request.hasIsSuperuser(), request.getIsSuperuser(), flag),
            fields.optional("is_verified", request.hasIsVerified(), request.getIsVerified(), flag),
            attributes(request.getAttributes()));
    fields.check();
    return changes;
  }

  private Attributes attributes(Struct struct) {
    return AttributeStructs.attributes(struct, describeUserFields.names());
  }

  private User update(UpdateUser.Command command) {
    return switch (account.updateUser().update(command)) {
      case UpdateUser.Result.Updated updated -> updated.user();
      case UpdateUser.Result.InvalidAttributes bad ->
          throw GrpcErrors.invalidAttributes(bad.violations());
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  @Override
  public void deleteUser(DeleteUserRequest request, StreamObserver<DeleteUserResponse> observer) {
    reply(observer, deleteUser(request));
  }

  private DeleteUserResponse deleteUser(DeleteUserRequest request) {
    var command =
        new DeleteUser.Command(
            authenticator.administrator(),
            UserReference.ofId(request.getId()),
            CallContext.current().client());
    return switch (account.deleteUser().delete(command)) {
      case DeleteUser.Result.Deleted deleted -> DeleteUserResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  @Override
  public void listUsers(ListUsersRequest request, StreamObserver<ListUsersResponse> observer) {
    reply(observer, listUsers(request));
  }

  private ListUsersResponse listUsers(ListUsersRequest request) {
    var administrator = authenticator.administrator();
    var fields = new Fields();
    var size =
        fields.optional(
            "page_size", request.getPageSize() != 0, request.getPageSize(), PageSize::new);
    var after =
        fields.optional(
            "page_token",
            !request.getPageToken().isEmpty(),
            request.getPageToken(),
            PageToken::parse);
    fields.check();
    var page =
        account
            .listUsers()
            .list(new ListUsers.Command(administrator, after, size.orElse(PageSize.DEFAULT)));
    return ListUsersResponse.newBuilder()
        .addAllUsers(page.users().stream().map(ProtoMapper::user).toList())
        .setNextPageToken(page.next().map(PageToken::toString).orElse(""))
        .build();
  }
}
