using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Messages;

/// <summary>The id of a <see cref="Webhook"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct WebhookId(Guid Value) : IRowId<WebhookId>
{
    /// <inheritdoc/>
    public static WebhookId From(Guid value) => new(value);
}

/// <summary>The id of a <see cref="WebhookCall"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct WebhookCallId(Guid Value) : IRowId<WebhookCallId>
{
    /// <inheritdoc/>
    public static WebhookCallId From(Guid value) => new(value);
}

/// <summary>An address of an organisation that is told what happens to its awards.</summary>
public sealed class Webhook : IRow<WebhookId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required WebhookId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Where calls go, HTTPS.</summary>
    public required string Address { get; set; }

    /// <summary>The kinds of entries that it wants; empty for all that webhooks tell.</summary>
    public required IReadOnlyList<string> Kinds { get; set; }

    /// <summary>The secret that calls are signed with, sealed under the root secret.</summary>
    public required byte[] SealedSecret { get; set; }

    /// <summary>Which root secret sealed it, counted from 1.</summary>
    public required int RootVersion { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it waits for its owner, as it took nothing for days; null while it is called.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Since when it is called no more; null while it is.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

/// <summary>One thing that a webhook is told, with every try.</summary>
public sealed class WebhookCall : IRow<WebhookCallId>, IHeld
{
    /// <summary>The row's id, which is also the message's id.</summary>
    public required WebhookCallId Id { get; init; }

    /// <summary>The webhook.</summary>
    public required WebhookId WebhookId { get; init; }

    /// <summary>The journal entry that it tells of.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>The exact body that is signed and sent.</summary>
    public required string Body { get; init; }

    /// <summary>Where it stands.</summary>
    public required WebhookCallState State { get; set; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset NextTryAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>HTTP status of the last answer; null when there was none.</summary>
    public int? Status { get; set; }

    /// <summary>Why the last try failed; null when it did not.</summary>
    public string? Reason { get; set; }

    /// <summary>Until when one server alone deals with it; null when none does.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>The server that does.</summary>
    public Guid? HeldBy { get; set; }
}

/// <summary>Where a call stands.</summary>
public enum WebhookCallState
{
    /// <summary>To be tried.</summary>
    Waiting,

    /// <summary>Answered with success.</summary>
    Delivered,

    /// <summary>Tried too often; can be played again.</summary>
    Failed,
}

sealed class WebhookTable : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.Property(hook => hook.Address).HasMaxLength(2000);
        builder.Property(hook => hook.Kinds).KeptAsJson();
        builder.HasIndex(hook => hook.PublicId).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(hook => hook.OrganizationId);
    }
}

sealed class WebhookCallTable : IEntityTypeConfiguration<WebhookCall>
{
    public void Configure(EntityTypeBuilder<WebhookCall> builder)
    {
        builder.Property(call => call.Reason).HasMaxLength(2000);
        builder.HasIndex(call => new { call.WebhookId, call.EntryId }).IsUnique();
        builder.HasIndex(call => new { call.State, call.NextTryAt });
        builder.HasOne<Webhook>().WithMany().HasForeignKey(call => call.WebhookId);
    }
}
