"""How each model family wants a conversation written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kelas_ai.errors import ConfigError

Turn = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatTemplate:
    """Renders system text, earlier turns and the question up to the model's answer."""

    name: str
    stop: tuple[str, ...]
    write: Callable[[str, Sequence[Turn], str], str]

    def render(self, system: str, question: str, turns: Sequence[Turn] = ()) -> str:
        """The prompt; special markers inside texts are made harmless."""
        clean = [(self._plain(asked), self._plain(answered)) for asked, answered in turns]
        return self.write(self._plain(system), clean, self._plain(question))

    def _plain(self, text: str) -> str:
        for marker in ("<|", "|>", "<start_of_turn>", "<end_of_turn>"):
            text = text.replace(marker, " ")
        return text


def _chatml(system: str, turns: Sequence[Turn], question: str) -> str:
    lines = [f"<|im_start|>system\n{system}<|im_end|>\n"]
    for asked, answered in turns:
        lines.append(f"<|im_start|>user\n{asked}<|im_end|>\n")
        lines.append(f"<|im_start|>assistant\n{answered}<|im_end|>\n")
    lines.append(f"<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n")
    return "".join(lines)


def _gemma(system: str, turns: Sequence[Turn], question: str) -> str:
    lines = []
    for asked, answered in turns:
        lines.append(f"<start_of_turn>user\n{asked}<end_of_turn>\n")
        lines.append(f"<start_of_turn>model\n{answered}<end_of_turn>\n")
    lines.append(f"<start_of_turn>user\n{system}\n\n{question}<end_of_turn>\n")
    return "".join((*lines, "<start_of_turn>model\n"))


def _plain(system: str, turns: Sequence[Turn], question: str) -> str:
    earlier = "".join(f"{asked}\n{answered}\n\n" for asked, answered in turns)
    return f"{system}\n\n{earlier}{question}\n"


TEMPLATES = {
    "chatml": ChatTemplate(name="chatml", stop=("<|im_end|>",), write=_chatml),
    "gemma": ChatTemplate(name="gemma", stop=("<end_of_turn>",), write=_gemma),
    "polos": ChatTemplate(name="polos", stop=("\n\n",), write=_plain),
}


MARKERS = {"<|im_start|>": "chatml", "<start_of_turn>": "gemma"}


def template_like(jinja: str) -> ChatTemplate:
    """The template whose markers a model file's own chat template uses; else plain text."""
    found = (name for marker, name in MARKERS.items() if marker in jinja)
    return TEMPLATES[next(found, "polos")]


def template_named(name: str) -> ChatTemplate:
    """The template called so in the catalogue.

    Raises: ConfigError for an unknown name.
    """
    try:
        return TEMPLATES[name]
    except KeyError as error:
        raise ConfigError(option="template", value=name, path="models/katalog.yaml") from error
