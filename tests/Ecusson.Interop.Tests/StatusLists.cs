using System.Text.Json.Nodes;
using Ecusson.Credentials.Status;

namespace Ecusson.Interop.Tests;

/// <summary>Status lists as we make and sign them.</summary>
static class StatusLists
{
    public static JsonObject Signed(string address, Issuer issuer, params IReadOnlyList<int> revoked)
    {
        var list = new BitstringStatusList();
        foreach (var index in revoked) list[index] = 1;
        var credential = new StatusListCredential { Id = address, Issuer = issuer.Did, Purpose = "revocation", ValidFrom = SignedSamples.Now.AddYears(-1) };
        return (JsonObject)JsonNode.Parse(SignedSamples.Sign((JsonObject)JsonNode.Parse(credential.Write(list))!, issuer))!;
    }
}
