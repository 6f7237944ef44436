using Monitoring.Infra.Search;
using Monitoring.Infra.Search.Queries;
using Monitoring.Infra.Storage;
using Monitoring.Text;

namespace Monitoring.Tests.Infra.Search;

/// <summary>The twin of every index: asks each article in turn whether the tree holds, in the plainest way.</summary>
internal sealed class NaiveIndex(IReadOnlyList<StoredArticle> articles, TimeZoneInfo zone)
{
    public IReadOnlyList<string> Search(string query, DateOnly? from = null, DateOnly? to = null)
    {
        var tree = QueryParser.Parse(query, TextAnalyzer.Shared, new SearchNames());
        return [.. articles.Where(a => Holds(tree, a) && (from is null && to is null || InDays(a, from, to))).Select(a => a.Article.Id).Order(StringComparer.Ordinal)];
    }

    private bool Holds(QueryNode node, StoredArticle article) => node switch
    {
        EverythingNode => true,
        AndNode and => and.Parts.All(part => Holds(part, article)),
        OrNode or => or.Parts.Any(part => Holds(part, article)),
        NotNode not => !Holds(not.Part, article),
        WordNode word => Texts(word.Scope, article).Any(text => TextAnalyzer.Shared.Terms(text).ToArray()
            .Any(term => word.Exacts.Contains(term.Exact) || word.Stems.Contains(term.Stem))),
        PrefixNode prefix => Texts(QueryScope.Text, article).Any(text => TextAnalyzer.Shared.Terms(text).ToArray()
            .Any(term => term.Exact.StartsWith(prefix.Prefix, StringComparison.Ordinal))),
        PhraseNode phrase => Texts(phrase.Scope, article).Any(text => Contains(phrase, [.. TextAnalyzer.Shared.Terms(text)])),
        EntityNode entity => article.Enriched!.Mentions.Any(m => m.Type == entity.Type && entity.Ids.Contains(m.Entity))
            || entity.Name is not null && Holds(entity.Name, article)
            || article.Enriched!.Mentions.Any(m => m.Type == entity.Type && NameKeys.Of(m.Type, m.Name).Concat(NameKeys.Of(m.Type, m.Text)).Intersect(entity.Keys).Any()),
        TopicNode topic => article.Enriched!.Topics.Any(t => t.Topic == topic.Topic || t.Topic.StartsWith(topic.Topic + "/", StringComparison.Ordinal)),
        LanguageNode language => article.Enriched!.Language == language.Language,
        DateNode date => InDays(article, date.From, date.To),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private bool InDays(StoredArticle article, DateOnly? from, DateOnly? to)
    {
        if (article.Article.Published is not { } published) return false;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(published.Instant, zone).DateTime);
        return (from is null || day >= from) && (to is null || day <= to);
    }

    private static IEnumerable<string> Texts(QueryScope scope, StoredArticle stored)
    {
        var article = stored.Article;
        return scope switch
        {
            QueryScope.Text => new[] { article.Title, article.Kicker, article.Lead, article.Body }.OfType<string>(),
            QueryScope.Title => [article.Title],
            QueryScope.Source => [article.Source],
            _ => stored.Enriched!.Mentions.Where(m => m.Type.ToString() + "Names" == scope.ToString()).SelectMany(m => new[] { m.Name, m.Text }),
        };
    }

    /// <summary>Whether some run of terms, concatenated step by step, leads through the phrase.</summary>
    private static bool Contains(PhraseNode phrase, IReadOnlyList<Term> terms)
    {
        for (var start = 0; start < terms.Count; start++)
        {
            var reached = new HashSet<int> { 0 };
            for (var at = start; at < terms.Count && reached.Count > 0; at++)
            {
                if (at > start && terms[at].Position != terms[at - 1].Position + 1) break;
                var form = phrase.Stemmed ? terms[at].Stem : terms[at].Exact;
                reached = [.. phrase.Steps.Where(step => reached.Contains(step.From) && step.Forms.Contains(form)).Select(step => step.To)];
                if (reached.Contains(phrase.Joints)) return true;
            }
        }

        return false;
    }
}
