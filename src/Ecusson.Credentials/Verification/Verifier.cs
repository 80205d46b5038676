using System.Runtime.InteropServices;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>
/// Judges badges of any platform: Open Badges 3.0 as JSON or JWT, 2.0 and older, baked into a picture or not; endorsements and other
/// W3C credentials as well. The order of the checks is that of Open Badges 3.0 §9; docs/guide/en/verification.md says what each asks.
/// </summary>
/// <remarks>Thread-safe; keep one, so that keys that recur stay imported. Never throws for what the input says.</remarks>
public sealed class Verifier
{
    readonly VerifierOptions _options;
    readonly CredentialJudge _credentials;
    readonly AssertionJudge _assertions;

    /// <summary>A verifier with these options.</summary>
    public Verifier(VerifierOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _credentials = new CredentialJudge(options, new KeyFinder(options.Fetch));
        _assertions = new AssertionJudge(options);
    }

    /// <summary>Finds the badge in some bytes (JSON, JWT, PNG or SVG) and judges it.</summary>
    /// <param name="input">The bytes as they came; they must not change while they are judged.</param>
    /// <param name="request">The moment, and the recipient if one is asked about.</param>
    /// <param name="stop">Stops the waits for remote documents.</param>
    /// <returns>A report, or why there is nothing to judge.</returns>
    public async ValueTask<VerificationReading> Verify(ReadOnlyMemory<byte> input, VerificationRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        return BadgeInput.Of(input, _options.MaximumBytes) switch
        {
            BadgeInput.Json json => await OfJson(json.Text, request, stop),
            BadgeInput.Token token => await OfToken(token.Compact, request, stop),
            BadgeInput.Address address => await _assertions.JudgeAt(address.Url, request, stop),
            BadgeInput.Nothing nothing => nothing.Why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    async ValueTask<VerificationReading> OfJson(ReadOnlyMemory<byte> text, VerificationRequest request, CancellationToken stop)
    {
        var reading = JsonReading.Of(text);
        if (reading is JsonReading.Refused refused) return Unreadable(Codes.InputJsonBroken, refused.Code, refused.Detail);
        using (var document = ((JsonReading.Read)reading).Document)
        {
            var json = document.RootElement;
            return Credential.Read(json) switch
            {
                CredentialReading.Read read =>
                    (await _credentials.Judge(SecuredCredential.Embedded(read), request, stop)).On(text),
                _ => await _assertions.Judge(json, text, request, stop) ?? NotACredential,
            };
        }
    }

    async ValueTask<VerificationReading> OfToken(string compact, VerificationRequest request, CancellationToken stop)
    {
        var reading = VcJwt.Read(compact);
        if (reading is VcJwtReading.Refused refused) return Unreadable(Codes.InputJwtBroken, refused.Code, refused.Detail);
        using (var token = ((VcJwtReading.Read)reading).Token)
        {
            var text = JsonMarshal.GetRawUtf8Value(token.Credential).ToArray();
            return Credential.Read(token.Credential) switch
            {
                CredentialReading.Read read => (await _credentials.Judge(SecuredCredential.Enveloped(read, token), request, stop)).On(text),
                _ => await _assertions.Judge(token, request, stop) ?? NotACredential,
            };
        }
    }

    static VerificationReading NotACredential => new VerificationReading.Unreadable(Codes.InputNotACredential, Findings.Named());

    static VerificationReading.Unreadable Unreadable(string code, string problem, string detail) =>
        new(code, Findings.Named(("detail", detail.Length > 0 ? $"{problem} ({detail})" : problem)));
}
