package dev.portcullis.application.port.in.login;

/** Log-in, log-out, and the checking of tokens and rights. */
public record LogInUseCases(
    LogIn logIn,
    Reauthenticate reauthenticate,
    LogOut logOut,
    AuthenticateRequest authenticateRequest,
    AdmitAdministrator admitAdministrator,
    AdmitService admitService,
    RecordRefusals recordRefusals) {}
