namespace Ecusson.Awards;

/// <summary>A credential would not have been one of its standard, and was not signed for anybody. What people may write is looked through before: this is the last guard.</summary>
/// <param name="code">What is wrong with it.</param>
/// <param name="place">Where.</param>
public sealed class UnsoundCredentialException(string code, string place) : Exception($"A credential of ours does not keep its standard: {code} {place}");
