namespace Ecusson.Credentials;

/// <summary>Clocks do not agree to the second.</summary>
static class ClockSkew
{
    /// <summary>How far ahead an issuer's clock may be before what it has just signed counts as "not yet valid".</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromMinutes(1);
}
