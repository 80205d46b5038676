using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V2;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>1EdTech/openbadges-validator-core, <c>tests/testfiles/test_components.py</c>: right and wrong documents of all editions.</summary>
public class OpenBadge2FixturesTests
{
    // The names say what is right; one says what is wrong: a 1.0 assertion with the recipient of 0.5.
    static readonly Dictionary<string, (Edition? Edition, Type? Kind, bool Right)> Expected = new(StringComparer.Ordinal)
    {
        ["0_5_assertion"] = (Edition.V05, typeof(OpenBadge2Reading.OfAssertion), true),
        ["0_5_1_assertion"] = (Edition.V05, typeof(OpenBadge2Reading.OfAssertion), true),
        ["1_0_basic_assertion"] = (Edition.V10, typeof(OpenBadge2Reading.OfAssertion), true),
        ["1_0_basic_assertion_with_extra_properties"] = (Edition.V10, typeof(OpenBadge2Reading.OfAssertion), true),
        ["1_0_assertion_with_errors"] = (Edition.V10, typeof(OpenBadge2Reading.OfAssertion), false),
        ["1_0_basic_badgeclass"] = (null, typeof(OpenBadge2Reading.OfBadgeClass), true),
        ["1_0_basic_issuer"] = (null, typeof(OpenBadge2Reading.OfIssuer), true),
        ["1_1_basic_assertion"] = (Edition.V11, typeof(OpenBadge2Reading.OfAssertion), true),
        ["1_1_basic_badgeclass"] = (null, typeof(OpenBadge2Reading.OfBadgeClass), true),
        ["1_1_basic_issuer"] = (null, typeof(OpenBadge2Reading.OfIssuer), true),
        ["2_0_basic_assertion"] = (Edition.V20, typeof(OpenBadge2Reading.OfAssertion), true),
        ["2_0_basic_badgeclass"] = (null, typeof(OpenBadge2Reading.OfBadgeClass), true),
        ["2_0_basic_issuer"] = (null, typeof(OpenBadge2Reading.OfIssuer), true),

        // Contexts, which the validator's tests serve in place of the network: no documents of Open Badges.
        ["openbadges_context"] = (null, typeof(OpenBadge2Reading.NotOpenBadge2), false),
        ["openbadges_context_v1"] = (null, typeof(OpenBadge2Reading.NotOpenBadge2), false),
    };

    internal static JsonElement Fixture(string name)
    {
        using var all = JsonDocument.Parse(File.ReadAllText(Standards.Path("ob2-fixtures", "components.json")));
        return all.RootElement.GetProperty(name).Clone();
    }

    public static TheoryData<string> Names() => [.. Expected.Keys];

    [Fact]
    public void Every_fixture_has_its_expected_judgement()
    {
        using var all = JsonDocument.Parse(File.ReadAllText(Standards.Path("ob2-fixtures", "components.json")));
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), all.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fixture_is_read_and_judged(string name)
    {
        var (edition, kind, right) = Expected[name];
        var reading = OpenBadge2.Read(Fixture(name));
        Assert.IsType(kind!, reading);
        Assert.True(reading.Keeps == right, string.Join("; ", reading.Problems));
        if (reading is OpenBadge2Reading.OfAssertion { Assertion: var assertion }) Assert.Equal(edition, assertion.Edition);
    }

    [Fact]
    public void A_1_0_assertion_is_read_in_the_words_of_2_0()
    {
        var assertion = Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(Fixture("1_0_basic_assertion_with_extra_properties"))).Assertion;
        Assert.Equal(("http://a.com/instance3", "123abc", "http://a.com/badgeclass"), (assertion.Id, assertion.Uid, assertion.BadgeId));
        Assert.Equal(VerificationObject.Hosted, assertion.Verification!.Type);
        Assert.Equal(new DateTimeOffset(2015, 4, 30, 0, 0, 0, TimeSpan.Zero), assertion.IssuedOn);
        Assert.True(assertion.Recipient!.Matches("Test@example.com"));
        Assert.Equal("snood", Assert.Single(assertion.Additional).Key);
    }

    [Fact]
    public void A_0_5_assertion_is_read_with_its_badge_and_issuer_inside()
    {
        var assertion = Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(Fixture("0_5_1_assertion"), "http://oldstyle.com/a/1")).Assertion;
        Assert.Equal(("http://oldstyle.com/a/1", VerificationObject.Hosted), (assertion.Id, assertion.Verification!.Type));
        Assert.Equal(("Basic McBadge", "http://oldsyle.com/criteria/2", "http://oldstyle.com/images/2"), (assertion.Badge!.Name, assertion.Badge.Criteria!.Id, assertion.Badge.Image!.Id));
        Assert.Equal(("Basic Issuer", "http://oldstyle.com"), (assertion.Badge.Issuer!.Name, assertion.Badge.Issuer.Url));
        Assert.Equal((true, "sel gris"), (assertion.Recipient!.Hashed, assertion.Recipient.Salt));
        Assert.Equal(new DateTimeOffset(2011, 6, 1, 0, 0, 0, TimeSpan.Zero), assertion.IssuedOn);
        Assert.True(HostedScope.Allows(assertion.Badge.Issuer, assertion.Id!));
        Assert.False(HostedScope.Allows(assertion.Badge.Issuer, "http://evil.com/a/1"));
    }

    [Fact]
    public void The_recipient_of_2_0_is_told_by_its_hash()
    {
        var assertion = Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(Fixture("2_0_basic_assertion"))).Assertion;
        Assert.True(assertion.Recipient!.Matches("nobody@example.org"));
        Assert.False(assertion.Recipient.Matches("somebody@example.org"));
        Assert.Equal("https://example.org/beths-robot-work.html", Assert.Single(assertion.Evidence).Id);
    }

    [Fact]
    public void The_1_0_issuer_has_neither_id_nor_mail_and_takes_the_address_it_came_from() =>
        Assert.Equal("http://a.com/issuer", Assert.IsType<OpenBadge2Reading.OfIssuer>(OpenBadge2.Read(Fixture("1_0_basic_issuer"), "http://a.com/issuer")).Issuer.Id);
}
