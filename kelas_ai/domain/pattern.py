"""Pola pembelajaran: what a lesson looks like when no card knows the topic."""

from __future__ import annotations

from dataclasses import dataclass

from kelas_ai.domain.card import TopicCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A lesson template for one kind of subject.

    The template is a topic card whose texts carry places: {topik}, {Topik}, {fakta}, {mapel},
    {elemen}, {kelas}. Filling them gives a card that the composer treats like any other.
    """

    id: str
    template: TopicCard
