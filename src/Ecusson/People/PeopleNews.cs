namespace Ecusson.People;

/// <summary>What the journal and the audit trail say of people.</summary>
public static class PeopleNews
{
    /// <summary>A link is to be sent by mail; the subject is the <see cref="MailedLink"/>, the fact <c>language</c> the one to write in.</summary>
    public const string LinkMade = "link.made";

    /// <summary>An account was made; the subject is the person.</summary>
    public const string AccountMade = "account.made";

    /// <summary>A person signed in (audit).</summary>
    public const string SignedIn = "account.signed-in";

    /// <summary>A password was wrong too often (audit).</summary>
    public const string LockedOut = "account.locked";

    /// <summary>A person changed how they sign in, or ended their sessions (audit).</summary>
    public const string SecurityChanged = "account.security-changed";

    /// <summary>Somebody became the operator (audit).</summary>
    public const string OperatorMade = "operator.made";

    /// <summary>Somebody is the operator no more (audit).</summary>
    public const string OperatorUnmade = "operator.unmade";

    /// <summary>The operator closed an account (audit).</summary>
    public const string AccountClosed = "account.closed";

    /// <summary>The operator opened an account again (audit).</summary>
    public const string AccountOpened = "account.opened";

    /// <summary>The operator had a link to sign in sent (audit).</summary>
    public const string LinkSent = "account.link-sent";

    /// <summary>Everything that is kept about a person was taken along (audit).</summary>
    public const string TakenAlong = "person.taken-along";

    /// <summary>A person was erased; the subject is the person.</summary>
    public const string Erased = "person.erased";

    /// <summary>A person's addresses changed; the subject is the person, the fact <c>how</c>: added, main, lets-in, receives-only, removed.</summary>
    public const string AddressesChanged = "person.addresses-changed";

    /// <summary>A person is called otherwise, by their own word or because their account went into another; the subject is the person.</summary>
    public const string Renamed = "person.renamed";

    /// <summary>A passkey was added; the subject is the person.</summary>
    public const string PasskeyAdded = "person.passkey-added";

    /// <summary>A passkey was taken away; the subject is the person.</summary>
    public const string PasskeyRemoved = "person.passkey-removed";

    /// <summary>A password was chosen, changed or taken away; the subject is the person.</summary>
    public const string PasswordChanged = "person.password-changed";

    /// <summary>
    /// Two accounts became one; the subject is the person who goes on, the fact <c>from</c> the one who was merged, <c>main</c> the row
    /// of the address that mail to them went to.
    /// </summary>
    public const string Merged = "person.merged";
}
