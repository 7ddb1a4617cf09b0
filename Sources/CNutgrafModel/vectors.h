// Vectors of numbers that each processor adds up as well as it can.
#pragma once

#include <stdint.h>
#include <string.h>

/// Before a function: it is compiled for processors with wide vectors too, and the right one is taken at the start.
#ifdef __x86_64__
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

/// A vector of a type, read where no vector need lie.
#define READ(type, place) ({ type value; memcpy(&value, (place), sizeof value); value; })
