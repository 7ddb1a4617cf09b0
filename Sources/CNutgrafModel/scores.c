// The sums of the tagger's inner loop, for processors with wide vectors and for others.
#include "nutgraf_model.h"
#include "vectors.h"

enum { units = 32, lanes = 32 };

typedef int16_t numbers __attribute__((vector_size(2 * lanes)));
typedef int32_t products __attribute__((vector_size(4 * lanes)));
typedef int8_t weights __attribute__((vector_size(lanes)));

FOR_EACH_PROCESSOR
void nutgraf_add_rows(const int8_t *const *rows, size_t count, size_t from, int16_t *sums) {
    numbers sum = READ(numbers, sums);
    for (size_t row = 0; row < count; row++) {
        sum += __builtin_convertvector(READ(weights, rows[row] + from), numbers);
    }
    memcpy(sums, &sum, sizeof sum);
}

FOR_EACH_PROCESSOR
void nutgraf_add_units(
    const int16_t *here,
    const int16_t *before,
    const int16_t *behind,
    const int16_t *two_before,
    const int16_t *two_behind,
    const int16_t *output,
    int16_t one,
    int16_t *scores
) {
    numbers value = READ(numbers, output) + READ(numbers, here) + READ(numbers, before) + READ(numbers, behind)
        + READ(numbers, two_before) + READ(numbers, two_behind);
    const numbers most = (numbers){} + one;
    value = __builtin_elementwise_max(__builtin_elementwise_min(value, most), -most);
    // One becomes 2^14, of which a product loses 16 bits: one instruction does both.
    value <<= 7;
    int16_t values[units];
    memcpy(values, &value, sizeof value);
    // An eighth of a score is the unit of the sums. Each product is rounded down, half of its unit on average, which
    // the beginning makes up for together with the last rounding.
    numbers sum = (numbers){} + (int16_t)(units / 2 + 4);
    for (int unit = 0; unit < units; unit++) {
        const numbers row = READ(numbers, output + units + unit * lanes);
        const products product = __builtin_convertvector(row, products) * (int32_t)values[unit];
        sum += __builtin_convertvector(product >> 16, numbers);
    }
    sum >>= 3;
    sum += READ(numbers, scores);
    memcpy(scores, &sum, sizeof sum);
}
