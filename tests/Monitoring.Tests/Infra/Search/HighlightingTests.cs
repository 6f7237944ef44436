using Monitoring.Infra.Search;
using Monitoring.Infra.Search.Queries;
using Monitoring.Text;

namespace Monitoring.Tests.Infra.Search;

public sealed class HighlightingTests
{
    [Fact]
    public void Fragments_MarkWholeWords_WhereAWindowEndsInsideOne()
    {
        var text = string.Join(' ', Enumerable.Repeat("ملایر", 120));
        var marks = Enumerable.Range(0, 120).Select(i => new Mark(0, i * 6, i * 6 + 5, "ملایر")).ToList();

        var fragments = Highlighting.Fragments([new ArticleSection(text, 0, TextAnalyzer.Shared)], marks);

        Assert.Equal(3, fragments.Count);
        Assert.All(fragments, fragment => Assert.All(
            fragment.Split("<mark>").Skip(1), part => Assert.StartsWith("ملایر</mark>", part, StringComparison.Ordinal)));
    }
}
