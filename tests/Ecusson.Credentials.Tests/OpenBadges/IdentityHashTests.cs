using Ecusson.Credentials.OpenBadges.V3;

namespace Ecusson.Credentials.Tests.OpenBadges;

public class IdentityHashTests
{
    [Theory]
    [InlineData("a@example.com", "Kosher", "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399")]
    [InlineData("nobody@example.org", "deadsea", "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942")]
    public void The_published_vectors_come_out(string identity, string salt, string hash) => Assert.Equal(hash, IdentityHash.Of(identity, salt));

    [Fact]
    public void The_vector_without_salt_comes_out()
    {
        var hash = IdentityHash.Of("mayze", "");
        Assert.StartsWith("sha256$7a1a1b3f", hash, StringComparison.Ordinal);
        Assert.EndsWith("60c6", hash, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_address_is_trimmed_lower_cased_and_salted()
    {
        var identifier = IdentityHash.OfEmail(" Élodie.Nobody@Example.ORG ", "s");
        Assert.Equal(IdentityHash.Of("élodie.nobody@example.org", "s"), identifier.IdentityHash);
        Assert.Equal((true, "emailAddress", "s", "IdentityObject"), (identifier.Hashed, identifier.IdentityType, identifier.Salt, identifier.Type));
        Assert.Throws<ArgumentException>(() => IdentityHash.OfEmail("a@b.c", ""));
    }

    [Theory]
    [InlineData("Nobody@Example.org", "nobody@example.org", true, false)]
    [InlineData("nobody@example.org", " Nobody@Example.org ", true, true)]
    [InlineData("Nobody@Example.org", "Nobody@Example.org", true, true)]
    [InlineData("nobody@example.org", "somebody@example.org", false, false)]
    [InlineData("nobody@example.org", "", false, false)]
    public void A_candidate_is_tried_as_given_trimmed_and_lower_cased(string issuedFor, string candidate, bool matches, bool matchesVerbatim)
    {
        // An issuer that lower-cases, as ours does, and one that hashes what it was given.
        Assert.Equal(matches, IdentityHash.Matches(IdentityHash.OfEmail(issuedFor, "s"), candidate));
        var verbatim = new IdentityObject { Hashed = true, Salt = "s", IdentityHash = IdentityHash.Of(issuedFor, "s") };
        Assert.Equal(matchesVerbatim, IdentityHash.Matches(verbatim, candidate));
    }

    [Fact]
    public void Known_case_variants_are_tried_too()
    {
        var verbatim = new IdentityObject { Hashed = true, Salt = "s", IdentityHash = IdentityHash.Of("NoBody@example.org", "s") };
        Assert.False(IdentityHash.Matches(verbatim, "nobody@example.org"));
        Assert.True(IdentityHash.Matches(verbatim, ["nobody@example.org", "NoBody@example.org"]));
    }

    [Theory]
    [InlineData("md5$", "8d3b2a3d3c3f2b0a5b1e1d9f7a4c6b8e", false)]
    [InlineData("MD5$", "4d186321c1a7f0f354b297e8914ab240", true)]
    [InlineData("md5$", "4D186321C1A7F0F354B297E8914AB240", true)]
    [InlineData("sha1$", "4d186321c1a7f0f354b297e8914ab240", false)]
    [InlineData("", "4d186321c1a7f0f354b297e8914ab240", false)]
    public void MD5_of_any_case_is_read_and_other_algorithms_match_nobody(string algorithm, string hex, bool matches) =>
        // MD5 of "hola".
        Assert.Equal(matches, IdentityHash.Matches(new IdentityObject { Hashed = true, IdentityHash = algorithm + hex }, "hola"));

    [Fact]
    public void Upper_case_SHA_256_and_no_salt_match()
    {
        var hash = IdentityHash.Of("nobody@example.org", "").ToUpperInvariant();
        Assert.True(IdentityHash.Matches(new IdentityObject { Hashed = true, IdentityHash = hash }, "nobody@example.org"));
    }

    [Fact]
    public void Plain_text_is_compared_without_case()
    {
        var plain = new IdentityObject { Hashed = false, IdentityHash = "Nobody@example.org" };
        Assert.True(IdentityHash.Matches(plain, "nobody@EXAMPLE.org"));
        Assert.False(IdentityHash.Matches(plain, "nobody@example.com"));
        Assert.False(IdentityHash.Matches(new IdentityObject(), ""));
    }
}
