using System.Collections.Frozen;
using Monitoring.Text.Languages;

namespace Monitoring.Text.Dates;

/// <summary>What a word can mean in a date line.</summary>
internal enum DateWordKind : byte
{
    None,
    JalaliMonth,
    GregorianMonth,
    HijriMonth,
    Weekday,

    /// <summary>«ماه» behind a month, «سال» before a year.</summary>
    MonthOrYearNoun,

    /// <summary>A count or an ordinal in words, 1 to 59.</summary>
    Number,
    OrdinalSuffix,

    /// <summary>«ساعت»: what follows is a clock reading.</summary>
    Hour,
    DayPart,
    Zone,

    /// <summary>«شمسی», «ه.ق»: says whose year it was.</summary>
    Calendar,
    Published,
    Updated,

    /// <summary>May stand between the parts of a date line and says nothing. The value is seconds where it is a unit too («روز»).</summary>
    Filler,
    And,

    /// <summary>A length of time; the value is seconds.</summary>
    Unit,

    /// <summary>«تا»: one end of a span of days is no date.</summary>
    Range,

    /// <summary>«نیمه», «دهه»: «نیمه اول خرداد» is no first of the month.</summary>
    Part,

    /// <summary>Two of a unit in one Arabic word («ساعتين»); the value is the seconds of one.</summary>
    DualUnit,
    Half,
    Ago,
    Now,

    /// <summary>The value is a number of days from today, zero or less.</summary>
    RelativeDay,
    T,
}

internal enum DayPart
{
    Morning,
    Noon,
    Afternoon,
    Night,
}

/// <param name="Words">How many words the longest entry has that begins with this word; 0 or 1 when none has more.</param>
internal readonly record struct DateWord(DateWordKind Kind, int Value, int Words = 0);

/// <summary>The vocabulary of date lines in Persian, Dari, Pashto, Kurdish, Arabic, English and the languages of pages that we read.</summary>
internal static class DateWords
{
    /// <summary>Letters of the longest entry with its words joined.</summary>
    internal const int LongestEntry = 20;

    /// <summary>The value of «به وقت تهران»: not an offset but the rules of Iran.</summary>
    internal const int TehranTime = int.MinValue;

    /// <summary>The value of «به وقت محلی» and of every other place: the reading cannot be placed, only its day can.</summary>
    internal const int UnknownTime = int.MaxValue;

    private static readonly string[] JalaliMonths =
    [
        "فروردین,farvardin,حمل,وری,خاکەلێوە",
        "اردیبهشت,اردی بهشت,ordibehesht,ثور,غویی,گوڵان,بانەمەڕ",
        "خرداد,khordad,جوزا,غبرگولی,جۆزەردان",
        "تیر,tir,سرطان,چنګاښ,پووشپەڕ",
        "مرداد,امرداد,mordad,اسد,زمری,گەلاوێژ",
        "شهریور,shahrivar,سنبله,وږی,خەرمانان",
        "مهر,mehr,میزان,تله,ڕەزبەر",
        "آبان,aban,عقرب,لړم,گەڵاڕێزان,خەزەڵوەر",
        "آذر,azar,قوس,لیندۍ,سەرماوەز",
        "دی,dey,جدی,مرغومی,بەفرانبار",
        "بهمن,bahman,دلو,سلواغه,ڕێبەندان",
        "اسفند,esfand,حوت,کب,ڕەشەمە,ڕەشەمێ",
    ];

    private static readonly string[] GregorianMonths =
    [
        "ژانویه,جنوری,جانویه,يناير,کانون الثانی,کانون دوم,کانوونی دووەم,جانفي,january,jan,januar,jänner,janvier,janv,ocak,yanvar,enero,gennaio,janeiro",
        "فوریه,فبروری,فبراير,شباط,شوبات,فيفري,february,feb,februar,février,fevrier,févr,şubat,fevral,febrero,febbraio,fevereiro",
        "مارس,مارچ,آذار,ئازار,march,mar,mars,märz,maerz,mart,marzo,março",
        "آوریل,آپریل,أبريل,أفريل,نیسان,april,apr,avril,avr,nisan,aprel,abril,aprile",
        "مه,می,مای,مايو,مئی,أيار,ئایار,may,mai,mayıs,mayo,maggio,maio",
        "ژوئن,ژوین,جون,يونيو,حزيران,حوزەیران,جوان,june,jun,juni,juin,haziran,iyun,junio,giugno,junho",
        "ژوئیه,ژوئیۀ,جولای,جولائی,يوليو,يوليوز,تموز,تەممووز,جويلية,july,jul,juli,juillet,juil,temmuz,iyul,julio,luglio,julho",
        "اوت,آگوست,آگست,أغسطس,غشت,آب,ئاب,august,aug,août,aout,ağustos,avqust,agosto",
        "سپتامبر,سپتمبر,ستمبر,سبتمبر,شتنبر,أيلول,ئەیلوول,september,sep,sept,septembre,eylül,sentyabr,septiembre,settembre,setembro",
        "اکتبر,اکتوبر,تشرین الأول,تشرین اول,تشرینی یەکەم,october,oct,oktober,okt,octobre,ekim,oktyabr,octubre,ottobre,outubro",
        "نوامبر,نومبر,نوفمبر,نونبر,تشرین الثانی,تشرین دوم,تشرینی دووەم,november,nov,novembre,kasım,noyabr,noviembre,novembro",
        "دسامبر,دسمبر,ديسمبر,دجنبر,کانون الأول,کانون اول,کانوونی یەکەم,december,dec,dezember,dez,décembre,decembre,déc,aralık,dekabr,diciembre,dicembre,dezembro",
    ];

    private static readonly string[] HijriMonths =
    [
        "محرم,محرم الحرام,المحرم,muharram",
        "صفر,صفر المظفر,safar",
        "ربیع الاول,ربیع اول",
        "ربیع الثانی,ربیع الآخر,ربیع ثانی,ربیع دوم",
        "جمادی الاول,جمادی الاولی,جمادی اول",
        "جمادی الثانی,جمادی الثانیه,جمادی الآخر,جمادی الآخره,جمادی ثانی,جمادی دوم",
        "رجب,رجب المرجب,rajab",
        "شعبان,شعبان المعظم,shaban",
        "رمضان,رمضان المبارک,ramadan",
        "شوال,شوال المکرم,shawwal",
        "ذی القعده,ذو القعده,ذیقعده,ذی قعده",
        "ذی الحجه,ذو الحجه,ذیحجه,ذی حجه",
    ];

    // In the order of DayOfWeek.
    private static readonly string[] Weekdays =
    [
        "یک شنبه,یکشنبه,الأحد,یەکشەممە,sunday,sun,sonntag,dimanche,pazar,domingo,domenica",
        "دو شنبه,دوشنبه,الاثنين,الإثنين,دووشەممە,monday,mon,montag,lundi,pazartesi,lunes,lunedì",
        "سه شنبه,سهشنبه,الثلاثاء,سێشەممە,tuesday,tue,tues,dienstag,mardi,salı,martes,martedì",
        "چهار شنبه,چار شنبه,الأربعاء,چوارشەممە,wednesday,wed,mittwoch,mercredi,çarşamba,miércoles,mercoledì",
        "پنج شنبه,الخميس,پێنجشەممە,پێنج شەممە,thursday,thu,thur,thurs,donnerstag,jeudi,perşembe,jueves,giovedì",
        "جمعه,آدینه,الجمعة,هەینی,friday,fri,freitag,vendredi,cuma,viernes,venerdì",
        "شنبه,السبت,شەممە,saturday,sat,samstag,sonnabend,samedi,cumartesi,sábado,sabato",
    ];

    private static readonly string[] Ordinals =
    [
        "یکم,اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "یازدهم", "دوازدهم", "سیزدهم", "چهاردهم", "پانزدهم",
        "شانزدهم", "هفدهم", "هجدهم,هیجدهم", "نوزدهم", "بیستم", "بیست و یکم", "بیست و دوم", "بیست و سوم", "بیست و چهارم", "بیست و پنجم",
        "بیست و ششم", "بیست و هفتم", "بیست و هشتم", "بیست و نهم", "سی ام", "سی و یکم",
    ];

    private static readonly string[] Counts =
    [
        "یک,one,an,a,واحد", "دو,two", "سه,three", "چهار,four", "پنج,five", "شش,six", "هفت,seven", "هشت,eight", "نه,nine", "ده,ten", "یازده",
        "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده", "بیست",
    ];

    private static readonly (DateWordKind Kind, int Value, string Entries)[] Others =
    [
        (DateWordKind.MonthOrYearNoun, 0, "ماه,سال,لسنة,عام,مانگی"),
        (DateWordKind.OrdinalSuffix, 0, "st,nd,rd,th,ام,ی,er"),
        (DateWordKind.Hour, 0, "ساعت,الساعة,کاتژمێر,سعت"),
        (DateWordKind.DayPart, (int)DayPart.Morning, "صبح,بامداد,سحر,ق ظ,قبل از ظهر,پیش از ظهر,صباحا,صباحاً,ص,پ ن,بەیانی,am,a m"),
        (DateWordKind.DayPart, (int)DayPart.Noon, "ظهر,ظهرا,نیمروز,noon"),
        (DateWordKind.DayPart, (int)DayPart.Afternoon, "عصر,بعد از ظهر,ب ظ,پس از ظهر,مساء,مساءا,م,د ن,ئێوارە,pm,p m"),
        (DateWordKind.DayPart, (int)DayPart.Night, "شب,لیلا,شەو"),
        (DateWordKind.Zone, 0, "z,utc,gmt,ut,به وقت گرینویچ,بتوقیت غرینتش,بتوقیت گرینتش,گرینویچ"),
        (DateWordKind.Zone, TehranTime, "به وقت تهران,به وقت ایران,بتوقیت طهران,tehran time"),
        (DateWordKind.Zone, UnknownTime, "به وقت,به وقت محلی,بتوقیت,بالتوقیت المحلی,local time,ist,ast,et,ct,mt,pt"),
        (DateWordKind.Zone, 210, "irst"), (DateWordKind.Zone, 270, "irdt,aft,به وقت کابل,به وقت افغانستان"),
        (DateWordKind.Zone, -300, "est,cdt"), (DateWordKind.Zone, -240, "edt"), (DateWordKind.Zone, -360, "cst,mdt"),
        (DateWordKind.Zone, -420, "mst,pdt"), (DateWordKind.Zone, -480, "pst"),
        (DateWordKind.Zone, 300, "pkt"), (DateWordKind.Zone, 60, "cet,bst"), (DateWordKind.Zone, 120, "cest,eet"), (DateWordKind.Zone, 180, "msk,eest"),
        (DateWordKind.Calendar, (int)DateCalendar.Jalali, "شمسی,خورشیدی,هجری شمسی,هجری خورشیدی,ه ش,هش,ش"),
        (DateWordKind.Calendar, (int)DateCalendar.Hijri, "قمری,هجری قمری,ه ق,هق,هـ,للهجرة,ه"),
        (DateWordKind.Calendar, (int)DateCalendar.Gregorian, "میلادی,للمیلاد"),
        (DateWordKind.Published, 0, "انتشار,تاریخ انتشار,زمان انتشار,منتشر شده,منتشر شده در,درج,تاریخ درج,ارسال,تاریخ نشر,نشر,النشر,تاریخ النشر,تاریخ خبر,published,published on,posted,posted on,publiziert,veröffentlicht,publié,publié le"),
        (DateWordKind.Updated, 0, "به روز رسانی,بروزرسانی,به روز شده,بروز شده,آخرین به روز رسانی,آخرین بروز رسانی,ویرایش,آخرین ویرایش,تاریخ ویرایش,آخر تحدیث,تحدیث,updated,last updated,modified,last modified,aktualisiert"),
        (DateWordKind.Filler, 0, "در,مورخ,مورخه,تاریخ,زمان,وقت,at,on,um,uhr,le,à,den,the,of,de,عند,فی,یوم,الموافق,برابر با,مصادف با,برابر,مطابق,مطابق با,date,time,ڕۆژی"),
        (DateWordKind.Filler, 86_400, "روز,day"),
        (DateWordKind.Range, 0, "تا,الی,الى,to,bis,until"),
        (DateWordKind.Part, 0, "نیمه,دهه,نصف,ثلث,عشر"),
        (DateWordKind.DualUnit, 60, "دقيقتين"), (DateWordKind.DualUnit, 3_600, "ساعتين"), (DateWordKind.DualUnit, 86_400, "يومين"),
        (DateWordKind.DualUnit, 604_800, "أسبوعين"), (DateWordKind.Half, 0, "نیم"),
        (DateWordKind.And, 0, "و,and"),
        (DateWordKind.Unit, 1, "ثانیه,second,seconds,sec,ثوان"),
        (DateWordKind.Unit, 60, "دقیقه,دقایق,minute,minutes,min,mins,دقیقە,خولەک"),
        (DateWordKind.Unit, 3_600, "hour,hours,hrs,hr,ساعات,ساعه"),
        (DateWordKind.Unit, 86_400, "days,ایام,ڕۆژ"),
        (DateWordKind.Unit, 604_800, "هفته,week,weeks,اسبوع,اسابیع,هەفتە"),
        (DateWordKind.Ago, 0, "پیش,قبل,ago,منذ,لەمەوپێش,لەمەوبەر"),
        (DateWordKind.Now, 0, "لحظاتی پیش,لحظاتی قبل,لحظه ای پیش,چند لحظه پیش,چند لحظه قبل,دقایقی پیش,دقایقی قبل,چند دقیقه پیش,چند دقیقه قبل,چند ثانیه پیش,هم اکنون,همین الان,just now,a moment ago,moments ago,قبل لحظات,قبل قلیل,ئێستا"),
        (DateWordKind.RelativeDay, 0, "امروز,today,الیوم,ئەمڕۆ"),
        (DateWordKind.RelativeDay, -1, "دیروز,yesterday,أمس,دوێنێ"),
        (DateWordKind.RelativeDay, -2, "پریروز,پری روز"),
        (DateWordKind.T, 0, "t"),
    ];

    /// <summary>
    /// Entries by their letters, folded, with the blanks between words left out. A first word of an entry stands there too, if need be
    /// with <see cref="DateWordKind.None"/>.
    /// </summary>
    internal static readonly FrozenDictionary<string, DateWord> Entries;

    static DateWords()
    {
        var entries = new Dictionary<string, DateWord>(StringComparer.Ordinal);
        void Add(string list, DateWordKind kind, int value)
        {
            foreach (var entry in list.Split(','))
            {
                var words = entry.Split(' ').Select(LookupLetters.FoldWord).ToArray();
                var joined = string.Concat(words);
                var known = entries.GetValueOrDefault(joined);
                if (known.Kind == DateWordKind.None) entries[joined] = new DateWord(kind, value, known.Words);
                if (words.Length == 1) continue;
                var first = entries.GetValueOrDefault(words[0]);
                entries[words[0]] = first with { Words = Math.Max(words.Length, first.Words) };
            }
        }

        void AddMonths(string[] months, DateWordKind kind)
        {
            for (var month = 1; month <= 12; month++)
            {
                Add(months[month - 1], kind, month);
                // «خردادماه» is often written as one word; Dari and Kurdish bind the year with «ی» («جوزای ۱۴۰۳»).
                Add(string.Join(',', months[month - 1].Split(',').Select(name => name + "ماه")), kind, month);
                Add(string.Join(',', months[month - 1].Split(',').Select(name => name + "ی")), kind, month);
            }
        }

        AddMonths(JalaliMonths, DateWordKind.JalaliMonth);
        AddMonths(GregorianMonths, DateWordKind.GregorianMonth);
        AddMonths(HijriMonths, DateWordKind.HijriMonth);
        for (var day = 0; day < 7; day++) Add(Weekdays[day], DateWordKind.Weekday, day);
        for (var day = 0; day < Ordinals.Length; day++) Add(Ordinals[day], DateWordKind.Number, day + 1);
        for (var count = 0; count < Counts.Length; count++) Add(Counts[count], DateWordKind.Number, count + 1);
        foreach (var (kind, value, list) in Others) Add(list, kind, value);
        Entries = entries.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
