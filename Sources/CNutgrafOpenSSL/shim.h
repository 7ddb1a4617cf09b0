// What Nutgraf uses of OpenSSL 3, with functions in place of the macros that Swift cannot see.
#pragma once

#include <openssl/sha.h>
#include <openssl/ssl.h>
