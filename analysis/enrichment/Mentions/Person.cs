using Monitoring.Enrichment.Registry;

namespace Monitoring.Enrichment.Mentions;

/// <summary>One person of one text.</summary>
internal sealed class Person(string id, string name, RegistryEntity? known)
{
    public string Id { get; } = id;
    public string Name { get; } = name;
    public RegistryEntity? Known { get; } = known;
    /// <summary>The office that the text gives, the first that is found.</summary>
    public string? Role { get; set; }
    /// <summary>The same office in the form in which offices are compared (<see cref="RoleFinder.Key"/>).</summary>
    public string? RoleKey { get; set; }
}

/// <param name="Person">Whom the words name.</param>
internal sealed record PersonMention(int First, int End, Person Person);
