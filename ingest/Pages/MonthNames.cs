using System.Collections.Frozen;

namespace Monitoring.Ingest.Pages;

/// <summary>Month names of the European languages that news pages write dates in, and the Arabic ones of both traditions; lower case.</summary>
internal static class MonthNames
{
    private static readonly string[] Lists =
    [
        "january jan jan. januar jänner jaenner jän janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty leden ledna január január januára januar ianuarie siječnja január tammikuuta ocak января янв січня يناير كانون‌الثاني ιανουαρίου ιαν",
        "february feb februar februari février févr fevrier fév febrero febbraio febb fevereiro fev lutego luty lut únor února február februára februarie veljače helmikuuta şubat февраля фев лютого فبراير شباط φεβρουαρίου φεβ",
        "march mar märz maerz mär mrz mars marzo março maart mrt marca marzec března březen március marec martie ožujka maaliskuuta mart марта мар березня مارس آذار μαρτίου μαρ",
        "april apr avril avr abril abr aprile kwietnia kwiecień kwi dubna duben április apríla apríl aprilie travnja huhtikuuta nisan апреля апр квітня أبريل ابريل نيسان απριλίου απρ",
        "may mai mayo maggio mag maio mei maja maj května květen május mája svibnja toukokuuta mayıs мая май травня مايو أيار ايار μαΐου μαΐ",
        "june jun juni juin junio giugno giu junho czerwca czerwiec cze června červen június júna jún iunie lipnja kesäkuuta haziran июня июн червня يونيو حزيران ιουνίου ιουν",
        "july jul juli juillet juil julio luglio lug julho lipca lipiec lip července červenec július júla júl iulie srpnja heinäkuuta temmuz июля июл липня يوليو تموز ιουλίου ιουλ",
        "august aug août aout agosto ago augustus augusti sierpnia sierpień sie srpna srpen augusztus augusta kolovoza elokuuta ağustos августа авг серпня أغسطس اغسطس آب αυγούστου αυγ",
        "september sep sept septembre septiembre setiembre settembre set setembro września wrzesień wrz září szeptember septembra septembrie rujna syyskuuta eylül сентября сен вересня سبتمبر أيلول ايلول σεπτεμβρίου σεπ",
        "october oct oktober okt octobre octubre ottobre ott outubro out października październik paź října říjen október októbra octombrie listopada lokakuuta ekim октября окт жовтня أكتوبر اكتوبر οκτωβρίου οκτ",
        "november nov novembre noviembre novembro listopad lis listopadu novembra noiembrie studenoga marraskuuta kasım ноября ноя листопада نوفمبر νοεμβρίου νοε",
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień gru prosince prosinec desember decembra decembrie prosinca joulukuuta aralık декабря дек грудня ديسمبر δεκεμβρίου δεκ",
    ];

    private static readonly FrozenDictionary<string, int> Months = Lists
        .SelectMany((names, month) => names.Split(' ').Select(name => (name, month: month + 1)))
        .DistinctBy(p => p.name)
        .ToFrozenDictionary(p => p.name, p => p.month, StringComparer.Ordinal);

    /// <summary>1 to 12, or 0 when the word (lower case) is no month.</summary>
    public static int Of(ReadOnlySpan<char> word) => Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var month) ? month : 0;
}
