namespace Ecusson.Organizations;

/// <summary>Kinds of journal entries about organisations. The subject is the organisation, except where said.</summary>
public static class OrganizationNews
{
    /// <summary>An organisation was made.</summary>
    public const string Made = "organization.made";

    /// <summary>What it says of itself was changed.</summary>
    public const string Changed = "organization.changed";

    /// <summary>It awards nothing from now on.</summary>
    public const string Archived = "organization.archived";

    /// <summary>It may award again.</summary>
    public const string BroughtBack = "organization.brought-back";

    /// <summary>Its keys were replaced.</summary>
    public const string KeysRotated = "organization.keys-rotated";

    /// <summary>It issues under did:web from now on.</summary>
    public const string DidPublished = "organization.did-published";

    /// <summary>Somebody was invited, or is to get the mail again; the subject is the invitation.</summary>
    public const string InvitationMade = "invitation.made";

    /// <summary>Somebody became a member; the subject is the membership.</summary>
    public const string MemberJoined = "member.joined";

    /// <summary>A member's roles were changed; the subject is the membership.</summary>
    public const string MemberChanged = "member.changed";

    /// <summary>A member left or was removed; the subject is the membership.</summary>
    public const string MemberLeft = "member.left";
}

/// <summary>What a program's token may allow.</summary>
public static class Scopes
{
    /// <summary>Read badges, drafts too.</summary>
    public const string BadgesRead = "badges:read";

    /// <summary>Draw up and publish badges.</summary>
    public const string BadgesWrite = "badges:write";

    /// <summary>Read awards, with addresses.</summary>
    public const string AwardsRead = "awards:read";

    /// <summary>Award and revoke.</summary>
    public const string AwardsWrite = "awards:write";

    /// <summary>Read the organisation, members too.</summary>
    public const string OrganizationRead = "organization:read";

    /// <summary>Read frameworks of competencies.</summary>
    public const string FrameworksRead = "frameworks:read";

    /// <summary>Load and retire frameworks.</summary>
    public const string FrameworksWrite = "frameworks:write";

    /// <summary>Read webhooks and their log.</summary>
    public const string WebhooksRead = "webhooks:read";

    /// <summary>Add and stop webhooks, and have calls sent again.</summary>
    public const string WebhooksWrite = "webhooks:write";

    /// <summary>Read claim links with their codes, and claims, with addresses.</summary>
    public const string ClaimsRead = "claims:read";

    /// <summary>Make and change claim links, and decide about claims.</summary>
    public const string ClaimsWrite = "claims:write";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [BadgesRead, BadgesWrite, AwardsRead, AwardsWrite, OrganizationRead, FrameworksRead, FrameworksWrite, WebhooksRead, WebhooksWrite, ClaimsRead, ClaimsWrite];
}
