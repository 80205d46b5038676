namespace Ecusson.Web.Shell;

/// <summary>Whom a page is for. What they may do there is each verb's to say.</summary>
enum Access
{
    /// <summary>Everyone.</summary>
    Everyone,

    /// <summary>Who has signed in; others are led to sign in, and back.</summary>
    Members,

    /// <summary>Who runs this server; for others there is no such page.</summary>
    Operator,
}

/// <summary>Marks an endpoint that asks who has signed in. What it answers is never kept by a cache.</summary>
/// <param name="Access">Whom it is for.</param>
/// <param name="LargestForm">Most bytes that its page's form may have; 0 where there is none.</param>
sealed record ReadsSession(Access Access, int LargestForm = 0);
