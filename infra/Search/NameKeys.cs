using System.Collections.Concurrent;
using Monitoring.Enrichment;
using Monitoring.Text.Transliteration;

namespace Monitoring.Infra.Search;

/// <summary>Keys under which a name typed in Latin letters finds the Persian one: of the whole name and, for people, of the surname.</summary>
internal static class NameKeys
{
    /// <summary>News repeats its names; this many are remembered.</summary>
    private const int Remembered = 50_000;

    private static readonly ConcurrentDictionary<(EntityType Type, string Name), IReadOnlyList<string>> Known = new();

    public static IReadOnlyList<string> Of(EntityType type, string name)
    {
        if (Known.TryGetValue((type, name), out var keys)) return keys;
        if (Known.Count >= Remembered) Known.Clear();
        return Known[(type, name)] = Make(type, name);
    }

    public static bool IsLatin(string name) => name.Any(char.IsAsciiLetter) && name.All(static c => c < '\u0250');

    private static IReadOnlyList<string> Make(EntityType type, string name)
    {
        var keys = TransliterationKey.Of(name);
        var surname = name.AsSpan().TrimEnd().LastIndexOfAny(' ', '\u200C');
        return type == EntityType.Person && surname > 0
            ? [.. keys.Concat(TransliterationKey.Of(name[(surname + 1)..])).Distinct(StringComparer.Ordinal)]
            : keys;
    }
}
