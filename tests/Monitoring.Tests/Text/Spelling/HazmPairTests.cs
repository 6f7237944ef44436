using System.Text.Json;
using Monitoring.Text;
using Monitoring.Text.Normalisation;

namespace Monitoring.Tests.Text.Spelling;

/// <summary>
/// The opinions of another Persian library, by section and index. Where we differ on purpose, hazm-differences.tsv
/// says why; a pair must either agree or stand there, not both.
/// </summary>
public class HazmPairTests
{
    [Fact]
    public void Pairs_AgreeOrAreListed()
    {
        using var pairs = JsonDocument.Parse(File.ReadAllBytes(Shared("data/text/hazm-pairs.json")));
        var listed = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", "Spelling", "hazm-differences.tsv"))
            .Select(l => l.Split('\t')).ToDictionary(p => (p[0], int.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture)), p => p[2]);
        var (agreed, wrong) = (0, new List<string>());
        foreach (var section in pairs.RootElement.EnumerateObject())
        {
            foreach (var (index, pair) in section.Value.EnumerateArray().Index())
            {
                var (ours, theirs) = (Ours(section.Name, pair.GetProperty("input")), Theirs(pair.GetProperty("expected")));
                var agrees = ours == theirs;
                if (agrees) agreed++;
                if (agrees == listed.ContainsKey((section.Name, index))) wrong.Add($"{section.Name}\t{index}\t{ours}\t{theirs}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(agreed, 64, 79);
    }

    private static string Ours(string section, JsonElement input) => section switch
    {
        // Steps on letters alone leave blanks as they are.
        "normalizer.remove_diacritics" or "normalizer.remove_specials_chars" or "normalizer.persian_number" or "normalizer.unicodes_replacement"
            => Normaliser.PersianLettersOf(input.GetString()!).Text,
        "stemmer.stem" => TextAnalyzer.Shared.Terms(input.GetString()!) is [var term] ? term.Stem : input.GetString()!,
        "normalizer.token_spacing" => Normaliser.Spelling(Tokens(input), "fa"),
        "word_tokenizer.join_verb_parts" or "token_splitter.split_token_words" =>
            string.Join(' ', TextAnalyzer.Shared.Terms(input.ValueKind == JsonValueKind.String ? input.GetString()! : Tokens(input)).Select(t => t.Exact)),
        _ => Normaliser.Spelling(input.GetString()!, "fa"),
    };

    private static string Theirs(JsonElement expected) => expected.ValueKind == JsonValueKind.String ? expected.GetString()! : Tokens(expected);

    private static string Tokens(JsonElement array) => string.Join(' ', array.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString() : $"[{Tokens(e)}]"));

    private static string Shared(string relative)
    {
        var path = SharedFiles.Find(relative);
        Assert.SkipWhen(path is null, SharedFiles.Absent);
        return path!;
    }
}
