using System.Collections.Frozen;

namespace Monitoring.Text.Stems;

/// <summary>The verbs of Persian by their stems: a form leads to its infinitive.</summary>
/// <remarks>Pairs of past and present stems from the word lists of hazm (MIT); see NOTICE.</remarks>
internal sealed class Verbs
{
    private static readonly string[] PastEndings = ["م", "ی", "", "یم", "ید", "ند"];
    private static readonly string[] PresentEndings = ["م", "ی", "د", "یم", "ید", "ند"];

    private readonly FrozenDictionary<string, string> _forms;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private Verbs(IEnumerable<(string Past, string Present)> stems)
    {
        var forms = new Dictionary<string, string>();
        foreach (var (past, present) in stems)
        {
            var infinitive = past + "ن";
            foreach (var ending in PastEndings) forms.TryAdd(past + ending, infinitive);
            // آی, گوی: the ی of a present stem in a vowel falls before nothing but hardly any ending.
            var bare = present.Length > 2 && present[^1] == 'ی' && present[^2] is 'ا' or 'و' ? present[..^1] : present;
            foreach (var ending in PresentEndings)
            {
                forms.TryAdd(present + ending, infinitive);
                if (bare[^1] is 'ا') forms.TryAdd(bare + "ی" + ending, infinitive);
                if (ending is "د" or "ند" or "م") forms.TryAdd(bare + ending, infinitive);
            }
        }

        _forms = forms.ToFrozenDictionary();
        _lookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Verbs Shared { get; } = Load();

    /// <summary>The infinitive of a form without prefix, folded letters, or null.</summary>
    public string? Infinitive(ReadOnlySpan<char> form) => _lookup.TryGetValue(form, out var infinitive) ? infinitive : null;

    private static Verbs Load()
    {
        var stems = new List<(string, string)>();
        foreach (var line in Embedded.Lines("verbs.txt"))
        {
            var mark = line.IndexOf('#', StringComparison.Ordinal);
            stems.Add((line[..mark], line[(mark + 1)..]));
        }

        return new Verbs(stems);
    }
}
