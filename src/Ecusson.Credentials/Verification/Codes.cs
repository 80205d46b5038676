namespace Ecusson.Credentials.Verification;

/// <summary>
/// The stable words for what a check found. Programs compare them; people read <see cref="Sentences"/>. A word is never reused for another meaning.
/// </summary>
public static class Codes
{
    /// <summary>The document keeps to its standard. Argument: <c>standard</c>.</summary>
    public const string DocumentRead = "document.read";

    /// <summary>It departs from its standard in ways that change nothing of what it says. Arguments: <c>standard</c>, <c>count</c>, <c>first</c>.</summary>
    public const string DocumentDeviates = "document.deviates";

    /// <summary>It breaks its standard. Arguments: <c>standard</c>, <c>count</c>, <c>first</c>.</summary>
    public const string DocumentBreaks = "document.breaks";

    /// <summary>A verifiable credential that is not a badge. Argument: <c>standard</c>.</summary>
    public const string DocumentNotABadge = "document.not-a-badge";

    /// <summary>The issuer is known by its key alone. Argument: <c>issuer</c>.</summary>
    public const string IssuerIsKey = "issuer.is-key";

    /// <summary>The issuer's domain publishes the key. Arguments: <c>issuer</c>, <c>domain</c>.</summary>
    public const string IssuerDomainProven = "issuer.domain-proven";

    /// <summary>The key belongs to somebody else. Arguments: <c>issuer</c>, <c>controller</c>.</summary>
    public const string IssuerNotController = "issuer.not-controller";

    /// <summary>The key came with the badge, and nothing that the issuer publishes ties it to the key. Argument: <c>issuer</c>.</summary>
    public const string IssuerKeyNotLinked = "issuer.key-not-linked";

    /// <summary>The key lies at an address that nothing of the issuer's names, though it may be on the same host. Arguments: <c>issuer</c>, <c>method</c>.</summary>
    public const string IssuerKeyNotNamed = "issuer.key-not-named";

    /// <summary>Without its key, nothing ties the badge to the issuer that it names. Argument: <c>issuer</c>.</summary>
    public const string IssuerNotKnown = "issuer.not-known";

    /// <summary>The document names no issuer.</summary>
    public const string IssuerMissing = "issuer.missing";

    /// <summary>The issuer's own page (Open Badges 2.0) was read, and its domain answers for it. Arguments: <c>issuer</c>, <c>domain</c>.</summary>
    public const string IssuerPageRead = "issuer.page-read";

    /// <summary>The issuer's own page (Open Badges 2.0) was read at an address for which no domain answers: it is not https. Argument: <c>issuer</c>.</summary>
    public const string IssuerPageAlone = "issuer.page-alone";

    /// <summary>The issuer's page (Open Badges 2.0) could not be read. Arguments: <c>issuer</c>, <c>reason</c>.</summary>
    public const string IssuerUnreachable = "issuer.unreachable";

    /// <summary>The key was found. Argument: <c>method</c>.</summary>
    public const string KeyFound = "key.found";

    /// <summary>The issuer's document has no such key. Argument: <c>method</c>.</summary>
    public const string KeyNotFound = "key.not-found";

    /// <summary>The key may not be used for this, or was withdrawn before. Arguments: <c>method</c>, <c>detail</c>.</summary>
    public const string KeyNotAuthorised = "key.not-authorised";

    /// <summary>The key's document did not answer. Arguments: <c>method</c>, <c>reason</c>.</summary>
    public const string KeyUnreachable = "key.unreachable";

    /// <summary>The key's document leads to another host, which cannot speak for the first. Arguments: <c>method</c>, <c>address</c>.</summary>
    public const string KeyRedirected = "key.redirected";

    /// <summary>The key is of a kind that is not supported here. Arguments: <c>method</c>, <c>detail</c>.</summary>
    public const string KeyUnsupported = "key.unsupported";

    /// <summary>The proof names a key that cannot be read. Arguments: <c>method</c>, <c>detail</c>.</summary>
    public const string KeyMalformed = "key.malformed";

    /// <summary>The signature is right. Argument: <c>suite</c>.</summary>
    public const string ProofValid = "proof.valid";

    /// <summary>There is no proof.</summary>
    public const string ProofNone = "proof.none";

    /// <summary>The signature is not over this content. Argument: <c>suite</c>.</summary>
    public const string ProofMismatch = "proof.signature-mismatch";

    /// <summary>The proof is not written as its suite asks. Arguments: <c>suite</c>, <c>detail</c>.</summary>
    public const string ProofMalformed = "proof.malformed";

    /// <summary>The suite is not supported here. Arguments: <c>suite</c>, <c>detail</c>.</summary>
    public const string ProofUnsupported = "proof.unsupported";

    /// <summary>A vocabulary that the document uses is not known here. Argument: <c>context</c>.</summary>
    public const string ProofContextUnknown = "proof.context-unknown";

    /// <summary>The document holds content that no signature of this kind covers. Arguments: <c>code</c>, <c>detail</c>.</summary>
    public const string ProofUnsignedContent = "proof.unsigned-content";

    /// <summary>Checking would cost more than is allowed. Argument: <c>detail</c>.</summary>
    public const string ProofTooCostly = "proof.too-costly";

    /// <summary>The signature could not be checked without the key.</summary>
    public const string ProofNotTried = "proof.not-tried";

    /// <summary>The token's claims and the credential inside it differ. Argument: <c>claims</c>.</summary>
    public const string ProofClaimsDiffer = "proof.claims-differ";

    /// <summary>Valid, without an end. Argument: <c>from</c>.</summary>
    public const string DatesNoEnd = "dates.no-end";

    /// <summary>Valid until a date to come. Argument: <c>until</c>.</summary>
    public const string DatesWithin = "dates.within";

    /// <summary>Not valid yet. Argument: <c>from</c>.</summary>
    public const string DatesNotYet = "dates.not-yet";

    /// <summary>No longer valid. Argument: <c>until</c>.</summary>
    public const string DatesExpired = "dates.expired";

    /// <summary>It bears no date of issue that can be read.</summary>
    public const string DatesUnreadable = "dates.unreadable";

    /// <summary>The issuer's list says that it was not revoked. Argument: <c>list</c>.</summary>
    public const string StatusClear = "status.clear";

    /// <summary>Revoked. Argument: <c>list</c>.</summary>
    public const string StatusRevoked = "status.revoked";

    /// <summary>Revoked, with the issuer's reason. Arguments: <c>list</c>, <c>reason</c>.</summary>
    public const string StatusRevokedWhy = "status.revoked-why";

    /// <summary>Suspended. Argument: <c>list</c>.</summary>
    public const string StatusSuspended = "status.suspended";

    /// <summary>The list carries a message that takes nothing away. Arguments: <c>list</c>, <c>message</c>.</summary>
    public const string StatusMessage = "status.message";

    /// <summary>The list did not answer. Arguments: <c>list</c>, <c>reason</c>.</summary>
    public const string StatusUnreachable = "status.unreachable";

    /// <summary>The kind of list is not supported here. Argument: <c>type</c>.</summary>
    public const string StatusUnsupported = "status.unsupported";

    /// <summary>The list cannot be read. Arguments: <c>list</c>, <c>detail</c>.</summary>
    public const string StatusListUnreadable = "status.list-unreadable";

    /// <summary>The list's own signature does not hold. Argument: <c>list</c>.</summary>
    public const string StatusListNotAuthentic = "status.list-not-authentic";

    /// <summary>The list is out of date. Argument: <c>list</c>.</summary>
    public const string StatusListExpired = "status.list-expired";

    /// <summary>There are more entries than are asked about. Arguments: <c>count</c>, <c>limit</c>.</summary>
    public const string StatusesTooMany = "status.too-many";

    /// <summary>Made out to the address that was given.</summary>
    public const string RecipientMatches = "recipient.matches";

    /// <summary>Made out to somebody else.</summary>
    public const string RecipientDiffers = "recipient.differs";

    /// <summary>The badge names no address to compare with.</summary>
    public const string RecipientNone = "recipient.none";

    /// <summary>
    /// An endorsement holds. Arguments: <c>issuer</c>, who endorses; <c>of</c>, what is endorsed: <c>award</c>, <c>badge</c>, <c>issuer</c>, <c>creator</c> or
    /// <c>holder</c>.
    /// </summary>
    public const string EndorsementValid = "endorsement.valid";

    /// <summary>An endorsement does not hold. Arguments: <c>issuer</c>, <c>of</c> as in <see cref="EndorsementValid"/>.</summary>
    public const string EndorsementFailed = "endorsement.failed";

    /// <summary>An endorsement could not be judged. Arguments: <c>issuer</c>, or its address where that is all that is known; <c>of</c> as in <see cref="EndorsementValid"/>.</summary>
    public const string EndorsementUnknown = "endorsement.unknown";

    /// <summary>
    /// An endorsement speaks of something else than what it is attached to (3.0: than anything in this badge). Arguments: <c>issuer</c>, <c>subject</c>; <c>of</c>, what it is
    /// attached to, in the words of <see cref="EndorsementValid"/>.
    /// </summary>
    public const string EndorsementElsewhere = "endorsement.of-something-else";

    /// <summary>What is attached as an endorsement is none, or cannot be read. Arguments: <c>detail</c>; <c>of</c>, what it is attached to.</summary>
    public const string EndorsementUnreadable = "endorsement.unreadable";

    /// <summary>There are more endorsements than are judged at once. Arguments: <c>count</c>, <c>limit</c>.</summary>
    public const string EndorsementsTooMany = "endorsement.too-many";

    /// <summary>A newer edition was found and judged in place of this one. Argument: <c>address</c>.</summary>
    public const string RefreshNewer = "refresh.newer";

    /// <summary>There is no newer edition. Argument: <c>address</c>.</summary>
    public const string RefreshSame = "refresh.same";

    /// <summary>The newer edition could not be asked for. Arguments: <c>address</c>, <c>reason</c>.</summary>
    public const string RefreshUnreachable = "refresh.unreachable";

    /// <summary>What was found in its place is not a newer edition of it, or does not hold. Argument: <c>address</c>.</summary>
    public const string RefreshNotTheSame = "refresh.not-the-same";

    /// <summary>The hosted copy was read and is what counts. Argument: <c>address</c>.</summary>
    public const string HostedRead = "hosted.read";

    /// <summary>The hosted copy says something else. Arguments: <c>address</c>, <c>detail</c>.</summary>
    public const string HostedDiffers = "hosted.differs";

    /// <summary>There is no hosted copy any more. Argument: <c>address</c>.</summary>
    public const string HostedMissing = "hosted.missing";

    /// <summary>The hosted copy did not answer. Arguments: <c>address</c>, <c>reason</c>.</summary>
    public const string HostedUnreachable = "hosted.unreachable";

    /// <summary>The hosted copy stands at an address for which the issuer does not answer. Arguments: <c>address</c>, <c>issuer</c>.</summary>
    public const string HostedOutsideScope = "hosted.outside-scope";

    /// <summary>Nothing was given.</summary>
    public const string InputEmpty = "input.empty";

    /// <summary>Neither a picture nor JSON nor a token.</summary>
    public const string InputNotABadge = "input.not-a-badge";

    /// <summary>Larger than is read. Argument: <c>limit</c> in bytes.</summary>
    public const string InputTooLarge = "input.too-large";

    /// <summary>A picture without a badge inside.</summary>
    public const string InputNothingBaked = "input.nothing-baked";

    /// <summary>A picture that cannot be read. Argument: <c>detail</c>.</summary>
    public const string InputPictureBroken = "input.picture-broken";

    /// <summary>JSON that cannot be read. Argument: <c>detail</c>.</summary>
    public const string InputJsonBroken = "input.json-broken";

    /// <summary>A token that cannot be read. Argument: <c>detail</c>.</summary>
    public const string InputJwtBroken = "input.jwt-broken";

    /// <summary>JSON that is neither a badge nor a verifiable credential.</summary>
    public const string InputNotACredential = "input.not-a-credential";

    /// <summary>The address inside the picture did not answer. Arguments: <c>address</c>, <c>reason</c>.</summary>
    public const string InputLinkUnreachable = "input.link-unreachable";
}
