"""Writing some lines of a scene again, as told: by a language model, or by rule.

The embedded writer understands two kinds of instruction, in Chinese and English, alone or together: shorter, and another
feeling. It says so when it does not understand, instead of doing something else.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import Field

from engine.drama.script import Beat, Scene, Script
from engine.drama.vocabulary import Emotion, Language
from engine.errors import BadInput
from engine.writing.continuity import emotion_of
from engine.writing.model_forms import Form, Text
from engine.writing.prompting import prompt

if TYPE_CHECKING:
    from engine.providers.text import TextProvider

_SHORTER = re.compile(r"短|精简|简洁|简练|压缩|啰嗦|废话|short|tight|trim|brief|concise|cut|less\s+word", re.I)
_FEELINGS: dict[Emotion, re.Pattern[str]] = {
    "angry": re.compile(r"怒|生气|火大|愤|狠|凶|angr|furious|rage|mad\b|harsh", re.I),
    "sad": re.compile(r"悲|伤心|难过|哭|哀|sad|sorrow|cry|tear|grie", re.I),
    "tender": re.compile(r"温柔|柔|轻声|深情|爱|tender|soft|gentl|loving|warm", re.I),
    "scornful": re.compile(r"轻蔑|嘲|冷笑|讽|不屑|刻薄|scorn|mock|sarcas|contempt|cold", re.I),
    "afraid": re.compile(r"怕|恐|慌|紧张|惊恐|afraid|fear|scared|nervous|panic", re.I),
    "surprised": re.compile(r"惊讶|吃惊|意外|震惊|surpris|shock|amaz|astonish", re.I),
    "happy": re.compile(r"开心|高兴|快乐|欢|喜|happ|joy|cheer|bright", re.I),
    "neutral": re.compile(r"平静|冷静|克制|淡|calm|restrain|neutral|quiet|understat", re.I),
}
_SOFT = {"zh": re.compile(r"(吧|呢|啊|呀|嘛|哦|啦)(?=[。！？，,.!?…]|$)"), "en": re.compile(r"\b(perhaps|maybe|I think|I guess|just|really|please),?\s+", re.I)}
_FILLERS = {"zh": re.compile(r"(其实|就是说|然后|那个|真的是|真的|非常|特别|好像|可能|也许|你知道的?)，?"),
            "en": re.compile(r"\b(well|actually|you know|I mean|sort of|kind of|really|very|just|perhaps|maybe),?\s+", re.I)}
_OPENING: dict[Language, dict[Emotion, str]] = {
    "zh": {"sad": "……", "afraid": "别……", "scornful": "呵，", "surprised": "什么？"},
    "en": {"sad": "…", "afraid": "No… ", "scornful": "Oh, ", "surprised": "What? "},
}
_END: dict[Language, dict[Emotion, str]] = {
    "zh": {"angry": "！", "happy": "！", "sad": "……", "tender": "。", "neutral": "。", "scornful": "。", "afraid": "……", "surprised": "！"},
    "en": {"angry": "!", "happy": "!", "sad": "…", "tender": ".", "neutral": ".", "scornful": ".", "afraid": "…", "surprised": "!"},
}


class NewLine(Form):
    """One line as a language model writes it."""

    text: Text
    emotion: Text = Field("", json_schema_extra={"enum": list(_FEELINGS)})


class Rewritten(Form):
    """What a language model answers: one entry per line that it was given, in order."""

    lines: list[NewLine]


def rewrite_beats(script: Script, scene: Scene, indices: Sequence[int], instruction: str, provider: str | TextProvider = "embedded") -> list[Beat]:
    """Other words for the beats of these indices, as many, by the same people. Raises BadInput for beats that are not there
    or an instruction that the embedded writer does not understand, ProviderError when a model fails."""
    if not indices or not all(0 <= i < len(scene.beats) for i in indices):
        raise BadInput("Choose lines of this scene.", key="error.no_beats")
    chosen = [scene.beats[i] for i in sorted(set(indices))]
    if provider == "embedded":
        return by_rule(chosen, instruction, script.language)
    return _by_model(script, scene, sorted(set(indices)), instruction, provider)


def by_rule(beats: Sequence[Beat], instruction: str, language: Language) -> list[Beat]:
    """The embedded writer. Raises BadInput when it does not understand."""
    shorter = bool(_SHORTER.search(instruction))
    feeling = next((emotion for emotion, words in _FEELINGS.items() if words.search(instruction)), None)
    if not shorter and feeling is None:
        raise BadInput("The embedded writer understands “shorter” and feelings (angrier, sadder, softer, colder, frightened, surprised, happier, calmer). "
                       "For anything else choose a language model for this drama, or edit the line yourself.", key="error.rewrite_unknown")
    made = []
    for beat in beats:
        text = _shortened(beat.text, language) if shorter else beat.text
        if feeling and beat.kind == "dialogue":
            text = _felt(text, feeling, language)
        made.append(beat.model_copy(update={"text": text[:600], "emotion": feeling if feeling and beat.kind != "narration" else beat.emotion}))
    return made


def _shortened(text: str, language: Language) -> str:
    """Without fillers; then without its least weighty clause, as long as something with sense is left."""
    plain = _FILLERS[language].sub("", text).strip() or text
    pieces = re.findall(r"[^，,；;。.！!？?…—]+[，,；;。.！!？?…—]*", plain)
    least = 3 if language == "zh" else 10
    if len(pieces) > 1:
        # What stands last carries the point; the shortest of the others is dropped first.
        heads = sorted(range(len(pieces) - 1), key=lambda i: (len(pieces[i]), -i))
        keep = [p for i, p in enumerate(pieces) if i != heads[0]]
        if sum(len(p.strip("，,；;。.！!？?…— ")) for p in keep) >= least:
            plain = "".join(keep).strip()
    if language == "en" and plain:
        plain = plain[0].upper() + plain[1:]
    return plain


def _felt(text: str, feeling: Emotion, language: Language) -> str:
    """The same words as somebody says them who feels so."""
    if feeling in ("angry", "scornful", "neutral"):
        text = _SOFT[language].sub("", text).strip() or text
    opening = _OPENING[language].get(feeling, "")
    bare = text.rstrip("。.！!…")
    if bare and text[-1] not in "？?":
        text = bare + _END[language][feeling]
    if opening and not text.startswith(opening.strip()):
        joined = opening + (text if language == "zh" or not opening.endswith(", ") else text[0].lower() + text[1:])
        text = joined
    if language == "en" and text:
        text = text[0].upper() + text[1:]
    return text


def _by_model(script: Script, scene: Scene, indices: Sequence[int], instruction: str, provider: str | TextProvider) -> list[Beat]:
    from engine.drama.brief import Brief
    from engine.providers.text import text_provider
    from engine.writing.model_writer import Work
    lines = "\n".join(f"{'>>> ' if i in indices else ''}{b.character or '—'} ({b.kind}, {b.emotion}): {b.text}" for i, b in enumerate(scene.beats))
    people = "\n".join(f"{c.name}: {', '.join(x for x in (c.job, c.temper, c.want) if x)}" for c in script.characters if c.name in scene.characters)
    work = Work(Brief(prompt=script.logline or script.title + "……", language=script.language), script.language,
                text_provider(provider) if isinstance(provider, str) else provider)

    def fault(answer: Rewritten) -> str:
        if len(answer.lines) != len(indices):
            return f"{len(indices)} lines are asked for, {len(answer.lines)} came"
        return "a line is empty" if any(not line.text for line in answer.lines) else ""

    task = prompt(script.language, "rewrite", title=script.title, scene=f"{scene.title} · {scene.place}", people=people, lines=lines,
                  count=len(indices), instruction=instruction)
    answer = work.ask(Rewritten, task, fault, 200 + 120 * len(indices))
    return [scene.beats[i].model_copy(update={"text": line.text[:600], "emotion": emotion_of(line.emotion) if line.emotion else scene.beats[i].emotion})
            for i, line in zip(indices, answer.lines, strict=True)]
