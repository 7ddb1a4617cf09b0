// The sums of the summary's decision trees, for processors with wide vectors and for others.
#include "nutgraf_model.h"
#include "vectors.h"

enum { lanes = 8 };

typedef float numbers __attribute__((vector_size(4 * lanes)));
typedef int32_t bits __attribute__((vector_size(4 * lanes)));

#define LEAF(number) ((bits){} + (int32_t)tree->leaves[number])
#define ANSWER(number) READ(bits, answers + tree->questions[number] * lanes)
// An answer has all bits for yes, and none for no.
#define CHOOSE(no, yes, answer) ((no) ^ (((no) ^ (yes)) & (answer)))

FOR_EACH_PROCESSOR
void nutgraf_add_trees(
    const float *rows,
    const nutgraf_question *questions,
    size_t question_count,
    const nutgraf_tree *trees,
    size_t tree_count,
    int32_t *answers,
    float *sums
) {
    for (size_t number = 0; number < question_count; number++) {
        const float least = questions[number].threshold;
        const numbers threshold = {least, least, least, least, least, least, least, least};
        const bits answer = READ(numbers, rows + questions[number].feature * lanes) > threshold;
        memcpy(answers + number * lanes, &answer, sizeof answer);
    }
    numbers sum = READ(numbers, sums);
    for (const nutgraf_tree *tree = trees; tree < trees + tree_count; tree++) {
        const bits leftmost = CHOOSE(LEAF(0), LEAF(1), ANSWER(3));
        const bits left = CHOOSE(LEAF(2), LEAF(3), ANSWER(4));
        const bits right = CHOOSE(LEAF(4), LEAF(5), ANSWER(5));
        const bits rightmost = CHOOSE(LEAF(6), LEAF(7), ANSWER(6));
        const bits less = CHOOSE(leftmost, left, ANSWER(1));
        const bits more = CHOOSE(right, rightmost, ANSWER(2));
        sum += (numbers)CHOOSE(less, more, ANSWER(0));
    }
    memcpy(sums, &sum, sizeof sum);
}
