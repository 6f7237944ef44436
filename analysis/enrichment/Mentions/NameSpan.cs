using Monitoring.Enrichment.Registry;

namespace Monitoring.Enrichment.Mentions;

/// <summary>Words that name something, before it is settled whom.</summary>
/// <param name="First">Index of its first word in the <see cref="Words.WordText"/>.</param>
/// <param name="End">One past its last word.</param>
/// <param name="Known">The registry's entity, or null for a name that was found by its surroundings.</param>
/// <param name="FullName">The longer name that the text gives it elsewhere («باشگاه …»), or null where these words are its name.</param>
/// <param name="Use">How the registry's name may be used; <see cref="NameUse.Surname"/> gives way to a person of this text.</param>
internal sealed record NameSpan(int First, int End, EntityType Type, RegistryEntity? Known = null, NameUse Use = NameUse.Free, string? FullName = null)
{
    public int Length => End - First;
}
