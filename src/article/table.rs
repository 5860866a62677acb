//! Tables: which cells tell what the figures of the others mean.

use crate::text::Span;

/// Cells that a table may be wide, and rows that a cell may reach down; more is no table that a person reads.
const WIDEST: usize = 512;
const LONGEST: usize = 1024;

/// A cell as it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Whether it is marked as a heading.
    pub heading: bool,
    /// How many columns and rows it reaches over.
    pub columns: usize,
    pub rows: usize,
}

impl Default for Cell {
    fn default() -> Self {
        Cell { heading: false, columns: 1, rows: 1 }
    }
}

/// What is known of a table while its cells are read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The heading of each column.
    columns: Vec<Option<Span>>,
    /// What reaches into each column of the row from rows above: how many rows it goes on, and its words.
    from_above: Vec<(usize, Option<Span>)>,
    /// Whether rows that are open are marked as headings.
    pub in_head: bool,
    /// Whether a row was read that is no heading.
    has_data: bool,
    row: Vec<Placed>,
    /// The cell that is open.
    open: Option<Cell>,
    next: usize,
}

/// A cell of the row that is open.
#[derive(Clone, Copy, Debug)]
struct Placed {
    cell: Cell,
    at: usize,
    /// Its block, and its words.
    block: Option<(usize, Span)>,
    has_digit: bool,
}

/// The headings of a block that is a cell.
pub(super) struct Headed {
    pub block: usize,
    pub row: Option<Span>,
    pub column: Option<Span>,
}

impl Table {
    pub fn open_cell(&mut self, cell: Cell) {
        self.open = Some(cell);
        while self.from_above.get(self.next).is_some_and(|(rows, _)| *rows > 0) {
            self.next += 1;
        }
    }

    pub fn is_in_cell(&self) -> bool {
        self.open.is_some()
    }

    /// Puts words of the cell that is open in their place.
    pub fn words(&mut self, block: usize, span: Span, has_digit: bool) {
        if let Some(cell) = self.open {
            self.row.push(Placed { cell, at: self.next, block: Some((block, span)), has_digit });
        }
    }

    pub fn close_cell(&mut self) {
        let Some(cell) = self.open.take() else { return };
        if self.row.last().is_none_or(|last| last.at != self.next) {
            self.row.push(Placed { cell, at: self.next, block: None, has_digit: false });
        }
        self.next = (self.next + cell.columns.clamp(1, WIDEST)).min(WIDEST);
    }

    /// Closes the row that is open; the headings of its cells.
    pub fn close_row(&mut self) -> Vec<Headed> {
        self.close_cell();
        let row = std::mem::take(&mut self.row);
        self.next = 0;
        let is_heading = self.is_heading(&row);
        if is_heading {
            for placed in &row {
                let last = (placed.at + placed.cell.columns.max(1)).min(WIDEST);
                self.columns.resize(self.columns.len().max(last), None);
                for column in &mut self.columns[placed.at.min(last)..last] {
                    // Under a heading of several columns stand those of each.
                    *column = placed.block.map(|(_, span)| span).or(*column);
                }
            }
        }
        self.has_data |= !is_heading && !row.is_empty();
        let above = self.from_above.first().filter(|(rows, _)| *rows > 0).and_then(|(_, span)| *span);
        let first = row.iter().find(|placed| placed.block.is_some());
        // A figure heads no row that a cell from above reaches into.
        let first = first.filter(|first| !(first.has_digit && above.is_some() && first.at > 0));
        let heading = first.and_then(|first| Some((first.at, first.block?.1))).or(above.map(|span| (0, span)));
        let headed = row
            .iter()
            .filter_map(|placed| {
                let (block, span) = placed.block?;
                let column = self.columns.get(placed.at).copied().flatten();
                Some(Headed {
                    block,
                    row: heading.filter(|(at, _)| *at != placed.at).map(|(_, span)| span),
                    column: column.filter(|heading| !is_heading && *heading != span),
                })
            })
            .collect();
        self.reach_down(&row);
        headed
    }

    /// Whether a row tells what stands in the columns below it: it is marked so, or it is the first, is not marked at
    /// all, and holds no figure.
    fn is_heading(&self, row: &[Placed]) -> bool {
        let mut cells = row.iter().filter(|placed| placed.block.is_some()).peekable();
        if cells.peek().is_none() {
            return false;
        }
        if self.in_head {
            return true;
        }
        let marked = row.iter().filter(|placed| placed.cell.heading && placed.block.is_some()).count();
        if marked > 0 {
            let wide = row.len() > 1 || row.iter().any(|placed| placed.cell.columns > 1);
            return wide && row.iter().all(|placed| placed.cell.heading || placed.block.is_none());
        }
        !self.has_data && self.columns.is_empty() && row.len() > 1 && !row.iter().any(|placed| placed.has_digit)
    }

    fn reach_down(&mut self, row: &[Placed]) {
        for (rows, _) in &mut self.from_above {
            *rows = rows.saturating_sub(1);
        }
        for placed in row.iter().filter(|placed| placed.cell.rows > 1) {
            let last = (placed.at + placed.cell.columns.max(1)).min(WIDEST);
            self.from_above.resize(self.from_above.len().max(last), (0, None));
            for column in &mut self.from_above[placed.at.min(last)..last] {
                *column = (placed.cell.rows.min(LONGEST) - 1, placed.block.map(|(_, span)| span));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Settings, read};
    use crate::text::Role;

    /// Each cell with a figure and its headings: `row / column: cell`.
    fn check(path: &str, source: &str) -> String {
        let document = read(path, source.as_bytes(), &Settings { named: true, ..Settings::default() }).expect("a text");
        let text = document.text();
        let mut shown = Vec::new();
        for block in document.blocks() {
            if let (Role::Cell { row, column }, true) = (&block.role, block.span.cut(text).contains(char::is_numeric)) {
                let cut = |span: Option<crate::text::Span>| span.map_or("-", |span| span.cut(text));
                shown.push(format!("{} / {}: {}", cut(*row), cut(*column), block.span.cut(text)));
                let headings = document.headings(block.span);
                assert_eq!((headings.row, headings.column), (*row, *column));
            }
        }
        shown.join(" · ")
    }

    #[test]
    fn cells_know_their_headings() {
        for (table, headed) in [
            ("<tr><th>Town<th>Dead<tr><td>Kfar Dilba<td>41<tr><td><td>17", "Kfar Dilba / Dead: 41 · - / Dead: 17"),
            // A first row without a figure heads the columns, marked or not; one with figures is a row like the others.
            ("<tr><td>Town<td>Dead<tr><td>Nour<td>3", "Nour / Dead: 3"),
            ("<tr><td>Nour<td>3<tr><td>Dilba<td>41", "Nour / -: 3 · Dilba / -: 41"),
            (
                "<thead><tr><td>Year<td>2023<td>2024<tbody><tr><td>Dead<td>5<td>6",
                "Year / -: 2023 · Year / -: 2024 · Dead / 2023: 5 · Dead / 2024: 6",
            ),
            ("<tr><th>Dead<td>41<tr><th>Hurt<td>90", "Dead / -: 41 · Hurt / -: 90"),
            // Two rows of headings: the finer one counts.
            (
                "<thead><tr><th rowspan=2>Town<th colspan=2>Homes<tr><th>gone<th>hurt<tbody><tr><td>Nour<td>12<td>40",
                "Nour / gone: 12 · Nour / hurt: 40",
            ),
            (
                "<tr><th>Region<th>Town<th>Dead<tr><td rowspan=2>North<td>Nour<td>3<tr><td>Dilba<td>41",
                "North / Dead: 3 · Dilba / Dead: 41",
            ),
            ("<tr><th>Region<th>Dead<tr><td rowspan=2>North<td>3<tr><td>41", "North / Dead: 3 · North / Dead: 41"),
            ("<tr><th colspan=99999999>Dead<tr><td rowspan=99999999>Nour<td colspan=0>3", "Nour / Dead: 3"),
            (
                "<tr><td>Layout<td><table><tr><th>Town<th>Dead<tr><td>Nour<td>3</table>5 seats<td>7",
                "Nour / Dead: 3 · Layout / -: 7",
            ),
        ] {
            let words =
                "<p>The toll of the flood by town, as the civil defence gave it on Tuesday night.</p>".repeat(3);
            let page = format!("<html><body><article>{words}<table>{table}</table></article></body></html>");
            assert_eq!(check("a.html", &page), headed, "{table}");
        }
        let table = "| Town | Dead | 2024 |\n|---|---|---|\n| Nour | 3 | |\n| | | 4 |\n";
        assert_eq!(check("a.md", table), "Town / -: 2024 · Nour / Dead: 3 · - / 2024: 4");
    }
}
