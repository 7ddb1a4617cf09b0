extension DateCases {
    /// Past, present and future at large.
    static let references = """
        @ 2013-03-22
        The vault is [now|DATE PRESENT_REF] empty.
        The vault is [currently|DATE PRESENT_REF] empty.
        The vault is empty at [the moment|DATE PRESENT_REF].
        The vault is empty at [present|DATE PRESENT_REF].
        [Nowadays|DATE PRESENT_REF] the vault is empty.
        The vault is empty [these days|DATE PRESENT_REF].
        The vault was [recently|DATE PAST_REF] emptied.
        The vault has [lately|DATE PAST_REF] been emptied.
        A [recent|DATE PAST_REF] audit found the vault empty.
        The vault has been emptied in [recent years|DATE PAST_REF].
        The vault was emptied in [recent weeks|DATE PAST_REF].
        In [the past|DATE PAST_REF], the vault was full.
        In [the future|DATE FUTURE_REF], the vault will be full.
        In [the near future|DATE FUTURE_REF], the vault will be full.
        The vault was emptied [long ago|DATE PAST_REF].
        The vault will hold [future|DATE FUTURE_REF] gains.
        From [now|DATE PRESENT_REF] on, the vault stays shut.
        """
}
