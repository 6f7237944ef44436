using Monitoring.Enrichment;
using Monitoring.Enrichment.Registry;

namespace Monitoring.Training.Registry;

/// <summary>The registry while it is put together: entities by id, names added from source after source, the first source leading.</summary>
internal sealed class RegistryDraft
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _byName = new(StringComparer.Ordinal);
    private readonly List<Entry> _order = [];

    internal sealed class Entry(string id, EntityType type, Dictionary<string, List<Entry>> byName)
    {
        public string Id { get; } = id;
        public EntityType Type { get; } = type;
        public string? Persian { get; set; }
        public string? Arabic { get; set; }
        public string? English { get; set; }
        public string? Country { get; set; }
        public double? Latitude { get; set; }
        public double? Longitude { get; set; }
        public int Weight { get; set; }
        public List<EntityName> Names { get; } = [];

        public void Name(string? written, NameUse use = NameUse.Free)
        {
            if (Spelling.Tidy(written) is not { } tidy || Names.Any(n => n.Written == tidy)) return;
            var key = Spelling.Key(tidy);
            // Spellings that fold to one key («مالی», «مالي») share the use that was given first.
            Names.Add(new EntityName(tidy, Names.Find(n => Spelling.Key(n.Written) == key)?.Use ?? use));
            if (!byName.TryGetValue(key, out var entries)) byName[key] = entries = [];
            entries.Add(this);
        }
    }

    /// <summary>The entry with this id, made when it is new.</summary>
    public Entry Entity(string id, EntityType type)
    {
        if (_entries.TryGetValue(id, out var known)) return known;
        var entry = new Entry(id, type, _byName);
        _entries.Add(id, entry);
        _order.Add(entry);
        return entry;
    }

    public Entry? Find(string id) => _entries.GetValueOrDefault(id);

    /// <summary>An entry of this type that carries the name (folded), the heaviest first.</summary>
    public Entry? Named(string name, EntityType type, string? country = null) =>
        _byName.GetValueOrDefault(Spelling.Key(name))?.Where(e => e.Type == type && (country is null || e.Country == country)).MaxBy(e => e.Weight);

    public IEnumerable<RegistryEntity> Finish()
    {
        foreach (var entry in _order.OrderByDescending(e => e.Weight).ThenBy(e => e.Id, StringComparer.Ordinal))
        {
            foreach (var lead in new[] { entry.Persian, entry.Arabic, entry.English }) entry.Name(lead);
            if (entry.Names.Count == 0) continue;
            string? Lead(string? name) => Spelling.Tidy(name);
            var display = Lead(entry.Persian) ?? Lead(entry.English) ?? Lead(entry.Arabic) ?? entry.Names[0].Written;
            yield return new RegistryEntity(entry.Id, entry.Type, display, Lead(entry.Arabic), Lead(entry.English), entry.Country,
                entry.Latitude, entry.Longitude, entry.Weight, entry.Names);
        }
    }
}
