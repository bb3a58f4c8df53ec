"""Step 3: teach the smaller model, first by the whole one, then by our query-topic pairs.

    python scripts/penyemat/latih.py sari [--langkah 60]
    python scripts/penyemat/latih.py pasangan [--langkah 240]

Part one (sari): the model with fewer layers learns to give the vectors of the twelve-layer
model on our own short texts. Part two (pasangan): MultipleNegativesRankingLoss, in-batch
negatives. A batch holds a topic once; in every second batch, topics come with their nearest
neighbours from other elements, which makes the negatives hard (other class, other subject).
Steps bound the parts, so that a busy machine takes longer but does the same.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from menilai import ElementScores, Judged, Score, grade_words, pack, topic_passage
from pasangan import Pair, Taught, element_pairs, split, spoken, topic_pair
from umum import (
    DISTILLED,
    PASSAGE,
    PRUNED,
    QUERY,
    SEED,
    THINNED,
    TUNED,
    log_to,
    seed_everything,
    sentence_model,
)

BATCH = 64
CLUSTER = 8
"""Topics of one neighbourhood in a hard batch."""
SCALE = 40.0
STEPS = {"sari": 60, "pasangan": 240}
RATE = {"sari": 4e-4, "pasangan": 1.5e-4}
WARM_UP = 15
TRAINED_TOKENS = 48


def taught_topics() -> list[Taught]:
    """All topics of the pack with their elements and subject aliases."""
    aliases = {subject.name: subject.aliases for subject in pack().frame.subjects}
    return [
        Taught(topic=topic, summary=summary, aliases=aliases[summary.subject])
        for summary in pack().summaries
        for topic in summary.topics
    ]


def own_sentences(topics: Sequence[Taught], rng: random.Random) -> list[str]:
    """Prefixed texts for part one: titles, facts and queries of the training topics."""
    found = []
    for taught in topics:
        topic = taught.topic
        found.append(f"{PASSAGE}{grade_words(topic, taught.summary)}. {topic.title}")
        found.append(PASSAGE + topic.fact)
        found.extend(QUERY + phrase for phrase in topic.phrases)
        found.append(QUERY + spoken(rng.choice(topic.phrases), taught, rng))
    for card in pack().cards:
        found.extend(PASSAGE + fact.text for fact in card.facts)
    return found


class Neighbours:
    """The nearest topics of other elements, by a model's own vectors."""

    def __init__(self, model: Any, topics: Sequence[Taught]) -> None:
        texts = [QUERY + t.topic.title for t in topics]
        vectors = encoded(model, texts)
        elements = np.array([t.summary.strand_id for t in topics])
        close = vectors @ vectors.T
        close[elements[:, None] == elements[None, :]] = -1
        self.nearest = np.argsort(-close, axis=1)[:, : 2 * CLUSTER]


def batches(
    topics: Sequence[Taught], neighbours: Neighbours, rng: random.Random
) -> Iterator[list[Pair]]:
    """Endless batches: easy ones in shuffled order, hard ones by neighbourhood, elements."""
    turns = [rng.randrange(8) for _ in topics]
    order: list[int] = []
    elements: list[Pair] = []
    number = 0
    while True:
        number += 1
        if number % 10 == 0:
            if len(elements) < BATCH:
                elements = list(element_pairs(topics, rng))
                rng.shuffle(elements)
            chosen, elements = elements[:BATCH], elements[BATCH:]
            yield chosen
            continue
        if len(order) < BATCH:
            order = rng.sample(range(len(topics)), len(topics))
        if number % 2:
            picked, order = order[:BATCH], order[BATCH:]
        else:
            seeds, order = order[: BATCH // CLUSTER], order[BATCH // CLUSTER :]
            picked = _with_neighbours(seeds, neighbours, rng)
        for index in picked:
            turns[index] += 1
        yield [topic_pair(topics[index], turns[index], rng) for index in picked]


def _with_neighbours(seeds: Sequence[int], neighbours: Neighbours, rng: random.Random) -> list[int]:
    picked = dict.fromkeys(seeds)
    for seed in seeds:
        near = neighbours.nearest[seed].tolist()
        picked.update(dict.fromkeys(rng.sample(near, CLUSTER - 1)))
    return list(picked)


class Course:
    """An optimiser whose rate rises for some steps, then falls to zero by the last one."""

    def __init__(self, model: Any, part: str, steps: int, log: Any) -> None:
        import torch

        self.model, self.part, self.steps, self.log = model, part, steps, log
        self.optimiser = torch.optim.AdamW(model.parameters(), lr=RATE[part], fused=True)
        self.losses: list[float] = []

    def step(self, loss: Any) -> bool:
        """Take one step; False after the last one."""
        import torch

        taken = len(self.losses)
        factor = min((taken + 1) / WARM_UP, 1 - taken / self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = RATE[self.part] * factor
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.losses.append(float(loss.detach()))
        if (taken + 1) % 20 == 0:
            recent = sum(self.losses[-20:]) / 20
            self.log.info("%s %d dari %d: rugi %.4f", self.part, taken + 1, self.steps, recent)
        return taken + 1 < self.steps


def features(model: Any, texts: Sequence[str]) -> Any:
    """Token ids and mask of a batch."""
    return model.preprocess(list(texts)) if hasattr(model, "preprocess") else model.tokenize(texts)


def encoded(model: Any, texts: Sequence[str]) -> Any:
    """Vectors for choosing and judging, in bfloat16 where the machine is faster with it."""
    import torch

    with torch.autocast("cpu", torch.bfloat16):
        return model.encode(list(texts), batch_size=64)


def vectors_of(model: Any, texts: Sequence[str]) -> Any:
    """Sentence vectors that carry gradients."""
    return model(features(model, texts))["sentence_embedding"]


def distil(student: Any, teacher: Any, texts: Sequence[str], steps: int, log: Any) -> None:
    """Part one: the cosine between student and teacher goes to 1."""
    import torch

    course = Course(student, "sari", steps, log)
    student.train()
    size = 2 * BATCH
    by_length = sorted(texts, key=len)
    blocks = [by_length[start : start + size] for start in range(0, len(by_length), size)]
    rng = random.Random(SEED)
    while True:
        rng.shuffle(blocks)
        for block in blocks:
            with torch.autocast("cpu", torch.bfloat16):
                with torch.inference_mode():
                    wanted = vectors_of(teacher, block).float()
                got = vectors_of(student, block).float()
            loss = (1 - (got * wanted.clone()).sum(dim=1)).mean() * 10
            if not course.step(loss):
                return


def tune(model: Any, pairs: Iterator[list[Pair]], steps: int, log: Any) -> None:
    """Part two: MultipleNegativesRankingLoss over the batches."""
    import torch
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

    loss_of = MultipleNegativesRankingLoss(model, scale=SCALE)
    course = Course(model, "pasangan", steps, log)
    model.train()
    for batch in pairs:
        columns = [
            features(model, [QUERY + pair.query for pair in batch]),
            features(model, [PASSAGE + pair.passage for pair in batch]),
        ]
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(columns, None)
        if not course.step(loss):
            return


def without_dropout(model: Any) -> Any:
    """The model with dropout off: its random numbers cost a third of a step on a CPU."""
    import torch

    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    model[0].model.config.attention_probs_dropout_prob = 0.0
    return model


def validate(model: Any, held_out: Sequence[Taught], others: int = 500) -> Score:
    """Phrases of held-out topics against those topics without phrases and some others."""
    model.eval()
    hidden = {taught.topic.id for taught in held_out}
    mixed = [t for t in taught_topics() if t.topic.id not in hidden]
    shown = [*held_out, *random.Random(SEED).sample(mixed, others)]
    passages = [(t.summary.strand_id, topic_passage(t.topic, t.summary, ())) for t in shown]
    asked = [
        Judged(id="", text=phrase, relevant=frozenset({t.summary.strand_id}), kind="", part="")
        for t in held_out
        for phrase in t.topic.phrases[:2]
    ]
    found = encoded(model, [PASSAGE + text for _, text in passages])
    wanted = encoded(model, [QUERY + query.text for query in asked])
    scores = ElementScores([owner for owner, _ in passages])
    return scores.judge(scores.best(wanted @ found.T), asked)


def save(model: Any, folder: Path) -> None:
    """Write a checkpoint folder."""
    folder.mkdir(parents=True, exist_ok=True)
    model[0].model.save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(PRUNED / name, folder / name)


def main() -> int:
    """Write build/penyemat/3-sari/ or build/penyemat/4-pasangan/."""
    import torch

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bagian", choices=STEPS)
    parser.add_argument("--langkah", type=int)
    chosen = parser.parse_args()
    steps = chosen.langkah or STEPS[chosen.bagian]
    log = log_to(f"latih-{chosen.bagian}")
    rng = seed_everything()
    torch.set_flush_denormal(True)
    train, held_out = split(taught_topics(), SEED)
    log.info("%d topik latihan, %d disisihkan", len(train), len(held_out))
    teacher = without_dropout(sentence_model(PRUNED)).eval()
    source, target = (THINNED, DISTILLED) if chosen.bagian == "sari" else (DISTILLED, TUNED)
    student = without_dropout(sentence_model(source))
    teacher.max_seq_length = student.max_seq_length = TRAINED_TOKENS
    if chosen.bagian == "sari":
        distil(student, teacher, own_sentences(train, rng), steps, log)
    else:
        tune(student, batches(train, Neighbours(teacher, train), rng), steps, log)
    save(student, target)
    log.info("topik yang disisihkan: %s", validate(student, held_out))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
