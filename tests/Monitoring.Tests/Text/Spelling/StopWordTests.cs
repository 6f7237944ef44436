using Monitoring.Text;
using Monitoring.Text.Stems;

namespace Monitoring.Tests.Text.Spelling;

public class StopWordTests
{
    [Fact]
    public void Contains_TermsOfFunctionWords_Only() =>
        Assert.Equal(
            ["وزیر", "گفتوگو", "برجام"],
            TextAnalyzer.Shared.Terms("وزیر از این گفت‌وگو دربارهٔ برجام گفت و آن را…").Select(t => t.Exact).Where(e => !StopWords.Contains(e)));
}
