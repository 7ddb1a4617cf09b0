/// Words that may say who speaks a quotation.
package struct SpeakerCandidate: Sendable {
    /// Where they stand, seen from the quotation.
    enum Zone: Int, CaseIterable {
        /// Behind it in its sentence.
        case after
        /// In the next sentence of its paragraph.
        case next
        /// Before it in its sentence.
        case before
        /// In the sentence before, in its paragraph.
        case previous
        /// In the last sentence of the paragraph before.
        case above
        /// Behind the next quotation, which goes on with this one.
        case below
        /// In the sentences before those, as the subject of a verb of saying.
        case earlier
        /// Anywhere: who spoke before, or nobody.
        case elsewhere
    }

    /// How they stand to a verb of saying.
    enum Relation: Int, CaseIterable {
        /// "Peskov said", "Peskov later said".
        case subject
        /// "said Peskov", "said the spokesman, Peskov" with nothing but a title between.
        case inverted
        /// "Peskov, a former diplomat, said".
        case apposition
        /// "His spokesman, Peskov, said".
        case closing
        /// "Peskov stood up and said".
        case distant
        /// "told Peskov".
        case object
        /// "described by Peskov".
        case agent
        /// "according to Peskov".
        case according
        /// No such verb is near.
        case none
    }

    /// What sort of words they are.
    package var kind: SpeakerKind
    /// Their tokens; empty for who spoke before and for nobody.
    package var tokens: Range<Int>
    /// The entity, where it is known.
    package var entity: Int?
    /// The token of the verb.
    package var cue: Int?
    var zone = Zone.elsewhere
    var relation = Relation.none
    var strength = CueStrength.none
    /// Of a pronoun for somebody who is not named, the words that say who that is.
    package var described: Range<Int>?
    /// Whether another quotation follows in its sentence, behind this one.
    var leads = false
    /// How near the verb is to the quotation: 0 beside it, 1 within six tokens, 2 farther or none.
    var cueDistance = 2
    /// The features, as numbers of weights.
    package var features: [Int] = []
    /// What the weights make of them.
    package var score: Float = 0
}

extension SpeakerCandidate {
    /// The words that say who speaks.
    package var words: Range<Int> { described ?? tokens }

    /// Whether it is the subject of a verb of saying that stands beside the quotation or near it.
    package var isBesideVerb: Bool { (relation == .subject || relation == .inverted) && cueDistance < 2 }
}
