"""Faults that supervisors find, each planted in a sound plan; the code says what must notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.eval.plans import Draft, ecosystem, fractions, norms

Damage = Callable[[Draft], None]


@dataclass(frozen=True)
class Fault:
    """A planted fault. codes: any of these checks may report it."""

    name: str
    base: Callable[[], Draft]
    damage: Damage
    codes: frozenset[str]


def fault(name: str, base: Callable[[], Draft], damage: Damage, *codes: str) -> Fault:
    return Fault(name, base, damage, frozenset(codes))


def _set(**values: object) -> Damage:
    def change(plan: Draft) -> None:
        for field, value in values.items():
            setattr(plan, field, value)

    return change


def _objective(index: int, text: str) -> Damage:
    return lambda plan: plan.objectives.__setitem__(index, text)


def _item(index: int, question: str, choices: list[str], key: str) -> Damage:
    return lambda plan: plan.items.__setitem__(index, (question, choices, key))


def _extra(text: str) -> Damage:
    return lambda plan: plan.extra.append(text)


def _step(stage: int, index: int, minutes: int, text: str = "") -> Damage:
    def change(plan: Draft) -> None:
        name, whole, rows = plan.steps[stage]
        rows = list(rows)
        rows[index] = (minutes, text or rows[index][1])
        plan.steps[stage] = (name, whole, rows)

    return change


def _stage(stage: int, minutes: int) -> Damage:
    def change(plan: Draft) -> None:
        name, _, rows = plan.steps[stage]
        plan.steps[stage] = (name, minutes, rows)

    return change


def _without_check(index: int) -> Damage:
    def change(plan: Draft) -> None:
        del plan.checks[index]

    return change


def _without_steps(plan: Draft) -> None:
    plan.steps = [plan.steps[0]]


PHOTOSYNTHESIS = (
    "Klorofil di dalam kloroplas menyerap cahaya, stomata mengambil karbon dioksida, dan "
    "fotosintesis menghasilkan glukosa serta oksigen pada daun."
)
PARABOLA = (
    "Grafik fungsi kuadrat berbentuk parabola dengan titik puncak, sumbu simetri, diskriminan, dan "
    "akar persamaan kuadrat yang memotong sumbu."
)

FAULTS: tuple[Fault, ...] = (
    fault("kelas dan fase berbeda", fractions, _set(phase="B"), "IDEN-02", "IDEN-04"),
    fault("fase SMP untuk kelas SD", fractions, _set(phase="D"), "IDEN-02"),
    fault("kelas lain di langkah", ecosystem,
        _step(1, 0, 25, "Murid kelas IX mengamati kebun sekolah, mencatat produsen, konsumen, dan pengurai."), "IDEN-04"),
    fault("mapel tidak ada pada fase", fractions, _set(subject="Informatika"), "IDEN-03"),
    fault("mapel kosong", norms, _set(subject="-"), "IDEN-01"),
    fault("menit JP SD di SMP", ecosystem, _set(time="2 x 35 menit"), "JAM-01", "JAM-02"),
    fault("menit JP SMA di SD", fractions, _set(time="2 x 45 menit"), "JAM-01", "JAM-02"),
    fault("jumlah menit kurang", fractions, _stage(1, 35), "JAM-02", "JAM-03"),
    fault("jumlah menit lebih", norms, _stage(2, 40), "JAM-02", "JAM-03"),
    fault("langkah tidak sama dengan tahap", ecosystem, _step(1, 1, 35), "JAM-03"),
    fault("Profil Pelajar Pancasila", fractions, _set(profile="Profil Pelajar Pancasila: mandiri"), "ISTILAH-01"),
    fault("kompetensi dasar", norms, _extra("Kompetensi dasar 3.2 tentang norma."), "ISTILAH-01"),
    fault("KKM", ecosystem, _extra("Murid tuntas bila mencapai KKM 75."), "ISTILAH-01"),
    fault("P5", norms, _extra("Kegiatan ini bagian dari P5 tema demokrasi."), "ISTILAH-01"),
    fault("keputusan CP lama", ecosystem, _set(outcome="Murid memahami ekosistem (Kepka BSKAP 032/H/KR/2024)."), "ISTILAH-01"),
    fault("standar proses lama", fractions, _set(sources=["Permendikbudristek Nomor 16 Tahun 2022"]), "ISTILAH-01"),
    fault("CP tanpa sumber", norms, _set(outcome="Murid menaati norma dan aturan di lingkungannya."), "CAPAI-01"),
    fault("memahami sebagai tujuan", fractions, _objective(0, "Memahami penjumlahan pecahan berbeda penyebut."), "TUJU-01"),
    fault("mengetahui sebagai tujuan", ecosystem, _objective(0, "Murid dapat mengetahui peran produsen, konsumen, dan pengurai."), "TUJU-01"),
    fault("dua kompetensi", norms, _objective(0, "Membedakan empat norma di sekolah dan menyusun tata tertib kelas."), "TUJU-01"),
    fault("tujuan dengan metode", fractions, _objective(1, "Menyelesaikan masalah takaran pecahan melalui diskusi kelompok."), "TUJU-02"),
    fault("tujuan dengan media", ecosystem, _objective(0, "Menjelaskan peran produsen, konsumen, pengurai dengan menggunakan media video."), "TUJU-02"),
    fault("tujuan tanpa langkah", fractions, _objective(1, "Menghitung luas permukaan tabung dan kerucut."), "TUJU-03", "TUJU-01"),
    fault("tujuan tanpa asesmen", norms, _objective(1, "Menunjukkan letak garis khatulistiwa pada peta benua Afrika."), "TUJU-03"),
    fault("isian kosong kurung siku", fractions, _set(trigger="[tuliskan pertanyaan pemantik di sini]"), "ISI-01"),
    fault("isian kurawal", norms, _extra("Kegiatan disesuaikan dengan {topik_pelajaran}."), "ISI-01"),
    fault("lorem ipsum", ecosystem, _extra("Lorem ipsum dolor sit amet."), "ISI-01"),
    fault("nama sekolah contoh", norms, _set(school="[Nama Sekolah]"), "ISI-01"),
    fault("sapaan AI di awal", ecosystem, _set(trigger="Tentu, berikut pertanyaan pemantik yang Anda minta."), "ISI-02"),
    fault("penutup AI", fractions, _extra("Semoga membantu! Apakah Anda ingin saya menambahkan rubrik?"), "ISI-02"),
    fault("pengakuan AI", norms, _extra("Sebagai model bahasa, saya tidak dapat mengamati kelas Anda."), "ISI-02"),
    fault("bagian fotosintesis dalam pecahan", fractions, _step(1, 1, 15, PHOTOSYNTHESIS), "ISI-03"),
    fault("bagian parabola dalam norma", norms, _step(1, 1, 30, PARABOLA), "ISI-03"),
    fault("tanpa asesmen awal", ecosystem, _without_check(0), "ASES-01"),
    fault("tanpa asesmen proses", norms, _without_check(1), "ASES-01"),
    fault("tanpa langkah inti dan penutup", fractions, _without_steps, "JAM-02", "TUJU-03", "BAGIAN-01"),
    fault("tanpa tujuan", norms, _set(objectives=[]), "BAGIAN-01", "TUJU-01"),
    fault("kunci pilihan salah", fractions, _item(0, "Hasil dari 1/2 + 1/3 adalah …", ["2/5", "5/6", "1/5", "2/6"], "A"), "KUNCI-01"),
    fault("kunci isian salah", fractions, _item(2, "Hasil dari 3/4 + 1/8 adalah …", [], "4/12"), "KUNCI-01"),
    fault("kunci perkalian salah", fractions, _item(2, "Hasil dari 12 × 15 adalah …", [], "170"), "KUNCI-01"),
    fault("pembahasan salah", fractions, _item(2, "Berapa 3/4 + 1/8?", [], "3/4 + 1/8 = 4/12"), "KUNCI-01"),
    fault("kunci di luar pilihan", ecosystem, _item(0, "Pembuat makanan sendiri disebut …", ["konsumen", "produsen", "pengurai"], "D"), "KUNCI-02"),
    fault("kata rusak", ecosystem, _set(support=["Murid yang perlu bimbingan mempahami kartu gambar lebih dahulu."]), "EJAAN-01"),
    fault("salah ketik", norms, _set(media="Kartu kasus, kertas kesepakatan, papan tulsi"), "EJAAN-01"),
    fault("tanpa refleksi dan diferensiasi", fractions, _set(reflection=[], support=[]), "BAGIAN-02"),
)  # fmt: skip
