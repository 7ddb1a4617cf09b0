"""Trains and runs the peers that the analyser is measured against: spaCy and CRFsuite.

  peers.py train spacy|crfsuite --corpora DIR --output DIR
  peers.py serve spacy|crfsuite --model DIR --articles FILE

`train` reads news/train.jsonl and ner/*.train.tsv of the corpora; news/dev.jsonl is what spaCy stops by. `serve`
reads the articles once, answers each line of standard input with one run over all of them, and prints a JSON object:
the seconds of the run on the monotonic clock and, for every article, the names as [start, end, kind] in bytes of
UTF-8. Only persons, organizations and locations (facilities among them) are told.

Needs `spacy` and `python-crfsuite` from PyPI.
"""

import argparse
import glob
import json
import os
import re
import subprocess
import sys
import time

KINDS = {"person": "PER", "organization": "ORG", "location": "LOC", "facility": "LOC"}
NAMES = {"PER": "person", "ORG": "organization", "LOC": "location"}


def articles(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def character_offsets(text):
    """The number of the character at each byte."""
    offsets = {}
    byte = 0
    for number, character in enumerate(text):
        offsets[byte] = number
        byte += len(character.encode("utf-8"))
    offsets[byte] = len(text)
    return offsets


def byte_offsets(text):
    """The byte of each character, and the end."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode("utf-8")))
    return offsets


def tagged_sentences(corpora):
    """Sentences of the open corpora: words, and BIO tags of the three kinds."""
    for path in sorted(glob.glob(os.path.join(corpora, "ner", "*.train.tsv"))):
        words, tags = [], []
        with open(path, encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if len(cells) < 2:
                    if words:
                        yield words, tags
                    words, tags = [], []
                    continue
                words.append(cells[0])
                tags.append(cells[1] if cells[1][2:] in NAMES else "O")
        if words:
            yield words, tags


# spaCy


def annotated_documents(nlp, path):
    for article in articles(path):
        document = nlp.make_doc(article["text"])
        offsets = character_offsets(article["text"])
        spans = []
        for mention in article["mentions"]:
            if mention["kind"] in KINDS:
                span = document.char_span(
                    offsets[mention["start"]], offsets[mention["end"]], label=KINDS[mention["kind"]]
                )
                if span is not None:
                    spans.append(span)
        document.ents = spans
        yield document


def train_spacy(corpora, output):
    import spacy
    from spacy.tokens import Doc, DocBin

    os.makedirs(output, exist_ok=True)
    nlp = spacy.blank("en")
    train = DocBin(docs=annotated_documents(nlp, os.path.join(corpora, "news", "train.jsonl")))
    for words, tags in tagged_sentences(corpora):
        train.add(Doc(nlp.vocab, words=words, ents=tags))
    train.to_disk(os.path.join(output, "train.spacy"))
    DocBin(docs=annotated_documents(nlp, os.path.join(corpora, "news", "dev.jsonl"))).to_disk(
        os.path.join(output, "dev.spacy")
    )
    configuration = os.path.join(output, "config.cfg")
    spacy_command = [sys.executable, "-m", "spacy"]
    subprocess.run(
        spacy_command + ["init", "config", configuration, "--lang", "en", "--pipeline", "ner", "--force"], check=True
    )
    subprocess.run(
        spacy_command
        + ["train", configuration, "--output", output]
        + ["--paths.train", os.path.join(output, "train.spacy"), "--paths.dev", os.path.join(output, "dev.spacy")]
        + ["--training.max_steps", "6000"],
        check=True,
    )


class SpacyPeer:
    def __init__(self, model):
        import spacy

        self.nlp = spacy.load(os.path.join(model, "model-best"))

    def run(self, texts):
        found = []
        for document in self.nlp.pipe(texts):
            found.append([(span.start_char, span.end_char, NAMES[span.label_]) for span in document.ents])
        return found


# CRFsuite

TOKEN = re.compile(r"\w+(?:[.'’]\w+)*|[^\w\s]")


def shape(word):
    return re.sub(r"(.)\1+", r"\1", re.sub("[0-9]", "0", re.sub("[^\\W\\d_]", lambda m: "A" if m[0].isupper() else "a", word)))


def word_features(words):
    """Per word the usual features of a linear chain: words, shapes and affixes in a window of five."""
    lower = [word.lower() for word in words]
    shapes = [shape(word) for word in words]
    last = len(words) - 1
    for i, word in enumerate(words):
        features = ["b", "w=" + word, "l=" + lower[i], "s=" + shapes[i]]
        for length in (1, 2, 3, 4):
            features.append("p%d=%s" % (length, lower[i][:length]))
            features.append("e%d=%s" % (length, lower[i][-length:]))
        for step in (-2, -1, 1, 2):
            j = i + step
            inside = 0 <= j <= last
            features.append("l%d=%s" % (step, lower[j] if inside else "-"))
            features.append("s%d=%s" % (step, shapes[j] if inside else "-"))
        if i > 0:
            features.append("lb=%s|%s" % (lower[i - 1], lower[i]))
            features.append("sb=%s|%s" % (shapes[i - 1], shapes[i]))
        if i < last:
            features.append("la=%s|%s" % (lower[i], lower[i + 1]))
            features.append("sa=%s|%s" % (shapes[i], shapes[i + 1]))
        yield features


def words_of(text):
    """Sentences of (word, start, end), in characters, cut at marks that end one."""
    sentence = []
    previous = 0
    for match in TOKEN.finditer(text):
        gap = text[previous : match.start()]
        if sentence and ("\n\n" in gap or (gap and sentence[-1][0] in ".!?”\"" and match[0][0].isupper())):
            yield sentence
            sentence = []
        sentence.append((match[0], match.start(), match.end()))
        previous = match.end()
    if sentence:
        yield sentence


def train_crfsuite(corpora, output):
    import pycrfsuite

    os.makedirs(output, exist_ok=True)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=True)
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 60, "feature.minfreq": 2})
    for article in articles(os.path.join(corpora, "news", "train.jsonl")):
        offsets = character_offsets(article["text"])
        tag_of = {}
        for mention in article["mentions"]:
            if mention["kind"] in KINDS:
                for place in range(offsets[mention["start"]], offsets[mention["end"]]):
                    tag_of[place] = ("B-" if place == offsets[mention["start"]] else "I-") + KINDS[mention["kind"]]
        for sentence in words_of(article["text"]):
            tags = [tag_of.get(start, "O") for _, start, _ in sentence]
            trainer.append(list(word_features([word for word, _, _ in sentence])), tags)
    for words, tags in tagged_sentences(corpora):
        trainer.append(list(word_features(words)), tags)
    trainer.train(os.path.join(output, "crfsuite.model"))


class CrfsuitePeer:
    def __init__(self, model):
        import pycrfsuite

        self.tagger = pycrfsuite.Tagger()
        self.tagger.open(os.path.join(model, "crfsuite.model"))

    def run(self, texts):
        found = []
        for text in texts:
            spans = []
            for sentence in words_of(text):
                tags = self.tagger.tag(list(word_features([word for word, _, _ in sentence])))
                for (_, start, end), tag in zip(sentence, tags):
                    if tag == "O":
                        continue
                    kind = NAMES[tag[2:]]
                    if tag[0] == "I" and spans and spans[-1][2] == kind and spans[-1][3]:
                        spans[-1] = (spans[-1][0], end, kind, True)
                    else:
                        spans.append((start, end, kind, True))
                if spans:
                    spans[-1] = spans[-1][:3] + (False,)
            found.append([span[:3] for span in spans])
        return found


def serve(peer, path):
    texts = [article["text"] for article in articles(path)]
    offsets = [byte_offsets(text) for text in texts]
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.monotonic()
        found = peer.run(texts)
        seconds = time.monotonic() - start
        names = [
            [[table[start], table[end], kind] for start, end, kind in spans] for table, spans in zip(offsets, found)
        ]
        print(json.dumps({"seconds": seconds, "names": names}), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("action", choices=["train", "serve"])
    parser.add_argument("peer", choices=["spacy", "crfsuite"])
    parser.add_argument("--corpora")
    parser.add_argument("--output")
    parser.add_argument("--model")
    parser.add_argument("--articles")
    given = parser.parse_args()
    if given.action == "train":
        {"spacy": train_spacy, "crfsuite": train_crfsuite}[given.peer](given.corpora, given.output)
    else:
        serve({"spacy": SpacyPeer, "crfsuite": CrfsuitePeer}[given.peer](given.model), given.articles)


if __name__ == "__main__":
    main()
