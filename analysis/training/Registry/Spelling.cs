using Monitoring.Enrichment.Registry;

namespace Monitoring.Training.Registry;

/// <summary>Names of the facts in the spelling that is shipped.</summary>
internal static class Spelling
{
    public static string Key(string name) => EntityRegistry.KeyOf(name);

    /// <summary>Persian letters in place of Arabic ones, single spaces, no marks.</summary>
    public static string? Persian(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var letters = name.Replace('ي', 'ی').Replace('ى', 'ی').Replace('ك', 'ک').Replace('ة', 'ه');
        letters = string.Concat(letters.Where(c => c is not (>= '\u064b' and <= '\u065f' or '\u0670' or '\u0640')));
        return Tidy(letters);
    }

    public static string? Tidy(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var cut = name.IndexOf('(', StringComparison.Ordinal);
        var whole = cut > 0 ? name[..cut] : name;
        whole = whole.Replace('|', ' ').Replace('\t', ' ');
        whole = string.Join(' ', whole.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('-', '،', ',', ' ', '?', '~', '!');
        return whole.Length == 0 ? null : whole;
    }

    /// <summary>The tail of a made id: the name with hyphens in place of spaces and half-spaces.</summary>
    public static string Slug(string name) => string.Join('-', name.ToLowerInvariant().Split([' ', '\u200c'], StringSplitOptions.RemoveEmptyEntries));
}
