using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>Terms that were made elsewhere, handed to Lucene as they are.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly IEnumerator<(string Term, int Increment)> _terms;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;

    public TermStream(IEnumerable<(string Term, int Increment)> terms)
    {
        _terms = terms.GetEnumerator();
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Texts one after another, with a gap between them.</summary>
    public static TermStream Of(IEnumerable<IReadOnlyList<Text.Term>> texts, bool stems) => new(Increments(texts, stems));

    public override bool IncrementToken()
    {
        if (!_terms.MoveNext()) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_terms.Current.Term);
        _increment.PositionIncrement = _terms.Current.Increment;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _terms.Dispose();
        base.Dispose(disposing);
    }

    private static IEnumerable<(string Term, int Increment)> Increments(IEnumerable<IReadOnlyList<Text.Term>> texts, bool stems)
    {
        var gap = 0;
        foreach (var terms in texts)
        {
            var last = -1;
            foreach (var term in terms)
            {
                yield return (stems ? term.Stem : term.Exact, term.Position - last + gap);
                last = term.Position;
                gap = 0;
            }

            gap = ArticleTerms.Gap;
        }
    }
}
