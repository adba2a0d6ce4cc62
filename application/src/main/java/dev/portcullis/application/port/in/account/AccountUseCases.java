package dev.portcullis.application.port.in.account;

/** Reading, changing, deleting and listing users. */
public record AccountUseCases(
    GetUser getUser,
    UpdateUser updateUser,
    DeleteUser deleteUser,
    DeleteCurrentUser deleteCurrentUser,
    ListUsers listUsers) {}
