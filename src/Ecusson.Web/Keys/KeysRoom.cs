using Ecusson.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Ecusson.Web.Keys;

/// <summary>The root secret, and what stands under it: links that let in, and the ring that protects cookies and forms.</summary>
static class KeysRoom
{
    /// <summary>
    /// Registers the room. Settings: <c>Keys:RootSecretFile</c> (<c>data/root-secret</c>), or <c>Keys:RootSecret</c>, the secret itself
    /// in base64. The file is made at the first start.
    /// </summary>
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RootSecretAtStart>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RootSecretAtStart>());
        builder.Services.AddSingleton(services => services.GetRequiredService<RootSecretAtStart>().Secret);
        builder.Services.AddSingleton<SecretLinks>();
        builder.Services.AddScoped<SealedRows>().AddScoped<KeyRing>();
        builder.Services.AddDataProtection().SetApplicationName("Ecusson");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new SealedRing(services.GetRequiredService<IServiceScopeFactory>())));
        // The framework warns that it does not encrypt the ring: we do, when it is kept.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }
}
