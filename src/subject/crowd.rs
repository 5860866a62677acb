//! Who counts a crowd: the police most often count far fewer than those who called it together.

use crate::subject::grammar::List;
use crate::text::fold;

/// Whether a speaker is the police.
pub(crate) fn is_police(name: &str) -> bool {
    fold(name).split(' ').any(|word| List::Police.is(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_police_are_told_by_their_name() {
        assert!(["police", "Hong Kong Police", "الشرطة", "شرطة باريس"].into_iter().all(is_police));
        assert!(!["organisers", "the policy unit"].into_iter().any(is_police));
    }
}
