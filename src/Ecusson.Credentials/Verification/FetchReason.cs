namespace Ecusson.Credentials.Verification;

/// <summary>The short word for why a document was not had; its sentence stands under <c>reason.…</c>.</summary>
static class FetchReason
{
    public static string Of(Fetched fetched) => fetched switch
    {
        Fetched.Missing { Permanently: true } => "gone",
        Fetched.Missing => "missing",
        Fetched.Refused refused => refused.Reason,
        Fetched.Unreachable unreachable => unreachable.Reason,
        _ => "unreadable",
    };
}
