using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Ecusson.Credentials.Proofs;

/// <summary>A NIST prime curve (SP 800-186 §3.2.1): y² = x³ − 3x + b mod p, with the hash that its signatures use.</summary>
internal sealed class Curve
{
    public static readonly Curve P256 = new(
        KeyType.P256, "P-256", 32, ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256,
        "0FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF",
        "05AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    public static readonly Curve P384 = new(
        KeyType.P384, "P-384", 48, ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384,
        "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF",
        "0B3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF");

    private readonly BigInteger p;
    private readonly BigInteger b;

    private Curve(KeyType type, string name, int size, ECCurve named, HashAlgorithmName hash, string p, string b)
    {
        (Type, Name, Size, Named, Hash) = (type, name, size, named, hash);
        this.p = BigInteger.Parse(p, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        this.b = BigInteger.Parse(b, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    public KeyType Type { get; }

    /// <summary>The JWK <c>crv</c>.</summary>
    public string Name { get; }

    /// <summary>Length of a coordinate in bytes.</summary>
    public int Size { get; }

    public ECCurve Named { get; }

    public HashAlgorithmName Hash { get; }

    public static Curve Of(KeyType type) => type switch
    {
        KeyType.P256 => P256,
        KeyType.P384 => P384,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public bool Holds(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var (left, right) = (Number(x), Number(y));
        return left < p && right < p && BigInteger.Remainder(right * right, p) == Right(left);
    }

    /// <summary>SEC 1 §2.3.4: the point behind <c>02|03 ‖ x</c>, or null when there is none. Both primes are 3 mod 4, so a root is a power.</summary>
    public ECPoint? Decompress(ReadOnlySpan<byte> point)
    {
        if (point.Length != Size + 1 || point[0] is not (2 or 3)) return null;
        var x = Number(point[1..]);
        if (x >= p) return null;
        var square = Right(x);
        var y = BigInteger.ModPow(square, (p + 1) / 4, p);
        if (BigInteger.Remainder(y * y, p) != square) return null;
        if (y.IsEven == (point[0] == 3)) y = p - y;
        var bytes = new byte[Size];
        var shortest = y.ToByteArray(isUnsigned: true, isBigEndian: true);
        shortest.CopyTo(bytes.AsSpan(Size - shortest.Length));
        return new ECPoint { X = point[1..].ToArray(), Y = bytes };
    }

    public static byte[] Compress(ECPoint point) => [(byte)(2 + (point.Y![^1] & 1)), .. point.X!];

    private BigInteger Right(BigInteger x)
    {
        var value = BigInteger.Remainder((x * x * x) - (3 * x) + b, p);
        return value.Sign < 0 ? value + p : value;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
