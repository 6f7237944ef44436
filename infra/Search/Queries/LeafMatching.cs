using Monitoring.Text;

namespace Monitoring.Infra.Search.Queries;

/// <summary>Where a section of an article has what a leaf asks for.</summary>
/// <param name="Section">Which section of <see cref="ArticleTerms.Sections"/>.</param>
/// <param name="Start">UTF-16 offsets within the section's text.</param>
internal readonly record struct Mark(int Section, int Start, int End, string Written);

/// <summary>Evaluates the leaves of a query against one article, to say why it matched and to mark the words.</summary>
internal sealed class LeafMatching(IndexedArticle indexed, TextAnalyzer analyzer, DayRange range)
{
    private readonly ArticleTerms _terms = ArticleTerms.Of(indexed.Article, analyzer);

    public IReadOnlyList<ArticleSection> Sections => _terms.Sections;

    /// <summary>Parts of the query that the article has, in the query's words, and where its text has them.</summary>
    public (IReadOnlyList<string> Why, IReadOnlyList<Mark> Marks) Explain(QueryNode query)
    {
        var why = new List<string>();
        var marks = new List<Mark>();
        foreach (var leaf in Leaves(query))
        {
            var found = Marks(leaf).ToList();
            if (found.Count == 0 && !Holds(leaf)) continue;
            marks.AddRange(found);
            if (!why.Contains(leaf.Written, StringComparer.Ordinal)) why.Add(leaf.Written);
        }

        return (why, marks);
    }

    private static IEnumerable<LeafNode> Leaves(QueryNode node) => node switch
    {
        AndNode and => and.Parts.SelectMany(Leaves),
        OrNode or => or.Parts.SelectMany(Leaves),
        LeafNode leaf => [leaf],
        // What must not be there is no reason, and everything needs none.
        _ => [],
    };

    private IEnumerable<Mark> Marks(LeafNode leaf) => leaf switch
    {
        WordNode { Scope: QueryScope.Text or QueryScope.Title } word => Terms(
            word.Scope, term => word.Exacts.Contains(term.Exact, StringComparer.Ordinal) || word.Stems.Contains(term.Stem, StringComparer.Ordinal), word.Written),
        PrefixNode prefix => Terms(QueryScope.Text, term => term.Exact.StartsWith(prefix.Prefix, StringComparison.Ordinal), prefix.Written),
        PhraseNode { Scope: QueryScope.Text or QueryScope.Title } phrase => Phrases(phrase),
        EntityNode entity => Mentions(entity),
        _ => [],
    };

    private bool Holds(LeafNode leaf) => leaf switch
    {
        PhraseNode { Scope: QueryScope.Source } source => Runs(source, analyzer.Terms(indexed.Article.Source)).Any(),
        TopicNode topic => indexed.Topics.SelectMany(ArticleTerms.TopicsOf).Contains(topic.Topic, StringComparer.Ordinal),
        LanguageNode language => indexed.Language == language.Language,
        DateNode date => indexed.Article.Published is { } published && Within(published.Instant.ToUnixTimeMilliseconds(), range.Of(date.From, date.To)),
        _ => false,
    };

    private static bool Within(long instant, (long? First, long? End) bounds) =>
        (bounds.First is not { } first || instant >= first) && (bounds.End is not { } end || instant < end);

    private IEnumerable<Mark> Terms(QueryScope scope, Func<Term, bool> found, string written)
    {
        for (var section = 0; section < (scope == QueryScope.Title ? 1 : Sections.Count); section++)
        {
            foreach (var term in Sections[section].Terms)
                if (found(term)) yield return new Mark(section, term.Start, term.End, written);
        }
    }

    private IEnumerable<Mark> Phrases(PhraseNode phrase)
    {
        for (var section = 0; section < (phrase.Scope == QueryScope.Title ? 1 : Sections.Count); section++)
        {
            foreach (var (start, end) in Runs(phrase, Sections[section].Terms))
                yield return new Mark(section, start, end, phrase.Written);
        }
    }

    /// <summary>Every place where consecutive terms lead through the phrase.</summary>
    private static IEnumerable<(int Start, int End)> Runs(PhraseNode phrase, IReadOnlyList<Term> terms)
    {
        for (var first = 0; first < terms.Count; first++)
        {
            var last = Walk(phrase, terms, 0, first);
            if (last >= 0) yield return (terms[first].Start, terms[last].End);
        }
    }

    private static int Walk(PhraseNode phrase, IReadOnlyList<Term> terms, int joint, int at)
    {
        if (at >= terms.Count) return -1;
        foreach (var step in phrase.Steps)
        {
            if (step.From != joint || !step.Forms.Contains(phrase.Stemmed ? terms[at].Stem : terms[at].Exact, StringComparer.Ordinal)) continue;
            if (step.To == phrase.Joints) return at;
            if (at + 1 >= terms.Count || terms[at + 1].Position != terms[at].Position + 1) continue;
            var last = Walk(phrase, terms, step.To, at + 1);
            if (last >= 0) return last;
        }

        return -1;
    }

    private IEnumerable<Mark> Mentions(EntityNode entity)
    {
        foreach (var mention in indexed.Mentions)
        {
            if (mention.Type != entity.Type || !Names(entity, mention)) continue;
            for (var section = 0; section < Sections.Count; section++)
            {
                if (Sections[section].Offset is not { } offset || mention.Start < offset || mention.End > offset + Sections[section].Text.Length) continue;
                yield return new Mark(section, mention.Start - offset, mention.End - offset, entity.Written);
                break;
            }
        }
    }

    private bool Names(EntityNode entity, MentionSpan mention)
    {
        if (entity.Ids.Contains(mention.Entity, StringComparer.Ordinal)) return true;
        if (entity.Keys.Count > 0 && NameKeys.Of(entity.Type, mention.Name).Intersect(entity.Keys, StringComparer.Ordinal).Any()) return true;
        if (entity.Name is not { } name) return false;
        var text = indexed.Article.Text;
        return Named(mention.Name) || mention.Start >= 0 && mention.Start < mention.End && mention.End <= text.Length && Named(text[mention.Start..mention.End]);

        bool Named(string written) => Runs(name, analyzer.Terms(written)).Any();
    }
}
