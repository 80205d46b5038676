using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ecusson.Storage;

/// <summary>
/// Keeps an instant as milliseconds since 1970 in UTC, for an engine that cannot order dates with offsets (SQLite).
/// What is finer than a millisecond, and the offset, are not kept.
/// </summary>
public sealed class InstantAsMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

/// <summary>
/// Keeps an instant in the engine's own type, in UTC and to the millisecond, so that both engines give the same back.
/// </summary>
public sealed class InstantInUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()),
    kept => kept);
