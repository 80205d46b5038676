using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Shell;

namespace Ecusson.Web.Tests.Messages;

/// <summary>A mail server as schools have it: the line is made secret first, then comes a name and a password. That is what the settings mean by default.</summary>
public sealed class ClosedMailServerTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecusson-closed-mail-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Certificate => Path.Combine(_folder.FullName, "certificate.pem");

    string Key => Path.Combine(_folder.FullName, "key.pem");

    public ClosedMailServerTests()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Certificate, made.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    [Fact]
    public async Task A_mail_is_handed_over_a_secret_line_by_who_has_the_password()
    {
        await using var smtp = await SmtpServer.StartClosed(Certificate, Key);
        var address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        // The machine trusts who made the certificate, as an operator's does.
        await using var server = ServerProcess.Start("C.UTF-8", ["--urls", address, .. Settings(smtp)], ("SSL_CERT_FILE", Certificate));
        Assert.StartsWith("Écusson is ready", await server.Line(), StringComparison.Ordinal);
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        using (var asked = await visitor.Fill("/fr/sign-in", ("address", "ada@example.org"))) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Contains("/fr/sign-in/", (await smtp.First("ada@example.org")).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_whose_certificate_nobody_vouches_for()
    {
        await using var smtp = await SmtpServer.StartClosed(Certificate, Key);
        var address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        await using var server = ServerProcess.Start("C.UTF-8", ["--urls", address, .. Settings(smtp)]);
        Assert.StartsWith("Écusson is ready", await server.Line(), StringComparison.Ordinal);
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        using (await visitor.Fill("/fr/sign-in", ("address", "ada@example.org"))) { }
        while (await server.Line().WaitAsync(TimeSpan.FromMinutes(1), Stop) is { } line && !line.Contains("SslHandshakeException", StringComparison.Ordinal)) { }
        Assert.Equal(0, smtp.Count);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Nothing is said of the line: it is made secret by default.
    static string[] Settings(SmtpServer smtp) =>
        ["--Mails:Host", "localhost", "--Mails:Port", smtp.Port.ToString(CultureInfo.InvariantCulture), "--Mails:User", "school", "--Mails:Password", "chalk", "--Mails:From", "badges@example.org"];
}
