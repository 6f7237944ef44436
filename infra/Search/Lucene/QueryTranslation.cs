using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitoring.Infra.Search.Queries;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>The tree in Lucene's terms.</summary>
internal sealed class QueryTranslation(IndexReader reader, DayRange range)
{
    /// <summary>Ways through one phrase that are asked for; compounds beyond are given up.</summary>
    private const int MaxWays = 64;

    /// <summary>An exact form outweighs a stem: who writes «کتاب» means it before «کتابی».</summary>
    private const float ExactBoost = 1.5f;

    /// <summary>A word in the title says more about the article than one in the body.</summary>
    private const float TitleBoost = 2f;

    public Query Translate(QueryNode node) => node switch
    {
        EverythingNode => new MatchAllDocsQuery(),
        AndNode and => And(and),
        OrNode or => Any(or.Parts.Select(Translate)),
        NotNode not => new BooleanQuery { { new MatchAllDocsQuery(), Occur.MUST }, { Translate(not.Part), Occur.MUST_NOT } },
        WordNode word => Word(word),
        PrefixNode prefix => new PrefixQuery(new Term(Fields.Exact(QueryScope.Text), prefix.Prefix)),
        PhraseNode phrase => Phrase(phrase),
        EntityNode entity => Entity(entity),
        TopicNode topic => new ConstantScoreQuery(new TermQuery(new Term(Fields.Topic, topic.Topic))),
        LanguageNode language => new ConstantScoreQuery(new TermQuery(new Term(Fields.Language, language.Language))),
        DateNode date => new ConstantScoreQuery(Dates(date.From, date.To)),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "There is no such node."),
    };

    /// <summary>The query within bounds; a date that is not known lies outside of any.</summary>
    public Query Within(Query query, DateOnly? from, DateOnly? to) => from is null && to is null
        ? query
        : new BooleanQuery { { query, Occur.MUST }, { new ConstantScoreQuery(Dates(from, to)) { Boost = 0 }, Occur.MUST } };

    private NumericRangeQuery<long> Dates(DateOnly? from, DateOnly? to)
    {
        var (first, end) = range.Of(from, to);
        return NumericRangeQuery.NewInt64Range(Fields.Published, first, end, minInclusive: true, maxInclusive: false);
    }

    private BooleanQuery And(AndNode and)
    {
        var query = new BooleanQuery();
        var wanted = 0;
        foreach (var part in and.Parts)
        {
            if (part is NotNode not)
            {
                query.Add(Translate(not.Part), Occur.MUST_NOT);
                continue;
            }

            query.Add(Translate(part), Occur.MUST);
            wanted++;
        }

        if (wanted == 0) query.Add(new MatchAllDocsQuery(), Occur.MUST);
        return query;
    }

    private static BooleanQuery Any(IEnumerable<Query> queries)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var query in queries) any.Add(query, Occur.SHOULD);
        // A disjunction of nothing matches nothing.
        return any;
    }

    private static DisjunctionMaxQuery Word(WordNode word)
    {
        var best = new DisjunctionMaxQuery(0.1f);
        foreach (var exact in word.Exacts)
        {
            best.Add(new TermQuery(new Term(Fields.Exact(word.Scope), exact)) { Boost = ExactBoost });
            if (word.Scope == QueryScope.Text) best.Add(new TermQuery(new Term(Fields.Exact(QueryScope.Title), exact)) { Boost = TitleBoost });
        }

        foreach (var stem in word.Stems) best.Add(new TermQuery(new Term(Fields.Stem(word.Scope), stem)));
        return best;
    }

    private Query Phrase(PhraseNode phrase)
    {
        var field = phrase.Stemmed ? Fields.Stem(phrase.Scope) : Fields.Exact(phrase.Scope);
        var steps = phrase.Steps
            .Select(step => (step.From, step.To, Terms: step.Forms.Select(form => new Term(field, form)).ToArray()))
            // A compound that no article has is no way; most neighbours form none.
            .Where(step => step.To == step.From + 1 && step.To <= phrase.Joints || step.Terms.Any(term => reader.DocFreq(term) > 0))
            .ToLookup(static step => step.From);
        var ways = new List<Query>();
        Walk(0, []);
        return ways.Count == 1 ? ways[0] : Any(ways);

        void Walk(int joint, List<Term[]> way)
        {
            if (ways.Count == MaxWays) return;
            if (joint == phrase.Joints)
            {
                ways.Add(Consecutive(way));
                return;
            }

            foreach (var step in steps[joint])
            {
                way.Add(step.Terms);
                Walk(step.To, way);
                way.RemoveAt(way.Count - 1);
            }
        }
    }

    private static Query Consecutive(List<Term[]> way)
    {
        if (way is [var only]) return Any(only.Select(static term => new TermQuery(term)));
        var phrase = new MultiPhraseQuery();
        foreach (var terms in way) phrase.Add(terms);
        return phrase;
    }

    private ConstantScoreQuery Entity(EntityNode entity)
    {
        var ways = entity.Ids.Select(id => (Query)new TermQuery(new Term(Fields.Entity, Fields.EntityTerm(entity.Type, id))));
        ways = ways.Concat(entity.Keys.Select(key => new TermQuery(new Term(Fields.NameKey, Fields.EntityTerm(entity.Type, key)))));
        return new ConstantScoreQuery(Any(entity.Name is null ? ways : ways.Append(Phrase(entity.Name))));
    }
}
