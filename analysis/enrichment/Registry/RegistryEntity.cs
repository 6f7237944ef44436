namespace Monitoring.Enrichment.Registry;

/// <summary>How freely a name of an entity is taken when it is met in a text.</summary>
public enum NameUse
{
    /// <summary>Wherever it stands.</summary>
    Free,
    /// <summary>Only beside a word that tells what it is («شهر بهار»), because it is a common word too.</summary>
    Cued,
    /// <summary>A surname that readers take for this person when the text names no other of that surname.</summary>
    Surname,
    /// <summary>Never in texts, only when someone asks for it by this name.</summary>
    Asked,
}

/// <param name="Written">The name as it is spelled.</param>
public sealed record EntityName(string Written, NameUse Use);

/// <summary>One entity that the product knows before it has read anything.</summary>
/// <param name="Id">Wikidata id (Q3861) or, where none is known, made from type and name (<c>organisation:حماس</c>).</param>
/// <param name="Name">Display name in good Persian spelling (English where no Persian one is known).</param>
/// <param name="Country">ISO 3166 code of the country it belongs to, or null.</param>
/// <param name="Latitude">Degrees, places only.</param>
/// <param name="Weight">Prominence, 0..100: decides between entities of the same name.</param>
/// <param name="Names">All names, each once.</param>
public sealed record RegistryEntity(
    string Id, EntityType Type, string Name, string? Arabic, string? English, string? Country,
    double? Latitude, double? Longitude, int Weight, IReadOnlyList<EntityName> Names);
