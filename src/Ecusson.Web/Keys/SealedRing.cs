using System.Xml.Linq;
using Ecusson.Keys;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ecusson.Web.Keys;

/// <summary>Where the framework keeps the ring: in our table, sealed. It asks seldom (at start and once a day), and knows no way to wait but to block.</summary>
sealed class SealedRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var kept = scope.ServiceProvider.GetRequiredService<KeyRing>().Read(CancellationToken.None).GetAwaiter().GetResult();
        return [.. kept.Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<KeyRing>().Keep(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
    }
}
