using System.Globalization;

namespace Ecusson.Web.Components;

/// <summary>Ids for what points to each other within one page; the same page has the same ids each time.</summary>
sealed class ElementIds
{
    int _last;

    /// <summary>An id that this page has not used yet, e.g. <c>e7</c>.</summary>
    public string Next() => string.Create(CultureInfo.InvariantCulture, $"e{++_last}");
}
