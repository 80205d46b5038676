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
sealed record ReadsSession(Access Access);
