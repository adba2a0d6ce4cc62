package dev.portcullis.application.port.in.operation;

/** Operation of the server, and its keys. */
public record OperationUseCases(
    CheckReadiness checkReadiness,
    PublishKeys publishKeys,
    RecordStart recordStart,
    ListKeys listKeys,
    RotateKeys rotateKeys,
    MaintainKeys maintainKeys,
    RotateMasterKey rotateMasterKey,
    ResealSecrets resealSecrets) {}
