import Synchronization

/// Keeps what the words of earlier texts weigh, since most words of a text were in another one before.
///
/// What is kept is compared in all that it depends on, so that an analysis does not depend on what was read before.
/// A word has one place, and the newest word takes it: the memory is about 6 MB, however much is read.
package final class WordSumCache: Sendable {
    /// How many words have a place.
    private static let size = 8_192

    private let words = Mutex<Words?>(nil)

    /// Makes an empty cache; it takes memory when it is first used.
    package init() {}

    deinit { words.withLock { $0?.deallocate() } }

    /// The words with their sums.
    package struct Words {
        private let traits: UnsafeMutablePointer<WordTraits>
        private let sums: UnsafeMutablePointer<Int16>

        fileprivate init() {
            traits = .allocate(capacity: WordSumCache.size)
            traits.initialize(repeating: .edge, count: WordSumCache.size)
            sums = .allocate(capacity: WordSumCache.size * WordScores.width)
        }

        fileprivate func deallocate() {
            traits.deallocate()
            sums.deallocate()
        }

        /// Writes a word's sums, ``WordScores/width`` numbers, made by `add` where the word is not known.
        @inline(__always)
        package func sums(
            of word: WordTraits,
            into sum: UnsafeMutablePointer<Int16>,
            elseBy add: () -> Void
        ) {
            let place = FeatureHash.slot(word.form, UInt64(WordSumCache.size))
            let kept = sums + place * WordScores.width
            if traits[place].isAlike(word) {
                sum.update(from: kept, count: WordScores.width)
            } else {
                add()
                traits[place] = word
                kept.update(from: sum, count: WordScores.width)
            }
        }
    }

    /// Runs `body` with the words, or with nothing while another thread has them: nobody waits.
    package func use(_ body: (Words?) -> Void) {
        let isDone: Void? = words.withLockIfAvailable { words in
            if words == nil { words = Words() }
            body(words)
        }
        if isDone == nil { body(nil) }
    }
}
