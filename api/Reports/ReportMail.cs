using System.Globalization;
using System.Net;
using System.Text;
using static Monitoring.Api.Reports.PersianWriting;

namespace Monitoring.Api.Reports;

/// <summary>
/// The report as a mail: right-to-left HTML with tables and inline styles alone, which is what mail programs show, and the same as
/// plain text. Bars are coloured cells: no picture that a mail program would block.
/// </summary>
internal static class ReportMail
{
    private const string Font = "font-family:Vazirmatn,Tahoma,Arial,sans-serif";
    private const int BarWidth = 220;
    private const int NamedSilent = 10;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Subject(DailyReport report) =>
        $"گزارش روزانهٔ خبر، {Day(report.Day)}: {(report.Total == 0 ? "خبری نبود" : Number(report.Total) + " خبر")}";

    public static string Html(DailyReport report)
    {
        var html = new StringBuilder(16_384);
        html.Append(Invariant, $"<!doctype html><html lang=\"fa\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>{Safe(Subject(report))}</title></head>")
            .Append(Invariant, $"<body style=\"margin:0;padding:16px;background:#f3f4f6;color:#1f2937;{Font};font-size:15px;line-height:1.8\">")
            .Append("<table role=\"presentation\" dir=\"rtl\" align=\"center\" width=\"640\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:640px;width:100%;background:#ffffff;border-radius:8px\"><tr><td style=\"padding:24px\">")
            .Append(Invariant, $"<h1 style=\"margin:0;font-size:20px\">گزارش روزانهٔ خبر</h1><p style=\"margin:0 0 16px;color:#6b7280\">{Safe(Day(report.Day))}{About(report)}</p>");
        if (report.Sample) html.Append("<p style=\"padding:8px 12px;background:#fef3c7;border-radius:6px\">این گزارش از خبرهای نمونه ساخته شده است؛ آدم‌ها و رویدادهایش ساختگی‌اند.</p>");
        html.Append(Invariant, $"<p style=\"font-size:17px\">{(report.Total == 0 ? Safe(Nothing(report)) : $"<strong style=\"font-size:26px\">{Number(report.Total)}</strong> خبر، {Safe(Yesterday(report))}")}</p>");
        Days(html, report);
        Items(html, report);
        Ranks(html, "افراد", report.People);
        Ranks(html, "سازمان‌ها", report.Organisations);
        Ranks(html, "جای‌ها", report.Places);
        Ranks(html, "موضوع‌ها", report.Topics);
        Ranks(html, "منابع", report.Sources);
        if (report.Failing.Count > 0) html.Append(Invariant, $"<p style=\"padding:8px 12px;background:#fee2e2;border-radius:6px\">{Safe(Silent(report))}</p>");
        html.Append(Invariant, $"<p style=\"margin-top:24px\"><a href=\"{Safe(report.DashboardUrl)}\" style=\"color:#0072b2\">همین روز در داشبورد</a></p>")
            .Append("</td></tr></table></body></html>");
        return html.ToString();
    }

    public static string Text(DailyReport report)
    {
        var text = new StringBuilder(8_192);
        text.Append(Invariant, $"گزارش روزانهٔ خبر\n{Day(report.Day)}\n");
        if (report.Query != "*") text.Append("دربارهٔ: ").Append(report.Query).Append('\n');
        if (report.Sample) text.Append("این گزارش از خبرهای نمونه ساخته شده است؛ آدم‌ها و رویدادهایش ساختگی‌اند.\n");
        text.Append(Invariant, $"\n{(report.Total == 0 ? Nothing(report) : $"{Number(report.Total)} خبر، {Yesterday(report)}")}\n");
        text.Append("\nدو هفتهٔ گذشته\n");
        foreach (var (day, count) in report.Days) text.Append(Invariant, $"{DayAndMonth(day)}: {Number(count)}\n");
        if (report.Items.Count > 0) text.Append("\nپربازتاب‌ترین خبرها\n");
        foreach (var item in report.Items) text.Append(Invariant, $"- {item.Title}\n  {Carried(item)}\n  {item.Url}\n");
        foreach (var (title, ranked) in new[]
        {
            ("افراد", report.People), ("سازمان‌ها", report.Organisations), ("جای‌ها", report.Places), ("موضوع‌ها", report.Topics), ("منابع", report.Sources),
        })
        {
            if (ranked.Count > 0) text.Append(Invariant, $"\n{title}\n");
            foreach (var one in ranked) text.Append(Invariant, $"- {one.Name}: {Number(one.Count)} ({Change(one.Count, one.Before, one.Fresh)})\n");
        }

        if (report.Failing.Count > 0) text.Append(Invariant, $"\n{Silent(report)}\n");
        return text.Append(Invariant, $"\nهمین روز در داشبورد: {report.DashboardUrl}\n").ToString();
    }

    private static string Silent(DailyReport report) =>
        $"خوراک این منبع‌ها بیش از یک روز است که خوانده نمی‌شود: {string.Join('،', report.Failing.Take(NamedSilent).Select(name => " " + name)).Trim()}"
        + (report.Failing.Count > NamedSilent ? $" و {Number(report.Failing.Count - NamedSilent)} منبع دیگر." : ".");

    private static string Yesterday(DailyReport report) => $"روز پیش {Number(report.TotalBefore)} ({Change(report.Total, report.TotalBefore)})";

    /// <summary>A day without news is worth a word: a source may have stopped.</summary>
    private static string Nothing(DailyReport report) => report.TotalBefore == 0
        ? "در این روز و روز پیش از آن خبری نرسید؛ اگر چشم‌به‌راه خبر بودید، سلامت خوراک‌ها را در صفحهٔ منابع ببینید."
        : $"در این روز خبری نرسید؛ روز پیش {Number(report.TotalBefore)} خبر بود.";

    private static void Days(StringBuilder html, DailyReport report)
    {
        var most = Math.Max(1, report.Days.Max(day => day.Count));
        Heading(html, "دو هفتهٔ گذشته");
        html.Append("<table role=\"presentation\" dir=\"rtl\" cellpadding=\"0\" cellspacing=\"0\">");
        foreach (var (day, count) in report.Days)
        {
            var colour = day == report.Day ? "#d55e00" : "#0072b2";
            html.Append(Invariant, $"<tr><td style=\"padding:1px 0 1px 12px;white-space:nowrap;font-size:13px\">{Safe(DayAndMonth(day))}</td><td>{Bar(count, most, colour)}</td>")
                .Append(Invariant, $"<td style=\"padding:1px 8px;font-size:13px\">{Number(count)}</td></tr>");
        }

        html.Append("</table>");
    }

    private static void Items(StringBuilder html, DailyReport report)
    {
        if (report.Items.Count == 0) return;
        Heading(html, "پربازتاب‌ترین خبرها");
        html.Append("<ol style=\"padding:0 28px 0 0;margin:0;list-style-type:persian\">");
        foreach (var item in report.Items)
        {
            html.Append("<li style=\"margin-bottom:8px\">").Append(Link(item.Url, item.Title))
                .Append(Invariant, $"<br><span style=\"color:#6b7280;font-size:13px\">{Safe(Carried(item))}</span></li>");
        }

        html.Append("</ol>");
    }

    private static void Ranks(StringBuilder html, string title, IReadOnlyList<Ranked> ranked)
    {
        if (ranked.Count == 0) return;
        var most = Math.Max(1, ranked.Max(one => one.Count));
        Heading(html, title);
        html.Append("<table role=\"presentation\" dir=\"rtl\" cellpadding=\"0\" cellspacing=\"0\" width=\"100%\">");
        foreach (var one in ranked)
        {
            html.Append(Invariant, $"<tr><td style=\"padding:2px 0 2px 12px\">{Safe(one.Name)}</td><td width=\"{BarWidth}\">{Bar(one.Count, most, "#009e73")}</td>")
                .Append(Invariant, $"<td width=\"40\" style=\"padding:2px 8px;white-space:nowrap\">{Number(one.Count)}</td>")
                .Append(Invariant, $"<td width=\"70\" style=\"padding:2px 0;white-space:nowrap;color:#6b7280;font-size:13px\">{Change(one.Count, one.Before, one.Fresh)}</td></tr>");
        }

        html.Append("</table>");
    }

    private static string Bar(long count, long most, string colour)
    {
        var width = (int)Math.Round((double)count / most * BarWidth);
        return width == 0 ? "" : $"<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" width=\"{width}\"><tr><td height=\"12\" bgcolor=\"{colour}\" style=\"font-size:1px;line-height:12px\">&nbsp;</td></tr></table>";
    }

    private static void Heading(StringBuilder html, string title) => html.Append(Invariant, $"<h2 style=\"font-size:16px;margin:24px 0 8px\">{Safe(title)}</h2>");

    private static string Carried(Covered item)
    {
        const int named = 4;
        var names = string.Join("، ", item.Sources.Take(named)) + (item.Sources.Count > named ? " و دیگران" : "");
        return item.Articles == 1 ? names : $"{Number(item.Sources.Count)} رسانه، {Number(item.Articles)} خبر: {names}";
    }

    private static string About(DailyReport report) => report.Query == "*" ? "" : "، دربارهٔ " + Safe(report.Query);

    /// <summary>Addresses come from outside: only web addresses become links.</summary>
    private static string Link(string url, string title) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? $"<a href=\"{Safe(url)}\" style=\"color:#0072b2\">{Safe(title)}</a>" : Safe(title);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
