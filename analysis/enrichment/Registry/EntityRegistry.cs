using System.Runtime.InteropServices;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Registry;

/// <summary>Everything that is known by name before a text is read: countries, cities, offices' holders, organisations.
/// Loaded once, on first use; thread-safe.</summary>
public sealed class EntityRegistry
{
    private static readonly Lazy<EntityRegistry> Instance = new(LoadShipped);

    private readonly RegistryEntity[] _entities;
    private readonly Dictionary<string, int> _byId;
    private readonly Dictionary<string, NamedEntity[]> _byKey;
    // For two folded letters, how long the longest name beginning with them is; most words of a text end their search here.
    private readonly byte[] _longestByPrefix = new byte[PrefixTable];
    private readonly Lazy<SpellingIndex> _spellings;
    private const int PrefixTable = 1 << 14;
    internal const int LongestKey = 60;

    internal EntityRegistry(IEnumerable<RegistryEntity> entities)
    {
        _entities = [.. entities];
        _spellings = new Lazy<SpellingIndex>(() => new SpellingIndex(_entities));
        _byId = new Dictionary<string, int>(_entities.Length, StringComparer.Ordinal);
        _byKey = new Dictionary<string, NamedEntity[]>(_entities.Length * 3, StringComparer.Ordinal);
        for (var i = 0; i < _entities.Length; i++)
        {
            _byId.TryAdd(_entities[i].Id, i);
            foreach (var name in _entities[i].Names) Add(name, i);
        }
    }

    public static EntityRegistry Shared => Instance.Value;

    /// <summary>What names are compared by: folded letters without spaces, half-spaces and punctuation.</summary>
    public static string KeyOf(string name) => Folding.Key(name);

    public int Count => _entities.Length;

    public RegistryEntity? Find(string id) => _byId.TryGetValue(id, out var index) ? _entities[index] : null;

    /// <summary>Ids of the entities with this name in any script, the most prominent first; empty when none is known.
    /// Letters are folded; spaces and half-spaces make no difference. A name that is written as no entity's
    /// is taken for those that it sounds like across scripts.</summary>
    public IReadOnlyList<string> Lookup(string name, EntityType? type = null)
    {
        if (name.Length > LongestKey * 4) return [];
        var exact = LookupExact(name, type);
        return exact.Count > 0 ? exact : Ids(_spellings.Value.Like(name), type);
    }

    /// <summary>As <see cref="Lookup"/>, for names as they are written only.</summary>
    internal IReadOnlyList<string> LookupExact(string name, EntityType? type) =>
        _byKey.TryGetValue(Folding.Key(name), out var named) ? Ids(named.Select(n => n.Entity), type) : [];

    private List<string> Ids(IEnumerable<int> entities, EntityType? type) =>
        [.. entities.Select(e => _entities[e]).Where(e => type is null || e.Type == type).OrderByDescending(e => e.Weight).Select(e => e.Id).Distinct()];

    internal RegistryEntity this[int index] => _entities[index];

    /// <summary>The entities that a folded name may stand for; <paramref name="folded"/> is any run of folded letters.</summary>
    internal ReadOnlySpan<NamedEntity> Named(ReadOnlySpan<char> folded) =>
        _byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var named) ? named : [];

    /// <summary>The length that no name with this beginning exceeds.</summary>
    internal int LongestFrom(ReadOnlySpan<char> folded) => folded.Length < 2 ? 0 : _longestByPrefix[Prefix(folded)];

    private void Add(EntityName name, int entity)
    {
        var key = Folding.Key(name.Written);
        if (key.Length is < 2 or > LongestKey) return;
        var named = new NamedEntity(entity, name.Use, Breaks(name.Written, spacesOnly: false), Breaks(name.Written, spacesOnly: true));
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _);
        if (slot is null) slot = [named];
        else if (Array.FindIndex(slot, n => n.Entity == entity) is >= 0 and var at) slot[at] = new NamedEntity(entity, slot[at].Use < name.Use ? slot[at].Use : name.Use, slot[at].Breaks | named.Breaks, slot[at].Spaces & named.Spaces);
        else slot = [.. slot, named];
        ref var longest = ref _longestByPrefix[Prefix(key)];
        longest = Math.Max(longest, (byte)key.Length);
    }

    // Bit n: the name may be broken into words before its folded letter n.
    private static ulong Breaks(string written, bool spacesOnly)
    {
        var breaks = 0UL;
        var length = 0;
        Span<char> letters = stackalloc char[Folding.MostLetters];
        foreach (var c in written)
        {
            if (Folding.IsMark(c)) continue;
            if (!Folding.IsLetter(c)) breaks |= length < 64 && (!spacesOnly || c == ' ') ? 1UL << length : 0;
            else length += Folding.Write(c, letters);
        }

        return breaks;
    }

    private static int Prefix(ReadOnlySpan<char> folded) => (folded[0] * 127 + folded[1]) & (PrefixTable - 1);

    private static EntityRegistry LoadShipped()
    {
        using var stream = typeof(EntityRegistry).Assembly.GetManifestResourceStream("registry.tsv.br")
            ?? throw new InvalidOperationException("The registry is missing from the assembly.");
        return new EntityRegistry(RegistryFile.Read(stream));
    }
}

/// <param name="Entity">Index in the registry.</param>
/// <param name="Breaks">Bit n: the name may be broken before its folded letter n.</param>
/// <param name="Spaces">Bit n: it must be broken there («شهر داران» is not «شهرداران»); a lost half-space may join words, a space is never lost.</param>
internal readonly record struct NamedEntity(int Entity, NameUse Use, ulong Breaks, ulong Spaces);
