//! The tables of `tests/statements`: pairs of a premise and a hypothesis with the label that a reader gives them.

use reconcile::mention::Context;
use reconcile::relation::{Label, Rates, Terms};
use reconcile::statement::relate;
use reconcile::value::Policy;
use std::path::Path;

/// A row that is answered otherwise.
struct Wrong {
    row: String,
    told: String,
    label: Label,
}

/// The wrong rows of a table, and how many rows it has.
fn check(path: &Path) -> (Vec<Wrong>, usize) {
    let text = std::fs::read_to_string(path).expect("the table is there");
    let (policy, rates) = (Policy::default(), Rates::default());
    let terms = Terms { policy: &policy, rates: &rates };
    let rows = text.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'));
    let (mut wrong, mut number) = (Vec::new(), 0);
    for row in rows {
        let columns: Vec<&str> = row.split('|').map(str::trim).collect();
        let [premise, hypothesis, label, relation] = columns[..] else { panic!("four columns: {row}") };
        assert!(["entailment", "contradiction", "neutral"].contains(&label), "no label: {row}");
        let answer = relate(premise, hypothesis, &Context::default(), &terms);
        number += 1;
        let right = answer.label.as_str() == label && answer.relation.as_str() == relation;
        if !right {
            let told = format!(
                "{} {}: {} {:?} {:?}",
                answer.label.as_str(),
                answer.relation.as_str(),
                answer.because.rule,
                answer.opposed,
                answer.missing
            );
            wrong.push(Wrong { row: row.to_owned(), told, label: answer.label });
        }
    }
    (wrong, number)
}

#[test]
fn rows_are_answered_as_a_reader_answers() {
    let folder = Path::new("tests/statements");
    let mut told = String::new();
    for table in [
        "en.txt",
        "ar.txt",
        "held_out/en.txt",
        "held_out/ar.txt",
        "second/en.txt",
        "second/ar.txt",
        "third/en.txt",
        "third/ar.txt",
        "fourth/en.txt",
        "fourth/ar.txt",
        "fifth/en.txt",
        "fifth/ar.txt",
    ] {
        let (wrong, rows) = check(&folder.join(table));
        let of = |label: Label| wrong.iter().filter(|wrong| wrong.label == label).count();
        told += &format!(
            "{table}: {} of {rows} right; wrongly entailed {}, wrongly contradicted {}\n",
            rows - wrong.len(),
            of(Label::Entailment),
            of(Label::Contradiction)
        );
        for Wrong { row, told: answer, .. } in wrong {
            told += &format!("  {row}\n    {answer}\n");
        }
    }
    insta::assert_snapshot!(told, @r#"
    en.txt: 132 of 132 right; wrongly entailed 0, wrongly contradicted 0
    ar.txt: 105 of 109 right; wrongly entailed 0, wrongly contradicted 0
      أنقذ سبعة رجال وطفلان. | أنقذ تسعة أشخاص. | entailment | equal
        neutral conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
      أنقذ سبعة رجال وطفلان. | أنقذ سبعة أطفال. | contradiction | conflict
        neutral conflict: the members of the list that the premise gives: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
      قتل عاملان وأصيب خمسة في الانفجار. | قتل خمسة عمال في الانفجار. | contradiction | conflict
        neutral apart: the premise does not speak of all that the hypothesis says [] ["الانفجار"]
      بلغ طول النهر 300 كم وعرضه 2 كم. | بلغ طول النهر 2 كم. | contradiction | conflict
        neutral conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
    held_out/en.txt: 52 of 52 right; wrongly entailed 0, wrongly contradicted 0
    held_out/ar.txt: 51 of 51 right; wrongly entailed 0, wrongly contradicted 0
    second/en.txt: 30 of 30 right; wrongly entailed 0, wrongly contradicted 0
    second/ar.txt: 29 of 30 right; wrongly entailed 0, wrongly contradicted 0
      تقدمت باريس وروما وفيينا لاستضافة الألعاب. | تقدمت مدينتان على الأقل لاستضافة الألعاب. | entailment | within
        neutral apart: the premise does not speak of all that the hypothesis says [] ["مدينتان", "لاستضافة"]
    third/en.txt: 170 of 172 right; wrongly entailed 0, wrongly contradicted 1
      Each box holds 6 eggs. Maria filled 4 boxes. | Maria has 24 eggs. | entailment | equal
        neutral apart: the premise does not speak of all that the hypothesis says [] ["Maria"]
      The actress turned 80 last week. | The actress is 80 years old. | entailment | equal
        contradiction conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
    third/ar.txt: 149 of 154 right; wrongly entailed 2, wrongly contradicted 0
      اعتقل الشقيقان في ميلانو. | اعتقل شقيقان اثنان في ميلانو. | entailment | equal
        neutral apart: the premise gives no figure for one of the hypothesis [] []
      ارتفع عدد السرقات من 20 إلى 60 سرقة. | ارتفع عدد السرقات ثلاثة أضعاف. | entailment | equal
        neutral apart: the premise does not speak of all that the hypothesis says [] ["أضعاف"]
      أتمت الممثلة عامها الثمانين. | عمر الممثلة 80 عاما. | entailment | equal
        neutral apart: the premise does not speak of all that the hypothesis says [] ["عمر"]
      اعتقلت الشرطة سائق الوزير. | اعتقلت الشرطة الوزير. | neutral | apart
        entailment within: the premise says all that the hypothesis says [] []
      قطعت العاصفة الكهرباء عن 60 ألف منزل. | عادت الكهرباء إلى 60 ألف منزل. | neutral | apart
        entailment equal: both state the same [] []
    fourth/en.txt: 48 of 48 right; wrongly entailed 0, wrongly contradicted 0
    fourth/ar.txt: 48 of 49 right; wrongly entailed 1, wrongly contradicted 0
      شكر المستشار الملك. | شكر الملك المستشار. | neutral | apart
        entailment equal: both say the same [] []
    fifth/en.txt: 45 of 49 right; wrongly entailed 0, wrongly contradicted 1
      The company, which employs 2,300 people, posted a loss of 45 million euros for 2018, down from 60 million euros a year earlier. | The company posted a loss of 45 million euros for 2018. | entailment | equal
        neutral conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
      Police said about 200 people took part in the protest, while organisers put the number at 1,000. | 1,000 people took part in the protest. | neutral | apart
        contradiction conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it; an approximate one reaches a unit of its last decimal, else 2.5 % or the rounding [] []
      Anna is 12 years old and her brother is 3 years older. | Her brother is 15 years old. | entailment | equal
        neutral apart: the premise does not speak of all that the hypothesis says [] ["brother"]
      A farmer mixes 30 kg of wheat costing $2 a kg with 20 kg of barley costing $3 a kg. | A farmer mixes more than 25 kg of wheat costing $2 a kg. | entailment | equal
        neutral apart: the premise gives no figure for one of the hypothesis [] []
    fifth/ar.txt: 23 of 28 right; wrongly entailed 1, wrongly contradicted 2
      فجر انتحاريان نفسيهما في سوق في كانو يوم الثلاثاء، ما أسفر عن مقتل 15 شخصا وإصابة 53 آخرين، بحسب مصدر طبي. | قتل 53 شخصا في سوق في كانو. | contradiction | conflict
        neutral conflict: the members of the list that the premise gives: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
      كان على متن العبارة 120 راكبا غرق منهم 37 وأنقذ الصيادون 83. | غرق 50 راكبا. | contradiction | conflict
        neutral conflict: the members of the list that the premise gives: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
      قالت الشرطة إن نحو 200 شخص شاركوا في الاحتجاج، بينما قدر المنظمون العدد بألف. | شارك ألف شخص في الاحتجاج. | neutral | apart
        contradiction conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it; an approximate one reaches a unit of its last decimal, else 2.5 % or the rounding [] []
      فقد 30 شخصا على الأقل بعد غرق قارب كان يقل 90 مهاجرا قبالة ليبيا. | غرق 90 مهاجرا قبالة ليبيا. | neutral | apart
        entailment equal: both state the same [] []
      كان لدى سمير 9 بالونات. أعطاه صديقه 5 بالونات. | لدى سمير الآن 14 بالونا. | entailment | equal
        contradiction conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it [] []
    "#);
}

/// What a pair is answered, in one line.
fn told(premise: &str, hypothesis: &str) -> String {
    let (policy, rates) = (Policy::default(), Rates::default());
    let terms = Terms { policy: &policy, rates: &rates };
    let answer = relate(premise, hypothesis, &Context::default(), &terms);
    format!("{} {}: {}", answer.label.as_str(), answer.relation.as_str(), answer.because.rule)
}

#[test]
fn texts_that_are_no_statements() {
    let long = "The shop sold 3 lamps on Monday, and ".repeat(2_000);
    insta::assert_snapshot!(told(&long, "The shop sold lamps."), @"neutral apart: a text of this length is compared as claims, not as a statement");
    insta::assert_snapshot!(told("", "The shop sold lamps."), @"neutral apart: the premise does not speak of all that the hypothesis says");
    insta::assert_snapshot!(told("The shop sold lamps.", ""), @"neutral apart: the two have no word in common");
    insta::assert_snapshot!(told("?!؟ — 3", "…"), @"neutral apart: the two have no word in common");
    insta::assert_snapshot!(told("99999999999999999999999999999999999999 lamps", "3 lamps"), @"neutral apart: the premise gives no figure for one of the hypothesis");
}
