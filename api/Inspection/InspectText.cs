using System.CommandLine;
using Monitoring.Api.Commands;
using Monitoring.Enrichment;

namespace Monitoring.Api.Inspection;

/// <summary><c>inspect text</c>: entities, quotes and topics of each text.</summary>
internal static class InspectText
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("text", "Lines {\"id\",\"text\"} or {\"tokens\":[…]}: entities, quotes and topics of each, or a tag for each token.");
        command.SetAction((_, cancellation) =>
        {
            var enricher = new Lazy<Enricher>(Enricher.Load);
            return LineByLine.AnswerAsync(terminal, Json.Shapes.TextLine, line => Answer(enricher.Value, line), cancellation);
        });
        return command;
    }

    private static byte[] Answer(Enricher enricher, TextLine line)
    {
        if (line.Tokens is { } tokens) return Json.Line(new TagsShape(enricher.Tag(Whole(tokens))), Json.Shapes.TagsShape);
        var text = line.Text ?? throw new LineException("the line lacks \"text\" or \"tokens\"");
        var enriched = enricher.Enrich("", text);
        // The bare text is the body of an article without a title; its offsets begin after that empty line.
        var before = enriched.Article.Text.Length - text.Length;
        var shape = new TextShape(
            line.Id, enriched.Language,
            [.. enriched.Mentions.Select(mention => MentionShape.Of(mention, before))],
            [.. enriched.Quotes.Select(quote => QuoteShape.Of(quote, before))],
            [.. enriched.Topics.Select(TopicShape.Of)]);
        return Json.Line(shape, Json.Shapes.TextShape);
    }

    private static IReadOnlyList<string> Whole(IReadOnlyList<string?> tokens) =>
        [.. tokens.Select(token => token ?? throw new LineException("\"tokens\" has null where a text is expected"))];
}
