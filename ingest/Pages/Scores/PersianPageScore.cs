using System.Text.Json;

namespace Monitoring.Ingest.Pages.Scores;

/// <summary>Whole Persian news pages: title and day exact, nothing of menu, comment box or footer in the body.</summary>
/// <param name="Faults">One line a fault: file, what was wanted, what came.</param>
public sealed record PersianPageScore(int Pages, IReadOnlyList<string> Faults)
{
    // Words that stand in menus, comment boxes and footers of Persian news sites and not in stories.
    private static readonly string[] Furniture =
    [
        "درباره ما", "تماس با ما", "کلیه حقوق", "تمامی حقوق", "نظر شما", "ارسال نظر", "پربازدید", "پربیننده", "اشتراک گذاری", "نسخه چاپی", "برچسب‌ها", "جستجوی پیشرفته", "آرشیو اخبار", "پیوندها",
    ];

    public double Share => Pages == 0 ? 0 : 1 - ((double)Faults.Select(f => f.Split(':')[0]).Distinct().Count() / Pages);

    /// <summary>Scores the shipped extractor on <c>persian.json</c> and the pages in the folder <c>persian</c> beside it.</summary>
    public static PersianPageScore Measure(string folder)
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "persian.json")));
        var faults = new List<string>();
        var pages = 0;
        foreach (var entry in list.RootElement.EnumerateObject())
        {
            pages++;
            try
            {
                var page = PageExtractor.Extract(File.ReadAllBytes(Path.Combine(folder, "persian", entry.Name)), new Uri(entry.Value.GetProperty("url").GetString()!));
                var title = entry.Value.GetProperty("title").GetString();
                var date = entry.Value.GetProperty("date").GetString();
                var day = page.Published?.ToIso(ExtractionOptions.Tehran)[..10];
                if (page.Title != title) faults.Add($"{entry.Name}: title «{title}», got «{page.Title}»");
                if (day != date) faults.Add($"{entry.Name}: day {date}, got {day ?? "nothing"}");
                if (page.Body.Length < 200) faults.Add($"{entry.Name}: body of {page.Body.Length} characters");
                faults.AddRange(Furniture.Where(f => page.Body.Contains(f, StringComparison.Ordinal)).Select(f => $"{entry.Name}: «{f}» in the body"));
            }
            catch (PageException e)
            {
                faults.Add($"{entry.Name}: {e.Message}");
            }
        }

        return new PersianPageScore(pages, faults);
    }
}
