namespace Ecusson.Networks;

/// <summary>Kinds of journal entries about networks. The subject is the network; what is about one organisation names it too.</summary>
public static class NetworkNews
{
    /// <summary>A network was founded.</summary>
    public const string Founded = "network.founded";

    /// <summary>What it says of itself was changed.</summary>
    public const string Changed = "network.changed";

    /// <summary>It has another name, beside <see cref="Changed"/>: its members are told.</summary>
    public const string Renamed = "network.renamed";

    /// <summary>An organisation was offered a place.</summary>
    public const string Invited = "network.invited";

    /// <summary>The offer was taken back.</summary>
    public const string InvitationWithdrawn = "network.invitation-withdrawn";

    /// <summary>An organisation's owner declined the offer.</summary>
    public const string Declined = "network.declined";

    /// <summary>An organisation joined.</summary>
    public const string Joined = "network.joined";

    /// <summary>An organisation left by its owner's hand.</summary>
    public const string Left = "network.left";

    /// <summary>An organisation was taken out by the operator.</summary>
    public const string Removed = "network.removed";
}
