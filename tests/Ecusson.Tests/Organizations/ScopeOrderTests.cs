using Ecusson.Organizations;

namespace Ecusson.Tests.Organizations;

/// <summary>The order of scopes is a wire format: an access token says each by its place.</summary>
public sealed class ScopeOrderTests
{
    [Fact]
    public void Scopes_keep_their_places_and_new_ones_come_last()
    {
        // Never insert, sort or remove here: append. What was signed within the hour says places.
        string[] places =
        [
            "badges:read", "badges:write", "awards:read", "awards:write", "organization:read", "frameworks:read", "frameworks:write", "webhooks:read", "webhooks:write",
            "claims:read", "claims:write",
        ];
        Assert.Equal(places, Scopes.All);
        Assert.InRange(Scopes.All.Count, 1, 31);
    }
}
