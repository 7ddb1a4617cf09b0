// The lists in `lists/`, and where they come from:
//
// - places.tsv: countries and capitals after a list of country codes and names (PDDL 1.0);
//   regions and cities after GeoNames (https://www.geonames.org, CC BY 4.0), those that are named as places
//   in the news texts named under words.txt, without the codes that `nutgraf-lab review-places` finds doubtful;
//   continents, seas and short forms are this project's.
// - towns.tsv: this project's own choice of known towns, regions and sights with their countries; where else their names
//   occur after GeoNames' cities of 15,000 people and more (CC BY 4.0). `nutgraf-lab review-places` finds what it misses.
// - demonyms.tsv: nationalities after GOV.UK (Open Government Licence v3.0) by way of dariusk/corpora (CC0),
//   with codes, plurals and religions added by this project.
// - forenames.tsv: common forenames by country (CC0), the most frequent ones of the US Census of 1990 (public
//   domain), and those of smashew's list of all first names (Unlicense) that stand before surnames in the news texts
//   named under words.txt.
// - organizations.txt: newspapers, companies and US agencies of dariusk/corpora (CC0), with this project's own.
// - words.txt: words with a fair share of their uses in lower case, counted in Wikipedia's Current Events
//   portal (CC BY-SA 4.0), Wikinews (CC BY 2.5) and the OneStopEnglish corpus (CC BY-SA 4.0).
// - classes.tsv, boilerplate.tsv, nicknames.tsv: this project's own; the occupations of classes.tsv with the last words
//   of dariusk/corpora's list (CC0).
// - languages.tsv: this project's own, with the stop words of dariusk/corpora (CC0) for Arabic, Bulgarian, Czech,
//   Finnish, Greek, Latvian, Polish, Russian, Slovak and Turkish.
// - summary.tsv: weights learned by `nutgraf-lab train summary` from Wikinews (CC BY 2.5) and the OneStopEnglish
//   corpus (CC BY-SA 4.0).
// - quotations.tsv: weights learned by `nutgraf-lab train speakers` from annotated articles of Wikinews (CC BY 2.5) and
//   the OneStopEnglish corpus (CC BY-SA 4.0).
// - roles.tsv: weights learned by `nutgraf-lab train roles` from the same articles.
// - entities.model: learned by `nutgraf-lab train entities`; its many sources are in deploy/MODEL_CARD.md.
// - entities.tsv: the character references of HTML 4.01, with some of HTML 5.
#include "nutgraf_model.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words[] = {
#embed "lists/words.txt"
};
static const unsigned char classes[] = {
#embed "lists/classes.tsv"
};
static const unsigned char places[] = {
#embed "lists/places.tsv"
};
static const unsigned char demonyms[] = {
#embed "lists/demonyms.tsv"
};
static const unsigned char forenames[] = {
#embed "lists/forenames.tsv"
};
static const unsigned char organizations[] = {
#embed "lists/organizations.txt"
};

static const unsigned char entities[] = {
#embed "lists/entities.tsv"
};
static const unsigned char boilerplate[] = {
#embed "lists/boilerplate.tsv"
};
static const unsigned char languages[] = {
#embed "lists/languages.tsv"
};
static const unsigned char summary[] = {
#embed "lists/summary.tsv"
};

static const unsigned char nicknames[] = {
#embed "lists/nicknames.tsv"
};
static const unsigned char quotations[] = {
#embed "lists/quotations.tsv"
};
static const unsigned char roles[] = {
#embed "lists/roles.tsv"
};
static const unsigned char towns[] = {
#embed "lists/towns.tsv"
};

// Read in place as numbers, so it begins where they may.
static const _Alignas(64) unsigned char entity_model[] = {
#embed "lists/entities.model"
};

const unsigned char *nutgraf_model_entities(size_t *length) {
    *length = sizeof entity_model;
    return entity_model;
}

const unsigned char *nutgraf_model_list(nutgraf_list list, size_t *length) {
    switch (list) {
    case NUTGRAF_LIST_WORDS: *length = sizeof words; return words;
    case NUTGRAF_LIST_CLASSES: *length = sizeof classes; return classes;
    case NUTGRAF_LIST_PLACES: *length = sizeof places; return places;
    case NUTGRAF_LIST_DEMONYMS: *length = sizeof demonyms; return demonyms;
    case NUTGRAF_LIST_FORENAMES: *length = sizeof forenames; return forenames;
    case NUTGRAF_LIST_ORGANIZATIONS: *length = sizeof organizations; return organizations;
    case NUTGRAF_LIST_ENTITIES: *length = sizeof entities; return entities;
    case NUTGRAF_LIST_BOILERPLATE: *length = sizeof boilerplate; return boilerplate;
    case NUTGRAF_LIST_SUMMARY: *length = sizeof summary; return summary;
    case NUTGRAF_LIST_LANGUAGES: *length = sizeof languages; return languages;
    case NUTGRAF_LIST_NICKNAMES: *length = sizeof nicknames; return nicknames;
    case NUTGRAF_LIST_QUOTATIONS: *length = sizeof quotations; return quotations;
    case NUTGRAF_LIST_ROLES: *length = sizeof roles; return roles;
    case NUTGRAF_LIST_TOWNS: *length = sizeof towns; return towns;
    }
    *length = 0;
    return 0;
}
