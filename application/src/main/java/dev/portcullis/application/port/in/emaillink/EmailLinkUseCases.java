package dev.portcullis.application.port.in.emaillink;

/** Verification, password reset, and the mails that carry their links. */
public record EmailLinkUseCases(
    RequestVerification requestVerification,
    VerifyEmail verifyEmail,
    DisownAccount disownAccount,
    ForgotPassword forgotPassword,
    ResetPassword resetPassword,
    DeliverMail deliverMail) {}
