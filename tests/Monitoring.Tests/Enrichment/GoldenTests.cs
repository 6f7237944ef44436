using System.Text.Json;
using Monitoring.Enrichment;

namespace Monitoring.Tests.Enrichment;

/// <summary>Articles written by us, with what must be found in them beside each: adding a case is adding two files.</summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Enrichment", "Golden");
    private static readonly Enricher Enricher = Enricher.Load();

    private sealed record ExpectedMention(string Text, string Type, string? Entity = null, string? Role = null, string? SameAs = null);

    private sealed record ExpectedQuote(string Speaker, string Begins);

    private sealed record Expected(List<ExpectedMention> Has, List<string> Lacks, List<ExpectedQuote> Quotes, List<string> Topics);

    public static IEnumerable<TheoryDataRow<string>> Cases() =>
        Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).Select(f => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(f)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Enrich_Article_FindsWhatItsGoldenFileSays(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".txt")).Trim();
        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, name + ".json")), JsonSerializerOptions.Web)!;
        var found = Enricher.Enrich(name, text);

        foreach (var mention in expected.Has)
        {
            var met = found.Mentions.FirstOrDefault(m => m.Text == mention.Text && m.Type.ToString() == mention.Type);
            Assert.True(met is not null, $"«{mention.Text}» is missing: {string.Join(" | ", found.Mentions.Select(m => $"{m.Text} ({m.Type})"))}");
            if (mention.Entity is not null) Assert.Equal(mention.Entity, met.Entity);
            if (mention.Role is not null) Assert.Equal(mention.Role, met.Role);
            if (mention.SameAs is not null) Assert.Equal(found.Mentions.First(m => m.Text == mention.SameAs).Entity, met.Entity);
        }

        foreach (var none in expected.Lacks) Assert.DoesNotContain(found.Mentions, m => m.Text == none);
        Assert.Equal(expected.Quotes, found.Quotes.Select(q => new ExpectedQuote(q.Speaker ?? "", expected.Quotes.Find(e => q.Text.StartsWith(e.Begins, StringComparison.Ordinal))?.Begins ?? q.Text)));
        Assert.Equal(expected.Topics.Order(), found.Topics.Take(expected.Topics.Count).Select(t => t.Topic).Order());
        Assert.All(found.Mentions, m => Assert.Equal(found.Article.Text[m.Start..m.End], m.Text));
        Assert.All(found.Quotes, q => Assert.Equal(found.Article.Text[q.Start..q.End], q.Text));
    }
}
