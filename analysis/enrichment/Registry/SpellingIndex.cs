using System.Runtime.InteropServices;
using Monitoring.Text.Transliteration;

namespace Monitoring.Enrichment.Registry;

/// <summary>Entities by how their names sound across scripts, for names that are not written as the registry writes them («Haniyah»).</summary>
internal sealed class SpellingIndex
{
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);

    public SpellingIndex(IReadOnlyList<RegistryEntity> entities)
    {
        for (var i = 0; i < entities.Count; i++)
        {
            foreach (var name in entities[i].Names)
            {
                foreach (var key in TransliterationKey.Of(name.Written))
                {
                    ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _);
                    list ??= [];
                    if (list.Count == 0 || list[^1] != i) list.Add(i);
                }
            }
        }
    }

    /// <summary>Indexes of entities with a name that sounds like this one.</summary>
    public IEnumerable<int> Like(string name) => TransliterationKey.Of(name).SelectMany(k => _byKey.TryGetValue(k, out var found) ? found : []).Distinct();
}
