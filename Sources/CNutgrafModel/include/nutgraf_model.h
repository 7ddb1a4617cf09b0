// The analyser's word lists, held in the binary.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Which list.
typedef enum {
    /// Words of ordinary English, one a line.
    NUTGRAF_LIST_WORDS = 0,
    /// Classes of words: the class, a tab, its words.
    NUTGRAF_LIST_CLASSES = 1,
    /// Places: the name, the ISO 3166-1 alpha-2 code of its country or nothing, and `country`, `capital`, `area` (a
    /// continent, a sea and what else lies in no one country) or nothing, with tabs between.
    NUTGRAF_LIST_PLACES = 2,
    /// Nationalities, religions and the like: the word, a tab, the country's code or nothing.
    NUTGRAF_LIST_DEMONYMS = 3,
    /// Given names: the name, a tab, `F`, `M` or nothing.
    NUTGRAF_LIST_FORENAMES = 4,
    /// Organisations, one a line.
    NUTGRAF_LIST_ORGANIZATIONS = 5,
    /// Character references of HTML: the name, a tab, the scalar in hexadecimal.
    NUTGRAF_LIST_ENTITIES = 6,
    /// Lines that are no part of a story: `start`, `whole` or `part`, a tab, the words in lower case.
    NUTGRAF_LIST_BOILERPLATE = 7,
    /// Languages: the BCP 47 tag, a tab, the most frequent words in lower case, a tab, the letters beyond ASCII.
    NUTGRAF_LIST_LANGUAGES = 8,
    /// First names: on each line, with blanks between, the names that one person may go by.
    NUTGRAF_LIST_NICKNAMES = 9,
    /// The summary's weights: a name, a tab, whole numbers or stems with blanks between.
    NUTGRAF_LIST_SUMMARY = 10,
    /// Weights of quotations and speakers: the table, a block of its features, their weights in hundredths with blanks
    /// between; tabs between.
    NUTGRAF_LIST_QUOTATIONS = 11,
    /// Weights of the words that say what people are: the table, the feature, the weight, with tabs between.
    NUTGRAF_LIST_ROLES = 12,
    /// Towns and regions: the ISO 3166-1 alpha-2 code, the codes of the countries that have such names too, after `+`
    /// where the first one must be named, `region` or nothing, and the names with `;` between; tabs between.
    NUTGRAF_LIST_TOWNS = 13,
} nutgraf_list;

/// The list's first byte (UTF-8, lines end with LF), or null where there is no such list.
/// `length` is set to the number of its bytes. The memory lives as long as the program.
const unsigned char *nutgraf_model_list(nutgraf_list list, size_t *length);

/// The first byte of the model that finds names; `length` is set to the number of its bytes. It lies at a multiple
/// of 64, and lives as long as the program.
const unsigned char *nutgraf_model_entities(size_t *length);

/// Asks for memory that will be read soon, and does not wait for it.
static inline void nutgraf_prefetch(const void *place) { __builtin_prefetch(place); }

/// The first of a table's slots that holds a mark in the bits of `mask`, or is empty, from one on and from the first
/// again behind the last; some slot must be empty.
static inline uint32_t nutgraf_find_slot(const void *slots, size_t slot, size_t count, uint32_t mark, uint32_t mask) {
    const unsigned char *bytes = (const unsigned char *)slots;
#ifdef __SSE2__
    // Eight slots at once: how far a mark lies from its place cannot be foretold, and each wrong guess of a loop's end
    // costs more than all eight comparisons.
    if (slot + 8 <= count) {
        const __m128i first = _mm_loadu_si128((const __m128i *)(bytes + slot * 4));
        const __m128i second = _mm_loadu_si128((const __m128i *)(bytes + slot * 4 + 16));
        const __m128i marks = _mm_set1_epi32((int)mark);
        const __m128i masks = _mm_set1_epi32((int)mask);
        const __m128i none = _mm_setzero_si128();
        const __m128i low = _mm_or_si128(
            _mm_cmpeq_epi32(_mm_and_si128(first, masks), marks), _mm_cmpeq_epi32(first, none));
        const __m128i high = _mm_or_si128(
            _mm_cmpeq_epi32(_mm_and_si128(second, masks), marks), _mm_cmpeq_epi32(second, none));
        const int hits = _mm_movemask_epi8(_mm_packs_epi32(low, high));
        if (hits != 0) {
            slot += (size_t)__builtin_ctz((unsigned)hits) / 2;
            uint32_t found;
            memcpy(&found, bytes + slot * 4, sizeof found);
            return found;
        }
    }
#endif
    for (;;) {
        const unsigned char *place = bytes + slot * 4;
        const uint32_t found = (uint32_t)place[0] | (uint32_t)place[1] << 8 | (uint32_t)place[2] << 16
            | (uint32_t)place[3] << 24;
        if (found == 0 || (found & mask) == mark) return found;
        slot = slot + 1 == count ? 0 : slot + 1;
    }
}

/// Adds 32 weights of each row, from one on, to 32 sums.
void nutgraf_add_rows(const int8_t *const *rows, size_t count, size_t from, int16_t *sums);

/// Adds what 32 hidden units give to a token's 32 scores.
///
/// Each unit adds up its bias and five words, and is held between -`one` and `one`, which is 128; `output` holds the
/// 32 biases and behind them 32 weights for each unit.
void nutgraf_add_units(
    const int16_t *here,
    const int16_t *before,
    const int16_t *behind,
    const int16_t *two_before,
    const int16_t *two_behind,
    const int16_t *output,
    int16_t one,
    int16_t *scores
);

/// A question of decision trees: whether a feature is above a threshold.
typedef struct {
    uint32_t feature;
    float threshold;
} nutgraf_question;

/// A tree of seven questions, level by level from the root, and the bits of its eight leaves.
typedef struct {
    uint32_t questions[7];
    uint32_t leaves[8];
} nutgraf_tree;

/// Adds to eight sums what eight rows come to in trees.
///
/// `rows` holds of each feature the eight rows' numbers; `answers` has room for eight numbers for each question.
void nutgraf_add_trees(
    const float *rows,
    const nutgraf_question *questions,
    size_t question_count,
    const nutgraf_tree *trees,
    size_t tree_count,
    int32_t *answers,
    float *sums
);
