using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>
/// A challenge of a passkey ceremony that was answered. Challenges travel sealed with their page and are kept nowhere until then;
/// from then on the row says, on all servers, that a second answer to it is a replay.
/// </summary>
public sealed class SpentChallenge
{
    /// <summary>The challenge.</summary>
    public required byte[] Challenge { get; init; }

    /// <summary>When it would have ended by itself: the row can go then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

sealed class SpentChallengeTable : IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.HasKey(spent => spent.Challenge);
        builder.Property(spent => spent.Challenge).HasMaxLength(PasskeyChallenges.Size);
        builder.HasIndex(spent => spent.ExpiresAt);
    }
}
