//! The page of each code: what it means, the rule, an example, what to do.

use super::Code;

/// What a code means, for `explain` and for the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// One sentence.
    pub summary: &'static str,
    /// The rule with its intervals.
    pub rule: &'static str,
    /// Two claims and what the rule makes of them.
    pub example: &'static str,
    /// What an editor does about it.
    pub advice: &'static str,
}

impl Code {
    /// The page of the code.
    pub const fn page(self) -> Page {
        match self {
            Code::Apart => APART,
            Code::Equal => EQUAL,
            Code::Update => UPDATE,
            Code::Within => WITHIN,
            Code::Rounding => ROUNDING,
            Code::Approximate => APPROXIMATE,
            Code::Tension => TENSION,
            Code::Sum => SUM,
            Code::Slip => SLIP,
            Code::Denial => DENIAL,
            Code::Identity => IDENTITY,
            Code::Conflict => CONFLICT,
        }
    }
}

const APART: Page = Page {
    summary: "The two claims are not about the same thing, so they are not compared.",
    rule: "Their units, currencies, scopes or kinds are known and differ; or, in a topic that does not change with time, \
           both say which time they are about and the times differ; or one denies a value that the other does not \
           state. A unit that is missing takes the other's, currencies that may be the same count as the same, and an \
           exchange rate in the configuration makes two currencies comparable.",
    example: "\"$14.3B\" and \"49 %\" of the same deal; \"profit of $2B\" as of 2023 and \"$3B\" as of 2024.",
    advice: "Nothing to do. If the claims do speak of the same thing, correct the unit, scope or `as_of` in the claim \
             file, or give an exchange rate.",
};

const EQUAL: Page = Page {
    summary: "Both state the same.",
    rule: "The stated intervals are the same, in whatever unit, script or notation they are written; marks of \
           approximation do not count. Names are the same when their folded forms are, after aliases.",
    example: "\"$14.3B\" and «14.3 مليار دولار».",
    advice: "Nothing to do. Check under origins whether the sources found it out independently.",
};

const UPDATE: Page = Page {
    summary: "The value changed with time, in a direction that it may take.",
    rule: "The topic evolves, the times of both claims are known and do not overlap, and the values do not meet (or are \
           two bounds of one direction with different ends), the later one higher for a rising topic, lower for a \
           falling one, either way for a series. A planned date may move later, a planned amount may change, and the \
           outcome of a plan may differ from it in any way. The time is `as_of`, else the publication date. In any \
           topic it is an update where a later version of one article, known by its address or by its source and \
           title, says something else: the later stands for its source, and nobody is held against the earlier.",
    example: "\"at least 40 dead\" on Monday and \"at least 55 dead\" on Tuesday, in a toll that rises.",
    advice: "Use the later value and say as of when. Check that the article in hand does not quote the earlier one as \
             current.",
};

const WITHIN: Page = Page {
    summary: "One claim leaves room, and the other lies inside it.",
    rule: "A figure, by its rounded interval, meets a bound, a range or a vague amount; a lower and an upper bound meet; \
           the stated time of one date holds the other's; two ranges or windows share at least half of the narrower; or \
           both are bounds of one direction, unless they are of one known day and end differently.",
    example: "\"more than $10B\" and \"$14.3B\"; \"April\" and \"5 April\".",
    advice: "Nothing to correct. The narrower claim says more; ask why the wider one held back.",
};

const ROUNDING: Page = Page {
    summary: "The same figure at two precisions.",
    rule: "Neither is approximate, their last places differ, and the coarser one, widened by half a unit of its last \
           place but at most 5 % of it (`rounding_cap`), holds the finer one.",
    example: "\"$14B\" and \"$14.3B\": 14B may be anything from 13.5B to 14.5B.",
    advice: "Nothing to correct. Prefer the finer figure where its source is as good.",
};

const APPROXIMATE: Page = Page {
    summary: "One figure is approximate, and the other is close enough.",
    rule: "At least one is marked as approximate, and what they allow meets: one unit of the last written decimal, or \
           without decimals the rounding or 2.5 % of the figure (`approximate`), whichever is wider. \"Nearly\" reaches \
           only towards zero, \"just over\" only away from it.",
    example: "\"about $15B\" and \"$14.6B\": about 15B may be anything from 14.5B to 15.5B.",
    advice: "Nothing to correct. Do not drop the \"about\" when quoting.",
};

const TENSION: Page = Page {
    summary: "The claims nearly fit, but not quite.",
    rule: "Ranges or windows that meet but share less than half of the narrower; an approximate figure less than 10 % \
           from the other (`tension`); a finer figure within half a unit of the coarser one's last place, yet more than \
           5 % away; a vague amount within a factor of ten; seasons or parts of a period less than a month apart; two \
           bounds of one direction with different ends on one day; categories that exclude each other, one of them \
           inside direct speech; values of a topic that evolves, where it is not known which came first.",
    example: "\"$14.3B\" and \"about $15B\"; \"spring 2026\" and \"the first quarter of 2026\".",
    advice: "Ask which source is closer to the origin and how it came by its figure. Do not print both as if they were \
             one.",
};

const SUM: Page = Page {
    summary: "The parts do not add up to the total.",
    rule: "The claims that a total names as its parts, each with its rounded interval (an approximate one with what it \
           allows), add up to an interval that misses the total's.",
    example: "\"40 men and 25 women\" and \"70 dead\".",
    advice: "Check whether a part is missing or counted twice, and whether total and parts are of one day.",
};

const SLIP: Page = Page {
    summary: "A mistake of writing explains the difference.",
    rule: "The same figure stands once in percent and once in percentage points; or the values do not meet, and a factor \
           of exactly 1,000, a million left out, two neighbouring digits that changed places, or one digit of the year \
           makes them meet. The explanation shows the arithmetic.",
    example: "\"$14.3 million\" and \"$14.3 billion\": 14.3 million × 1,000 = 14.3 billion.",
    advice: "Look at the source's own words: one of the two is most likely a misprint or a mistranslation, such as \
             million for مليار.",
};

const DENIAL: Page = Page {
    summary: "One asserts what the other denies.",
    rule: "One claim is a denial and the other is not, and their values are the same or meet; or one says yes and the \
           other says no to the same statement. A denied no is a yes.",
    example: "\"training ran into trouble\" and \"the company denies that training ran into trouble\".",
    advice: "Report both with their sources. A denial is news of its own; do not let the assertion stand alone.",
};

const IDENTITY: Page = Page {
    summary: "Two names for one role, or two categories that exclude each other.",
    rule: "The topic has one answer, and the names differ after folding and aliases; or the categories belong to one set \
           whose members exclude each other.",
    example: "\"acquisition\" and \"minority investment\" for the same deal.",
    advice: "Check whether both names mean one person or firm; if so, add an alias. If not, find out which is right.",
};

const CONFLICT: Page = Page {
    summary: "Both cannot be true.",
    rule: "What the sources may have meant, rounding and approximation included, has nothing in common but an end at \
           most, and no other rule fits.",
    example: "\"$14.3B\" and \"$14.4B\"; \"more than $10B\" and \"$9B\".",
    advice: "Go back to the origins. Until it is settled, print neither figure without its source.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_page() {
        let mut lines = Vec::new();
        for code in Code::ALL {
            let Page { summary, rule, example, advice } = code.page();
            for text in [summary, rule, example, advice] {
                assert!(text.ends_with('.') && !text.contains("  "), "{}: {text}", code.as_str());
            }
            let severity = code.severity().map_or("-", |severity| severity.as_str());
            lines.push(format!("{:<12}{severity:<8} {summary}", code.as_str()));
        }
        let mut unique = lines.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), Code::ALL.len());
        insta::assert_snapshot!(lines.join("\n"), @r"
        apart       -        The two claims are not about the same thing, so they are not compared.
        equal       -        Both state the same.
        update      note     The value changed with time, in a direction that it may take.
        within      -        One claim leaves room, and the other lies inside it.
        rounding    -        The same figure at two precisions.
        approximate -        One figure is approximate, and the other is close enough.
        tension     warning  The claims nearly fit, but not quite.
        sum         warning  The parts do not add up to the total.
        slip        error    A mistake of writing explains the difference.
        denial      error    One asserts what the other denies.
        identity    error    Two names for one role, or two categories that exclude each other.
        conflict    error    Both cannot be true.
        ");
    }
}
