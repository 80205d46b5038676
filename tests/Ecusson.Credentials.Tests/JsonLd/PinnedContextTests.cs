using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

public class PinnedContextTests
{
    /// <summary>Address and digest of every context that is brought along. A new version of a package shows here.</summary>
    public static TheoryData<string, string> Pins => new()
    {
        { "https://purl.imsglobal.org/spec/ob/v3p0/context.json", "9f1c8f9f361ba2994b9b50701f41149919542c50c7b7455b2846d87959295d72" },
        { "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", "af095468326d3449160509b26ca71576e6321d13c85b0369cfe3b654c9a48fba" },
        { "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53" },
        { "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761" },
        { "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e" },
        { "https://www.w3.org/2018/credentials/v1", "00d7dd6d3ad8b920e3e550dd3a3d9090bffcac84cdbf943da6924b3e0a5c8bb8" },
        { "https://www.w3.org/ns/credentials/v2", "8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f" },
        { "https://w3id.org/security/data-integrity/v1", "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554" },
        { "https://w3id.org/security/data-integrity/v2", "0f77743daf5b4e8fc067fc5ba5b21044283053aa717fc6b0219843bed3b00363" },
        { "https://w3id.org/security/multikey/v1", "8e6bad2e5b4f0721906a4dcc2f7a894b1215cf9a47014c71e286423860642ff0" },
        { "https://www.w3.org/ns/credentials/status/v1", "fd08cbf28ddd829ab2f1978c48f43ab07a112c1c90245a0cfac7ba721c65170c" },
        { "https://w3id.org/vc/status-list/2021/v1", "fbed35e8a8f01448db4c2db7fa37496f71588aa9cf1e64f71a50fe58677f1c53" },
        { "https://w3id.org/security/suites/ed25519-2020/v1", "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588" },
        { "https://www.w3.org/ns/did/v1", "62c1054bf404d6dd3a4b26b64f830fd72095f6a26edc4469908c94351352ce5f" },
    };

    [Fact]
    public void No_other_context_is_pinned()
        => Assert.Equal(Pins.Select(pin => pin.Data.Item1).Order(), PinnedContexts.Load().Select(document => document.Address).Order());

    [Theory, MemberData(nameof(Pins))]
    public void A_pinned_context_has_its_digest(string address, string digest)
    {
        Assert.True(ContextCatalog.Pinned.Contains(address));
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(PinnedContexts.Content(address))));
    }

    [Theory, MemberData(nameof(Pins))]
    public void A_pinned_context_equals_the_official_one_as_json(string address, string digest)
    {
        Assert.NotEmpty(digest);
        using var index = JsonDocument.Parse(File.ReadAllBytes(Standards.Path("contexts-official-bytes", "index.json")));
        var official = File.ReadAllBytes(Standards.Path("contexts-official-bytes", index.RootElement.GetProperty(address).GetProperty("file").GetString()!));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(official), JsonElement.Parse(PinnedContexts.Content(address))));
    }

    [Fact]
    public void A_catalogue_with_one_more_context_leaves_the_first_as_it_was()
    {
        var more = ContextCatalog.Pinned.With("https://context.example/v1", """{"@context":{"p":"https://vocab.example/p"}}"""u8.ToArray());
        Assert.True(more.Contains("https://context.example/v1"));
        Assert.True(more.Contains("https://www.w3.org/ns/credentials/v2"));
        Assert.False(ContextCatalog.Pinned.Contains("https://context.example/v1"));
        var outcome = new Canonicalizer(new CanonicalizerOptions { Contexts = more }).Canonicalize("""{"@context":"https://context.example/v1","@id":"urn:a","p":"x"}""");
        Assert.Equal("<urn:a> <https://vocab.example/p> \"x\" .\n", outcome.NQuads());
    }
}
