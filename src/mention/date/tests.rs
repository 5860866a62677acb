//! Every form of a date, with what it is read as.

use crate::mention::{Alternative, Context, Doubt, Mention, read, read_whole};
use crate::value::{DateSpan, Grain, Kind, Value};
use jiff::civil::Date;
use proptest::prelude::*;

fn context(reference: &str) -> Context {
    let reference = match reference.parse::<Date>() {
        Ok(day) => Some(DateSpan::new(day, day, Grain::Day)),
        Err(_) => reference.split_once('-').map_or_else(
            || unit(reference.parse().ok()?, 1, Grain::Year),
            |(year, month)| unit(year.parse().ok()?, month.parse().ok()?, Grain::Month),
        ),
    };
    Context { reference, ..Context::default() }
}

fn unit(year: i16, month: i8, grain: Grain) -> Option<DateSpan> {
    let (first, last) = grain.days(Date::new(year, month, 1).ok()?)?;
    Some(DateSpan::new(first, last, grain))
}

/// A mention without what its words may mean beside, which [`check_senses`] shows.
fn shown(text: &str, mention: &Mention) -> String {
    let kind = mention.value.as_ref().ok().map(Value::kind);
    shown_with(text, mention, |other| other.doubt == Doubt::Notation || kind == Some(Kind::Duration))
}

fn shown_with(text: &str, mention: &Mention, picked: impl Fn(&Alternative) -> bool) -> String {
    let value = |value: &Value| match value {
        Value::Date(date) => format!("{date} = {}", date.edtf()),
        other => other.to_string(),
    };
    let main = mention.value.as_ref().map_or_else(|why| format!("{why:?}"), value);
    let others = mention.alternatives.iter().filter(|other| picked(other));
    let others = others.map(|other| format!(", or {} ({})", value(&other.value), other.why));
    let figure = mention.figure.cut(text);
    let figure = if figure == mention.span.cut(text) { String::new() } else { format!(" <{figure}>") };
    format!("{{{}}}{figure} {main}{}", mention.span.cut(text), others.collect::<String>())
}

/// Each line as running text, with its mentions.
fn check(reference: &str, lines: &str) -> String {
    check_in("", reference, lines)
}

/// The same in a language that is given.
fn check_in(lang: &str, reference: &str, lines: &str) -> String {
    let lang = Some(lang.to_owned()).filter(|lang| !lang.is_empty());
    let context = Context { lang, ..context(reference) };
    let rows = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let mentions: Vec<String> = read(line, &context).iter().map(|mention| shown(line, mention)).collect();
        format!("{line}: {}", if mentions.is_empty() { "–".to_owned() } else { mentions.join("; ") })
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Each line as running text, with everything that its words may mean.
fn check_senses(reference: &str, lines: &str) -> String {
    let context = context(reference);
    let rows = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let mentions = read(line, &context);
        mentions.iter().map(|mention| shown_with(line, mention, |_| true)).collect::<Vec<_>>().join("; ")
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Each line as a whole value.
fn check_whole(reference: &str, lines: &str) -> String {
    let context = context(reference);
    let rows =
        lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| match read_whole(line, &context) {
            Some(mention) => shown(line, &mention),
            None => format!("{line}: –"),
        });
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_the_words_may_mean_beside() {
    let lines = "
        The mill closed in October and never opened again.
        The mill will open in October.
        The verdict is expected on Friday.
        The verdict will be appealed, she said Friday.
        He has run the mill since 2003.
        She served from 1980 to 1984.
        انهار السد في سبتمبر.
        سوف ينطلق المعرض في مايو.
    ";
    insta::assert_snapshot!(check_senses("2025-06-10", lines), @r"
    {October} October 2024 = 2024-10, or October 2025 = 2025-10 (the one after it)
    {October} October 2025 = 2025-10, or October 2024 = 2024-10 (the one before it)
    {Friday} 13 June 2025 = 2025-06-13, or 6 June 2025 = 2025-06-06 (the one before it)
    {Friday} 6 June 2025 = 2025-06-06, or 13 June 2025 = 2025-06-13 (the one after it)
    {since 2003} <2003> since 2003 = 2003-01-01/.., or 2003 = 2003 (the date itself, as that of a start, an end or a deadline)
    {from 1980 to 1984} <1980 to 1984> 1980..1984 = 1980/1984, or 1980 = 1980 (its beginning), or 1984 = 1984 (its end)
    {سبتمبر} September 2024 = 2024-09, or September 2025 = 2025-09 (the one after it)
    {مايو} May 2026 = 2026-05, or May 2025 = 2025-05 (the one before it)
    ");
}

#[test]
fn full_dates() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            March 5, 2024
            5 March 2024
            the 5th of March 2024
            Mar. 5
            5-Mar-2024
            2024-03-05
            2024/3/5
            ٢٠٢٤/٣/٢٥
            30.08.2024
            Sunday, July 9, 2023
            الأربعاء، 23 أبريل 2025
            يوم الأحد 8 مارس 2026
            31 February 2024
            February 31
            March the 5th
            March '24
            5 مارس من العام الماضي
            في الخامس من الشهر الجاري
            le 1er mai 2025
            the twenty-first of May 2024
        "),
        @"
    March 5, 2024: {March 5, 2024} 5 March 2024 = 2024-03-05
    5 March 2024: {5 March 2024} 5 March 2024 = 2024-03-05
    the 5th of March 2024: {5th of March 2024} 5 March 2024 = 2024-03-05
    Mar. 5: {Mar. 5} 5 March 2025 = 2025-03-05
    5-Mar-2024: {5-Mar-2024} 5 March 2024 = 2024-03-05
    2024-03-05: {2024-03-05} 5 March 2024 = 2024-03-05
    2024/3/5: {2024/3/5} 5 March 2024 = 2024-03-05
    ٢٠٢٤/٣/٢٥: {٢٠٢٤/٣/٢٥} 25 March 2024 = 2024-03-25
    30.08.2024: {30.08.2024} 30 August 2024 = 2024-08-30
    Sunday, July 9, 2023: {Sunday, July 9, 2023} 9 July 2023 = 2023-07-09
    الأربعاء، 23 أبريل 2025: {الأربعاء، 23 أبريل 2025} 23 April 2025 = 2025-04-23
    يوم الأحد 8 مارس 2026: {يوم الأحد 8 مارس 2026} 8 March 2026 = 2026-03-08
    31 February 2024: {31 February 2024} NoSuchDay
    February 31: {February 31} NoSuchDay
    March the 5th: {March the 5th} 5 March 2025 = 2025-03-05
    March '24: {March '24} March 2024 = 2024-03
    5 مارس من العام الماضي: {5 مارس من العام الماضي} 5 March 2024 = 2024-03-05
    في الخامس من الشهر الجاري: {الخامس من الشهر الجاري} 5 June 2025 = 2025-06-05
    le 1er mai 2025: {1er mai 2025} 1 May 2025 = 2025-05-01
    the twenty-first of May 2024: {twenty-first of May 2024} 21 May 2024 = 2024-05-21
    "
    );
}

#[test]
fn numeric_dates_keep_both_orders() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            It opened on 05/03/2024.
            It opened on 25/12/2024.
            افتتح في 05/03/2024 رسميا
            Ouvert depuis le 05/03/2024 au public et aux familles
            05/03/2024
            31/02/2024
            03/04/25
        "),
        @"
    It opened on 05/03/2024.: {05/03/2024} 3 May 2024 = 2024-05-03, or 5 March 2024 = 2024-03-05 (the day written first)
    It opened on 25/12/2024.: {25/12/2024} 25 December 2024 = 2024-12-25
    افتتح في 05/03/2024 رسميا: {05/03/2024} 5 March 2024 = 2024-03-05, or 3 May 2024 = 2024-05-03 (the month written first)
    Ouvert depuis le 05/03/2024 au public et aux familles: {depuis le 05/03/2024} <05/03/2024> since 5 March 2024 = 2024-03-05/.., or since 3 May 2024 = 2024-05-03/.. (the month written first)
    05/03/2024: {05/03/2024} 5 March 2024 = 2024-03-05, or 3 May 2024 = 2024-05-03 (the month written first)
    31/02/2024: {31/02/2024} NoSuchDay
    03/04/25: {03/04/25} 3 April 2025 = 2025-04-03, or 4 March 2025 = 2025-03-04 (the month written first)
    "
    );
}

#[test]
fn months_of_every_set() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            في كانون الثاني 2025
            آب/ أغسطس 2024
            أيار (مايو) 2023
            تشرين الأول/أكتوبر
            في جويلية 2019
            شهر مايو
            مارس ضغوطا على الحكومة
            سيارة نيسان جديدة
            Theresa May resigned
            in May
            It may rain in march
            April Jones baked
            October's vote
            en mars 2024
            le sol de Mars
        "),
        @"
    في كانون الثاني 2025: {كانون الثاني 2025} January 2025 = 2025-01
    آب/ أغسطس 2024: {آب/ أغسطس 2024} August 2024 = 2024-08
    أيار (مايو) 2023: {أيار (مايو) 2023} May 2023 = 2023-05
    تشرين الأول/أكتوبر: {تشرين الأول/أكتوبر} October 2025 = 2025-10
    في جويلية 2019: {جويلية 2019} July 2019 = 2019-07
    شهر مايو: {شهر مايو} May 2025 = 2025-05
    مارس ضغوطا على الحكومة: –
    سيارة نيسان جديدة: –
    Theresa May resigned: –
    in May: {May} May 2025 = 2025-05
    It may rain in march: –
    April Jones baked: –
    October's vote: {October} October 2025 = 2025-10
    en mars 2024: {mars 2024} March 2024 = 2024-03
    le sol de Mars: –
    "
    );
}

#[test]
fn hijri_dates() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            15 رمضان 1446 هـ
            رمضان 1446
            في رمضان الماضي
            عام 1445هـ
            9 ذي الحجة 1445
            أعلن رمضان عبد السلام
            during Ramadan
        "),
        @"
    15 رمضان 1446 هـ: {15 رمضان 1446 هـ} 15 March 2025 = 2025-03-15
    رمضان 1446: {رمضان 1446} 2025-03-01..2025-03-29 = 2025-03-01/2025-03-29
    في رمضان الماضي: {رمضان الماضي} 2025-03-01..2025-03-29 = 2025-03-01/2025-03-29
    عام 1445هـ: {عام 1445هـ} 2023-07-19..2024-07-06 = 2023-07-19/2024-07-06
    9 ذي الحجة 1445: {9 ذي الحجة 1445} 15 June 2024 = 2024-06-15
    أعلن رمضان عبد السلام: –
    during Ramadan: {Ramadan} 2025-03-01..2025-03-29 = 2025-03-01/2025-03-29
    "
    );
}

#[test]
fn years_need_a_cue() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            in 2016
            2016 people
            a 2016 film
            عام 2016
            سنة 2020
            the 1500 metres
            since 2016
            in 44 BC
            79 AD
            (1924-1987)
            in 2016 metres
            in 2016 scientists found it
            انتخابات 2024
            بلغ العدد 2024 عاملا
        "),
        @"
    in 2016: {2016} 2016 = 2016
    2016 people: {2016 people} 2,016 people
    a 2016 film: {2016} 2016 = 2016
    عام 2016: {عام 2016} 2016 = 2016
    سنة 2020: {سنة 2020} 2020 = 2020
    the 1500 metres: {1500 metres} 1,500 m
    since 2016: {since 2016} <2016> since 2016 = 2016-01-01/..
    in 44 BC: {44 BC} -0043 = -0043
    79 AD: {79 AD} 0079 = 0079
    (1924-1987): {1924-1987} 1924..1987 = 1924/1987
    in 2016 metres: {2016 metres} 2,016 m
    in 2016 scientists found it: {2016} 2016 = 2016
    انتخابات 2024: {2024} 2024 = 2024
    بلغ العدد 2024 عاملا: {2024 عاملا} 2,024 عاملا
    "
    );
}

#[test]
fn quarters_halves_fiscal_years() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            Q1 2026
            1Q26
            3Q 2025
            first quarter of 2026
            the third quarter
            the last quarter of 2023
            الربع الأول من عام 2026
            الربع الأخير من 2023
            T1 2026
            H1 2025
            first half of March 2025
            النصف الأول من العام المقبل
            fiscal 2025
            FY25
            السنة المالية 2024/2025
            last fiscal year
            the second half was dull
        "),
        @"
    Q1 2026: {Q1 2026} Q1 2026 = 2026-01/2026-03
    1Q26: {1Q26} Q1 2026 = 2026-01/2026-03
    3Q 2025: {3Q 2025} Q3 2025 = 2025-07/2025-09
    first quarter of 2026: {first quarter of 2026} Q1 2026 = 2026-01/2026-03
    the third quarter: {third quarter} Q3 2025 = 2025-07/2025-09
    the last quarter of 2023: {last quarter of 2023} Q4 2023 = 2023-10/2023-12
    الربع الأول من عام 2026: {الربع الأول من عام 2026} Q1 2026 = 2026-01/2026-03
    الربع الأخير من 2023: {الربع الأخير من 2023} Q4 2023 = 2023-10/2023-12
    T1 2026: –
    H1 2025: {H1 2025} H1 2025 = 2025-01/2025-06
    first half of March 2025: {first half of March 2025} 2025-03-01..2025-03-15 = 2025-03-01/2025-03-15
    النصف الأول من العام المقبل: {النصف الأول من العام المقبل} H1 2026 = 2026-01/2026-06
    fiscal 2025: {fiscal 2025} 2025 = 2025, or 2024-07..2025-06 = 2024-07/2025-06 (a fiscal year from July to June)
    FY25: {FY25} 2025 = 2025, or 2024-07..2025-06 = 2024-07/2025-06 (a fiscal year from July to June)
    السنة المالية 2024/2025: {السنة المالية 2024/2025} 2024..2025 = 2024/2025, or 2024-07..2025-06 = 2024-07/2025-06 (a fiscal year from July to June)
    last fiscal year: {last fiscal year} 2024 = 2024
    the second half was dull: –
    "
    );
}

#[test]
fn seasons() {
    insta::assert_snapshot!(
        check(
            "2026-02-17",
            r"
            spring 2026
            winter 2025/26
            the winter of 2021-22
            winter 2024
            ربيع العام المقبل
            next winter
            last summer
            this spring
            in the spring
            Hopes spring eternal
            l'été prochain
            خريف 2026
            after the fall of the regime
        "),
        @"
    spring 2026: {spring 2026} spring 2026 = 2026-21
    winter 2025/26: {winter 2025/26} winter 2025–26 = 2025-12/2026-02
    the winter of 2021-22: {winter of 2021-22} winter 2021–22 = 2021-12/2022-02
    winter 2024: {winter 2024} winter 2024–25 = 2024-12/2025-02, or winter 2023–24 = 2023-12/2024-02 (the winter that ends in that year)
    ربيع العام المقبل: {ربيع العام المقبل} spring 2027 = 2027-21
    next winter: {next winter} winter 2026–27 = 2026-12/2027-02
    last summer: {last summer} summer 2025 = 2025-22
    this spring: {this spring} spring 2026 = 2026-21
    in the spring: {spring} spring 2026 = 2026-21
    Hopes spring eternal: –
    l'été prochain: {été prochain} summer 2026 = 2026-22
    خريف 2026: {خريف 2026} autumn 2026 = 2026-23
    after the fall of the regime: –
    "
    );
}

#[test]
fn decades_and_centuries() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            the 1990s
            the '90s
            in his 40s
            the nineties
            تسعينيات القرن الماضي
            التسعينات
            19th century
            the twenty-first century
            القرن التاسع عشر
            القرن الـ19
            XIXe siècle
            années 60
            mid-1990s
            أواخر القرن الماضي
        "),
        @"
    the 1990s: {1990s} 1990s = 199X
    the '90s: {'90s} 1990s = 199X
    in his 40s: –
    the nineties: {nineties} 1990s = 199X
    تسعينيات القرن الماضي: {تسعينيات القرن الماضي} 1990s = 199X
    التسعينات: {التسعينات} 1990s = 199X
    19th century: {19th century} 19th century = 1801/1900
    the twenty-first century: {twenty-first century} 21st century = 2001/2100
    القرن التاسع عشر: {القرن التاسع عشر} 19th century = 1801/1900
    القرن الـ19: {القرن الـ19} 19th century = 1801/1900
    XIXe siècle: –
    années 60: {60} 60
    mid-1990s: {mid-1990s} mid 1990s = 1993-05/1996-08
    أواخر القرن الماضي: {أواخر القرن الماضي} late 20th century = 1967-09/2000-12
    "
    );
}

#[test]
fn parts_of_a_unit() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            early 2025
            mid-March
            late next year
            the end of the year
            أواخر الشهر الجاري
            مطلع العام المقبل
            نهاية الأسبوع
            fin août 2026
            mi-2024
            earlier this year
            في وقت سابق من هذا العام
            later this month
            end of the match
        "),
        @"
    early 2025: {early 2025} early 2025 = 2025-01/2025-04
    mid-March: {mid-March} mid March 2025 = 2025-03-11/2025-03-20
    late next year: {late next year} late 2026 = 2026-09/2026-12
    the end of the year: {end of the year} late 2025 = 2025-09/2025-12
    أواخر الشهر الجاري: {أواخر الشهر الجاري} late June 2025 = 2025-06-21/2025-06-30
    مطلع العام المقبل: {مطلع العام المقبل} early 2026 = 2026-01/2026-04
    نهاية الأسبوع: {نهاية الأسبوع} 2025-06-14..2025-06-15 = 2025-06-14/2025-06-15
    fin août 2026: –
    mi-2024: –
    earlier this year: {earlier this year} 2025-01-01..2025-06-10 = 2025-01-01/2025-06-10
    في وقت سابق من هذا العام: {في وقت سابق من هذا العام} 2025-01-01..2025-06-10 = 2025-01-01/2025-06-10
    later this month: {later this month} 2025-06-10..2025-06-30 = 2025-06-10/2025-06-30
    end of the match: –
    "
    );
}

#[test]
fn bounds() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            before May 2025
            by 2035
            by Friday
            until June 2028
            after Monday
            after Monday's vote
            since the beginning of 2022
            before the end of 2025
            from July on
            from 1 October onwards
            قبل عام 1989
            بحلول نهاية أغسطس
            اعتبارا من 1 أكتوبر
            منذ 2011
            jusqu'en mai 2026
            d'ici fin 2025
            as of March 31, 2023
            before the 2014 referendum
            by ~2030
        "),
        @"
    before May 2025: {before May 2025} <May 2025> before May 2025 = ../2025-04-30
    by 2035: {by 2035} <2035> by 2035 = ../2035-12-31
    by Friday: {by Friday} <Friday> by 13 June 2025 = ../2025-06-13
    until June 2028: {until June 2028} <June 2028> by June 2028 = ../2028-06-30
    after Monday: {after Monday} <Monday> after 9 June 2025 = 2025-06-10/..
    after Monday's vote: {Monday} 9 June 2025 = 2025-06-09
    since the beginning of 2022: {since the beginning of 2022} <beginning of 2022> since early 2022 = 2022-01-01/..
    before the end of 2025: {before the end of 2025} <end of 2025> by late 2025 = ../2025-12-31
    from July on: {from July on} <July> since July 2025 = 2025-07-01/..
    from 1 October onwards: {from 1 October onwards} <1 October> since 1 October 2025 = 2025-10-01/..
    قبل عام 1989: {قبل عام 1989} <عام 1989> before 1989 = ../1988-12-31
    بحلول نهاية أغسطس: {بحلول نهاية أغسطس} <نهاية أغسطس> by late August 2025 = ../2025-08-31
    اعتبارا من 1 أكتوبر: {اعتبارا من 1 أكتوبر} <1 أكتوبر> since 1 October 2025 = 2025-10-01/..
    منذ 2011: {منذ 2011} <2011> since 2011 = 2011-01-01/..
    jusqu'en mai 2026: {jusqu'en mai 2026} <mai 2026> by May 2026 = ../2026-05-31
    d'ici fin 2025: –
    as of March 31, 2023: {as of March 31, 2023} <March 31, 2023> 31 March 2023 = 2023-03-31
    before the 2014 referendum: {2014} 2014 = 2014
    by ~2030: {by ~2030} <2030> by ~2030 = ../2030-12-31~
    "
    );
}

#[test]
fn ranges() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            from May to July 2025
            March 3–5, 2024
            3-5 March
            2019–2021
            between 2010 and 2015
            from December to February 2025
            Sept. 30-Oct. 2, 2024
            من مايو إلى يوليو
            بين عامي 2010 و2015
            بين أبريل ويونيو
            بين 3 و6 سبتمبر
            du 3 au 6 septembre 2025
            Q1 to Q3 2025
            from Monday to Wednesday
            1939-45
            from 1998 to 2004
            from 1,200 to 1,500
            early 2020 to late 2022
        "),
        @"
    from May to July 2025: {from May to July 2025} <May to July 2025> 2025-05..2025-07 = 2025-05/2025-07
    March 3–5, 2024: {March 3–5, 2024} 2024-03-03..2024-03-05 = 2024-03-03/2024-03-05
    3-5 March: {3-5 March} 2025-03-03..2025-03-05 = 2025-03-03/2025-03-05
    2019–2021: {2019–2021} 2019..2021 = 2019/2021
    between 2010 and 2015: {between 2010 and 2015} <2010 and 2015> 2010..2015 = 2010/2015
    from December to February 2025: {from December to February 2025} <December to February 2025> 2024-12..2025-02 = 2024-12/2025-02
    Sept. 30-Oct. 2, 2024: {Sept. 30-Oct. 2, 2024} 2024-09-30..2024-10-02 = 2024-09-30/2024-10-02
    من مايو إلى يوليو: {من مايو إلى يوليو} <مايو إلى يوليو> 2025-05..2025-07 = 2025-05/2025-07
    بين عامي 2010 و2015: {بين عامي 2010 و2015} <عامي 2010 و2015> 2010..2015 = 2010/2015
    بين أبريل ويونيو: {بين أبريل ويونيو} <أبريل ويونيو> 2025-04..2025-06 = 2025-04/2025-06
    بين 3 و6 سبتمبر: {بين 3 و6 سبتمبر} <3 و6 سبتمبر> 2025-09-03..2025-09-06 = 2025-09-03/2025-09-06
    du 3 au 6 septembre 2025: {du 3 au 6 septembre 2025} <3 au 6 septembre 2025> 2025-09-03..2025-09-06 = 2025-09-03/2025-09-06
    Q1 to Q3 2025: {Q1 to Q3 2025} Q1 2025 to Q3 2025 = 2025-01/2025-09
    from Monday to Wednesday: {from Monday to Wednesday} <Monday to Wednesday> 2025-06-02..2025-06-04 = 2025-06-02/2025-06-04
    1939-45: {1939-45} 1939..1945 = 1939/1945
    from 1998 to 2004: {from 1998 to 2004} <1998 to 2004> 1998..2004 = 1998/2004
    from 1,200 to 1,500: {from 1,200 to 1,500} 1,200–1,500
    early 2020 to late 2022: {early 2020 to late 2022} 2020..2022 = 2020/2022
    "
    );
}

#[test]
fn relative_dates() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            yesterday
            the day before yesterday
            أول من أمس
            أمس الاثنين
            بعد غد
            last week
            next month
            this quarter
            last April
            next Friday
            three days ago
            in six months
            a year ago
            قبل عام
            قبل عامين
            بعد ستة أشهر
            قبل أربعة أيام من الاقتراع
            العام المقبل
            الشهر الجاري
            الأمين العام الحالي
            il y a dix jours
            dans trois mois
            about three years ago
            two decades ago
            in six months of war
            the worst drought in three years
            earlier May 12
            by 1800 GMT
            el 24/7
            at 10:30 a.m.
        "),
        @"
    yesterday: {yesterday} 9 June 2025 = 2025-06-09
    the day before yesterday: {day before yesterday} 8 June 2025 = 2025-06-08
    أول من أمس: {أول من أمس} 8 June 2025 = 2025-06-08
    أمس الاثنين: {أمس الاثنين} 9 June 2025 = 2025-06-09
    بعد غد: {بعد غد} 12 June 2025 = 2025-06-12
    last week: {last week} 2025-06-02..2025-06-08 = 2025-06-02/2025-06-08
    next month: {next month} July 2025 = 2025-07
    this quarter: {this quarter} Q2 2025 = 2025-04/2025-06
    last April: {last April} April 2025 = 2025-04
    next Friday: {next Friday} 13 June 2025 = 2025-06-13
    three days ago: {three days ago} 7 June 2025 = 2025-06-07
    in six months: {in six months} <six months> December 2025 = 2025-12
    a year ago: {a year ago} 2024 = 2024
    قبل عام: {قبل عام} <عام> 2024 = 2024
    قبل عامين: {قبل عامين} <عامين> 2023 = 2023
    بعد ستة أشهر: {بعد ستة أشهر} <ستة أشهر> December 2025 = 2025-12
    قبل أربعة أيام من الاقتراع: {أربعة أيام} 4 days
    العام المقبل: {العام المقبل} 2026 = 2026
    الشهر الجاري: {الشهر الجاري} June 2025 = 2025-06
    الأمين العام الحالي: –
    il y a dix jours: –
    dans trois mois: {dans trois mois} <trois mois> September 2025 = 2025-09
    about three years ago: {about three years ago} <three years ago> ~2022 = 2022~
    two decades ago: {two decades ago} 2000s = 200X
    in six months of war: {six months} 6 months
    the worst drought in three years: {three years} 3 years
    earlier May 12: {May 12} 12 May 2025 = 2025-05-12
    by 1800 GMT: –
    el 24/7: –
    at 10:30 a.m.: –
    "
    );
}

#[test]
fn durations_with_their_span() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            the coming three years
            over the past 12 years
            السنوات الثلاث المقبلة
            العقدين الماضيين
            les trois prochaines années
            three years
        "),
        @"
    the coming three years: {three years} 3 years, or 2025-06-10..2028-06-10 = 2025-06-10/2028-06-10 (the days that it spans, counted from the publication date)
    over the past 12 years: {12 years} 12 years, or 2013-06-10..2025-06-10 = 2013-06-10/2025-06-10 (the days that it spans, counted from the publication date)
    السنوات الثلاث المقبلة: {السنوات الثلاث المقبلة} 3 years, or 2025-06-10..2028-06-10 = 2025-06-10/2028-06-10 (the days that it spans, counted from the publication date)
    العقدين الماضيين: {العقدين الماضيين} 20 years, or 2005-06-10..2025-06-10 = 2005-06-10/2025-06-10 (the days that it spans, counted from the publication date)
    les trois prochaines années: {trois prochaines années} 3 years, or 2025-06-10..2028-06-10 = 2025-06-10/2028-06-10 (the days that it spans, counted from the publication date)
    three years: {three years} 3 years
    "
    );
}

#[test]
fn approximate_dates() {
    insta::assert_snapshot!(
        check(
            "2025-06-10",
            r"
            around 1960
            circa 1890
            نحو عام 1900
            vers 1900
            ~2025
            about April 2024
            around 2000 people
        "),
        @"
    around 1960: {around 1960} <1960> ~1960 = 1960~
    circa 1890: {circa 1890} <1890> ~1890 = 1890~
    نحو عام 1900: {نحو عام 1900} <عام 1900> ~1900 = 1900~
    vers 1900: –
    ~2025: {~2025} <2025> ~2025 = 2025~
    about April 2024: {about April 2024} <April 2024> ~April 2024 = 2024-04~
    around 2000 people: {around 2000 people} <2000 people> ~2,000 people
    "
    );
}

#[test]
fn edtf_as_whole_values() {
    insta::assert_snapshot!(
        check_whole(
            "2025-06-10",
            r"
            2025
            2025-06
            2025-06~
            2025?
            2025-06-10/2025-06-12
            ../2025-04
            2025-06/..
            2026-21
            2026-24
            2026-29
            2026-34
            2026-41
            199X
            19XX
            2021-22
            2024-05-01..2024-07-31
            -0044
            -5000
            1500
            2025-13
            spring 2026
            ~May 2025
            by ~2025
            week of 7 April 2025
            20th century
        "),
        @"
    {2025} 2025 = 2025, or 2,025 (a number rather than a year)
    {2025-06} June 2025 = 2025-06
    {2025-06~} ~June 2025 = 2025-06~
    {2025?} ~2025 = 2025~
    {2025-06-10/2025-06-12} 2025-06-10..2025-06-12 = 2025-06-10/2025-06-12
    {../2025-04} by April 2025 = ../2025-04-30
    {2025-06/..} since June 2025 = 2025-06-01/..
    {2026-21} spring 2026 = 2026-21
    {2026-24} winter 2026–27 = 2026-12/2027-02
    {2026-29} 2026-09..2026-11 = 2026-09/2026-11, or 2026..2029 = 2026/2029 (two years rather than a part of one)
    {2026-34} Q2 2026 = 2026-04/2026-06, or 2026..2034 = 2026/2034 (two years rather than a part of one)
    {2026-41} H2 2026 = 2026-07/2026-12, or 2026..2041 = 2026/2041 (two years rather than a part of one)
    {199X} 1990s = 199X
    {19XX} 1900..1999 = 1900/1999
    {2021-22} summer 2021 = 2021-22, or 2021..2022 = 2021/2022 (two years rather than a part of one)
    {2024-05-01..2024-07-31} 2024-05..2024-07 = 2024-05/2024-07
    {-0044} -0044 = -0044
    {-5000} -5,000
    {1500} 1,500
    2025-13: –
    {spring 2026} spring 2026 = 2026-21
    {~May 2025} <May 2025> ~May 2025 = 2025-05~
    {by ~2025} <2025> by ~2025 = ../2025-12-31~
    {week of 7 April 2025} 2025-04-07..2025-04-13 = 2025-04-07/2025-04-13
    {20th century} 20th century = 1901/2000
    "
    );
}

#[test]
fn without_a_reference_relative_dates_stay_open() {
    insta::assert_snapshot!(
        check(
            "none",
            r"
            yesterday
            next year
            in May
            on Friday
            three days ago
            in 2016
            5 March
            February 31
        "),
        @"
    yesterday: {yesterday} NoReference
    next year: {next year} NoReference
    in May: {May} NoReference
    on Friday: {Friday} NoReference
    three days ago: {three days ago} NoReference
    in 2016: {2016} 2016 = 2016
    5 March: {5 March} NoReference
    February 31: {February 31} NoSuchDay
    "
    );
}

#[test]
fn a_coarse_reference_resolves_what_is_coarser() {
    insta::assert_snapshot!(
        check(
            "2025-06",
            r"
            yesterday
            last week
            next month
            last April
            next year
            on Friday
            5 March
            three years ago
            this quarter
        "),
        @"
    yesterday: {yesterday} NoReference
    last week: {last week} NoReference
    next month: {next month} July 2025 = 2025-07
    last April: {last April} April 2025 = 2025-04
    next year: {next year} 2026 = 2026
    on Friday: {Friday} NoReference
    5 March: {5 March} 5 March 2025 = 2025-03-05
    three years ago: {three years ago} 2022 = 2022
    this quarter: {this quarter} Q2 2025 = 2025-04/2025-06
    "
    );
}

#[test]
fn a_year_as_reference() {
    insta::assert_snapshot!(
        check(
            "2025",
            r"
            yesterday
            next month
            next year
            in May
            two decades ago
        "),
        @"
    yesterday: {yesterday} NoReference
    next month: {next month} NoReference
    next year: {next year} 2026 = 2026
    in May: {May} May 2025 = 2025-05
    two decades ago: {two decades ago} 2000s = 200X
    "
    );
}

#[test]
fn french_forms() {
    insta::assert_snapshot!(
        check_in(
            "fr",
            "2025-06-10",
            r"
            T1 2026
            XIXe siècle
            au XXIe siècle
            années 60
            fin août 2026
            mi-2024
            d'ici fin 2025
            il y a dix jours
            dans les trois prochaines années
            vers 1900
            le sol de Mars
            au troisième trimestre
            premier semestre 2025
            l'été dernier
            cette semaine
            hiver 2024-2025
            avant le 1er avril
            entre 2016 et 2019
            depuis mars
            l'année prochaine
            les cinq dernières années
        "
        ),
        @"
    T1 2026: {T1 2026} Q1 2026 = 2026-01/2026-03
    XIXe siècle: {XIXe siècle} 19th century = 1801/1900
    au XXIe siècle: {XXIe siècle} 21st century = 2001/2100
    années 60: {années 60} 1960s = 196X
    fin août 2026: {fin août 2026} late August 2026 = 2026-08-21/2026-08-31
    mi-2024: {mi-2024} mid 2024 = 2024-05/2024-08
    d'ici fin 2025: {d'ici fin 2025} <fin 2025> by late 2025 = ../2025-12-31
    il y a dix jours: {il y a dix jours} <dix jours> 31 May 2025 = 2025-05-31
    dans les trois prochaines années: {trois prochaines années} 3 years, or 2025-06-10..2028-06-10 = 2025-06-10/2028-06-10 (the days that it spans, counted from the publication date)
    vers 1900: {vers 1900} <1900> ~1900 = 1900~
    le sol de Mars: –
    au troisième trimestre: {troisième trimestre} Q3 2025 = 2025-07/2025-09
    premier semestre 2025: {premier semestre 2025} H1 2025 = 2025-01/2025-06
    l'été dernier: {été dernier} summer 2024 = 2024-22
    cette semaine: {cette semaine} 2025-06-09..2025-06-15 = 2025-06-09/2025-06-15
    hiver 2024-2025: {hiver 2024-2025} winter 2024–25 = 2024-12/2025-02
    avant le 1er avril: {avant le 1er avril} <1er avril> before 1 April 2025 = ../2025-03-31
    entre 2016 et 2019: {entre 2016 et 2019} <2016 et 2019> 2016..2019 = 2016/2019
    depuis mars: {depuis mars} <mars> since March 2025 = 2025-03-01/..
    l'année prochaine: {année prochaine} 2026 = 2026
    les cinq dernières années: {cinq dernières années} 5 years, or 2020-06-10..2025-06-10 = 2020-06-10/2025-06-10 (the days that it spans, counted from the publication date)
    "
    );
}

proptest! {
    /// Whatever stands together, every span cuts the text between characters, mentions do not overlap, and a figure lies in
    /// its mention.
    #[test]
    fn spans_lie_within_their_text(words in prop::collection::vec(prop::sample::select(WORDS), 0..24), blanks in prop::collection::vec(any::<bool>(), 24)) {
        let mut text = String::new();
        for (word, blank) in words.iter().zip(blanks) {
            text.push_str(word);
            if blank {
                text.push(' ');
            }
        }
        let mut end = 0;
        for mention in read(&text, &context("2025-06-10")) {
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some_and(|words| !words.is_empty()));
            prop_assert!(text.get(mention.figure.start..mention.figure.end).is_some_and(|words| !words.is_empty()));
            prop_assert!(mention.span.start <= mention.figure.start && mention.figure.end <= mention.span.end);
            prop_assert!(end <= mention.span.start);
            end = mention.span.end;
        }
    }
}

/// Pieces of dates in three languages, and what may break them.
const WORDS: &[&str] = &[
    "2025",
    "5",
    "31",
    "١٤٤٦",
    "1990s",
    "19th",
    "٣",
    "99999999999",
    "0",
    "March",
    "May",
    "مارس",
    "كانون",
    "الثاني",
    "رمضان",
    "mars",
    "from",
    "to",
    "between",
    "and",
    "من",
    "إلى",
    "بين",
    "و",
    "early",
    "منتصف",
    "fin",
    "before",
    "قبل",
    "jusqu'en",
    "last",
    "next",
    "الماضي",
    "prochain",
    "year",
    "عام",
    "العام",
    "القرن",
    "siècle",
    "XIXe",
    "Q1",
    "H2",
    "الربع",
    "first",
    "الأول",
    "winter",
    "شتاء",
    "yesterday",
    "أمس",
    "three",
    "ثلاث",
    "ago",
    "in",
    "of",
    "the",
    "days",
    "سنوات",
    "Friday",
    "الأحد",
    "هـ",
    "/",
    "-",
    "–",
    ",",
    "،",
    "'",
    "’",
    "(",
    ")",
    "~",
    "..",
    ":",
    "\n",
    "\u{200F}",
    "é",
    "😀",
    "fiscal",
    "around",
    "نحو",
    "earlier",
    "BC",
    "on",
];
