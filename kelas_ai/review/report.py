"""A review as the JSON that programs read."""

from __future__ import annotations

from typing import Any

from kelas_ai.domain.review import Review


def review_json(review: Review) -> dict[str, Any]:
    """`{"putusan", "butir": [{"kode", "lulus", "bukti", "saran", …}]}`."""
    return {
        "putusan": str(review.verdict),
        "butir": [
            {
                "kode": finding.code,
                "judul": finding.title,
                "bobot": str(finding.severity),
                "lulus": finding.passed,
                "bukti": finding.evidence,
                "saran": finding.fix,
                "blok": finding.block_id,
                "halaman": finding.page,
            }
            for finding in review.findings
        ],
    }
