using Monitoring.Ingest;

namespace Monitoring.Infra.Storage;

public sealed partial class ArticleStore
{
    /// <summary>
    /// Stores a batch in one transaction, in its order, and says for each item what became of it: a new id is stored, the same text again
    /// is a duplicate, another text under a known id is a revision whose predecessor is kept. A date learned for a text that had none is
    /// a revision too; a feed's own text never replaces the page's, nor an archive's text a later one.
    /// </summary>
    /// <param name="lease">How long the stored articles are left to the caller before <see cref="ClaimAsync"/> hands them to others.</param>
    public async Task<IReadOnlyList<SaveResult>> SaveAsync(
        IReadOnlyList<IncomingArticle> batch, CancellationToken cancellation, TimeSpan lease = default)
    {
        if (batch.Count == 0) return [];
        var now = _clock.GetUtcNow();
        var incoming = new Incoming[batch.Count];
        for (var i = 0; i < incoming.Length; i++)
        {
            var article = ArticleRow.Storable(batch[i].Article);
            var page = KeepsPages && batch[i].Raw is { } raw ? PageRow.From(article.Id, article.Url, raw, now) : null;
            incoming[i] = new Incoming(article, ArticleRow.HashOf(article), page, batch[i].Again, batch[i].Archived);
        }

        return await _database.WriteAsync(session => SaveAsync(session, incoming, now, now + lease), cancellation);
    }

    private bool KeepsPages => _keepPages != TimeSpan.Zero;

    private async Task<IReadOnlyList<SaveResult>> SaveAsync(Session session, Incoming[] incoming, DateTimeOffset now, DateTimeOffset ready)
    {
        // Held until commit: the next writer gets its positions, and sees our articles, only after we are done.
        var position = await session.SingleAsync<long>("update sequencers set value = value where name = 'position' returning value");
        var heads = await HeadsAsync(session, incoming);
        var earlier = await EarlierAsync(session, incoming, heads);
        var results = new SaveResult[incoming.Length];
        var revisions = new List<ArticleRow>(incoming.Length);
        var changed = new Dictionary<string, ArticleRow>(incoming.Length, StringComparer.Ordinal);
        var pages = new Dictionary<string, PageRow>(StringComparer.Ordinal);
        for (var i = 0; i < incoming.Length; i++)
        {
            var (article, hash, page, again, archived) = incoming[i];
            var known = heads.TryGetValue(article.Id, out var head);
            if (known && (!SaysMore(head!, article, hash, again) || archived && hash != head!.Hash && earlier.Contains((article.Id, hash))))
            {
                results[i] = new SaveResult(article.Id, Outcome.Duplicate, head!.Position);
                continue;
            }

            var row = ArticleRow.From(article, known ? head!.Revision + 1 : 1, ++position, now, hash);
            revisions.Add(row);
            changed[article.Id] = row;
            heads[article.Id] = Head.Of(row);
            earlier.Add((article.Id, hash));
            if (page is not null) pages[article.Id] = page;
            results[i] = new SaveResult(article.Id, known ? Outcome.Revised : Outcome.Stored, row.Position);
        }

        if (revisions.Count == 0) return results;
        await session.ExecuteManyAsync(
            """
            insert into articles (id, position, revision, source, sample, stage, attempts, ready, failure)
            values (@Id, @Position, @Revision, @Source, @Sample, 0, 0, @Ready, null)
            on conflict (id) do update set position = excluded.position, revision = excluded.revision, source = excluded.source,
              sample = excluded.sample, stage = 0, attempts = 0, ready = excluded.ready, failure = null
            """,
            changed.Values.Select(row => new { row.Id, row.Position, row.Revision, row.Source, row.Sample, Ready = ready.ToUnixTimeMilliseconds() }).ToList());
        await session.ExecuteManyAsync(
            """
            insert into revisions (article, revision, position, collected, hash, facts, url, canonical, title, kicker, lead, body,
              published, published_offset, published_precision, published_from, updated, updated_offset, updated_precision,
              source, number, authors, section, language, tags, image, partial, sample)
            values (@Id, @Revision, @Position, @Collected, @Hash, @Facts, @Url, @Canonical, @Title, @Kicker, @Lead, @Body,
              @Published, @PublishedOffset, @PublishedPrecision, @PublishedFrom, @Updated, @UpdatedOffset, @UpdatedPrecision,
              @Source, @Number, @Authors, @Section, @Language, @Tags, @Image, @Partial, @Sample)
            """,
            revisions);
        if (pages.Count > 0) await PageRow.SaveAsync(session, pages.Values);
        await session.ExecuteAsync("update sequencers set value = @position where name = 'position'", new { position });
        return results;
    }

    private static bool SaysMore(Head head, Article article, string hash, bool again)
    {
        if (article.Partial && head.Partial == 0) return false;
        if (head.Hash != hash || again && head.Facts != ArticleRow.FactsOf(article)) return true;
        return head.Published is null && article.Published is not null || head.Partial != 0 && !article.Partial;
    }

    private async Task<Dictionary<string, Head>> HeadsAsync(Session session, Incoming[] incoming)
    {
        var heads = new Dictionary<string, Head>(incoming.Length, StringComparer.Ordinal);
        foreach (var ids in incoming.Select(i => i.Article.Id).Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            var found = await session.QueryAsync<Head>(
                $"""
                select a.id as Id, a.revision as Revision, a.position as Position, r.hash as Hash, r.facts as Facts, r.partial as Partial, r.published as Published
                from articles a
                join revisions r on r.article = a.id and r.revision = a.revision
                where {_database.Among("a.id", "ids")}
                """,
                new { ids });
            foreach (var head in found) heads[head.Id] = head;
        }

        return heads;
    }

    /// <summary>The texts that articles of a file had before their present one, by id and hash.</summary>
    private async Task<HashSet<(string Id, string Hash)>> EarlierAsync(Session session, Incoming[] incoming, Dictionary<string, Head> heads)
    {
        var earlier = new HashSet<(string, string)>();
        var revised = incoming.Where(one => one.Archived && heads.TryGetValue(one.Article.Id, out var head) && head.Revision > 1 && head.Hash != one.Hash);
        foreach (var ids in revised.Select(one => one.Article.Id).Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            earlier.UnionWith(await session.QueryAsync<(string, string)>(
                $"select article as Id, hash as Hash from revisions where {_database.Among("article", "ids")}", new { ids }));
        }

        return earlier;
    }

    private sealed record Incoming(Article Article, string Hash, PageRow? Page, bool Again, bool Archived);

    private sealed record Head
    {
        public string Id { get; init; } = "";
        public long Revision { get; init; }
        public long Position { get; init; }
        public string Hash { get; init; } = "";
        public string Facts { get; init; } = "";
        public long Partial { get; init; }
        public long? Published { get; init; }

        public static Head Of(ArticleRow row) => new()
        {
            Id = row.Id,
            Revision = row.Revision,
            Position = row.Position,
            Hash = row.Hash,
            Facts = row.Facts,
            Partial = row.Partial,
            Published = row.Published,
        };
    }
}
