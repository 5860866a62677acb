//! Units: money, percent, physical measures, lengths of time and counted nouns.

use super::Kind;
use rust_decimal::Decimal;

/// What an amount is an amount of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A bare number: a count of something that the words do not name.
    Bare,
    /// Money.
    Money(Currency),
    /// A share of a whole, in percent.
    Percent,
    /// A difference of percentages, in points.
    PercentPoint,
    /// A hundredth of a percentage point.
    BasisPoint,
    /// A physical unit.
    Measure(&'static Measure),
    /// A length of time.
    Time(TimeUnit),
    /// A counted noun, as written.
    Noun(String),
    /// A rank: the amount is its number.
    Rank,
}

/// The currency of an amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub struct Currency {
    /// The ISO 4217 code; `None` where the words say money and no currency, or leave it open.
    pub code: Option<CurrencyCode>,
    /// Every code that the symbol or the word may stand for, where it stands for more than one.
    pub candidates: Vec<CurrencyCode>,
}

/// A currency code of ISO 4217, such as `USD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CurrencyCode([u8; 3]);

/// A physical unit. Units of one dimension convert to each other: `base = amount × factor - offset`.
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// The symbol that the reports use: `km2`, `°C`, `bbl`.
    pub symbol: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Base units in one unit.
    pub factor: Decimal,
    /// What to subtract after that, for temperatures.
    pub offset: Decimal,
}

/// What a physical unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// In metres.
    Length,
    /// In square metres.
    Area,
    /// In cubic metres.
    Volume,
    /// In kilograms.
    Mass,
    /// In degrees Celsius.
    Temperature,
    /// In metres a second.
    Speed,
    /// In watts.
    Power,
    /// In watt-hours.
    Energy,
    /// In bytes.
    Data,
    /// In bits a second.
    DataRate,
    /// In volts.
    Voltage,
    /// In amperes.
    Current,
    /// In hertz.
    Frequency,
    /// In pascals.
    Pressure,
    /// In newtons.
    Force,
    /// In ohms.
    Resistance,
    /// In decibels.
    Sound,
    /// In megapixels.
    Pixels,
    /// In degrees of an arc.
    Angle,
    /// Parts of a whole, as a number without a unit.
    Proportion,
    /// The magnitude of an earthquake, a number without a unit.
    Magnitude,
}

/// A unit of time. Seconds to weeks convert to each other, and months to years; between the two stands
/// the mean month of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// A second.
    Second,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Twelve months.
    Year,
}

impl TimeUnit {
    /// The English singular.
    pub const fn as_str(self) -> &'static str {
        match self {
            TimeUnit::Second => "second",
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        }
    }

    /// Its length in seconds; months and years by the mean of the Gregorian calendar's 400 years.
    pub const fn seconds(self) -> u64 {
        match self {
            TimeUnit::Second => 1,
            TimeUnit::Minute => 60,
            TimeUnit::Hour => 3_600,
            TimeUnit::Day => 86_400,
            TimeUnit::Week => 604_800,
            TimeUnit::Month => 2_629_746,
            TimeUnit::Year => 31_556_952,
        }
    }
}

impl CurrencyCode {
    /// The code of three ASCII capitals; `None` for anything else.
    pub const fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a, b, c] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_uppercase() => {
                Some(CurrencyCode([a, b, c]))
            }
            _ => None,
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Debug for CurrencyCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Display for CurrencyCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Currency {
    /// A currency that the words name without doubt.
    pub fn known(code: CurrencyCode) -> Self {
        Currency { code: Some(code), candidates: Vec::new() }
    }

    /// The code, or where the words leave it open the one that they mean most often.
    pub fn guess(&self) -> Option<CurrencyCode> {
        self.code.or_else(|| self.candidates.first().copied())
    }

    /// Every code that the currency may be: its candidates, or its code alone; empty where nothing is known.
    pub fn possible(&self) -> &[CurrencyCode] {
        match &self.code {
            Some(code) if self.candidates.is_empty() => std::slice::from_ref(code),
            _ => &self.candidates,
        }
    }
}

impl Unit {
    /// Whether it is that of a bare number.
    #[inline]
    pub const fn is_bare(&self) -> bool {
        matches!(self, Unit::Bare)
    }

    /// The kind of value that an amount of this unit is.
    pub const fn kind(&self) -> Kind {
        match self {
            Unit::Bare | Unit::Noun(_) => Kind::Count,
            Unit::Money(_) => Kind::Money,
            Unit::Percent | Unit::PercentPoint | Unit::BasisPoint => Kind::Percent,
            Unit::Measure(_) => Kind::Measure,
            Unit::Time(_) => Kind::Duration,
            Unit::Rank => Kind::Ordinal,
        }
    }
}

macro_rules! measures {
    ($($dimension:ident: $($symbol:literal = $factor:literal e $exponent:literal $(- $offset:literal e $off_exponent:literal)?),+;)+) => {
        /// Every physical unit that the reader knows, by dimension. A factor is written `digits e scale`:
        /// `3048 e 4` is 0.3048.
        pub(crate) static MEASURES: &[Measure] = &[$($(Measure {
            symbol: $symbol,
            dimension: Dimension::$dimension,
            factor: decimal($factor, $exponent),
            offset: decimal(0 $(+ $offset)?, 0 $(+ $off_exponent)?),
        }),+),+];
    };
}

const fn decimal(digits: u64, scale: u32) -> Decimal {
    Decimal::from_parts(digits as u32, (digits >> 32) as u32, 0, false, scale)
}

measures! {
    Length: "nm" = 1 e 9, "µm" = 1 e 6, "mm" = 1 e 3, "cm" = 1 e 2, "m" = 1 e 0, "km" = 1000 e 0, "in" = 254 e 4, "ft" = 3048 e 4,
        "yd" = 9144 e 4, "mi" = 1609344 e 3, "nmi" = 1852 e 0, "ly" = 9460730472580800 e 0;
    Area: "mm2" = 1 e 6, "cm2" = 1 e 4, "in2" = 64516 e 8, "yd2" = 83612736 e 8, "m2" = 1 e 0, "km2" = 1000000 e 0, "ft2" = 9290304 e 8, "mi2" = 2589988110336 e 6,
        "ha" = 10000 e 0, "acre" = 40468564224 e 7, "feddan" = 420083 e 2, "dunam" = 1000 e 0;
    Volume: "tsp" = 492892159375 e 17, "tbsp" = 1478676478125 e 17, "floz" = 295735295625 e 16, "cup" = 2365882365 e 13,
        "pt" = 473176473 e 12, "qt" = 946352946 e 12, "mm3" = 1 e 9, "cm3" = 1 e 6, "in3" = 16387064 e 12, "yd3" = 764554857984 e 12,
        "mL" = 1 e 6, "L" = 1 e 3, "bu" = 3523907016688 e 14, "m3" = 1 e 0, "ft3" = 28316846592 e 12, "gal" = 3785411784 e 12,
        "bbl" = 158987294928 e 12, "mcm" = 1000000 e 0, "bcm" = 1000000000 e 0, "km3" = 1000000000 e 0, "bcf" = 28316846592 e 3,
        "tcf" = 28316846592 e 0;
    Mass: "µg" = 1 e 9, "mg" = 1 e 6, "g" = 1 e 3, "kg" = 1 e 0, "q" = 100 e 0, "t" = 1000 e 0, "lb" = 45359237 e 8, "oz" = 28349523125 e 12, "st" = 635029318 e 8,
        "ct" = 2 e 4, "kt" = 1000000 e 0, "Mt" = 1000000000 e 0, "Gt" = 1000000000000 e 0;
    Temperature: "°C" = 1 e 0, "K" = 1 e 0 - 27315 e 2,
        "°F" = 5555555555555556 e 16 - 17777777777777778 e 15;
    Speed: "m/s" = 1 e 0, "km/h" = 2777777777777778 e 16, "mph" = 44704 e 5, "knot" = 5144444444444444 e 16;
    Power: "W" = 1 e 0, "kW" = 1000 e 0, "MW" = 1000000 e 0, "GW" = 1000000000 e 0, "TW" = 1000000000000 e 0,
        "hp" = 7456998715822702 e 13;
    Energy: "Wh" = 1 e 0, "kWh" = 1000 e 0, "MWh" = 1000000 e 0, "GWh" = 1000000000 e 0, "TWh" = 1000000000000 e 0,
        "J" = 2777777777777778 e 19, "kJ" = 2777777777777778 e 16, "MJ" = 2777777777777778 e 13, "GJ" = 2777777777777778 e 10, "cal" = 1162222222222222 e 18,
        "kcal" = 1162222222222222 e 15;
    Data: "B" = 1 e 0, "kB" = 1000 e 0, "MB" = 1000000 e 0, "GB" = 1000000000 e 0, "TB" = 1000000000000 e 0,
        "PB" = 1000000000000000 e 0,
        "bit" = 125 e 3, "kbit" = 125 e 0, "Mbit" = 125000 e 0, "Gbit" = 125000000 e 0;
    DataRate: "kbit/s" = 1000 e 0, "Mbit/s" = 1000000 e 0, "Gbit/s" = 1000000000 e 0;
    Voltage: "V" = 1 e 0, "kV" = 1000 e 0;
    Current: "A" = 1 e 0, "mAh" = 1 e 3;
    Frequency: "Hz" = 1 e 0, "kHz" = 1000 e 0, "MHz" = 1000000 e 0, "GHz" = 1000000000 e 0, "rpm" = 1666666666666667 e 17;
    Force: "N" = 1 e 0, "kN" = 1000 e 0;
    Resistance: "Ω" = 1 e 0;
    Sound: "dB" = 1 e 0;
    Pixels: "MP" = 1 e 0;
    Angle: "°" = 1 e 0;
    Proportion: "ppm" = 1 e 6, "ppb" = 1 e 9;
    Pressure: "Pa" = 1 e 0, "hPa" = 100 e 0, "kPa" = 1000 e 0, "MPa" = 1000000 e 0, "bar" = 100000 e 0, "mbar" = 100 e 0,
        "psi" = 6894757293168 e 9;
    Magnitude: "magnitude" = 1 e 0;
}

impl Measure {
    /// The unit of a symbol, such as `km2`.
    pub fn of(symbol: &str) -> Option<&'static Measure> {
        MEASURES.iter().find(|measure| measure.symbol == symbol)
    }
}
