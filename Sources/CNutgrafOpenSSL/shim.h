// What Nutgraf uses of OpenSSL 3, with functions in place of the macros that Swift cannot see.
#pragma once

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

// Contexts: each returns 1 on success.

static inline int nutgraf_ctx_require_tls13(SSL_CTX *context) {
    return SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION)
        && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION);
}

static inline void nutgraf_ctx_turn_off_sessions(SSL_CTX *context) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

static inline void nutgraf_ctx_set_memory_modes(SSL_CTX *context) {
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

// Sends the certificates of the chain file and no others, though those that are trusted would complete them.
static inline void nutgraf_ctx_send_given_chain(SSL_CTX *context) {
    SSL_CTX_set_mode(context, SSL_MODE_NO_AUTO_CHAIN);
}

// Connections.

static inline int nutgraf_set_server_name(SSL *ssl, const char *name) {
    return (int)SSL_set_tlsext_host_name(ssl, name);
}

static inline int nutgraf_chain_count(const STACK_OF(X509) *chain) {
    return chain == NULL ? 0 : sk_X509_num(chain);
}

static inline X509 *nutgraf_chain_certificate(const STACK_OF(X509) *chain, int index) {
    return sk_X509_value(chain, index);
}

// Certificates.

static inline STACK_OF(X509) *nutgraf_new_chain(void) {
    return sk_X509_new_null();
}

// Takes the certificate over, and frees it where it cannot be kept.
static inline void nutgraf_append(STACK_OF(X509) *chain, X509 *certificate) {
    if (chain == NULL || sk_X509_push(chain, certificate) == 0) X509_free(certificate);
}

static inline void nutgraf_free_chain(STACK_OF(X509) *chain) {
    sk_X509_pop_free(chain, X509_free);
}

static inline EVP_PKEY *nutgraf_new_p256_key(void) {
    return EVP_EC_gen("P-256");
}

static inline void nutgraf_extension_context(X509V3_CTX *context, X509 *issuer, X509 *subject) {
    X509V3_set_ctx(context, issuer, subject, NULL, NULL, 0);
    X509V3_set_ctx_nodb(context);
}

static inline int nutgraf_names_count(const GENERAL_NAMES *names) {
    return names == NULL ? 0 : sk_GENERAL_NAME_num(names);
}

static inline GENERAL_NAME *nutgraf_name_at(const GENERAL_NAMES *names, int index) {
    return sk_GENERAL_NAME_value(names, index);
}

static inline GENERAL_NAMES *nutgraf_subject_alternative_names(const X509 *certificate) {
    return (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
}
