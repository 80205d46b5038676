using System.Net;
using Ecusson.People;
using Ecusson.Web.Shell;
using MailKit.Security;
using MimeKit;

namespace Ecusson.Web.Messages;

/// <summary>The SMTP server that carries this server's mail on.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">Who signs in there; null for nobody.</param>
/// <param name="Password">Their password.</param>
/// <param name="Tls">How the line is kept secret.</param>
/// <param name="From">The sender of all mails.</param>
sealed record MailSettings(string Host, int Port, string? User, string Password, SecureSocketOptions Tls, MailboxAddress From)
{
    public const string HostSetting = "Mails:Host", PortSetting = "Mails:Port", UserSetting = "Mails:User", PasswordSetting = "Mails:Password",
        TlsSetting = "Mails:Tls", FromSetting = "Mails:From";

    static readonly string[] All = [PortSetting, UserSetting, PasswordSetting, TlsSetting, FromSetting];

    /// <summary>Reads the settings; null when no server is named: mails are kept.</summary>
    /// <exception cref="SettingException">One is wrong or missing.</exception>
    public static MailSettings? Read(IConfiguration settings)
    {
        if (settings.Text(HostSetting) is not { } host)
            return Array.Find(All, name => settings.Text(name) is not null) is { } lonely ? throw new SettingException("Start_MailWithoutHost", lonely, HostSetting) : null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) throw new SettingException("Start_WrongMailHost", HostSetting, host);
        var tls = settings.Text(TlsSetting)?.ToLowerInvariant() switch
        {
            null or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            var other => throw new SettingException("Start_WrongMailTls", TlsSetting, other),
        };
        var usual = tls switch { SecureSocketOptions.SslOnConnect => 465, SecureSocketOptions.None => 25, _ => 587 };
        var (user, password) = (settings.Text(UserSetting), settings.Text(PasswordSetting));
        if (user is null != password is null) throw new SettingException("Start_HalfMailUser", UserSetting, PasswordSetting);
        // A password in the clear would be anyone's on the way.
        if (user is not null && tls == SecureSocketOptions.None && !IsThisMachine(host)) throw new SettingException("Start_MailPasswordInClear", PasswordSetting, TlsSetting);
        var from = settings.Text(FromSetting) ?? throw new SettingException("Start_NoMailFrom", FromSetting, HostSetting);
        if (!MailboxAddress.TryParse(from, out var sender) || !MailAddresses.IsAddress(sender.Address)) throw new SettingException("Start_WrongMailFrom", FromSetting, from);
        return new MailSettings(host, settings.Number(PortSetting, usual, 1, ushort.MaxValue), user, password ?? "", tls, sender);
    }

    static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
