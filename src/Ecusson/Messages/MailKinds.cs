namespace Ecusson.Messages;

/// <summary>What mails say.</summary>
public static class MailKinds
{
    /// <summary>A link to sign in with; the subject is the link.</summary>
    public const string SignIn = "sign-in";

    /// <summary>A link that shows that mail to an address is read; the subject is the link.</summary>
    public const string VerifyAddress = "verify-address";

    /// <summary>A passkey was added to an account; the subject is the person, as of the next.</summary>
    public const string PasskeyAdded = "passkey-added";

    /// <summary>A passkey was taken away.</summary>
    public const string PasskeyRemoved = "passkey-removed";

    /// <summary>A password was chosen, changed or taken away.</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>An account has one more address, to its main one.</summary>
    public const string AddressAdded = "address-added";

    /// <summary>An account has another main address, to the one until then.</summary>
    public const string MainChanged = "main-changed";

    /// <summary>One of an account's addresses lets in again, to the main one.</summary>
    public const string AddressLetsIn = "address-lets-in";

    /// <summary>One of an account's addresses only receives from now on, to the main one.</summary>
    public const string AddressReceives = "address-receives";

    /// <summary>An address is an account's no more, to that address.</summary>
    public const string AddressRemoved = "address-removed";

    /// <summary>An account became part of another.</summary>
    public const string AccountsMerged = "accounts-merged";

    /// <summary>An invitation to take part in an organisation; the subject is the invitation.</summary>
    public const string Invitation = "invitation";

    /// <summary>A network offers an organisation a place, to its owners; the subject is the network, as of the next.</summary>
    public const string NetworkInvited = "network-invited";

    /// <summary>A network has another name, to the owners of its members.</summary>
    public const string NetworkRenamed = "network-renamed";

    /// <summary>An award that waits for an answer; the subject is the award, as of all that follow.</summary>
    public const string AwardOffered = "award-offered";

    /// <summary>The same once more, as nobody answered.</summary>
    public const string AwardReminder = "award-reminder";

    /// <summary>An award stands no more, and why.</summary>
    public const string AwardRevoked = "award-revoked";

    /// <summary>Another award stands in the place of one, and why; the letter that offers it follows.</summary>
    public const string AwardReplaced = "award-replaced";

    /// <summary>An award is to be moved to the reader's address, who confirms that it is theirs.</summary>
    public const string AwardMoveAsked = "award-move-asked";

    /// <summary>An award is to be moved away from the reader's address, and why.</summary>
    public const string AwardMoveTold = "award-move-told";

    /// <summary>An award was moved away from the reader's address, and why.</summary>
    public const string AwardMoved = "award-moved";

    /// <summary>What a holder reports, to the issuer.</summary>
    public const string MistakeReported = "mistake-reported";

    /// <summary>What the issuer answered, to the holder.</summary>
    public const string MistakeAnswered = "mistake-answered";
}
