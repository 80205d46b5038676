namespace Ecusson.Storage;

/// <summary>
/// A row that people edit. Its version number goes up with every change and is checked by the database: who saves what another
/// has changed meanwhile gets a <see cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException"/>, and the verb answers Conflict.
/// </summary>
public interface IEdited
{
    /// <summary>1 for a new row.</summary>
    int Version { get; set; }
}
