namespace Ecusson.Imports;

/// <summary>What a column of a list holds.</summary>
public enum ListColumn
{
    /// <summary>The mail address.</summary>
    Address,

    /// <summary>The whole name.</summary>
    Name,

    /// <summary>The first name, which comes before <see cref="Name"/>.</summary>
    FirstName,

    /// <summary>The day it was earned on.</summary>
    AwardedOn,

    /// <summary>The last day of validity.</summary>
    ValidUntil,

    /// <summary>What the person did.</summary>
    Story,

    /// <summary>Address of evidence.</summary>
    Evidence,
}
