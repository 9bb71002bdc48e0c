//! Names and their places.

/// Names and their places: the first name has place 0. The only hash table of the program, so that
/// the page carries one.
#[derive(Debug, Default)]
pub struct Names {
    names: Vec<Box<str>>,
    /// Places by hash, one more than the place; 0 is free. A power of two, at most half full.
    slots: Vec<u32>,
}

impl Names {
    /// No names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name at a place.
    #[must_use]
    pub fn name(&self, place: usize) -> &str {
        self.names.get(place).map(|name| &**name).unwrap_or_default()
    }

    /// The place of a name that is there.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let slot = self.slot(name)?;
        self.slots.get(slot).and_then(|&taken| (taken as usize).checked_sub(1))
    }

    /// The place of a name; a new one gets the next.
    pub fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.find(name) {
            return place;
        }
        if self.slots.len() < 2 * (self.names.len() + 1) {
            self.grow();
        }
        let place = self.names.len();
        if let Some(slot) = self.slot(name).and_then(|slot| self.slots.get_mut(slot)) {
            *slot = u32::try_from(place + 1).unwrap_or(u32::MAX);
        }
        self.names.push(name.into());
        place
    }

    /// The slot of a name, or the free one that it would get.
    fn slot(&self, name: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        // FNV-1a: short and good enough for names. Hostile ones only cost time, bounded by the table.
        let hash = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        #[expect(clippy::cast_possible_truncation, reason = "only the low bits are used")]
        let mut at = (hash ^ (hash >> 32)) as usize & mask;
        loop {
            match self.slots.get(at).copied().unwrap_or(0) {
                0 => return Some(at),
                taken if self.name(taken as usize - 1) == name => return Some(at),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for place in 0..self.names.len() {
            let slot = self.slot(self.name(place));
            if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
                *slot = u32::try_from(place + 1).unwrap_or(u32::MAX);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_places() {
        let mut names = Names::new();
        assert_eq!(names.find("sda"), None);
        let all: Vec<String> = (0..1000).map(|it| format!("vif{it}.0")).collect();
        for (place, name) in all.iter().enumerate() {
            assert_eq!(names.place(name), place);
        }
        assert!(
            all.iter().enumerate().all(|(place, name)| names.find(name) == Some(place) && names.place(name) == place)
        );
        assert_eq!((names.len(), names.name(7), names.find("vif1000.0")), (1000, "vif7.0", None));
    }
}
