"""A language model writes the drama: outline → characters → episodes → scenes, each a call held to a schema.

Episodes are planned in parallel and scenes written in parallel; what they share (the facts that hold, who knows what,
how each episode ends) is fixed before by the outline and the plan, so that nobody has to wait for the scene before.
"""
from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from engine.drama import vocabulary as v
from engine.drama.brief import Brief
from engine.drama.pace import EN_SYLLABLES_PER_SECOND, ZH_CHARACTERS_PER_SECOND, beat_seconds
from engine.drama.script import Beat, Character, Episode, Scene, Script
from engine.drama.vocabulary import Genre, Language
from engine.errors import ProviderError
from engine.providers.text import BadJson, Message, TextProvider, Usage, text_provider
from engine.writing import continuity
from engine.writing.findings import Findings
from engine.writing.model_fit import fit_scenes
from engine.writing.model_forms import Cast, EpisodePlan, Outline, ScenePlan, SceneText
from engine.writing.novel.book import Book
from engine.writing.novel.material import Material, material_of
from engine.writing.prompting import prompt

log = logging.getLogger(__name__)

REPAIRS = 2
"""How often a model is told what is wrong with its answer."""
_AT_ONCE = 6
_LEAST_SHARE = 0.45
"""A script that is shorter than this share of the asked length is not padded but given back."""

T = TypeVar("T", bound=BaseModel)
Fault = Callable[[Any], str]


@dataclass
class Work:
    """One drama being written."""

    brief: Brief
    language: Language
    provider: TextProvider
    usage: Usage = field(default_factory=Usage)
    findings: Findings = field(default_factory=Findings)
    material: Material | None = None
    """What the book gives, when the drama is adapted from one."""

    def ask(self, schema: type[T], task: str, fault: Fault, tokens: int, salt: int = 0, wish: Fault = lambda _: "") -> T:
        """One call, with the repair loop. ProviderError when the answer is still unusable after it.

        `fault` says what makes an answer unusable; `wish` what could be better: it is asked for once and not insisted on.
        """
        messages = [Message("system", prompt(self.language, "system")), Message("user", task)]
        trouble = ""
        for attempt in range(REPAIRS + 1):
            text = ""
            try:
                answer, usage = self.provider.complete(messages, schema, temperature=0.8 if attempt == 0 else 0.4, max_tokens=tokens,
                                                       seed=self.brief.seed + salt + attempt)
                self.usage += usage
                trouble = fault(answer) or (wish(answer) if attempt == 0 else "")
                if not trouble:
                    return answer
                text = answer.model_dump_json()
            except BadJson as e:
                trouble, text = str(e), e.text
            self.findings.add(schema.__name__, f"answer {attempt + 1} could not be used: {trouble}")
            messages = [*messages[:2], Message("assistant", text[:6000] or "…"), Message("user", prompt(self.language, "repair", fault=trouble))]
        raise ProviderError(f"{self.provider.capabilities.label} did not write what was asked ({trouble}).", details={"provider": self.provider.name})


def write_with_model(brief: Brief, language: Language, provider: str | TextProvider, progress: Callable[[float, str], None], book: Book | None = None,
                     findings: Findings | None = None) -> Script:
    """The whole drama by a language model."""
    return write_with(text_provider(provider) if isinstance(provider, str) else provider, brief, language, progress, book, findings)


def write_with(provider: TextProvider, brief: Brief, language: Language, progress: Callable[[float, str], None], book: Book | None = None,
               findings: Findings | None = None) -> Script:
    """The whole drama by this provider, out of the book if there is one. Raises ProviderError or ProviderRefused."""
    work = Work(brief, language, provider, findings=findings if findings is not None else Findings())
    if book is not None:
        progress(0.0, "reading the book")
        work.material = material_of(book, brief, provider, work.findings)
    progress(0.0, "outline")
    outline = _outline(work)
    progress(0.15, "characters")
    people = _people(work, outline)
    progress(0.25, "episodes")
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="writer") as pool:
        plans = list(pool.map(lambda n: _plan(work, outline, people, n), range(brief.episodes)))
        progress(0.4, "scenes")
        places = [(e, s) for e in range(brief.episodes) for s in range(brief.scenes_per_episode)]
        texts: dict[tuple[int, int], SceneText] = {}
        written = pool.map(lambda p: _scene(work, outline, people, plans, *p), places)
        for done, (place, text) in enumerate(zip(places, written, strict=True), 1):
            texts[place] = text
            progress(0.4 + 0.55 * done / len(places), f"scene {done} of {len(places)}")
    script = continuity.check(_assemble(work, outline, people, plans, texts), work.findings)
    for finding in work.findings.found:
        log.info("continuity: %s", finding)
    progress(1.0, "done")
    return script


def _outline(work: Work) -> Outline:
    brief = work.brief

    def fault(o: Outline) -> str:
        if len(o.episodes) < brief.episodes:
            return f"`episodes` has {len(o.episodes)} entries, not {brief.episodes}"
        return _language_fault(o.logline + "".join(e.logline for e in o.episodes), work.language)

    idea = work.material.index if work.material else brief.prompt[:6000]
    task = prompt(work.language, "outline", prompt=idea, genre=brief.genre, episodes=brief.episodes, scenes=brief.scenes_per_episode,
                  seconds=brief.duration_sec)
    if work.material:
        task += "\n\n" + prompt(work.language, "from_book", stretches="\n".join(f"{i}. {s[:400]}" for i, s in enumerate(work.material.stretches, 1)))
    return work.ask(Outline, task, fault, 1200 + 220 * brief.episodes, wish=lambda o: continuity.open_hooks(o, work.language))


def _people(work: Work, outline: Outline) -> list[Character]:
    def fault(c: Cast) -> str:
        if len({p.name for p in c.characters if p.name}) < 2:
            return "there must be two to five characters with different names"
        if work.material and not any(continuity.name_of(p.name, work.material.names) for p in c.characters):
            return "the characters must be those of the book: " + ", ".join(work.material.names[:6])
        return ""

    cast_form = work.ask(Cast, prompt(work.language, "characters", prompt=work.material.index[:3000] if work.material else work.brief.prompt[:3000], outline=_outline_words(outline)), fault, 2200)
    return continuity.people_of(cast_form.characters[:5], work.brief.seed, work.findings)


def _plan(work: Work, outline: Outline, people: list[Character], n: int) -> EpisodePlan:
    count = work.brief.scenes_per_episode
    idea = outline.episodes[n]

    def fault(p: EpisodePlan) -> str:
        return "" if len(p.scenes) >= count else f"`scenes` has {len(p.scenes)} entries, not {count}"

    task = prompt(work.language, "episode", number=n + 1, scenes=count, seconds=work.brief.duration_sec, outline=_outline_words(outline),
                  characters=_people_words(people), facts="\n".join(outline.facts) or "-", before=outline.episodes[n - 1].hook if n else "-",
                  logline=idea.logline, turn=idea.turn or "-", hook=idea.hook or "-")
    return work.ask(EpisodePlan, task, fault, 600 + 320 * count, 1000 + n)


def _scene(work: Work, outline: Outline, people: list[Character], plans: list[EpisodePlan], e: int, s: int) -> SceneText:
    language, brief = work.language, work.brief
    plan = plans[e].scenes[s]
    seconds = brief.duration_sec / brief.scenes_per_episode
    speech = max(1.2, seconds - 2.2 * (2 if seconds > 15 else 1))
    rate = ZH_CHARACTERS_PER_SECOND if language == "zh" else EN_SYLLABLES_PER_SECOND / 1.45
    lines = max(1, round(speech / 3.1))
    units = max(4, round((speech - 0.9 * lines) * rate))
    last = s == brief.scenes_per_episode - 1
    hook = outline.episodes[e].hook
    ending = (f"- 最后一拍就是这一集的钩子：{hook}" if language == "zh" else f"- The last beat is the episode's hook: {hook}") if last and hook else ""

    def fault(text: SceneText) -> str:
        spoken = " ".join(b.text for b in text.beats if b.kind != "action")
        if not text.beats or not spoken.strip():
            return "`beats` has no lines"
        return _language_fault(spoken, language)

    def wish(text: SceneText) -> str:
        amount = _seconds(text, people, language)
        if amount < 0.75 * seconds:
            return f"the scene lasts about {amount:.0f} seconds, it must last about {seconds:.0f}: write {lines} lines"
        if amount > 1.9 * seconds:
            return f"the scene lasts about {amount:.0f} seconds, it must last about {seconds:.0f}: keep to {lines} lines"
        return ""

    task = prompt(language, "scene", episode=e + 1, number=s + 1, characters=_people_words(people),
                  plan="\n".join(f"{i + 1}. {p.place}: {p.happens}" for i, p in enumerate(plans[e].scenes[:brief.scenes_per_episode])),
                  happens=plan.happens, place=plan.place, time=plan.time_of_day, present=", ".join(plan.characters) or "-",
                  known=" ".join([*outline.facts, *(p.known for p in plans[e].scenes[:s])]) or "-", seconds=round(seconds), lines=lines, units=units, ending=ending)
    if work.material:
        task += "\n\n" + prompt(language, "excerpt", excerpt=work.material.excerpts[e][s])
    tokens = min(6000, 400 + round(seconds * 40))
    return work.ask(SceneText, task, fault, tokens, 10_000 + 100 * e + s, wish)


def _seconds(text: SceneText, people: list[Character], language: Language) -> float:
    return sum(beat_seconds(b, language) for b in continuity.beats_of(text.beats, [p.name for p in people], language, set(), "", Findings()))


def _assemble(work: Work, outline: Outline, people: list[Character], plans: list[EpisodePlan], texts: dict[tuple[int, int], SceneText]) -> Script:
    brief, names, said = work.brief, [p.name for p in people], set[str]()
    episodes = []
    for e in range(brief.episodes):
        groups: list[list[Beat]] = []
        for s in range(brief.scenes_per_episode):
            where = f"e{e + 1}s{s + 1}"
            groups.append(continuity.beats_of(texts[e, s].beats, names, work.language, said, where, work.findings))
        fit_scenes(groups, brief.duration_sec, work.language, names, said, work.findings, f"e{e + 1}", _LEAST_SHARE)
        scenes = [_scene_of(work, plans[e].scenes[s], groups[s], names, e, s) for s in range(brief.scenes_per_episode)]
        idea, final = outline.episodes[e], scenes[-1].beats[-1]
        if not idea.hook:
            work.findings.add(f"e{e + 1}", "no hook in the outline: the last beat stands for it")
        episodes.append(Episode(number=e + 1, title=(idea.title or outline.title)[:80], logline=idea.logline[:400], hook=(idea.hook or final.insert_text or final.text)[:200],
                                scenes=scenes))
    genre = brief.genre if brief.genre != "auto" else cast(Genre, continuity.word_of(outline.genre, v.Genre, "romance"))
    return Script(title=(brief.title or outline.title or brief.prompt)[:120], logline=outline.logline[:400], genre=genre, language=work.language, characters=people,
                  episodes=episodes)


def _scene_of(work: Work, plan: ScenePlan, beats: list[Beat], names: list[str], e: int, s: int) -> Scene:
    where, findings = f"e{e + 1}s{s + 1}", work.findings
    setting = continuity.setting_of(plan, work.language)
    if setting != plan.setting:
        findings.add(where, f"setting {plan.setting!r} is not one that can be drawn: {setting}")
    acting = list(dict.fromkeys(b.character for b in beats if b.character))
    listed = [n for c in plan.characters if (n := continuity.name_of(c, names))]
    if missing := [n for n in acting if n not in listed]:
        findings.add(where, f"{', '.join(missing)} acts without being listed: put on stage")
    present = list(dict.fromkeys([*acting, *listed]))[:max(3, len(acting))]
    return Scene(number=s + 1, episode=e + 1, title=(plan.title or plan.place)[:80], place=(plan.place or setting)[:80], setting=cast(v.Setting, setting),
                 time_of_day=cast(v.TimeOfDay, continuity.word_of(plan.time_of_day, v.TimeOfDay, "day")),
                 weather=cast(v.Weather, continuity.word_of(plan.weather, v.Weather, "clear")), mood=cast(v.Mood, continuity.word_of(plan.mood, v.Mood, "tension")),
                 characters=present, description=plan.description[:1000], beats=beats)


def _language_fault(text: str, language: Language) -> str:
    if continuity.in_language(text, language):
        return ""
    return "it must be written in Chinese (必须用中文写)" if language == "zh" else "it must be written in English"


def _outline_words(o: Outline) -> str:
    return "\n".join([o.title, o.logline, *(f"{i + 1}. {x.title}: {x.logline}" for i, x in enumerate(o.episodes))])


def _people_words(people: list[Character]) -> str:
    return "\n".join(f"{p.name} ({p.gender}, {p.age}, {p.job}): {p.temper}; {p.want}; {p.secret}" for p in people)
