namespace Monitoring.Ingest.Pages;

/// <summary>The words that a page prints before a date, and what they say of it.</summary>
internal static class DateLabels
{
    public enum Kind
    {
        None, Published, Updated, NotPublication,
    }

    private static readonly string[] Published =
    [
        "published", "posted", "publication date", "date:", "first published", "created", "veröffentlicht", "erstellt", "geschrieben", "publié", "publicado", "pubblicato",
        "opublikowano", "gepubliceerd", "datum:", "eingestellt", "verfasst", "written", "released", "تاریخ انتشار", "زمان انتشار", "انتشار", "تاریخ خبر", "نشر في", "تاريخ النشر", "submitted", "filed", "added", "vom ",
    ];

    private static readonly string[] Updated =
    [
        "updated", "last modified", "modified", "last change", "aktualisiert", "aktualisierung", "zuletzt", "letzte änderung", "geändert", "stand:", "mis à jour", "mise à jour", "actualizado", "aggiornato", "atualizado",
        "به‌روزرسانی", "به روز رسانی", "بروزرسانی", "آخرین ویرایش", "آخرین تغییر", "bearbeitet", "edited",
    ];

    private static readonly string[] Not =
    [
        "copyright", "©", "(c) ", "all rights", "geboren", "born", "gültig", "valid until", "expires", "joined", "member since", "registriert", "mitglied seit", "dabei seit", "am:", "retrieved", "abgerufen", "last visit",
    ];

    public static Kind Of(string text)
    {
        var head = text.Length > 160 ? text[..160] : text;
        if (Has(head, Not)) return Kind.NotPublication;
        var (published, updated) = (First(head, Published), First(head, Updated));
        if (published < 0 && updated < 0) return Kind.None;
        return updated < 0 || (published >= 0 && published < updated) ? Kind.Published : Kind.Updated;
    }

    private static bool Has(string text, string[] words) => First(text, words) >= 0;

    private static int First(string text, string[] words)
    {
        var best = -1;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (best < 0 || at < best)) best = at;
        }

        return best;
    }
}
