"""Makes the table out of the words and what the teachers said of them.

    python table.py WORDS.tsv FOLDER OUT.bin [MOST]

Each teacher's vectors are centred and normalised. What a teacher has not said is guessed from what the other has (ridge regression,
trained on the words that both know): so that a word in Greek, of which the second teacher knows nothing, lies where its English
equal does. In each, the directions in which the words differ most are made half as loud (variance ^ -WHITENING): they say more of what
kind of word it is than of what it means. Both side by side, the first 128 principal components, normalised, rotated at random,
product quantised to 32 bytes.

The file, little endian: "FNWV", a 32-bit length, a header of JSON of that length (padded to 4), and its sections, each on a
multiple of 4:

  codebook    float32 32 x 256 x 4   the centroids of each part of a vector
  cells       float32 256 x 128      the centroids of the coarse index
  blocks      uint32                 where each 16th key begins in keys, and where they end
  keys        bytes                  the words in UTF-8, sorted by bytes: of each, how many bytes it shares with the one before it
                                     (0 at the beginning of a block), how many follow, and these
  frequencies uint8                  of each word, in the language that has it most: 10^(-n / 25); 255 unknown
  cellOf      uint8                  the nearest of the cells
  codes       uint8 32 a word        which centroid stands for each part
  rarerWord, rarerLanguage, rarerFrequency   uint32, uint8, uint8: words that another language of the header has far less often
"""
import hashlib
import json
import math
import struct
import sys

import numpy as np

from embed import read_vectors, read_words
from words import keys_of

DIMENSIONS, PARTS, CENTROIDS, CELLS, BLOCK = 128, 32, 256, 256, 16
SAMPLE = 50_000
RIDGE = 3.0
WHITENING = 0.25
# Where a word weighs no less than 0.95 everywhere it does not matter which language it is in.
COMMON = 5e-6


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)


def place(folder, teacher, index):
    """A row a word, centred and normalised, and which words the teacher has seen."""
    words, vectors = read_vectors(folder, teacher)
    rows = np.array([index.get(w, -1) for w in words])
    vectors = vectors[rows >= 0].astype(np.float32)
    rows = rows[rows >= 0]
    out = np.zeros((len(index), vectors.shape[1]), np.float32)
    out[rows] = unit(vectors - vectors.mean(0))
    seen = np.zeros(len(index), bool)
    seen[rows] = True
    return out, seen


def guess(known, unknown, both, missing):
    """What the teacher of `unknown` would have said about `missing`, from what the other says."""
    x, y = known[both], unknown[both]
    weights = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ y)
    unknown[missing] = unit(known[missing] @ weights.astype(np.float32))


def whiten(x, random):
    """Each principal component divided by its variance ^ WHITENING."""
    some = x[random.permutation(len(x))[:SAMPLE]]
    values, vectors = np.linalg.eigh(some.T @ some / len(some))
    scale = (np.maximum(values, values[-1] * 1e-4) / values[-1]) ** -WHITENING
    return unit(x @ (vectors * scale @ vectors.T).astype(np.float32))


def reduce(x, random):
    """The first principal components, normalised, rotated so that no part of a vector holds more than another."""
    some = x[random.permutation(len(x))[:SAMPLE]]
    _, vectors = np.linalg.eigh(some.T @ some)
    rotation, _ = np.linalg.qr(random.standard_normal((DIMENSIONS, DIMENSIONS)))
    return unit(x @ (vectors[:, ::-1][:, :DIMENSIONS] @ rotation).astype(np.float32))


def nearest(x, centroids):
    out = np.empty(len(x), np.int64)
    for at in range(0, len(x), 20_000):
        out[at: at + 20_000] = (2 * x[at: at + 20_000] @ centroids.T - (centroids**2).sum(1)).argmax(1)
    return out


def k_means(x, k, random, rounds=12):
    x = x[random.permutation(len(x))[:SAMPLE]]
    centroids = x[:k].copy()
    for _ in range(rounds):
        of = nearest(x, centroids)
        counts = np.bincount(of, minlength=k)
        for d in range(x.shape[1]):
            sums = np.bincount(of, x[:, d], k)
            centroids[:, d] = np.where(counts > 0, sums / np.maximum(counts, 1), centroids[:, d])
    return centroids


def level(frequency):
    return min(255, max(0, round(-25 * math.log10(frequency)))) if frequency > 0 else 255


def front_coded(keys):
    out, starts, before = bytearray(), [], b""
    for i, key in enumerate(keys):
        shared = 0
        if i % BLOCK == 0:
            starts.append(len(out))
        else:
            while shared < min(len(key), len(before)) and key[shared] == before[shared]:
                shared += 1
        out += bytes((shared, len(key) - shared)) + key[shared:]
        before = key
    return bytes(out), [*starts, len(out)]


def make(words, folder):
    """The words that there are vectors for, with these: 128 numbers a word."""
    random = np.random.default_rng(1)
    index = {w: i for i, w in enumerate(words)}
    first, has_first = place(folder, "e5", index)
    second, has_second = place(folder, "use", index)
    both = has_first & has_second
    guess(first, second, both, has_first & ~has_second)
    guess(second, first, both, has_second & ~has_first)
    there = np.flatnonzero(has_first | has_second)
    names = list(words)
    sides = [whiten(side[there], random) for side in (first, second)]
    return [names[i] for i in there], reduce(np.hstack(sides), random)


def folded(names):
    """Forms without accents that are no words themselves, with the place of the word that each is taken for: the likeliest."""
    known = set(names)
    out = {}
    for i, (_, form) in enumerate(keys_of(names)):
        if form not in known:
            out.setdefault(form, i)
    return out


def main(words_file, folder, out, most=None):
    words = dict(read_words(words_file, most and int(most)))
    names, vectors = make(words, folder)
    random = np.random.default_rng(2)
    size = DIMENSIONS // PARTS
    codebook = np.empty((PARTS, CENTROIDS, size), np.float32)
    codes = np.empty((len(names), PARTS), np.uint8)
    for p in range(PARTS):
        part = np.ascontiguousarray(vectors[:, p * size: (p + 1) * size])
        codebook[p] = k_means(part, CENTROIDS, random)
        codes[:, p] = nearest(part, codebook[p])
    cells = k_means(vectors, CELLS, random)
    cell_of = nearest(vectors, cells).astype(np.uint8)
    entries = [(w.encode(), i) for i, w in enumerate(names)] + [(w.encode(), i) for w, i in folded(names).items()]
    entries.sort()
    as_found = {key for key, _ in keys_of(names)}
    entries = [(key, i) for key, i in entries if len(key) < 256 and (key.decode() in as_found or key.decode() not in words)]
    rows = np.array([i for _, i in entries])
    keys, blocks = front_coded([key for key, _ in entries])
    languages = sorted({l for by in words.values() for l in by if l != "*"})
    frequencies, rarer = [], []
    for at, i in enumerate(rows):
        by = words[names[i]]
        most = max(by.values())
        frequencies.append(level(most))
        if most >= COMMON:
            rarer += [(at, languages.index(l), level(f)) for l, f in sorted(by.items()) if l != "*" and f < most / 2]
    sections = {
        "codebook": codebook, "cells": cells.astype(np.float32), "blocks": np.array(blocks, np.uint32),
        "keys": np.frombuffer(keys, np.uint8), "frequencies": np.array(frequencies, np.uint8), "cellOf": cell_of[rows],
        "codes": codes[rows], "rarerWord": np.array([r[0] for r in rarer], np.uint32),
        "rarerLanguage": np.array([r[1] for r in rarer], np.uint8), "rarerFrequency": np.array([r[2] for r in rarer], np.uint8),
    }
    write(out, sections, {"words": len(entries), "languages": languages})
    print(f"{len(names):,} words and {len(entries) - len(names):,} forms without accents, {len(rarer):,} words rarer elsewhere")


def write(out, sections, facts):
    body, places = bytearray(), {}
    for name, array in sections.items():
        data = np.ascontiguousarray(array).tobytes()
        places[name] = [len(body), len(data)]
        body += data + bytes(-len(data) % 4)
    header = json.dumps({**facts, "sha256": hashlib.sha256(body).hexdigest(), "sections": places}).encode()
    header += b" " * (-len(header) % 4)
    with open(out, "wb") as file:
        file.write(b"FNWV" + struct.pack("<I", len(header)) + header + body)
    print({name: length for name, (_, length) in places.items()}, 8 + len(header) + len(body))


if __name__ == "__main__":
    main(*sys.argv[1:])
