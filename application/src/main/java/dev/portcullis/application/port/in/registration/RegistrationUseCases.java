package dev.portcullis.application.port.in.registration;

/** Opening accounts, and the installation's own fields. */
public record RegistrationUseCases(
    RegisterUser registerUser,
    CreateUser createUser,
    DescribeUserFields describeUserFields,
    CheckUserFields checkUserFields) {}
