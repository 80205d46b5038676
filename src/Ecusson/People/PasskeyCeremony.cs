using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Storage;
using Fido2NetLib;
using Fido2NetLib.Objects;

namespace Ecusson.People;

/// <summary>
/// The two ceremonies of WebAuthn (Level 3, §7): what an authenticator is asked, and whether its answer holds. A passkey signs in by
/// itself, so it has to be discoverable and has to verify who uses it (a fingerprint, a code).
/// </summary>
/// <param name="site">The server's own address: its host is what passkeys are bound to, its origin the only one that may ask for them.</param>
public sealed class PasskeyCeremony(SiteAddress site)
{
    /// <summary>Most characters of an answer.</summary>
    public const int MostAnswer = 32 * 1024;

    // What the WebAuthn specification recommends to ask for at least (§5.4): Ed25519, ES256, RS256.
    static readonly IReadOnlyList<PubKeyCredParam> Algorithms = [PubKeyCredParam.Ed25519, PubKeyCredParam.ES256, PubKeyCredParam.RS256];

    readonly Fido2Configuration configuration = new()
    {
        RPID = site.Root.Host,
        RPName = site.Root.Host,
        Origins = new HashSet<string>(StringComparer.Ordinal) { site.Root.GetLeftPart(UriPartial.Authority) },
    };

    /// <summary>Whether browsers let this server ask at all: passkeys are bound to a name, and to https or this machine.</summary>
    public bool IsPossible => site.Root.HostNameType == UriHostNameType.Dns && (site.Root.Scheme == Uri.UriSchemeHttps || site.Root.Host == "localhost");

    /// <summary>What an authenticator is asked in order to make a passkey.</summary>
    internal string ToMake(Person person, string address, IReadOnlyList<Passkey> there, byte[] challenge) => Making(person, address, there, challenge).ToJson();

    /// <summary>What an authenticator is asked in order to sign in: nobody has said who they are, so whoever it knows here.</summary>
    internal string ToSignIn(byte[] challenge) => Asking(challenge).ToJson();

    /// <summary>Checks an answer (§7.1); null when it does not hold.</summary>
    internal async Task<(byte[] Id, PasskeyRecord Kept)?> Made(Person person, byte[] challenge, string answer, CancellationToken stop)
    {
        var made = await Checked<AuthenticatorAttestationRawResponse, RegisteredPublicKeyCredential>(answer, response => new Fido2(configuration).MakeNewCredentialAsync(
            new MakeNewCredentialParams
            {
                AttestationResponse = response, OriginalOptions = Making(person, "", [], challenge),
                // Step 26 is the table's: its key says whether the credential id is known.
                IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(true),
            },
            stop));
        return made is null || made.Id.Length > Passkey.IdSize ? null
            : (made.Id, new PasskeyRecord(made.PublicKey, made.SignCount, Handle(person), [.. (made.Transports ?? []).Distinct().Select(Written)]));
    }

    /// <summary>The credential id that an answer names, to find its passkey by; null when it is no answer.</summary>
    internal static byte[]? IdOf(string answer) => Read<AuthenticatorAssertionRawResponse>(answer) is { RawId: { Length: > 0 and <= Passkey.IdSize } id } ? id : null;

    /// <summary>Checks an answer (§7.2) against a passkey; the new count of signatures, null when the answer does not hold.</summary>
    internal async Task<uint?> Signed(Passkey passkey, byte[] challenge, string answer, CancellationToken stop)
    {
        var signed = await Checked<AuthenticatorAssertionRawResponse, VerifyAssertionResult>(answer, response => new Fido2(configuration).MakeAssertionAsync(
            new MakeAssertionParams
            {
                AssertionResponse = response, OriginalOptions = Asking(challenge), StoredPublicKey = passkey.Kept.PublicKey, StoredSignatureCounter = passkey.Kept.Counter,
                IsUserHandleOwnerOfCredentialIdCallback = (owned, _) => Task.FromResult(owned.UserHandle.AsSpan().SequenceEqual(passkey.Kept.UserHandle)),
            },
            stop));
        // Step 6: who has not said who they are is identified by the handle, so there has to be one.
        return signed is not null && Read<AuthenticatorAssertionRawResponse>(answer)?.Response.UserHandle is { Length: > 0 } ? signed.SignCount : null;
    }

    CredentialCreateOptions Making(Person person, string address, IReadOnlyList<Passkey> there, byte[] challenge) => CredentialCreateOptions.Create(
        configuration, challenge,
        new Fido2User { Id = Handle(person), Name = address, DisplayName = person.Name.Length > 0 ? person.Name : address },
        new AuthenticatorSelection { ResidentKey = ResidentKeyRequirement.Required, UserVerification = UserVerificationRequirement.Required },
        AttestationConveyancePreference.None, [.. there.Select(passkey => new PublicKeyCredentialDescriptor(passkey.CredentialId))], null, Algorithms);

    AssertionOptions Asking(byte[] challenge) => AssertionOptions.Create(configuration, challenge, [], UserVerificationRequirement.Required, null);

    static byte[] Handle(Person person) => person.Id.Value.ToByteArray();

    static string Written(AuthenticatorTransport transport) => JsonSerializer.SerializeToElement(transport).GetString()!;

    /// <summary>The library says no by an exception of its own, and where bytes are hostile by those of what reads them. Anything else is a fault, and is seen.</summary>
    static async Task<TResult?> Checked<TAnswer, TResult>(string answer, Func<TAnswer, Task<TResult>> check)
        where TAnswer : class
        where TResult : class
    {
        if (Read<TAnswer>(answer) is not { } read) return null;
        try
        {
            return await check(read);
        }
        catch (Exception refusal) when (refusal is Fido2VerificationException or CborContentException or CryptographicException or JsonException or FormatException
            or ArgumentException or InvalidCastException or InvalidOperationException or KeyNotFoundException or NotSupportedException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    static T? Read<T>(string answer)
        where T : class
    {
        if (answer.Length > MostAnswer) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(answer);
        }
        catch (Exception refusal) when (refusal is JsonException or FormatException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
