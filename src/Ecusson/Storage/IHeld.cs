namespace Ecusson.Storage;

/// <summary>
/// A row that one server alone deals with until an instant. Whoever holds it checks at each step that it is still the holder, so that one
/// who was taken for dead can do nothing more: to let a row go too early costs a look, never a piece of work done twice.
/// </summary>
public interface IHeld
{
    /// <summary>Until when; null when no server deals with it.</summary>
    DateTimeOffset? HeldUntil { get; set; }
}
